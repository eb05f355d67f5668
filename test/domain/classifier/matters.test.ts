import { describe, expect, test } from 'vitest'
import { mattersIn } from '../../../domain/classifier/matters.ts'
import { readMessage } from '../../../domain/classifier/readMessage.ts'
import { readCorpus } from '../../../train/corpus.ts'

const matters = mattersIn(readMessage)
const dispositions = (text: string) => matters(text).map(({ about, reading }) => [about, reading.disposition])

describe('two things told at once', () => {
  test('a repair, and a complaint about charges', () => {
    const text =
      'My kitchen tap is dripping, please send someone. Also my service charge went up by £200 and nobody can tell me why.'
    expect(dispositions(text)).toEqual([
      ['repairs', 'service_request'],
      ['charges', 'complaint'],
    ])
  })

  test('a neighbour’s noise, and how a report of it was handled, which keeps the words of the report', () => {
    const noise = 'The people upstairs play loud music every night until 3am.'
    const handling = 'I reported it in August and nobody has rung me back.'
    expect(matters(`${noise} ${handling}`).map(({ about, text }) => [about, text])).toEqual([
      ['asb', noise],
      ['handling', `${noise} ${handling}`],
    ])
  })

  test('three in one letter: a repair, a neighbour’s noise, and how the noise was handled', () => {
    const letter = [
      'Dear Sirs,',
      'My tap has been dripping since last week, please send someone.',
      'The other thing is the young man at number 12, who plays his music until three in the morning.',
      'I told your office about the noise in September and again in October and nobody ever answered my letters. That is not good enough.',
      'Yours, Walter Briggs',
    ].join('\n\n')
    expect(dispositions(letter)).toEqual([
      ['repairs', 'service_request'],
      ['asb', 'other_procedure'],
      ['handling', 'complaint'],
    ])
    const kept = matters(letter)
      .map(({ text }) => text)
      .join('\n\n')
    for (const paragraph of letter.split('\n\n')) expect(kept).toContain(paragraph)
  })
})

describe('one thing', () => {
  test.each([
    'Nobody came for the third time about the leak over the cooker. I have rung you every week.',
    'The lift is out again and the bin store is overflowing. It is disgusting.',
    'Leak in my bathroom for the third time, nobody rings me back, your contractor was rude and left a mess',
    'I want a transfer because of the damp. The damp is making my son ill.',
    'The roof leaks. There is mould in the bedroom now. The heating does not work either.',
    'Thank you for fixing my boiler. Your man was lovely.',
    '',
  ])('“%s” is not taken apart', (text) => {
    expect(matters(text)).toEqual([])
  })

  test('of our corpus, nearly all of which tells of one thing, fewer than one in a hundred is asked about', () => {
    const corpus = readCorpus().filter((_, index) => index % 3 === 0)
    const asked = corpus.filter(({ text }) => matters(text).length > 0)
    expect(asked.length).toBeLessThan(corpus.length / 100)
  })
})
