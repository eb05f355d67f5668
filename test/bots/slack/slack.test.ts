import { afterEach, beforeEach, expect, test } from 'vitest'
import { at } from '../office.ts'
import { blocksSchema } from './slackApi.ts'
import { nobody, openWorkspace } from './workspace.ts'

const leak = 'Mrs Whitfield has rung four times about the leak over her cooker and nobody has come.'

let workspace: Awaited<ReturnType<typeof openWorkspace>>
beforeEach(async () => {
  workspace = await openWorkspace()
})
afterEach(() => workspace.close())

const everythingIn = (value: unknown): string => JSON.stringify(value)
const referenceIn = (text: string): string | undefined => /PR-\w{4}-\w{4}/.exec(text)?.[0]

test('a command is answered with the reference, the reading, its clause, the dates and what to tell the resident', async () => {
  const response = await workspace.command(leak)
  expect(response.status).toBe(200)
  const answer = await response.json()
  const [logged] = await workspace.office.cases()
  expect(answer.response_type).toBe('ephemeral')
  expect(answer.text).toBe(`Logged ${logged?.reference}: Stage 1 complaint`)
  const shown = everythingIn(blocksSchema.parse(answer.blocks))
  expect(shown).toContain(leak.slice(0, -1))
  expect(shown).toContain('Housing Ombudsman Complaint Handling Code 2024, 1.2')
  expect(shown).toContain('*By Friday 4 December 2026:* someone will get in touch')
  expect(shown).toContain('ask us to look again')
  expect(shown).toContain('0300 111 3000')
})

test('what is logged says who typed it, and keeps the words as they were typed', async () => {
  await workspace.command(
    'Nobody came on 3rd & 4th: &lt;again&gt;, see <https://larkfield.example|the note>.',
  )
  const [logged] = await workspace.office.cases()
  expect(logged?.text).toBe('Nobody came on 3rd & 4th: <again>, see the note.')
  expect(logged?.channel).toBe('slack')
  expect(logged?.replyRoute).toEqual({
    channel: 'slack',
    team: 'T0LARK',
    conversation: 'C0FRONT',
    thread: null,
  })
})

test('danger comes first, with what to say now', async () => {
  const { blocks } = await (
    await workspace.command('She can smell gas again and nobody came last time.')
  ).json()
  expect(everythingIn(blocks[0])).toMatch(/Danger.*0800 111 999/)
})

test('an answer that comes too late for Slack’s three seconds is sent after, so that nobody logs it again', async () => {
  const response = await workspace.command(leak, {}, { sentAt: Math.floor(Date.now() / 1000) - 4 })
  expect(await response.text()).toBe('')
  const [logged] = await workspace.office.cases()
  expect(workspace.api.calls).toMatchObject([
    { method: 'response', body: { text: `Logged ${logged?.reference}: Stage 1 complaint` } },
  ])
})

test('the same command delivered again logs nothing more and says the same', async () => {
  const first = await (await workspace.command(leak)).json()
  const second = await (await workspace.command(leak)).json()
  expect(second).toEqual(first)
  expect(await workspace.office.cases()).toHaveLength(1)
})

test('a mention is answered in its thread', async () => {
  const response = await workspace.mention(leak)
  expect(response.status).toBe(200)
  const [logged] = await workspace.office.cases()
  expect(logged?.text).toBe(leak)
  expect(workspace.api.calls).toEqual([
    {
      method: 'chat.postMessage',
      body: expect.objectContaining({
        channel: 'C0FRONT',
        thread_ts: '1515449522.000016',
        text: `Logged ${logged?.reference}: Stage 1 complaint`,
      }),
    },
  ])
})

test('an event that Slack delivers again is one case', async () => {
  await workspace.mention(leak)
  await workspace.mention(
    leak,
    {},
    { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } },
  )
  expect(await workspace.office.cases()).toHaveLength(1)
})

test('one event delivered twice at once is one case', async () => {
  await Promise.all([workspace.mention(leak), workspace.mention(leak)])
  expect(await workspace.office.cases()).toHaveLength(1)
})

test('an answer that Slack does not take is an error, so that Slack delivers the event again, and it is still one case', async () => {
  workspace.api.fail('not_in_channel')
  expect((await workspace.mention(leak)).status).toBe(500)
  workspace.api.fail(null)
  expect((await workspace.mention(leak)).status).toBe(200)
  expect(workspace.api.calls).toHaveLength(1)
  expect(await workspace.office.cases()).toHaveLength(1)
})

test('what another bot says is left alone', async () => {
  await workspace.mention(leak, { user: undefined, bot_id: 'B0OTHER' })
  expect(await workspace.office.cases()).toHaveLength(0)
  expect(workspace.api.calls).toHaveLength(0)
})

test('the shortcut logs a message from when it was written, and answers only the person who pressed it', async () => {
  // Thursday 26 November 2026, noon: five working days on is Thursday 3 December (Code 6.2).
  const ts = `${Date.UTC(2026, 10, 26, 12) / 1000}.000200`
  const response = await workspace.shortcut({ user: 'U0LARK001', text: leak, ts })
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('')
  const [answer] = workspace.api.calls
  expect(answer).toMatchObject({
    method: 'response',
    body: { response_type: 'ephemeral', replace_original: false },
  })
  expect(everythingIn(answer)).toContain('*By Thursday 3 December 2026:* someone will get in touch')
})

test('one message logged by a mention and by the shortcut is one case', async () => {
  await workspace.mention(leak)
  await workspace.shortcut({ user: 'U0LARK001', text: leak })
  const [first, second] = workspace.api.calls
  expect(referenceIn(everythingIn(second))).toBe(referenceIn(everythingIn(first)))
  expect(await workspace.office.cases()).toHaveLength(1)
})

test('a stranger is refused politely, where only they see it, and nothing is logged', async () => {
  const answer = await (await workspace.command(leak, { user_id: nobody })).json()
  expect(answer.text).toContain("I don't know you as a member of staff")
  expect(answer.response_type).toBe('ephemeral')
  await workspace.mention(leak, { user: nobody })
  expect(workspace.api.calls).toMatchObject([{ method: 'chat.postEphemeral', body: { user: nobody } }])
  await workspace.shortcut({ text: leak }, { user: { id: nobody, name: 'tom' } })
  expect(await workspace.office.cases()).toHaveLength(0)
})

test.each(['', '   ', 'help', 'hello', 'thanks'])(
  '%j is answered with how to, and logs nothing',
  async (text) => {
    const answer = await (await workspace.command(text)).json()
    expect(answer.text).toContain('Type what the resident said')
    expect(await workspace.office.cases()).toHaveLength(0)
  },
)

test('words that quote a reference of ours join its case', async () => {
  const { text } = await (await workspace.command(leak)).json()
  const answer = await (
    await workspace.command(`${referenceIn(text)} she rang again, still nobody.`, { trigger_id: 'another' })
  ).json()
  expect(answer.text).toBe(`Added to ${referenceIn(text)}`)
  expect(await workspace.office.cases()).toHaveLength(1)
})

test('nothing that staff typed is sent to the resident, though their number and address are known', async () => {
  await workspace.command(`${leak} Her number is 07700 900101, joan.whitfield@post.example.`)
  const [logged] = await workspace.office.cases()
  expect(logged?.people[0]?.tenancy).toBe('t-1001')
  expect(await workspace.office.mailsAfterDelivery()).toEqual([])
})

test('the longest command keeps within Slack’s limits', async () => {
  const { blocks } = await (await workspace.command(`${'Nobody came & nobody rang. '.repeat(1450)}`)).json()
  expect(blocksSchema.safeParse(blocks).success).toBe(true)
})

test('when logging fails, the person is told so and given their words back', async () => {
  const { casework } = workspace.office
  const failing = { ...casework, store: { ...casework.store, append: () => Promise.reject(new Error('no')) } }
  const other = await openWorkspace({ casework: failing })
  const answer = await (await other.command(leak)).json()
  expect(answer.text).toContain("this isn't logged yet")
  expect(answer.text).toContain(leak)
  expect((await other.mention(leak)).status).toBe(500)
  await other.close()
})

test('Slack’s challenge is answered', async () => {
  const response = await workspace.event({ type: 'url_verification', challenge: '3eZbrw1aB' })
  expect(await response.json()).toEqual({ challenge: '3eZbrw1aB' })
})

const sixMinutesAgo = () => Math.floor(Date.now() / 1000) - 360

test.each([
  ['signed with another secret', { secret: 'another' }],
  ['signed six minutes ago', { sentAt: sixMinutesAgo() }],
  ['with another signature', { headers: { 'x-slack-signature': 'v0=00' } }],
  ['with a signature of another version', { headers: { 'x-slack-signature': 'v9' } }],
  ['with a later timestamp than was signed', { headers: { 'x-slack-request-timestamp': '4102444800' } }],
  ['with no time', { headers: { 'x-slack-request-timestamp': 'now' } }],
])('a request %s is refused and nothing is read', async (_, signing) => {
  expect((await workspace.command(leak, {}, signing)).status).toBe(401)
  expect((await workspace.mention(leak, {}, signing)).status).toBe(401)
  expect((await workspace.event({ type: 'url_verification', challenge: 'x' }, signing)).status).toBe(401)
  expect(await workspace.office.cases()).toHaveLength(0)
  expect(workspace.api.calls).toHaveLength(0)
})

test.each(['', '{', '{"type":"url_verification","challenge":"x"}', 'ssl_check=1&text=leak'])(
  'the unsigned body %j is refused',
  async (body) => {
    expect((await workspace.post(body, { 'content-type': 'application/json' })).status).toBe(401)
  },
)

test('the clock of a case starts at the landlord’s own time', async () => {
  workspace.office.moveTo(at('2026-12-18T16:00:00Z'))
  const shown = everythingIn(await (await workspace.command(leak)).json())
  // Journey 6: received on Friday 18 December; Christmas Day and Boxing Day’s substitute (Monday 28) do not count.
  expect(shown).toContain('*By Tuesday 29 December 2026:* someone will get in touch')
})
