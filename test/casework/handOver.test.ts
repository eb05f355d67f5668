import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { turnOfRow } from '../../aws/conversationStore.ts'
import { addInput, logAllUnfinished } from '../../casework/converse.ts'
import {
  endChat,
  giveUpWaiting,
  type HandOverNews,
  type HandOverPorts,
  handOverNews,
  sayInChat,
  takeChat,
  waitingChats,
} from '../../casework/handOver.ts'
import { type ChatHost, saturdayNight, startChatHost } from '../functions/receive-chat/chatHost.ts'
import { openPage, type Page } from '../functions/receive-chat/pages.ts'

const priya = { id: 'priya-nair', name: 'Priya Nair' }
const tom = { id: 'tom-hargreaves', name: 'Tom Hargreaves' }
/** Monday 30 November 2026, 10:00 in London: open. */
const mondayMorning = Date.UTC(2026, 10, 30, 10)

let host: ChatHost
let ports: HandOverPorts
beforeAll(async () => {
  host = await startChatHost()
  ports = { ...host.ports, show: host.show }
})
afterAll(() => host.close())

const called = async (): Promise<Page> => {
  host.setClock(mondayMorning)
  const page = await openPage(host.url)
  await page.open()
  await page.say('Nobody came for the third time about the leak over the cooker.')
  await page.press('human')
  return page
}

const waiting = async (): Promise<readonly string[]> => {
  const found: string[] = []
  for await (const { conversation } of waitingChats(ports)) found.push(conversation)
  return found
}

const news = async (conversation: string): Promise<readonly HandOverNews[]> =>
  (await ports.conversations.load(conversation)).flatMap((turn) => handOverNews(conversation, turn) ?? [])

describe('a chat handed over to a person', () => {
  test('is asked for in opening hours, taken by the first, talked in, and given back', async () => {
    const page = await called()
    const id = page.conversation()
    expect(await waiting()).toContain(id)
    const taken = await takeChat(ports)(id, priya)
    expect(taken).toHaveProperty('conversation')
    expect(await takeChat(ports)(id, tom)).toEqual({
      refusal: { why: 'Priya Nair has this chat already.' },
    })
    expect(await waiting()).not.toContain(id)

    await page.say('Are you a real person?')
    await sayInChat(ports)(id, { staff: priya, id: 'message-1', text: 'I am. What is the flat?' })
    await sayInChat(ports)(id, { staff: priya, id: 'message-1', text: 'I am. What is the flat?' })
    const seen = await page.open(id)
    expect(seen.flatMap(({ replies }) => replies).filter(({ from }) => from === 'Priya Nair')).toHaveLength(1)
    expect(await sayInChat(ports)(id, { staff: tom, id: 'message-2', text: 'Hello' })).toHaveProperty(
      'refusal',
    )

    await endChat(ports)(id, priya)
    expect((await news(id)).map(({ kind }) => kind)).toEqual(['asked', 'taken', 'said', 'ended'])
    const last = (await ports.conversations.load(id)).at(-1)
    expect(last?.state.story.at(-1)).toContain('The resident: Are you a real person?\nPriya Nair: I am.')
    page.close()
  })

  test('what a person says is shown at once where the resident is connected', async () => {
    const page = await called()
    const told = page.next()
    await takeChat(ports)(page.conversation(), priya)
    expect(await told).toMatchObject({ type: 'news', conversation: page.conversation() })
    page.close()
  })

  test('two who take it at once: one has it', async () => {
    const page = await called()
    const both = await Promise.all([
      takeChat(ports)(page.conversation(), priya),
      takeChat(ports)(page.conversation(), tom),
    ])
    expect(both.filter((one) => 'refusal' in one)).toHaveLength(1)
    page.close()
  })

  test('after the stated minutes they are told that nobody came, once, and the call back stands', async () => {
    const page = await called()
    host.setClock(mondayMorning + 4 * 60_000)
    await giveUpWaiting(ports)
    expect(await waiting()).toContain(page.conversation())
    host.setClock(mondayMorning + 6 * 60_000)
    expect(await giveUpWaiting(ports)).toBeGreaterThan(0)
    expect(await giveUpWaiting(ports)).toBe(0)
    const words = JSON.stringify(await page.open(page.conversation()))
    expect(words).toContain('You’re still on our list')
    page.close()
  })

  test('out of opening hours nobody is asked to join, and a call back is promised', async () => {
    host.setClock(saturdayNight)
    const page = await openPage(host.url)
    await page.open()
    const replies = await page.press('human')
    expect(JSON.stringify(replies)).toContain('by the end of Monday 30 November')
    expect(await waiting()).not.toContain(page.conversation())
    page.close()
  })

  test('words typed in a staff channel reach nobody: only the one who took the chat, by an act of its own', async () => {
    const page = await called()
    const before = (await ports.conversations.load(page.conversation())).length
    expect(
      await sayInChat(ports)(page.conversation(), { staff: priya, id: 'not-taken', text: 'internal' }),
    ).toHaveProperty('refusal')
    expect(await ports.conversations.load(page.conversation())).toHaveLength(before)
    page.close()
  })
})

describe('what was asked for beside the words', () => {
  test('is kept on the case as data: the adjustment, who acts for them, the promised call, what would put it right', async () => {
    host.setClock(saturdayNight)
    const page = await openPage(host.url)
    await page.open()
    await page.say('Nobody came for the third time about the leak over the cooker.')
    await page.press('complaint')
    await page.say('Rosa')
    await page.say('Flat 4')
    await page.say('07700 900123')
    await page.say('A repair that lasts')
    await page.say("I can't do phone calls")
    await page.say('My daughter Ana, ana@example.org')
    await page.press('confirm')
    const reference = (await ports.conversations.load(page.conversation())).at(-1)?.state.logged?.reference
    const caseId = await host.casework.directory.findByReference(reference ?? '')
    const commits = await host.casework.store.load(caseId ?? '')
    const events = commits.flatMap((commit) => commit.events)
    expect(events.find(({ type }) => type === 'adjustment-recorded')).toMatchObject({
      by: 'resident',
      what: "I can't do phone calls",
    })
    expect(events.find(({ type }) => type === 'representative-authorised')).toMatchObject({
      representative: { name: 'My daughter Ana', email: 'ana@example.org', as: 'relative' },
      consent: { form: 'written' },
    })
    const message = events.find((event) => event.type === 'message-received')?.message
    expect(message?.sought).toBe('A repair that lasts')
    page.close()
  })

  test('a call back that was promised is followed like any promise', async () => {
    host.setClock(saturdayNight)
    const page = await openPage(host.url)
    await page.open()
    await page.press('human')
    await page.press('skip')
    await page.say('07700 900123')
    const reference = (await ports.conversations.load(page.conversation())).at(-1)?.state.logged?.reference
    const caseId = await host.casework.directory.findByReference(reference ?? '')
    const events = (await host.casework.store.load(caseId ?? '')).flatMap((commit) => commit.events)
    expect(events.find(({ type }) => type === 'action-promised')).toMatchObject({
      action: { until: '2026-11-30' },
    })
    page.close()
  })
})

test('the same input by the same id is added once, whoever sends it', async () => {
  const page = await called()
  const sent = { clientId: 'took/twice', input: { type: 'staff-joined', staff: priya } } as const
  const one = await addInput(ports, page.conversation(), sent)
  const two = await addInput(ports, page.conversation(), sent)
  expect(two.turns).toHaveLength(one.turns.length)
  page.close()
})

describe('a chat that fell silent', () => {
  test('with something told goes to a person after the stated time, once, and each matter of it', async () => {
    host.setClock(saturdayNight)
    const page = await openPage(host.url)
    await page.open()
    await page.say('Nobody came for the third time about the leak over the cooker.')
    host.setClock(saturdayNight + 59 * 60_000)
    await logAllUnfinished(ports, 60)
    const turns = async () => ports.conversations.load(page.conversation())
    expect((await turns()).at(-1)?.state.logged).toBeNull()
    host.setClock(saturdayNight + 60 * 60_000)
    await logAllUnfinished(ports, 60)
    const logged = (await turns()).at(-1)?.state.logged
    expect(logged?.reference).toMatch(/^PR-/)
    const count = (await turns()).length
    expect(await logAllUnfinished(ports, 60)).toEqual({ logged: 0, failed: 0 })
    expect(await turns()).toHaveLength(count)

    await page.press('something-else')
    await page.say('The lift has been out since August and nobody tells us anything at all.')
    host.setClock(saturdayNight + 180 * 60_000)
    await logAllUnfinished(ports, 60)
    expect((await turns()).at(-1)?.state.logged?.reference).not.toBe(logged?.reference)
    page.close()
  })

  test('while a person had it and went without a word, ends, and what was said is kept', async () => {
    const page = await called()
    await takeChat(ports)(page.conversation(), priya)
    await page.say('Are you still there?')
    host.setClock(mondayMorning + 61 * 60_000)
    await logAllUnfinished(ports, 60)
    const last = (await ports.conversations.load(page.conversation())).at(-1)
    expect(last?.state).toMatchObject({ step: 'done', handOver: { status: 'ended' } })
    const again = await logAllUnfinished(ports, 60)
    expect(again.logged).toBe(0)
    page.close()
  })

  test('that they said not to log is left alone', async () => {
    host.setClock(saturdayNight)
    const page = await openPage(host.url)
    await page.open()
    await page.say('Nobody came for the third time about the leak over the cooker.')
    await page.press('leave')
    await page.press('leave-unlogged')
    host.setClock(saturdayNight + 300 * 60_000)
    await logAllUnfinished(ports, 60)
    expect((await ports.conversations.load(page.conversation())).at(-1)?.state.logged).toBeNull()
    page.close()
  })
})

test('a row of the table’s stream is the turn it holds, and any other row is none', async () => {
  const page = await called()
  const [turn] = await ports.conversations.load(page.conversation())
  const row = { pk: `CONVERSATION#${page.conversation()}`, sk: 'TURN#0001', turn }
  expect(turnOfRow(row)).toEqual({ conversation: page.conversation(), turn })
  expect(turnOfRow({ pk: 'CASE#x', sk: 'COMMIT#1', events: [] })).toBeNull()
  page.close()
})
