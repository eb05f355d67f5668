import { describe, expect, test } from 'vitest'
import { type ReadMail, readMail } from '../../mail/readMail.ts'
import { corpus, type Expectation, wordsIn } from './corpus.ts'

const bounceOf = ({ bounce }: ReadMail) => ({ ...bounce?.deliveries[0], messageId: bounce?.messageId })

/** The read mail in the shape of the expectation, with just the fields that it lists. */
const seen = (mail: ReadMail, expected: Expectation): Partial<Record<keyof Expectation, unknown>> => {
  const all: Record<keyof Expectation, unknown> = {
    ...mail,
    newText: wordsIn(mail.newText),
    fullText: wordsIn(mail.fullText).includes(wordsIn(expected.fullText ?? ''))
      ? expected.fullText
      : mail.fullText,
    attachments: mail.attachments.map(({ filename, contentType, size }) => [filename, contentType, size]),
    forwardedFrom: mail.forwarded[0]?.from,
    verdicts: mail.verdicts,
    bounce: bounceOf(mail),
  }
  return Object.fromEntries(Object.entries(all).filter(([key]) => key in expected))
}

describe('every mail of the corpus is read as a person reads it', () => {
  test.each(corpus().map((each) => [each.name, each] as const))('%s', async (_, { raw, expected }) => {
    const mail = await readMail(raw)
    const wanted =
      expected.newText === undefined ? expected : { ...expected, newText: wordsIn(expected.newText) }
    expect(seen(mail, expected)).toMatchObject(wanted)
  })
})
