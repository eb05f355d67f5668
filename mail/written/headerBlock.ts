import type { Line } from '../body/line.ts'

/**
 * The header lines that mail programs write above a mail they quote or pass on, by what they mean.
 * English, Welsh, French, German, Spanish, Italian, Polish, Romanian, Portuguese, Dutch, Turkish, Arabic, Urdu,
 * Bengali, Somali, Chinese, Japanese, Korean, Russian, Ukrainian, the Nordic languages, Czech, Hungarian, Greek.
 */
const labels = {
  from: 'from|oddi wrth|gan|de la|expéditeur|von|absender|da|van|od|nadawca|de|remitente|mittente|gönderen|kimden|من|المرسل|از|بھیجنے والا|منجانب|প্রেরক|থেকে|ka|laga|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|от|отправитель|від|fra|från|lähettäjä|odesílatel|feladó|από|expediteur|från',
  sent: 'sent|date|anfonwyd|dyddiad|envoyé|envoyé le|date d’envoi|gesendet|datum|enviado|enviado el|enviado em|fecha|data|inviato|data di invio|wysłano|wysłane|trimis|data|verzonden|gönderme tarihi|gönderildi|tarih|تاريخ الإرسال|أرسلت|التاريخ|أُرسلت|تاريخ|بھیجا گیا|تاریخ|পাঠানো|তারিখ|ladiray|taariikh|发送时间|发送日期|日期|傳送日期|寄件日期|時間|送信日時|日付|보낸 날짜|날짜|дата|отправлено|надіслано|sendt|skickat|dato|lähetetty|odesláno|elküldve|dátum|στάλθηκε|ημερομηνία',
  to: 'to|at|à|an|a|para|per|do|adresat|către|catre|aan|naar|kime|alıcı|إلى|الى|بنام|کو|প্রতি|প্রাপক|ku|loogu talagalay|收件人|宛先|받는 사람|кому|til|till|vastaanottaja|komu|címzett|προς',
  cc: 'cc|copi|copie|copie à|kopie|copia|dw|do wiadomości|copie către|com cópia|bilgi|نسخة|نسخة إلى|کاربن کاپی|অনুলিপি|抄送|副本|참조|копия|копія|kopi|kopia|kopio|másolatot kap|κοιν',
  subject:
    'subject|re|pwnc|testun|objet|sujet|betreff|asunto|oggetto|temat|subiect|assunto|onderwerp|konu|الموضوع|موضوع|বিষয়|mowduuc|mowduuca|主题|主旨|主題|件名|제목|тема|emne|ämne|aihe|předmět|tárgy|θέμα',
  other:
    'bcc|reply-to|importance|attachments|answer to|sensitivity|x-mailer|organization|pièces jointes|anlagen|wichtigkeit|datos adjuntos|allegati|bijlagen|priority|list|resent-from|message-id',
}
export type Label = keyof typeof labels

const patterns = (Object.entries(labels) as [Label, string][]).map(([label, words]): [Label, RegExp] => [
  label,
  new RegExp(`^[*_]{0,2}(?:${words})[*_]{0,2}\\s?[*_]{0,2}[:：][*_]{0,2}\\s*(.*)$`, 'iu'),
])

/** `*From:* Ann`, `From: Ann`, `发件人：Ann`; which label a line starts with, if any, and what follows it. */
export const labelled = (text: string): { label: Label; value: string } | undefined => {
  const line = text.trim()
  if (line.length > 2000) return undefined
  for (const [label, pattern] of patterns) {
    const value = pattern.exec(line)?.[1]
    if (value !== undefined) return { label, value: value.trim() }
  }
  return undefined
}

export type HeaderBlock = { end: number; from: string | null; subject: string | null; date: string | null }

const looksLikeSender = (value: string): boolean => value === '' || /@|\w/u.test(value) || value.length > 1

const complete = (seen: Map<Label, string>): boolean => {
  const sender = seen.get('from')
  if (sender === undefined || !looksLikeSender(sender)) return false
  const rest = ['sent', 'to', 'subject', 'cc'].filter((label) => seen.has(label as Label)).length
  return rest >= 2 || (rest === 1 && /@/.test(sender))
}

/** A long list of recipients goes on in further lines, which carry no label. */
const isContinuation = (text: string, last: Label | undefined): boolean =>
  (last === 'to' || last === 'cc' || last === 'from') && /[@;]/.test(text) && text.length < 1000

const blankAfter = (lines: Line[], at: number, seen: Map<Label, string>): boolean => {
  const following = lines[at + 1]
  return following !== undefined && !complete(seen) && labelled(following.text) !== undefined
}

type Reading = { seen: Map<Label, string>; last: Label | undefined }

/** A long subject that was wrapped: the next label shows that the block goes on. */
const isWrapped = (lines: Line[], at: number, last: Label | undefined): boolean =>
  last === 'subject' && labelled(lines[at + 1]?.text ?? '') !== undefined

/** Takes in a line of the block; `false` where the block has ended before it. */
const takeLine = (lines: Line[], at: number, reading: Reading): boolean => {
  const text = lines[at]?.text ?? ''
  const found = labelled(text)
  if (found !== undefined && (found.label === 'other' || !reading.seen.has(found.label))) {
    reading.seen.set(found.label, found.value)
    reading.last = found.label
    return true
  }
  if (text.trim() === '') return blankAfter(lines, at, reading.seen)
  return isContinuation(text, reading.last) || isWrapped(lines, at, reading.last)
}

const maximumLines = 40

/** Reads a block of header lines that starts at `start`, or says there is none. It must name a sender and two things more. */
export const headerBlockAt = (lines: Line[], start: number): HeaderBlock | undefined => {
  const first = labelled(lines[start]?.text ?? '')
  if (first === undefined || first.label === 'other' || first.label === 'cc') return undefined
  const reading: Reading = { seen: new Map(), last: undefined }
  let end = start
  while (end < lines.length && end < start + maximumLines && takeLine(lines, end, reading)) end++
  if (!complete(reading.seen)) return undefined
  const value = (label: Label): string | null => reading.seen.get(label) ?? null
  return { end, from: value('from'), subject: value('subject'), date: value('sent') }
}
