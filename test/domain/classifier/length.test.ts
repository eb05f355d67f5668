import { describe, expect, test } from 'vitest'
import { featuresOf } from '../../../domain/classifier/features.ts'
import { readMessage } from '../../../domain/classifier/readMessage.ts'

const length = 200_000
const filled = (unit: string): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

/** Shapes at which patterns that backtrack come to a stop: the test’s own time limit is the judge. */
const hostile: readonly (readonly [string, string])[] = [
  ['one word', filled('a')],
  ['no letters', filled('!')],
  ['spaces', filled(' ')],
  ['line ends', filled('\n')],
  ['at signs', filled('a@')],
  ['dots between letters', filled('a.a')],
  ['a number without end', filled('1.')],
  ['apostrophes', filled("a'")],
  ['quotation marks of mail', filled('>')],
  ['half a header', filled('on x wrote ')],
  ['half a phrase', filled('nobody has ever ')],
  ['promises', filled('was told that someone would ')],
  ['negations', filled('not never no ')],
  ['one letter drawn out', `s${filled('o')}`],
  ['combining marks', `e${filled('\u0301')}`],
  ['half a surrogate pair', filled('\uD83D')],
  ['links', filled('http://')],
]

describe('a long message takes time in proportion and nothing worse', () => {
  test.each(hostile)('200,000 characters of %s', (_name, text) => {
    expect(readMessage({ channel: 'email', subject: null, text }).evidence.length).toBeGreaterThanOrEqual(0)
  })

  test('the one sentence that matters is found in a letter of 200,000 characters', () => {
    const filler = filled('We had a pleasant summer and the garden was full of roses. ')
    const text = `${filler}\nI can smell gas in the kitchen.`
    const { flags, evidence } = readMessage({ channel: 'email', subject: null, text })
    expect(flags).toContain('hazard_emergency')
    const shown = evidence.find(({ signal }) => signal === 'hazard_emergency')
    expect(text.slice(shown?.start, shown?.end)).toBe(shown?.text)
  })

  test('twice the text shows twice as many sentences', () => {
    const sentencesIn = (text: string) =>
      featuresOf({ channel: 'email', subject: null, text }).sentences.length
    const paragraph = 'Nobody came on Monday. I waited in all day. '.repeat(50)
    expect(sentencesIn(paragraph + paragraph)).toBe(2 * sentencesIn(paragraph))
  })
})
