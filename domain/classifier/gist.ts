import type { Found } from './concepts/find.ts'
import type { Features } from './features.ts'
import type { Readable } from './reading.ts'
import type { Sentence } from './sentences.ts'
import type { Token } from './tokens.ts'

/** What stands for a date, a sum or an address, so that which one it was changes nothing. */
const standIns: Readonly<Record<string, string>> = {
  '#day': 'monday',
  '#date': '3 march',
  '#month': 'march',
  '#money': '£100',
  '#time': '10am',
  '#ref': 'ref',
  '#email': 'email',
  '#link': 'link',
  '#place': 'flat',
  '#address': 'elm road',
  '#name': 'smith',
}

const longestGist = 110

const said = (text: string, { word, start, end }: Token): string =>
  standIns[word] ??
  text
    .slice(start, end)
    .replaceAll(/[’‘`´]/g, "'")
    .replace(/(\p{L})\1{2,}/gu, '$1$1')

/** Of what stands between two words only the plain signs are kept: no emoji, no markup. */
const between = (gap: string): string =>
  gap
    .slice(0, 40)
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[–—]/g, '-')
    .replaceAll(/[^-,;:'"/&\s]/g, '')
    .slice(0, 4)

const endOf = (text: string, { tokens, question }: Sentence): string => {
  const end = tokens.at(-1)?.end ?? 0
  const after = text.slice(end, end + 4)
  const quoted = /^[.,!?]?["”]/.test(after) ? '"' : ''
  if (question) return `${quoted}?`
  return `${quoted}${/^\s*!/.test(after) ? '!' : '.'}`
}

const sentenceOf = (text: string, sentence: Sentence): string => {
  const parts = sentence.tokens.map((token, index) => {
    const previous = sentence.tokens[index - 1]
    const gap = previous === undefined ? '' : between(text.slice(previous.end, token.start))
    return `${gap === '' && previous !== undefined ? ' ' : gap}${said(text, token)}`
  })
  return `${parts.join('').replaceAll(/\s+/g, ' ')}${endOf(text, sentence)}`
}

/** The sentences that fit: the first, the last, and those between that speak of most. */
const chosen = (sentences: readonly Sentence[], concepts: readonly Found[]): ReadonlySet<number> => {
  const spoken = new Int32Array(sentences.length)
  for (const { sentence } of concepts) spoken[sentence] = (spoken[sentence] ?? 0) + 1
  const ends = (index: number): number => (index === 0 || index === sentences.length - 1 ? 1000 : 0)
  const ranked = [...sentences.keys()].sort(
    (one, other) => ends(other) + (spoken[other] ?? 0) - ends(one) - (spoken[one] ?? 0) || one - other,
  )
  let room = longestGist
  return new Set(
    ranked.filter((index) => {
      const length = sentences[index]?.tokens.length ?? 0
      if (length > room) return false
      room -= length
      return true
    }),
  )
}

/**
 * What a sentence encoder is given of a message: what was newly written, with one date, sum and address standing for
 * all, and of a long letter at most 110 words, from the sentences that say most.
 */
export const gistOf = (message: Readable, { sentences, concepts }: Features): string => {
  const subject = message.subject?.replace(/^\s*(?:(?:re|fwd?|fw)\s*:\s*){1,5}/i, '') ?? ''
  const kept = chosen(sentences, concepts)
  return sentences
    .flatMap((sentence, index) =>
      kept.has(index) ? [sentenceOf(sentence.start < 0 ? subject : message.text, sentence)] : [],
    )
    .join(' ')
}
