import { afterEach, beforeEach, expect, test } from 'vitest'
import type { View } from './blockKit.ts'
import { offered, openModals } from './modals.ts'

const mould =
  'Mrs Whitfield has rung four times about the damp and black mould over her cooker and nobody has come.'
const refund = 'Mr Clarke has written four times about his rent refund and nobody has answered him.'
const joan = 'joan.whitfield@post.example'

/** Ruth Ellison is manager and reviewer in the demonstration landlord’s file; Tom, who types else, a handler. */
const ruth = { user: { id: 'U0LARK005', name: 'ruth' } }

let modals: Awaited<ReturnType<typeof openModals>>
beforeEach(async () => {
  modals = await openModals()
})
afterEach(() => modals.workspace.close())

const everythingIn = (value: unknown): string => JSON.stringify(value)
const theCase = async () => (await modals.workspace.office.cases())[0]

const mailsTo = async (address: string) =>
  (await modals.workspace.office.mailsAfterDelivery()).filter(({ to }) => to === address)

/** The acknowledgement, without which nothing is answered (Code 6.2), agreed to and sent. */
const acknowledged = async (card: View): Promise<View> => {
  const form = await modals.press(card, 'Acknowledge')
  const { view } = await modals.send(form, { outcomesSought: 'A repair that lasts.' })
  return (await modals.send(view, { sure: ['yes'] })).view
}

test('a case is given to somebody by name, and the card says who holds it', async () => {
  const form = await modals.press(await modals.openCase(mould, ruth), 'Give it to somebody', ruth)
  const { view } = await modals.send(form, { handler: 'priya-nair' }, ruth)
  expect(everythingIn(view)).toContain('*Held by:* Priya Nair')
  expect((await theCase())?.stages[0]?.handler).toBe('staff:priya-nair')
})

test('a case in hand is read anew: the form holds what was read, and a reason is asked for', async () => {
  const form = await modals.press(await modals.openCase(mould), 'Correct the reading')
  expect(everythingIn(form)).toContain('Read as a complaint')
  const bare = await modals.send(form, { outcome: 'service-request', why: ' ' })
  expect(Object.keys(bare.errors ?? {})).toEqual(['why'])
  const changes = { outcome: 'service-request', why: 'She rang to say thank you, and to ask for the date.' }
  const preview = await modals.send(form, changes)
  expect(everythingIn(preview.view)).toContain(`goes to Joan Whitfield, ${joan}`)
  expect((await theCase())?.route.outcome).toBe('stage-1')
  const { view } = await modals.send(preview.view, { sure: ['yes'] })
  expect((await theCase())?.route.outcome).toBe('service-request')
  expect(everythingIn(view)).toContain('Service request')
})

test('an answer is read before it goes, with whom it goes to; asked again it goes, and the mail leaves', async () => {
  const card = await acknowledged(await modals.openCase(mould))
  const before = (await mailsTo(joan)).length
  const form = await modals.press(card, 'Answer')
  const response = 'We came on 3 December and sealed the pipe. You waited too long, and we are sorry.'
  const preview = await modals.send(form, { decision: 'upheld', response })
  expect(preview.response_action).toBe('push')
  expect(everythingIn(preview.view)).toContain(`This leaves us and goes to Joan Whitfield, ${joan}`)
  expect(everythingIn(preview.view)).toContain('sealed the pipe')
  expect(await mailsTo(joan)).toHaveLength(before)

  const unsure = await modals.send(preview.view)
  expect(Object.keys(unsure.errors ?? {})).toEqual(['sure'])
  expect((await theCase())?.stages[0]?.answer).toBeNull()

  await modals.send(preview.view, { sure: ['yes'] })
  await modals.send(preview.view, { sure: ['yes'] })
  expect((await theCase())?.stages[0]?.answer).not.toBeNull()
  const mails = await mailsTo(joan)
  const answers = mails.filter(({ text }) => text.includes('sealed the pipe'))
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
})

test('a complaint that is not taken on is told with its reasons, agreed to first, and the mail leaves', async () => {
  const form = await modals.press(await modals.openCase(mould, ruth), 'Do not take it on', ruth)
  const explanation = 'It happened in March of last year, and you told us of it this week.'
  const preview = await modals.send(
    form,
    {
      exclusion: 'over-twelve-months',
      explanation,
      evidence: 'Her own letter of this week gives the date.',
      happenedOn: '2025-03-01',
      agreedBy: 'ruth-ellison',
    },
    ruth,
  )
  expect(everythingIn(preview)).toContain(`goes to Joan Whitfield, ${joan}`)
  expect(await mailsTo(joan)).not.toContainEqual(
    expect.objectContaining({ text: expect.stringContaining(explanation) }),
  )
  const sent = await modals.send(preview.view, { sure: ['yes'] }, ruth)
  expect(everythingIn(sent.view)).toContain('Not taken on, with reasons')
  expect((await theCase())?.status).toBe('refused')
  expect((await mailsTo(joan)).some(({ text }) => text.includes(explanation))).toBe(true)
})

test('an answered case is closed once its letter is agreed to, and the mail leaves', async () => {
  const card = await acknowledged(await modals.openCase(refund))
  const form = await modals.press(card, 'Answer')
  const preview = await modals.send(form, { decision: 'upheld', response: 'You are right. It is paid.' })
  const answered = await modals.send(preview.view, { sure: ['yes'] })
  const close = await modals.press(answered.view, 'Close')
  const asked = await modals.send(close, { why: 'She is content with the answer.', accepts: ['yes'] })
  expect(everythingIn(asked.view)).toContain('goes to Desmond Clarke, desmond.clarke@mail.example')
  const closed = await modals.send(asked.view, { sure: ['yes'] })
  expect(everythingIn(closed.view)).toContain('*Where it stands:* Closed')
  expect((await theCase())?.status).toBe('closed')
  expect((await mailsTo('desmond.clarke@mail.example')).at(-1)?.text).toContain('closed')
})

test('a complaint that is not answered is not closed: the form says so on its field, with the clause', async () => {
  const card = await modals.openCase(refund)
  const close = await modals.press(card, 'Close')
  const { errors } = await modals.send(close, { why: 'It is over.' })
  expect(errors?.why).toContain('Code 6.6')
})

test('a reading that is unsure is confirmed in one press, once its letter is agreed to', async () => {
  const card = await modals.openCase('Mrs Whitfield says it is the bins again.')
  expect(everythingIn(card)).toContain('A person must confirm what this is')
  const shown = await modals.press(card, 'Confirm the reading')
  expect(everythingIn(shown)).toContain('goes to Joan Whitfield')
  const { view } = await modals.send(shown, { sure: ['yes'] })
  expect((await theCase())?.status).not.toBe('to-confirm')
  expect(offered(view)).not.toContain('Confirm the reading')
})

test('a hazard is made safe with what was done, and is a hazard no more', async () => {
  const card = await modals.openCase(`${mould} She is angry. She can smell gas too.`)
  expect(everythingIn(card)).toContain('A hazard in the home is not yet made safe.')
  const form = await modals.press(card, 'Made safe')
  const note = 'The gas is off at the meter; the engineer has left.'
  const preview = await modals.send(form, { note })
  expect(everythingIn(preview.view)).toContain(`goes to Joan Whitfield, ${joan}`)
  const { view } = await modals.send(preview.view, { sure: ['yes'] })
  expect((await mailsTo(joan)).some(({ subject }) => subject.startsWith('Your home is safe again'))).toBe(
    true,
  )
  expect(everythingIn(view)).toContain('Make the home safe')
  expect(everythingIn(view)).not.toContain('A hazard in the home is not yet made safe.')
  expect(offered(view)).not.toContain('Made safe')
})
