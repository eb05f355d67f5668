import { afterEach, beforeEach, expect, test } from 'vitest'
import { actionsOf, type Card, nothingButTheCard, valuesOf } from './cardSchema.ts'
import { openTeam } from './team.ts'

const mould =
  'Mrs Whitfield has rung four times about the damp and black mould over her cooker and nobody has come.'
const refund = 'Mr Clarke has written four times about his rent refund and nobody has answered him.'
const joan = 'joan.whitfield@post.example'
const desmond = 'desmond.clarke@mail.example'

/** Ruth Ellison is manager and reviewer in the demonstration landlord’s file; Priya, who types else, a handler. */
const ruth = { from: { id: '29:larkfield-ruth-ellison', name: 'Ruth Ellison' } }

let team: Awaited<ReturnType<typeof openTeam>>
beforeEach(async () => {
  team = await openTeam()
})
afterEach(() => team.close())

const everythingIn = (value: unknown): string => JSON.stringify(value)
const offered = (card: Card): readonly string[] => actionsOf(card).map(({ title }) => title)
const theCase = async () => (await team.office.cases())[0]

const press = async (card: Card, title: string, inputs: object = {}, who: object = {}): Promise<Card> => {
  const found = actionsOf(card).find((action) => action.title === title)
  if (found === undefined) throw new Error(`No “${title}” among ${offered(card)}`)
  return await team.execute(found, { ...valuesOf(card), ...inputs }, who)
}

const openCase = async (words: string, who: object = {}): Promise<Card> => {
  await team.say(words)
  const form = nothingButTheCard.parse(team.framework.sent.at(-1)?.activity.attachments)[0].content
  return await press(await press(form, 'Log it'), 'Open the case', {}, who)
}

const mailsTo = async (address: string) =>
  (await team.office.mailsAfterDelivery()).filter(({ to }) => to === address)

/** The acknowledgement, without which nothing is answered (Code 6.2), agreed to and sent. */
const acknowledged = async (card: Card): Promise<Card> => {
  const form = await press(card, 'Acknowledge')
  const preview = await press(form, 'Acknowledge', { outcomesSought: 'A repair that lasts.' })
  return await press(preview, 'Send it now', { sure: 'yes' })
}

test('a case is given to somebody by name, and the card says who holds it', async () => {
  const form = await press(await openCase(mould, ruth), 'Give it to somebody', {}, ruth)
  const card = await press(form, 'Give it to somebody', { handler: 'tom-hargreaves' }, ruth)
  expect(everythingIn(card)).toContain('Tom Hargreaves')
  expect((await theCase())?.stages[0]?.handler).toBe('staff:tom-hargreaves')
})

test('a reading that is unsure is confirmed in one press, once its letter is agreed to', async () => {
  const card = await openCase('Mrs Whitfield says it is the bins again.')
  const preview = await press(card, 'Confirm the reading')
  expect(everythingIn(preview)).toContain('goes to Joan Whitfield')
  const confirmed = await press(preview, 'Send it now', { sure: 'yes' })
  expect((await theCase())?.status).not.toBe('to-confirm')
  expect(offered(confirmed)).not.toContain('Confirm the reading')
})

test('a case in hand is read anew, and the resident is told once that is agreed to', async () => {
  const form = await press(await openCase(mould), 'Correct the reading')
  const changes = { outcome: 'service-request', why: 'She rang to ask for the date.' }
  const preview = await press(form, 'Correct the reading', changes)
  expect(everythingIn(preview)).toContain(`goes to Joan Whitfield, ${joan}`)
  await press(preview, 'Send it now', { sure: 'yes' })
  expect((await theCase())?.route.outcome).toBe('service-request')
})

test('an answer is read before it goes, with whom it goes to; asked again it goes once, and the mail leaves', async () => {
  const card = await acknowledged(await openCase(mould))
  const response = 'We came on 3 December and sealed the pipe. You waited too long, and we are sorry.'
  const form = await press(card, 'Answer')
  const preview = await press(form, 'Answer', { decision: 'upheld', response })
  expect(everythingIn(preview)).toContain(`This leaves us and goes to Joan Whitfield, ${joan}`)
  expect((await mailsTo(joan)).some(({ text }) => text.includes('sealed the pipe'))).toBe(false)

  const unsure = await press(preview, 'Send it now')
  expect(everythingIn(unsure)).toContain('Tick it to send it')
  expect((await theCase())?.stages[0]?.answer).toBeNull()

  await press(unsure, 'Send it now', { sure: 'yes' })
  await press(unsure, 'Send it now', { sure: 'yes' })
  expect((await theCase())?.stages[0]?.answer).not.toBeNull()
  const answers = (await mailsTo(joan)).filter(({ text }) => text.includes('sealed the pipe'))
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
})

test('a complaint that is not taken on is told with its reasons, agreed to first, and the mail leaves', async () => {
  const form = await press(await openCase(mould, ruth), 'Do not take it on', {}, ruth)
  const explanation = 'It happened in March of last year, and you told us of it this week.'
  const changes = {
    exclusion: 'over-twelve-months',
    explanation,
    evidence: 'Her own letter of this week gives the date.',
    happenedOn: '2025-03-01',
    agreedBy: 'ruth-ellison',
  }
  const preview = await press(form, 'Do not take it on', changes, ruth)
  expect(everythingIn(preview)).toContain(`goes to Joan Whitfield, ${joan}`)
  expect((await theCase())?.status).toBe('open')
  await press(preview, 'Send it now', { sure: 'yes' }, ruth)
  expect((await theCase())?.status).toBe('refused')
  expect((await mailsTo(joan)).some(({ text }) => text.includes(explanation))).toBe(true)
})

test('an answered case is closed once its letter is agreed to', async () => {
  const card = await acknowledged(await openCase(refund))
  const form = await press(card, 'Answer')
  const preview = await press(form, 'Answer', { decision: 'upheld', response: 'You are right. It is paid.' })
  const answered = await press(preview, 'Send it now', { sure: 'yes' })
  const asked = await press(await press(answered, 'Close'), 'Close', { why: 'He accepts.', accepts: 'yes' })
  expect(everythingIn(asked)).toContain(`goes to Desmond Clarke, ${desmond}`)
  await press(asked, 'Send it now', { sure: 'yes' })
  expect((await theCase())?.status).toBe('closed')
})

test('a hazard is made safe with what was done, and is a hazard no more', async () => {
  const card = await openCase(`${mould} She is angry. She can smell gas too.`)
  const note = 'The gas is off at the meter; the engineer has left.'
  const preview = await press(await press(card, 'Made safe'), 'Made safe', { note })
  expect(everythingIn(preview)).toContain(`goes to Joan Whitfield, ${joan}`)
  const safe = await press(preview, 'Send it now', { sure: 'yes' })
  expect(offered(safe)).not.toContain('Made safe')
  expect((await mailsTo(joan)).some(({ subject }) => subject.startsWith('Your home is safe again'))).toBe(
    true,
  )
})

test('an administrator, whose work is with no residents, logs nothing and is offered no stage', async () => {
  const kofi = { from: { id: '29:larkfield-kofi-mensah', name: 'Kofi Mensah' } }
  await team.say(mould, kofi)
  expect(everythingIn(team.framework.sent.at(-1))).toContain(
    'frontline staff, a handler, a reviewer or a manager',
  )
  expect(await team.office.cases()).toEqual([])
  await openCase(mould)
  expect(offered(await openCase(refund, kofi))).toEqual([])
})

test('frontline staff are not offered what their role may not do at the stage, and an old button says who may', async () => {
  const amara = { from: { id: '29:larkfield-amara-okafor', name: 'Amara Okafor' } }
  const card = await openCase(mould)
  expect(offered(await openCase(refund, amara))).toEqual(['They want to go further'])
  expect(everythingIn(await press(card, 'Answer', {}, amara))).toContain('This is for a handler or a manager')
})
