/** One line in a language, with its tag (BCP 47). */
export interface OwnLanguageLine {
  readonly lang: string
  readonly text: string
}

const lines: Readonly<Record<string, OwnLanguageLine>> = {
  arabic: { lang: 'ar', text: 'يمكنك الكتابة بلغتك. سيقرأها شخص منا.' },
  bengali: { lang: 'bn', text: 'আপনি নিজের ভাষায় লিখতে পারেন। একজন মানুষ এটি পড়বেন।' },
  french: { lang: 'fr', text: 'Vous pouvez écrire dans votre langue. Une personne vous lira.' },
  polish: { lang: 'pl', text: 'Możesz pisać w swoim języku. Przeczyta to człowiek.' },
  portuguese: { lang: 'pt', text: 'Pode escrever na sua língua. Uma pessoa vai ler.' },
  romanian: { lang: 'ro', text: 'Puteți scrie în limba dumneavoastră. O persoană va citi mesajul.' },
  somali: { lang: 'so', text: 'Waxaad ku qori kartaa luqaddaada. Qof ayaa akhrin doona.' },
  spanish: { lang: 'es', text: 'Puede escribir en su idioma. Lo leerá una persona.' },
  ukrainian: { lang: 'uk', text: 'Ви можете писати своєю мовою. Це прочитає людина.' },
  urdu: { lang: 'ur', text: 'آپ اپنی زبان میں لکھ سکتے ہیں۔ ایک شخص اسے پڑھے گا۔' },
  welsh: { lang: 'cy', text: 'Cewch ysgrifennu yn eich iaith eich hun. Bydd person yn ei ddarllen.' },
}

/**
 * “You can write in your own language. A person will read it.” in the language of that English name; null where we have
 * no line of it. To be checked by native speakers before it goes live.
 */
export const ownLanguageLine = (language: string): OwnLanguageLine | null =>
  lines[language.toLowerCase()] ?? null
