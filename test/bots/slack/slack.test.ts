import { afterEach, beforeEach, expect, test } from 'vitest'
import { at } from '../office.ts'
import { blocksSchema, type View, viewSchema } from './blockKit.ts'
import { nobody, openWorkspace } from './workspace.ts'

const mould =
  'Mrs Whitfield has rung four times about the damp and black mould over her cooker and nobody has come.'

let workspace: Awaited<ReturnType<typeof openWorkspace>>
beforeEach(async () => {
  workspace = await openWorkspace()
})
afterEach(() => workspace.close())

const everythingIn = (value: unknown): string => JSON.stringify(value)
const referenceIn = (text: string): string | undefined => /PR-\w{4}-\w{4}/.exec(text)?.[0]

/** The view that answers a form, checked as Slack checks it. */
const answerIn = async (response: Response): Promise<{ action: string; view: View }> => {
  const { response_action: action, view } = await response.json()
  return { action, view: viewSchema.parse(view) }
}

const inputs = (view: View) =>
  Object.fromEntries(
    view.blocks.flatMap((block) => (block.type === 'input' ? [[block.block_id, block]] : [])),
  )

const buttonsIn = (view: { readonly blocks: View['blocks'] }) =>
  view.blocks.flatMap((block) => {
    if (block.type === 'actions') return block.elements
    return block.type === 'section' && block.accessory !== undefined ? [block.accessory] : []
  })

const buttonNamed = (view: { readonly blocks: View['blocks'] }, label: string) => {
  const found = buttonsIn(view).find(({ text }) => text.text === label)
  if (found === undefined)
    throw new Error(`No button “${label}” among ${buttonsIn(view).map((each) => each.text.text)}`)
  return found
}

/** From the command to the logged case’s answer: the words and Enter, then one press. */
const log = async (words: string, changes: Parameters<typeof workspace.submit>[1] = {}, more = {}) => {
  await workspace.command(words, more)
  return await answerIn(await workspace.submit(workspace.lastView(), changes))
}

test('a command opens the form filled in: danger, passages, resident, route by clause, flags', async () => {
  const response = await workspace.command(`${mould} Her baby is ill and she can smell gas.`)
  expect(await response.text()).toBe('')
  expect(await workspace.office.cases()).toHaveLength(0)
  const view = workspace.lastView()
  const shown = everythingIn(view)
  expect(shown).toMatch(/Danger.*0800 111 999/)
  expect(shown).toContain('Read as a complaint, from these words:')
  const { words, resident, choice, flags } = inputs(view)
  expect(words?.element).toMatchObject({ initial_value: `${mould} Her baby is ill and she can smell gas.` })
  expect(resident?.element).toMatchObject({
    type: 'external_select',
    initial_option: { value: 't-1001/0', text: { text: 'Joan Whitfield' } },
  })
  expect(everythingIn(choice)).toContain('Stage 1 complaint (1.2)')
  expect(everythingIn(flags?.element)).toContain('"initial_options":[{')
})

test('one press logs it, and says the reference, the clause, the dates and what to tell the resident', async () => {
  const { action, view } = await log(mould)
  expect(action).toBe('update')
  const [logged] = await workspace.office.cases()
  const shown = everythingIn(view)
  expect(shown).toContain(`Logged ${logged?.reference}: Stage 1 complaint`)
  expect(shown).toContain('Housing Ombudsman Complaint Handling Code 2024, 1.2')
  expect(shown).toContain('*By Friday 4 December 2026:* someone will get in touch')
  expect(shown).toContain('ask us to look again')
  expect(shown).toContain('0300 111 3000')
  expect(logged?.people[0]?.tenancy).toBe('t-1001')
  expect(logged?.text).toBe(mould)
  expect(logged?.replyRoute).toEqual({
    channel: 'slack',
    team: 'T0LARK',
    conversation: 'C0FRONT',
    thread: null,
  })
})

test('a form sent twice, and twice at once, is one case', async () => {
  await workspace.command(mould)
  const view = workspace.lastView()
  const [first, second] = await Promise.all([workspace.submit(view), workspace.submit(view)])
  const third = await workspace.submit(view)
  const texts = await Promise.all([first, second, third].map(async (each) => referenceIn(await each.text())))
  expect(new Set(texts).size).toBe(1)
  expect(await workspace.office.cases()).toHaveLength(1)
})

test('what the officer changes is what is logged: whose it is, what they want, flags, and when it was said', async () => {
  await log('No heating since Thursday and nobody came.', {
    resident: 't-1003/0',
    choice: 'just-fix-it',
    flags: ['vulnerability'],
    saidAt: '2026-11-27',
    'saidAt-time': '09:30',
  })
  const [logged] = await workspace.office.cases()
  expect(logged?.people[0]?.name).toBe('Desmond Clarke')
  expect(logged?.flags).toContain('vulnerability')
  expect(logged?.clockFrom).toBe('2026-11-27T09:30:00.000Z')
})

test('a moment still to come is refused on its own field, and nothing is logged', async () => {
  await workspace.command(mould)
  const changes = { saidAt: '2026-11-30', 'saidAt-time': '09:00' }
  const answer = await (await workspace.submit(workspace.lastView(), changes)).json()
  expect(answer).toEqual({
    response_action: 'errors',
    errors: { saidAt: 'That is still to come. Leave it empty for just now.' },
  })
  expect(await workspace.office.cases()).toHaveLength(0)
})

test('frontline staff do not take away a hazard that was read: its legal clock would not start', async () => {
  await workspace.command('She can smell gas and nobody came.', { user_id: 'U0LARK001' })
  const response = await workspace.submit(
    workspace.lastView(),
    { flags: [] },
    { user: { id: 'U0LARK001', name: 'amara' } },
  )
  const { errors } = await response.json()
  expect(Object.keys(errors)).toEqual(['flags'])
  expect(await workspace.office.cases()).toHaveLength(0)
})

test.each([
  ['name', 'whitf', 'Joan Whitfield'],
  ['address', '7 chapel', 'Desmond Clarke'],
  ['postcode', 'LK3 7XY', 'Hamish Reid'],
  ['telephone number', '900104', 'Shazia Hussain'],
])('a resident is found by %s as it is typed', async (_, typed, name) => {
  const { options } = await (await workspace.search(typed)).json()
  expect(options.map(({ text }: { text: { text: string } }) => text.text)).toEqual([name])
})

test('a resident is found by the reference of their case', async () => {
  const { view } = await log(mould)
  const { options } = await (await workspace.search(referenceIn(everythingIn(view)) ?? '')).json()
  expect(options[0].text.text).toBe('Joan Whitfield')
})

test('a stranger’s search finds nobody', async () => {
  const { options } = await (await workspace.search('whitf', { user: { id: nobody } })).json()
  expect(options).toEqual([])
})

test('where Slack no longer takes the form, the words are logged as they are and nothing is lost', async () => {
  const response = await workspace.command(mould, { trigger_id: workspace.api.trigger(3100) })
  const answer = await response.json()
  const [logged] = await workspace.office.cases()
  expect(answer.text).toBe(`Logged ${logged?.reference}: Stage 1 complaint`)
  expect(blocksSchema.safeParse(answer.blocks).success).toBe(true)
})

test('an answer that comes too late for Slack’s three seconds is sent after, so that nobody logs it again', async () => {
  const trigger_id = workspace.api.trigger(4000)
  const response = await workspace.command(
    mould,
    { trigger_id },
    { sentAt: Math.floor(Date.now() / 1000) - 4 },
  )
  expect(await response.text()).toBe('')
  const [logged] = await workspace.office.cases()
  expect(workspace.api.calls).toMatchObject([
    { method: 'response', body: { text: `Logged ${logged?.reference}: Stage 1 complaint` } },
  ])
})

test('the same command delivered again logs nothing more', async () => {
  const trigger_id = workspace.api.trigger(4000)
  const first = await (await workspace.command(mould, { trigger_id })).json()
  const second = await (await workspace.command(mould, { trigger_id })).json()
  expect(second.text).toBe(first.text)
  expect(await workspace.office.cases()).toHaveLength(1)
})

test('a mention is answered to whoever wrote it alone, with a button that opens the form', async () => {
  await workspace.mention(mould)
  const [asked] = workspace.api.calls
  expect(asked).toMatchObject({
    method: 'chat.postEphemeral',
    body: { channel: 'C0FRONT', user: 'U0LARK002', thread_ts: '1515449522.000016' },
  })
  expect(everythingIn(asked)).not.toContain('Whitfield')
  const button = buttonNamed({ blocks: blocksSchema.parse(asked?.body.blocks) }, 'Look and log it')
  await workspace.press(button)
  expect(everythingIn(workspace.lastView())).toContain(mould)
  await workspace.submit(workspace.lastView())
  expect(await workspace.office.cases()).toHaveLength(1)
})

test('an event that Slack delivers again, and a shortcut on the same message, are one case', async () => {
  await workspace.mention(mould)
  await workspace.mention(mould, {}, { headers: { 'x-slack-retry-num': '1' } })
  const button = buttonNamed(
    { blocks: blocksSchema.parse(workspace.api.calls[0]?.body.blocks) },
    'Look and log it',
  )
  await workspace.press(button)
  await workspace.submit(workspace.lastView())
  await workspace.shortcut({ user: 'U0LARK001', text: mould })
  await workspace.submit(workspace.lastView())
  expect(await workspace.office.cases()).toHaveLength(1)
})

test('what another bot says is left alone', async () => {
  await workspace.mention(mould, { user: undefined, bot_id: 'B0OTHER' })
  expect(workspace.api.calls).toHaveLength(0)
})

test('the shortcut logs a message from when it was written, and keeps it with who wrote it', async () => {
  // Thursday 26 November 2026, noon: five working days on is Thursday 3 December (Code 6.2).
  const ts = `${Date.UTC(2026, 10, 26, 12) / 1000}.000200`
  await workspace.shortcut({ user: 'U0LARK001', text: mould, ts })
  const { view } = await answerIn(
    await workspace.submit(workspace.lastView(), { words: `${mould} She is upset.` }),
  )
  expect(everythingIn(view)).toContain('*By Thursday 3 December 2026:* someone will get in touch')
  const stored = []
  for await (const commit of workspace.office.casework.store.everyCommit()) stored.push(...commit.events)
  const received = stored.find((event) => event.type === 'message-received')
  expect(received).toMatchObject({
    message: {
      text: `${mould} She is upset.`,
      original: { writtenBy: 'Amara Okafor', at: '2026-11-26T12:00:00.000Z', text: mould },
    },
  })
})

test('the global shortcut asks for the words, and reads them before anything is logged: danger, passages, route', async () => {
  await workspace.globalShortcut()
  const asked = workspace.lastView()
  const none = await (await workspace.submit(asked, { words: ' ' })).json()
  expect(Object.keys(none.errors)).toEqual(['words'])
  const { action, view } = await answerIn(
    await workspace.submit(asked, { words: `${mould} She can smell gas.` }),
  )
  expect(action).toBe('update')
  expect(await workspace.office.cases()).toHaveLength(0)
  const shown = everythingIn(view)
  expect(shown).toMatch(/Danger.*0800 111 999/)
  expect(shown).toContain('Read as a complaint, from these words:')
  expect(shown).toContain('Stage 1 complaint (1.2)')
  await workspace.submit(view)
  await workspace.submit(view)
  const [logged, another] = await workspace.office.cases()
  expect(logged?.text).toBe(`${mould} She can smell gas.`)
  expect(logged?.route.outcome).toBe('stage-1')
  expect(another).toBeUndefined()
})

test('a stranger is refused politely, where only they see it, and nothing is logged', async () => {
  const answer = await (await workspace.command(mould, { user_id: nobody })).json()
  expect(answer.text).toContain("I don't know you as a member of staff")
  expect(answer.response_type).toBe('ephemeral')
  await workspace.mention(mould, { user: nobody })
  expect(workspace.api.calls).toMatchObject([{ method: 'chat.postEphemeral', body: { user: nobody } }])
  await workspace.shortcut({ text: mould }, { user: { id: nobody, name: 'tom' } })
  expect(everythingIn(workspace.lastView())).toContain("I don't know you as a member of staff")
  await workspace.homeOpened(nobody)
  expect(everythingIn(workspace.lastView())).toContain("I don't know you as a member of staff")
  const { text } = await (
    await workspace.command('PR-7F3K-9QZ2', { command: '/case', user_id: nobody })
  ).json()
  expect(text).toContain("I don't know you as a member of staff")
  await workspace.command(mould)
  const submitted = await workspace.submit(workspace.lastView(), {}, { user: { id: nobody, name: 'x' } })
  expect(everythingIn(await submitted.json())).toContain("I don't know you as a member of staff")
  expect(await workspace.office.cases()).toHaveLength(0)
})

test.each(['help', 'hello', 'thanks'])('%j is answered with how to, and logs nothing', async (text) => {
  const answer = await (await workspace.command(text)).json()
  expect(answer.text).toContain('Type what the resident said')
  expect(await workspace.office.cases()).toHaveLength(0)
})

test('words that quote a reference of ours join its case, which the form says before', async () => {
  const { view } = await log(mould)
  const reference = referenceIn(everythingIn(view))
  await workspace.command(`${reference} she rang again, still nobody.`)
  expect(everythingIn(workspace.lastView())).toContain(`Names ${reference}: it will be added to that case.`)
  const second = await answerIn(await workspace.submit(workspace.lastView()))
  expect(everythingIn(second.view)).toContain(`Added to ${reference}`)
  expect(await workspace.office.cases()).toHaveLength(1)
})

test('the longest words keep within Slack’s limits, and are logged whole', async () => {
  const words = 'Nobody came & nobody rang. '.repeat(1450).trim()
  const { view } = await log(words)
  expect(everythingIn(view)).toContain('Logged PR-')
  expect((await workspace.office.cases())[0]?.text).toBe(words)
})

test('when logging fails, the person is told so and given their words back', async () => {
  const { casework } = workspace.office
  const failing = { ...casework, store: { ...casework.store, append: () => Promise.reject(new Error('no')) } }
  const other = await openWorkspace({ casework: failing })
  const answer = await (await other.command(mould, { trigger_id: 'spent' })).json()
  expect(answer.text).toContain("this isn't logged yet")
  expect(answer.text).toContain(mould)
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
  await workspace.command(mould)
  const view = workspace.lastView()
  const before = workspace.api.calls.length
  expect((await workspace.command(mould, {}, signing)).status).toBe(401)
  expect((await workspace.mention(mould, {}, signing)).status).toBe(401)
  expect((await workspace.submit(view, {}, {}, signing)).status).toBe(401)
  expect((await workspace.event({ type: 'url_verification', challenge: 'x' }, signing)).status).toBe(401)
  expect(await workspace.office.cases()).toHaveLength(0)
  expect(workspace.api.calls).toHaveLength(before)
})

test.each(['', '{', '{"type":"url_verification","challenge":"x"}', 'ssl_check=1&text=leak'])(
  'the unsigned body %j is refused',
  async (body) => {
    expect((await workspace.post(body, { 'content-type': 'application/json' })).status).toBe(401)
  },
)

test('nothing that staff typed is sent to the resident by itself', async () => {
  await log(`${mould} Her number is 07700 900101, joan.whitfield@post.example.`)
  const mails = await workspace.office.mailsAfterDelivery()
  expect(mails.map(({ text }) => text).join()).not.toContain('rung four times')
})

test('the clock of a case starts at the landlord’s own time', async () => {
  workspace.office.moveTo(at('2026-12-18T16:00:00Z'))
  const { view } = await log(mould)
  // Journey 6: received on Friday 18 December; Christmas Day and Boxing Day’s substitute (Monday 28) do not count.
  expect(everythingIn(view)).toContain('*By Tuesday 29 December 2026:* someone will get in touch')
})
