import { afterEach, beforeEach, expect, test } from 'vitest'
import { nothingButTheCard } from './cardSchema.ts'
import { openTeam } from './team.ts'

const heating =
  'Caller in tears, no heating for the third week, baby at home, she has rung every day and nobody came.'

let team: Awaited<ReturnType<typeof openTeam>>
beforeEach(async () => {
  team = await openTeam()
})
afterEach(() => team.close())

const everythingIn = (value: unknown): string => JSON.stringify(value)
const cardIn = (activity: Record<string, unknown> | undefined) =>
  nothingButTheCard.parse(activity?.attachments)[0].content

test('plain words are answered with a card: danger, reference, reading, clause, dates, and what to tell the resident', async () => {
  expect((await team.say(heating)).status).toBe(200)
  const [logged] = await team.office.cases()
  const [sent] = team.framework.sent
  expect(sent?.path).toContain('/v3/conversations/')
  expect(sent?.authorization).toBe('Bearer the-bot')
  const card = cardIn(sent?.activity)
  expect(everythingIn(card.body[0])).toMatch(/Danger.*0800 000 0009/)
  const shown = everythingIn(card.body)
  expect(shown).toContain(`Logged ${logged?.reference}: Stage 1 complaint`)
  expect(shown).toContain('nobody came')
  expect(shown).toContain('Housing Ombudsman Complaint Handling Code 2024, 1.2')
  // Twenty-four hours from when she said it (SI 2025/1042), and five working days (Code 6.2).
  expect(shown).toContain('By 23:40 on Sunday 29 November 2026')
  expect(shown).toContain('By Friday 4 December 2026')
  expect(shown).toContain('0300 111 3000')
  expect(logged?.channel).toBe('teams')
  expect(logged?.text).toBe(heating)
})

test('the preview names the reference and nothing of what was typed; the same words stand in for a card', async () => {
  await team.say(heating)
  const [logged] = await team.office.cases()
  const [sent] = team.framework.sent
  expect(sent?.activity.summary).toBe(`Logged ${logged?.reference}: Stage 1 complaint`)
  expect(sent?.activity.text).toBeUndefined()
  const { fallbackText } = cardIn(sent?.activity)
  expect(fallbackText).toContain('Tell the resident now')
  expect(fallbackText).toContain('By Friday 4 December 2026')
})

test('the same activity again is one case', async () => {
  await team.say(heating)
  await team.say(heating)
  expect(await team.office.cases()).toHaveLength(1)
  const [first, second] = team.framework.sent
  expect(second?.activity.attachments).toEqual(first?.activity.attachments)
})

test('in a channel, the mention that called the bot is no part of the words', async () => {
  await team.say(`<at>Putright</at>&nbsp;${heating} &lt;urgent&gt; &amp;amp;`, {
    entities: [{ type: 'mention', text: '<at>Putright</at>', mentioned: { id: '28:bot', name: 'Putright' } }],
  })
  const [logged] = await team.office.cases()
  expect(logged?.text).toBe(`${heating} <urgent> &amp;`)
})

test('a member of staff is known by their directory id too', async () => {
  const { casework } = team.office
  const { landlord } = casework.rules
  const [first] = landlord.staff
  const staff = [{ ...first, teams: '5b1a0d8c-1111-4222-8333-944455556666' }] as typeof landlord.staff
  const rules = { ...casework.rules, landlord: { ...landlord, staff } }
  const other = await openTeam({ casework: { ...casework, rules } })
  const from = { id: '29:1abc', aadObjectId: '5b1a0d8c-1111-4222-8333-944455556666' }
  await other.say(heating, { from })
  expect(await team.office.cases()).toHaveLength(1)
  await other.close()
})

test.each([
  ['a stranger', { from: { id: '29:somebody', name: 'Priya Nair' } }],
  [
    'a guest from another organisation',
    { conversation: { id: 'a:1', tenantId: '00000000-0000-4000-8000-00000000000b' } },
  ],
])('%s is refused politely and nothing is logged', async (_, more) => {
  expect((await team.say(heating, more)).status).toBe(200)
  expect(team.framework.sent[0]?.activity.text).toContain("I don't know you as a member of staff")
  expect(await team.office.cases()).toHaveLength(0)
})

test.each(['help', 'hello', 'thanks', '  '])('%j is answered with how to, and logs nothing', async (text) => {
  await team.say(text)
  expect(team.framework.sent[0]?.activity.text).toContain('Type what the resident said')
  expect(await team.office.cases()).toHaveLength(0)
})

test('what is no message is left alone', async () => {
  expect((await team.say('', { type: 'conversationUpdate', membersAdded: [] })).status).toBe(200)
  expect(team.framework.sent).toHaveLength(0)
})

test('nothing that staff typed is sent to the resident', async () => {
  await team.say(`${heating} Her number is 07700 900101, joan.whitfield@post.example.`)
  expect((await team.office.cases())[0]?.people[0]?.tenancy).toBe('t-1001')
  expect(await team.office.mailsAfterDelivery()).toEqual([])
})

test('when logging fails, the person is told so', async () => {
  const { casework } = team.office
  const store = { ...casework.store, append: () => Promise.reject(new Error('no')) }
  const other = await openTeam({ casework: { ...casework, store } })
  expect((await other.say(heating)).status).toBe(200)
  expect(other.framework.sent[0]?.activity.text).toContain("this isn't logged yet")
  await other.close()
})

test('an answer that cannot be sent is an error without what was typed', async () => {
  team.framework.fail(true)
  const response = await team.say(heating)
  expect(response.status).toBe(500)
  expect(await response.text()).toBe('The answer could not be sent.')
})

test('the longest message and answer stay within 28 KB', async () => {
  await team.say('Nobody came & nobody rang about the damp, it is disgusting. '.repeat(450))
  const [sent] = team.framework.sent
  expect(Buffer.byteLength(everythingIn(sent?.activity))).toBeLessThan(28_000)
})
