import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliverCommit } from '../../casework/deliverCommit.ts'
import { logForResident } from '../../casework/logForResident.ts'
import type { Casework } from '../../casework/ports.ts'
import { receiveMessage } from '../../casework/receiveMessage.ts'
import type { Milestone } from '../../domain/deadlines/milestone.ts'
import { message } from '../domain/case/caseStory.ts'
import { type Office, openOffice } from './office.ts'

let office: Office

beforeEach(async () => {
  office = await openOffice()
})

afterEach(async () => {
  await office.close()
})

// Received on Monday 9 November 2026 at 10:00: the 24 hours of Flagship 2020, 4.1, and five working days (Code 6.2).
const within24Hours = '2026-11-10T10:00:00+00:00'
const ofCode = '2026-11-16T23:59:59+00:00'

const under2020 = (): Casework => {
  const { casework } = office
  const policy = casework.rules.policyById('flagship-2020')
  return { ...casework, rules: { ...casework.rules, policyAt: () => policy } }
}

const toCome = (milestones: readonly Milestone[]): readonly string[] =>
  milestones
    .filter(({ milestone, state }) => milestone === 'acknowledge' && state === 'pending')
    .map(({ due }) => due)

const chatWith = (email: string | null) =>
  receiveMessage(under2020())(
    message({
      channel: 'webchat',
      proven: false,
      replyRoute: { channel: 'webchat', conversation: 'c-1', email },
    }),
    { choice: 'complaint' },
  )

const loggedFor = (resident: string | undefined) =>
  logForResident(under2020())({
    words: 'Nobody has come about the mould in eleven weeks.',
    choice: 'complaint',
    staff: 'priya-nair',
    channel: 'teams',
    channelMessageId: 'a:1',
    replyRoute: null,
    saidAt: null,
    resident,
  })

test('a chat that is sent a receipt promises no contact that the receipt is by itself (Flagship 2020, 4.1)', async () => {
  expect(toCome((await chatWith('maureen@example.org')).milestones)).toEqual([ofCode])
})

test('a chat that can be sent none promises the contact that is owed', async () => {
  expect(toCome((await chatWith(null)).milestones)).toEqual([within24Hours, ofCode])
})

test('the same chat logged again promises the same', async () => {
  await chatWith('maureen@example.org')
  const again = await chatWith('maureen@example.org')
  expect({ again: again.again, dates: toCome(again.milestones) }).toEqual({ again: true, dates: [ofCode] })
})

test('staff tell a resident who is sent a receipt what it says', async () => {
  expect(toCome((await loggedFor('t-1001/0')).milestones)).toEqual([ofCode])
})

test('staff tell a resident who can be sent no receipt of the contact that is owed', async () => {
  const { caseId, milestones } = await loggedFor(undefined)
  expect(toCome(milestones)).toEqual([within24Hours, ofCode])
  for (const commit of await office.casework.store.load(caseId)) await deliverCommit(under2020())(commit)
  // By the letter that they read out, too.
  expect(office.sent.find(({ to }) => to === 'priya.nair@larkfield.example')?.text).toContain(
    '10 November 2026',
  )
})
