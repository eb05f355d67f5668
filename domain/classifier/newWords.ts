import type { Readable } from './reading.ts'
import { type Sentence, splitSentences } from './sentences.ts'
import { classesOf } from './wordClasses.ts'

const quoteHeader =
  /^\s*(?:on .{5,200} wrote:|-{2,}\s*original message|_{10,}|from: .{1,200}|sent from my |get outlook for|this e-?mail (?:and any|is)|confidentiality notice|disclaimer)/i

const forwarded = /forwarded message|^\s*fwd?:/im

/** The place where quoted history begins, or the end of the text. Forwarded words are part of the message. */
const endOfNewWords = (text: string, subject: string | null): number => {
  if (forwarded.test(subject ?? '') || forwarded.test(text.slice(0, 2000))) return text.length
  let position = 0
  let words = 0
  for (const line of text.split('\n')) {
    const start = line.slice(0, 300)
    if (words >= 2 && quoteHeader.test(start)) return position
    if (!/^\s*>/.test(start)) words += start.split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length
    position += line.length + 1
  }
  return text.length
}

/** The same text with lines of quoted history (`> …`) blanked, so that every offset stays what it was. */
const withoutQuotes = (text: string, subject: string | null): string => {
  const end = endOfNewWords(text, subject)
  const kept = text.slice(0, end).replace(/^[ \t]{0,8}>.*$/gmu, (line) => ' '.repeat(line.length))
  return kept.trim() === '' ? text : kept
}

const greetings = new Set(
  'hi hello hiya hey dear good morning afternoon evening greetings ello alright'.split(' '),
)
const speaking = new Set(
  'no not my i im ive we were is are have has had need can could please still it why how what when where'.split(
    ' ',
  ),
)

/** “Dear Sir or Madam,” says nothing of the message; “hi no heating today” does. */
const withoutGreeting = (sentences: readonly Sentence[]): Sentence[] => {
  const [first, ...others] = sentences
  if (first === undefined || !greetings.has(first.tokens[0]?.word ?? '')) return [...sentences]
  const pause = first.tokens.findIndex((token, index) => index > 0 && token.afterPause)
  const length =
    pause > 0 && pause <= 7 ? pause : first.tokens.length <= 5 && others.length > 0 ? first.tokens.length : 1
  const isGreeting = !first.tokens.slice(0, length).some((token) => speaking.has(token.word))
  const tokens = first.tokens.slice(isGreeting ? length : 1)
  const start = tokens[0]?.start
  return start === undefined ? others : [{ ...first, tokens, start }, ...others]
}

const farewell =
  /^(?:(?:kind|kindest|warm|best|many|with)? ?(?:regards|wishes)|yours(?: \S+)?|sincerely|faithfully|cheers|respectfully|sent from|best|ta)\b/
const politeness =
  /^(?:(?:many |with )?(?:thanks|thank you|thankyou|thx|ta|cheers)(?: (?:again|so much|very much|in advance|and (?:kind |best )?regards|for (?:your|any) (?:time|help|attention|assistance|understanding)(?: (?:in|with) (?:this|the) matter)?))*|(?:i |we )?(?:look|looking) forward to (?:hearing from you|your (?:reply|response))(?: soon| shortly)?|(?:i )?hope (?:to hear|you are well|you are keeping well|this finds you well|this email finds you well)(?: from you)?(?: soon)?|have a (?:nice|good|lovely|great) (?:day|evening|weekend|week)|(?:please )?stay safe|hope (?:youre|you are|all is) well|take care|please)$/

const words = (sentence: Sentence): string => sentence.tokens.map((token) => token.word).join(' ')

/** Words of a name are few, and play no part in what is said. */
const isName = (tail: readonly Sentence[]): boolean => {
  const tokens = tail.flatMap((sentence) => sentence.tokens)
  return tokens.length <= 4 && tokens.every(({ word }) => classesOf(word).length === 0)
}

/** Without the name under “Many thanks”, where that is how a message ends. */
const withoutSignature = (sentences: readonly Sentence[]): readonly Sentence[] => {
  const thanks = sentences.findLastIndex(
    (sentence, index) => index > 0 && index >= sentences.length - 4 && politeness.test(words(sentence)),
  )
  return thanks > 0 && isName(sentences.slice(thanks + 1)) ? sentences.slice(0, thanks) : sentences
}

/** Closings, the name under them and stock politeness change nothing, unless there is nothing else. */
const withoutClosing = (sentences: readonly Sentence[]): Sentence[] => {
  const last = sentences.findLastIndex(
    (sentence, index) => index >= sentences.length - 8 && index > 0 && farewell.test(words(sentence)),
  )
  const tail = sentences.slice(last)
  const isTail = last > 0 && tail.reduce((sum, each) => sum + each.tokens.length, 0) <= 45
  const body = isTail ? sentences.slice(0, last) : withoutSignature(sentences)
  const kept = body.filter((sentence) => !politeness.test(words(sentence)))
  return kept.length === 0 ? [...body] : kept
}

const subjectSentences = (subject: string | null): Sentence[] =>
  splitSentences(subject?.replace(/^\s*(?:(?:re|fwd?|fw)\s*:\s*){1,5}/i, '') ?? '').map((sentence) => ({
    ...sentence,
    start: -1,
    end: -1,
  }))

/**
 * The sentences that the sender newly wrote: subject first (its places are -1), then the text
 * without quoted history, greeting, closing and stock politeness. Everything, where nothing else is left.
 */
export const newWords = (message: Readable): Sentence[] => {
  const body = splitSentences(withoutQuotes(message.text, message.subject))
  return [...subjectSentences(message.subject), ...withoutClosing(withoutGreeting(body))]
}
