import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCase } from '../../../casework/handleCommand.ts'
import { isOpened } from '../../../domain/case/case.ts'
import { idOf, visitor } from '../follow-case/resident.ts'
import { type ChatHost, startChatHost } from '../receive-chat/chatHost.ts'
import { openPage } from '../receive-chat/pages.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
afterAll(() => host.close())

const tap = 'My kitchen tap is dripping, please send someone.'
const charge = 'Also my service charge went up by £200 and nobody can tell me why.'

const referencesIn = (text: string): readonly string[] => [
  ...new Set(text.match(/PR-[0-9A-Z]{4}-[0-9A-Z]{4}/g) ?? []),
]

const caseOf = async (reference: string) => {
  const caseId = await host.casework.directory.findByReference(reference)
  const { state } = await loadCase(host.casework, caseId ?? '')
  if (!isOpened(state)) throw new Error(`${reference} is no case.`)
  const { text, route, links } = state
  return { text: text.split('\n')[0], outcome: route.outcome, links: links.map((link) => link.reference) }
}

const twoCases = async (references: readonly string[]) => {
  const [one = '', two = ''] = references
  expect(await Promise.all([caseOf(one), caseOf(two)])).toEqual([
    { text: tap, outcome: 'service-request', links: [two] },
    { text: charge, outcome: 'stage-1', links: [one] },
  ])
}

test('a form that tells of two things asks, and makes two cases that name each other, however often it is sent', async () => {
  const browser = visitor(host)
  const id = idOf((await browser.get('/tell')).text)
  const fields = { id, story: `${tap} ${charge}`, choice: 'complaint', name: 'Rosa' }
  const checked = await browser.post('/tell', { ...fields, step: 'check' })
  expect(checked.text).toContain('name="apart"')
  const sent = await browser.post('/tell', { ...fields, apart: 'yes', step: 'send' })
  expect(sent.status).toBe(200)
  await twoCases(referencesIn(sent.text))
  const again = await browser.post('/tell', { ...fields, apart: 'yes', step: 'send' })
  expect(referencesIn(again.text)).toEqual(referencesIn(sent.text))
})

test('a form about one thing asks nothing of the kind', async () => {
  const { text } = await visitor(host).post('/tell', { story: tap, step: 'check' })
  expect(text).not.toContain('name="apart"')
})

test('the chat takes two things one after the other, and makes two cases that name each other', async () => {
  const resident = await openPage(host.url)
  await resident.open()
  await resident.say(`${tap} ${charge}`)
  await resident.press('apart')
  for (const _ of ['name', 'address', 'contact', 'adjustments']) await resident.press('skip')
  const first = await resident.press('confirm')
  await resident.press('complaint')
  for (const _ of ['sought', 'representative']) await resident.press('skip')
  const second = await resident.press('confirm')
  const wordsOf = (turns: typeof first) => turns.flatMap(({ replies }) => replies.map(({ text }) => text))
  await twoCases(referencesIn([...wordsOf(first), ...wordsOf(second)].join('\n')))
  resident.close()
})
