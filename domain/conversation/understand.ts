import type { Evidence, Reading } from '../classifier/reading.ts'
import type { Path, Understanding } from './state.ts'
import { fill, listed, type Strings } from './strings.ts'

/**
 * From this probability on the person is offered the choice, even where the reading says something else: whenever
 * dissatisfaction is expressed the choice is theirs (Code 1.3), so a doubt goes to them and not to us.
 */
const offerFrom = 0.25

const longestQuote = 160

/** A quote of nearly everything they wrote would only be an echo. */
const wholeShare = 0.8

const ended = (sentence: string): string => (/[.?!…]$/.test(sentence) ? sentence : `${sentence}.`)

const sentenceAround = (text: string, { start, end }: Evidence): string => {
  const before = text.slice(0, start)
  const from = Math.max(
    ...['. ', '? ', '! ', '\n'].map((stop) => before.lastIndexOf(stop) + stop.length - 1),
    0,
  )
  const after = text.slice(end).search(/[.?!]\s|[.?!]$|\n/)
  const to = after < 0 ? text.length : end + after + 1
  return text.slice(from, to).replace(/\s+/g, ' ').trim()
}

const shortened = (sentence: string): string => {
  if (sentence.length <= longestQuote) return sentence
  const cut = sentence.slice(0, longestQuote)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 80)).replace(/\p{Cs}$/u, '')}…`
}

/** Marks that turn the direction of writing: inside our sentence they would turn the rest of it. */
const directions = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** The resident's own sentence that carried the reading; the first one where nothing did. */
const quoteOf = (text: string, reading: Reading): string | null => {
  const carried = reading.evidence.find(
    ({ signal, start, end }) =>
      (signal === reading.disposition || signal === 'complaint') && end <= text.length && start < end,
  )
  const anything = carried ?? reading.evidence.find(({ start, end }) => end <= text.length && start < end)
  if (anything === undefined) return null
  const sentence = sentenceAround(text, anything)
  if (sentence.length > text.length * wholeShare) return null
  return ended(shortened(sentence.replace(/[“”"]/g, '').replace(directions, '')))
}

const dissatisfied = (reading: Reading): boolean =>
  reading.disposition === 'complaint' ||
  reading.flags.includes('explicit_complaint') ||
  (reading.complaint >= offerFrom && reading.disposition !== 'case_update')

const surelyComplains = ({ disposition, confidence, flags }: Reading): boolean =>
  flags.includes('explicit_complaint') || (disposition === 'complaint' && confidence === 'sure')

/** What one text says, as its reading has it. */
const understandingOf = (text: string, reading: Reading): Understanding => ({
  disposition: reading.disposition,
  procedure: reading.procedure,
  flags: reading.flags,
  topic: reading.topic,
  dissatisfied: dissatisfied(reading),
  doubtful: dissatisfied(reading) && !surelyComplains(reading),
  quote: quoteOf(text, reading),
})

/** Adds what was said later: dissatisfaction is never taken back by more words, and no flag is lost. */
export const understand = (before: Understanding | null, text: string, reading: Reading): Understanding => {
  const now = understandingOf(text, reading)
  if (before === null || (!before.dissatisfied && before.disposition === 'not_for_us')) return now
  const graver = now.dissatisfied && !before.dissatisfied ? now : before
  return {
    ...graver,
    flags: [...new Set([...before.flags, ...now.flags])],
    topic: graver.topic === 'other' ? now.topic : graver.topic,
  }
}

/** Which way a matter goes. What is not for us on its face still goes to a person: nobody who types is turned away. */
export const pathOf = ({ dissatisfied: unhappy, disposition }: Understanding): Path => {
  if (unhappy) return 'complaint'
  return disposition === 'not_for_us' ? 'person' : disposition
}

/** What we took from it, said back in a sentence or two, with their own words as the proof. */
export const sayBack = (
  { topic, flags, dissatisfied: perhaps, doubtful, quote }: Understanding,
  strings: Strings,
): string => {
  const unhappy = perhaps && !doubtful
  const matter = strings.topics[topic]
  const parts = [
    ...(matter === '' ? [] : [fill(strings.about, { topic: matter })]),
    ...(flags.includes('prior_report') ? [strings.toldBefore] : []),
    ...(unhappy ? [strings.unhappy] : []),
  ]
  const said = [
    ...(parts.length === 0 ? [] : [fill(strings.understood, { parts: listed(parts, strings) })]),
    ...(quote === null ? [] : [fill(strings.youSay, { quote })]),
    ...(unhappy ? [strings.sorry] : []),
  ]
  return said.join(' ') || strings.read
}
