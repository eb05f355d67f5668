import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readingSchema } from '../../../domain/classifier/reading.ts'
import { readMessage } from '../../../domain/classifier/readMessage.ts'

const read = (text: string, subject: string | null = null) => readMessage({ channel: 'email', subject, text })

describe('a reading is whole', () => {
  test('any text at all gives a reading of the promised shape, the same every time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const reading = read(text)
        expect(readingSchema.safeParse(reading).success).toBe(true)
        expect(read(text)).toEqual(reading)
      }),
      { numRuns: 150 },
    )
  })

  test('the probabilities of the dispositions sum to one, and that of a complaint is among them', () => {
    const { probabilities, complaint } = read('Nobody came again. Third week running.')
    expect(Object.values(probabilities).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9)
    expect(probabilities.complaint).toBe(complaint)
  })

  test('each passage is the exact text at its place, and the disposition and every flag have one', () => {
    const text = 'Hi 👋 — my son’s ill.\n\nThe boiler’s off again 😡 and nobody rang back. I smell gas!'
    const { evidence, flags, disposition } = read(text)
    for (const passage of evidence) expect(text.slice(passage.start, passage.end)).toBe(passage.text)
    const signals = evidence.map(({ signal }) => signal)
    expect(signals).toEqual(expect.arrayContaining([disposition, ...flags]))
  })

  test('a message with no words is for a person', () => {
    for (const text of ['', '   \n', '👍👍', '…?!']) expect(read(text).confidence).toBe('ask')
  })
})

describe('a complaint is heard without its word, and the word alone is none', () => {
  test.each([
    ['I don’t want to complain but nobody has called me back for three weeks.', 'complaint'],
    ['Where is your complaints policy?', 'enquiry'],
    ['No complaints from me, great job, please thank the plumber.', 'compliment'],
    ['The boiler is dead, it is freezing, this is a nightmare, please send someone.', 'service_request'],
    ['Boiler dead again. You have fixed it twice since last month and it has failed again.', 'complaint'],
    ['My neighbour plays loud music every night until 3am.', 'other_procedure'],
    [
      'I reported my neighbour’s music six weeks ago and your officer has still not rung me. Nothing has been done.',
      'complaint',
    ],
    ['Please take my complaint to stage 2. I do not accept your stage 1 response.', 'case_update'],
    ['Automatic reply: I am out of the office until Monday.', 'not_for_us'],
  ])('%s', (text, disposition) => {
    expect(read(text).disposition).toBe(disposition)
  })
})

describe('danger is seen', () => {
  test.each([
    ['I can smell gas in the hallway', 'hazard_emergency'],
    ['the carbon monoxide alarm is going off', 'hazard_emergency'],
    ['raw sewage is coming up through the shower', 'hazard_emergency'],
    ['no heating since yesterday and my baby is two weeks old, it is freezing', 'hazard_emergency'],
    ['there are bare live wires hanging out of the wall', 'hazard_emergency'],
    ['the bedroom ceiling has collapsed', 'hazard_emergency'],
    ['my partner hits me and I am scared of him', 'safeguarding'],
    ['I want to kill myself', 'safeguarding'],
    ['I am 84 and disabled and cannot manage the stairs', 'vulnerability'],
  ])('%s', (text, flag) => {
    expect(read(text).flags).toContain(flag)
  })

  // Written by hand for this test; each says “I smell gas” or “no heating, small child”.
  test.each([
    ['polish', 'Dzień dobry, nie mam ogrzewania od trzech dni i mam małe dziecko, proszę o pomoc'],
    ['romanian', 'Nu avem căldură de trei zile și copilul este bolnav'],
    ['portuguese', 'Há cheiro a gás na minha casa, por favor ajuda'],
    ['urdu', 'میرے گھر میں گیس کی بو آ رہی ہے'],
    ['bengali', 'আমার ঘরে গ্যাসের গন্ধ'],
    ['somali', 'Guriga gaas ayaa ka soo uraya fadlan i caawi'],
    ['arabic', 'هناك رائحة غاز في البيت'],
    ['welsh', 'Mae arogl nwy yn y fflat, helpwch'],
  ])('in %s: the emergency is flagged, the language named, and a person asked', (language, text) => {
    const { flags, confidence, evidence } = read(text)
    expect(flags).toContain('hazard_emergency')
    expect(confidence).toBe('ask')
    expect(evidence.map(({ signal }) => signal)).toContain(`language:${language}`)
  })

  test('a language that is none of ours is still no English', () => {
    const { confidence, evidence } = read(
      'Bonjour, mon chauffage ne marche plus depuis hier soir et il fait très froid',
    )
    expect(confidence).toBe('ask')
    expect(evidence.map(({ signal }) => signal)).toContain('language:unknown')
  })
})
