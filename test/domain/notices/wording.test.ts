import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadWording, ownWordingFile } from '../../../configuration/wording.ts'
import { type Example, exampleOf } from '../../../domain/notices/examples.ts'
import { kindNames, kindOf } from '../../../domain/notices/kinds.ts'
import type { Notice } from '../../../domain/notices/notice.ts'
import { owedNotices } from '../../../domain/notices/owedNotices.ts'
import { renderText } from '../../../domain/notices/render.ts'
import { acknowledges, arrives, everyPolicy, rulesOf, under } from '../case/policyStory.ts'
import { landlord, letterhead, noticeOf, openedFrom } from './letters.ts'
import { gradeOf } from './readingAge.ts'

const around = (policyId: string) => ({ landlord, rules: rulesOf(policyId), wording: loadWording() })

const noticeIn = (example: Example): Notice | null => ('refusal' in example ? null : example.notice)

const examples = everyPolicy.flatMap((policy) =>
  kindNames.flatMap((kind) =>
    (['first', 'second'] as const).flatMap((stage) => {
      const notice = noticeIn(exampleOf(kind, around(policy), stage))
      return notice === null ? [] : [{ policy, kind, stage, notice }]
    }),
  ),
)

/** Our own words of a letter: without what people wrote, addresses and dates. */
const ourWords = ({ parts }: Notice): string =>
  parts
    .flatMap((part) => {
      if (part.kind === 'quote') return []
      return part.kind === 'steps' ? part.steps.map(({ what }) => what) : [part.text]
    })
    .filter((text) => !text.startsWith('Phone:'))
    .join('\n')

describe('the wording that comes with Putright', () => {
  test('has an example of every kind but the one that the engine never lets happen', () => {
    const shown = new Set(examples.map(({ kind }) => kind))
    expect(kindNames.filter((kind) => !shown.has(kind))).toEqual(['needs-person'])
  })

  test.each(kindNames.filter((kind) => kindOf(kind).to === 'resident'))(
    '%s can be read by somebody aged nine to eleven (Flesch–Kincaid grade 6 at most)',
    (kind) => {
      const letters = examples.filter((example) => example.kind === kind)
      expect(letters.length).toBeGreaterThan(0)
      for (const { notice, policy } of letters)
        expect(gradeOf(ourWords(notice)), `under ${policy}`).toBeLessThanOrEqual(6)
    },
  )

  test('the measure of reading age gives what is published for a known text', () => {
    // 13 words of one syllable in 3 sentences: 0.39 × 13/3 + 11.8 − 15.59 = −2.10.
    expect(gradeOf('The cat sat on the mat. The dog ran to it. They played.')).toBeCloseTo(-2.1, 1)
    // The formula’s usual example has 24 syllables in 13 words of one sentence, grade 11.3. Ours counts up to two more.
    const usual = gradeOf('The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.')
    expect(usual).toBeGreaterThanOrEqual(11.26)
    expect(usual).toBeLessThan(13.1)
  })

  test('never says what we do not say, and never shouts', () => {
    for (const { notice } of examples)
      expect(`${notice.subject}\n${renderText(notice, letterhead)}`).not.toMatch(
        /unfortunately|please be advised|inconvenience|valued customer|do not hesitate|kindly|!/i,
      )
  })

  test('leaves no name in braces unfilled', () => {
    for (const { notice } of examples)
      expect(`${notice.subject}\n${renderText(notice, letterhead)}`).not.toMatch(/[{}]|undefined|null/)
  })

  test('every resident’s letter that ends or holds up a complaint names the ombudsman', () => {
    const graver = [
      'refusal',
      'escalation-refused',
      'extension',
      'extension-late',
      'late',
      'closed',
      'withdrawn',
    ]
    for (const { kind, notice } of examples)
      if (graver.includes(kind))
        expect(renderText(notice, letterhead), kind).toMatch(/Ombudsman[\s\S]*Phone: 0/)
  })

  test('staff mails hold no name and nothing that was said, but for a letter that somebody must give by hand', () => {
    for (const { kind, notice } of examples)
      if (kindOf(kind).to === 'staff' && kind !== 'by-hand')
        expect(`${notice.subject}\n${renderText(notice, letterhead)}`).not.toMatch(/joan|window|mould|rain/i)
  })
})

describe('a landlord’s own wording', () => {
  let folder = ''
  const write = (text: string): string => {
    const file = join(folder, 'home.notices.yaml')
    writeFileSync(file, text)
    return file
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wording-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('lies beside the landlord’s file', () => {
    expect(ownWordingFile('/x/home.yaml')).toBe('/x/home.notices.yaml')
  })

  test('stands for the built-in words of the kinds that it names, and leaves the rest', () => {
    const file = write(`notices:
  acknowledgement:
    subject: "Have we understood? {reference}"
    body: |
      {greeting}

      At {landlord} we heard this:

      > {definition}

      You want this: {outcomesSought}

      {responsibility}

      {nextSteps}

      # {ombudsmanName}

      {ombudsman}
`)
    const events = under('code-2024').events(arrives('code-2024', '2026-11-09'), acknowledges('2026-11-11'))
    const of = { ...noticeOf('code-2024', openedFrom(events)), wording: loadWording(file) }
    const [owed] = owedNotices(events.slice(-1), of)
    expect(owed?.notice.subject).toBe('Have we understood? PR-7F3K-9QZ2')
    expect(owed?.notice.parts[1]).toEqual({ kind: 'paragraph', text: 'At Larkfield Homes we heard this:' })
    expect(loadWording(file).receipt).toEqual(loadWording(join(folder, 'none.yaml')).receipt)
  })

  const survey = (body: string): string =>
    `notices:\n  survey:\n    subject: How was it?\n    body: ${body}\n`

  test('that names something unknown is refused with file, line and what may stand there', () => {
    const file = write(survey('"{howToReply} {rent}"'))
    expect(() => loadWording(file)).toThrow(
      /home\.notices\.yaml, line 4, notices\.survey\.body: \{rent\} means nothing here; write one of .*\{howToReply\}/,
    )
  })

  test('that leaves out what the Code demands is refused with file, line and clause', () => {
    const file = write(`notices:
  refusal:
    subject: No
    body: |
      No ({clause}).

      {ombudsmanName}

      {ombudsman}
`)
    expect(() => loadWording(file)).toThrow(
      /home\.notices\.yaml, line 4, notices\.refusal\.body: leaves out \{reasons\}.*Code 2\.4 demands; put it back/,
    )
  })

  test('that puts several paragraphs into a sentence is refused', () => {
    const file = write(survey('"Write: {howToReply}. And {nextSteps}, and so on."'))
    expect(() => loadWording(file)).toThrow(/\{nextSteps\} needs a paragraph of its own/)
  })

  test('for a notice that there is not is refused', () => {
    const file = write('notices:\n  invoice:\n    subject: Pay\n    body: Pay\n')
    expect(() => loadWording(file)).toThrow(/home\.notices\.yaml, line 2.*invoice/)
  })

  test('can hold nothing that turns around or breaks what is ours', () => {
    const events = under('code-2024').events(arrives('code-2024', '2026-11-09'))
    const of = noticeOf('code-2024', { ...openedFrom(events), text: 'a\u202Eb\u0000c\r\nd' })
    const [owed] = owedNotices(events, of)
    expect(owed?.notice.parts).toContainEqual({ kind: 'quote', text: 'abc\nd' })
  })

  test('cannot make what a resident wrote into a heading, a name in braces or a second filling', () => {
    const events = under('code-2024').events(arrives('code-2024', '2026-11-09'))
    const state = openedFrom(events)
    const text = '# Heading\n\n{ombudsman} {reference}\n\n! Danger'
    const of = noticeOf('code-2024', { ...state, text })
    const [owed] = owedNotices(events, of)
    expect(owed?.notice.parts).toContainEqual({ kind: 'quote', text })
  })
})
