import { describe, expect, test } from 'vitest'
import type { Matter } from '../../../domain/classifier/matters.ts'
import { chat, loggedAs, reading } from './residents.ts'

const tap = 'My tap drips.'
const charge = 'My service charge went up and nobody can tell me why.'
const both: readonly Matter[] = [
  { text: tap, reading: reading({ disposition: 'service_request' }), about: 'repairs' },
  { text: charge, reading: reading({ topic: 'charges' }), about: 'charges' },
]
const told = () => chat().say(`${tap} ${charge}`, reading(), both)

const answered = (at: ReturnType<typeof chat>) =>
  at.say('Rosa').say('Flat 4, 12 Mill Lane').say('rosa@example.org').press('skip')

describe('two things told at once', () => {
  test('are said back, and it is asked whether to take them apart', () => {
    const [asked] = told().replies
    expect(asked?.text.split('\n')).toEqual([
      'You’re telling us about more than one thing:',
      `1. a repair: “${tap}”`,
      `2. rent or service charges: “${charge}”`,
      'Shall I take them one after the other? Each then gets its own reference and its own dates, and you need not type it again.',
    ])
    expect(asked?.choices?.map(({ value }) => value)).toEqual(['apart', 'together'])
  })

  test('each becomes what it is: a report first, then the choice of a complaint, with nothing typed or asked again', () => {
    const first = answered(told().say('yes please')).press('confirm')
    expect(first.drafts.map(({ text, choice, beside }) => [text, choice, beside])).toEqual([[tap, null, []]])
    const second = first.host(loggedAs('service-request'))
    expect(second.words).toContain("We've got your report: PR-7F3K-9QZ2.")
    expect(second.words).toContain(`Now the next thing you told us: “${charge}”`)
    expect(second.replies.at(-1)?.ask).toBe('choice')
    expect(second.words).not.toContain('type it here')
    const sought = second.press('complaint')
    expect(sought.replies.at(-1)?.ask).toBe('sought')
    const logged = sought.press('skip').press('skip').press('confirm')
    expect(logged.drafts.at(-1)).toMatchObject({
      text: charge,
      choice: 'complaint',
      person: { name: 'Rosa', email: 'rosa@example.org' },
      beside: ['PR-7F3K-9QZ2'],
    })
    const over = logged.host({ ...loggedAs('stage-1'), reference: 'PR-0000-0001' })
    expect(over.state).toMatchObject({ step: 'done', parts: [], logged: { reference: 'PR-0000-0001' } })
  })

  test.each(['no', 'keep them together', 'It is all one thing'])(
    '“%s” keeps them in one case, and it is not asked again',
    (words) => {
      const kept = told().say(words)
      expect(kept.state.parts).toEqual([])
      expect(kept.state.story[0]).toBe(`${tap} ${charge}`)
      expect(kept.replies.at(-1)?.ask).toBe('choice')
    },
  )

  test('who falls silent between the two, or asks for a person, has the other one logged with the first', () => {
    const between = told().press('apart')
    for (const ended of [between.press('log-now'), between.press('human').press('skip').press('skip')])
      expect(ended.drafts.at(-1)?.text).toContain(charge)
  })

  test('a form that is to be taken apart logs both at once; what was chosen is meant of what they are unhappy with', () => {
    const form = {
      story: `${tap} ${charge}`,
      choice: 'complaint' as const,
      answers: { name: 'Rosa', sought: 'An explanation' },
      apart: true,
    }
    const first = chat().fill(form, both)
    const second = first.host(loggedAs('service-request'))
    expect(
      second.drafts.map(({ text, choice, person }) => [text.split('\n')[0], choice, person.name]),
    ).toEqual([
      [tap, null, 'Rosa'],
      [charge, 'complaint', 'Rosa'],
    ])
    expect(second.host(loggedAs('stage-1')).state.step).toBe('done')
  })
})

test('in Welsh, things told at once are said back in Welsh', () => {
  const asked = chat(null, 'cy').say(`${tap} ${charge}`, reading(), both)
  expect(asked.words).toContain(`2. yn ymwneud â rhent neu daliadau gwasanaeth: “${charge}”`)
  expect(asked.say('ie').state.story).toEqual([tap])
})
