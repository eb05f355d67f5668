import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliverCommit } from '../../casework/deliverCommit.ts'
import { logConversation } from '../../casework/logConversation.ts'
import { localDateSchema } from '../../domain/calendar/instant.ts'
import { message } from '../domain/case/caseStory.ts'
import { type Office, openOffice } from './office.ts'

let office: Office

beforeEach(async () => {
  office = await openOffice()
})

afterEach(async () => {
  await office.close()
})

const chat = message({
  channel: 'webchat',
  channelMessageId: 'c-1/9',
  proven: false,
  person: { name: 'Rosa', email: 'rosa@example.org', phone: null, address: null, tenancy: null },
  replyRoute: { channel: 'webchat', conversation: 'c-1', email: 'rosa@example.org' },
})

const told = {
  choice: 'complaint',
  sought: 'A repair that lasts',
  adjustments: "I can't do phone calls",
  representative: 'My daughter Ana, ana@example.org',
  callBackBy: localDateSchema.parse('2026-11-10'),
  beside: [],
} as const

test('a chat that told of an adjustment, of who acts for them and asked for a call brings its resident one letter: the receipt', async () => {
  const { caseId, reference } = await logConversation(office.casework)(chat, told)
  const casework = { ...office.casework, pages: 'https://pages.example' }
  const delivered = async () => {
    const commits = await office.casework.store.load(caseId)
    for (const commit of commits) await deliverCommit(casework)(commit)
    return commits.flatMap(({ events }) => events.map(({ type }) => type))
  }
  await delivered()
  expect(await delivered()).toEqual(
    expect.arrayContaining(['adjustment-recorded', 'representative-authorised', 'action-promised']),
  )
  const toThem = office.sent.filter(({ to }) => to === 'rosa@example.org' || to === 'ana@example.org')
  expect(toThem.map(({ subject }) => subject)).toEqual([`We've got your complaint: ${reference}`])
  // The address was only typed: the day and that somebody acts for them, and no name of anybody.
  const [letter] = toThem
  expect(letter?.text).toContain('by the end of Tuesday 10 November 2026, as we said in the chat.')
  expect(letter?.text).toContain('You told us that somebody acts for you, and that we may talk to them.')
  expect(letter?.text).not.toMatch(/Ana|Rosa/)
})
