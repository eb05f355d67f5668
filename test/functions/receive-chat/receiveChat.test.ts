import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { ReceivedMessage } from '../../../casework/conversationPorts.ts'
import { logUnfinished, unfinishedConversations } from '../../../casework/converse.ts'
import { instantOf } from '../../../domain/calendar/instant.ts'
import type { Message } from '../../../domain/message/message.ts'
import { type ChatHost, saturdayNight, startChatHost } from './chatHost.ts'
import { openPage, type Page } from './pages.ts'

const leak = "Nobody came for the third time about the leak over the cooker. I've rung you every week."

/** What was handed over to be logged, and what to do instead of logging it. */
const received: { message: Message; choice: string | null }[] = []
let breakage: (() => void) | null = null

let host: ChatHost
const pages: Page[] = []
const page = async (origin?: string): Promise<Page> => {
  const opened = await openPage(host.url, origin)
  pages.push(opened)
  return opened
}

beforeAll(async () => {
  host = await startChatHost((ports) => ({
    ...ports,
    receiveMessage: async (message, told): Promise<ReceivedMessage> => {
      breakage?.()
      const logged = await ports.receiveMessage(message, told)
      received.push({ message, choice: told.choice })
      return logged
    },
  }))
})
afterEach(() => {
  for (const each of pages.splice(0)) each.close()
  received.splice(0)
  breakage = null
  host.setClock(saturdayNight)
})
afterAll(() => host.close())

const wordsOf = (turns: readonly { replies: readonly { text: string }[] }[]): string =>
  turns.flatMap(({ replies }) => replies.map(({ text }) => text)).join('\n')

const silentForAnHour = async (): Promise<readonly string[]> => {
  const found: string[] = []
  for await (const { conversation } of unfinishedConversations(host.ports, 60)) found.push(conversation)
  return found
}

const toSummary = async (resident: Page): Promise<void> => {
  await resident.open()
  await resident.say(leak)
  await resident.press('complaint')
  await resident.say('Rosa')
  await resident.say('Flat 4')
  await resident.press('skip')
  await resident.press('skip')
  await resident.say("I can't do phone calls")
  await resident.press('skip')
}

describe('who may connect', () => {
  const status = async (origin: string | null): Promise<number> => {
    const socket = new WebSocket(`${host.url.replace('http', 'ws')}/ws`, origin === null ? {} : { origin })
    const opened = once(socket, 'open').then(() => 101)
    const refused = once(socket, 'unexpected-response').then(([, response]) => response.statusCode)
    socket.on('error', () => undefined)
    const answer = await Promise.race([opened, refused])
    socket.terminate()
    return answer
  }

  test('our own page and the landlord’s website may', async () => {
    expect(await status(host.url)).toBe(101)
    expect(await status(new URL(host.ports.landlord.website).origin)).toBe(101)
  })

  test('a page of another site may not', async () => {
    expect(await status('https://elsewhere.example')).toBe(403)
    expect(await status('null')).toBe(403)
  })
})

describe('journey 1: Saturday night, a leak over the cooker', () => {
  test('danger first, then the choice with its date, then a reference and dates in writing', async () => {
    const resident = await page()
    expect(wordsOf(await resident.open())).toBe("Tell us what's happened. Use your own words.")
    const [heard] = await resident.say(leak)
    expect(heard?.replies.map(({ kind }) => kind)).toEqual(['danger', 'say', 'ask'])
    expect(heard?.replies[0]?.text).toContain(host.ports.landlord.emergencyLine)
    // 28 November is a Saturday: five working days end on Friday 4 December, ten more on Friday 18 (Code 6.2, 6.3).
    expect(heard?.replies[2]?.text).toContain('by Friday 18 December')
    await resident.press('complaint')
    await resident.say('Rosa')
    await resident.say('Flat 4')
    await resident.press('skip')
    await resident.press('skip')
    await resident.say("I can't do phone calls")
    await resident.press('skip')
    const ended = wordsOf(await resident.press('confirm'))
    expect(ended).toMatch(/We've got your complaint: PR-[0-9A-Z]{4}-[0-9A-Z]{4}\./)
    expect(ended).toContain('By Friday 4 December someone will get in touch')
    expect(ended).toContain("By Friday 18 December we'll answer you in writing.")
    expect(ended).toContain("We'll write to you and not ring, as you asked.")
  })

  test('the date promised is the date kept, even when midnight passes before it is logged', async () => {
    const resident = await page()
    await resident.open()
    host.setClock(Date.UTC(2026, 10, 27, 23, 50))
    await resident.say(leak)
    await resident.press('complaint')
    for (let skipped = 0; skipped < 6; skipped += 1) await resident.press('skip')
    host.setClock(Date.UTC(2026, 10, 28, 0, 10))
    await resident.press('confirm')
    expect(received[0]?.message).toMatchObject({
      receivedAt: '2026-11-28T00:10:00.000Z',
      saidAt: '2026-11-27T23:50:00.000Z',
    })
    // Told on Friday 27 November: five working days end on Friday 4 December all the same, ten more on Friday 18.
    const [turn] = (await resident.open(resident.conversation())).slice(-1)
    expect(wordsOf(turn === undefined ? [] : [turn])).toContain(
      "By Friday 18 December we'll answer you in writing.",
    )
  })

  test('the message logged is what she said, from a stranger until somebody proves otherwise', async () => {
    const resident = await page()
    await toSummary(resident)
    await resident.press('confirm')
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({
      choice: 'complaint',
      message: {
        channel: 'webchat',
        author: 'resident',
        proven: false,
        person: { name: 'Rosa', address: 'Flat 4', email: null, phone: null, tenancy: null },
        replyRoute: { channel: 'webchat', conversation: resident.conversation(), email: null },
      },
    })
    expect(received[0]?.message.text).toContain(leak)
    // The chat’s own id lets whoever has it speak as the resident, so the message’s does not hold it.
    expect(received[0]?.message.channelMessageId).toMatch(/^[0-9A-Z]{26}\/\d+$/)
  })
})

describe('dates that we name', () => {
  test('count over Christmas and say the year that is not this one', async () => {
    const resident = await page()
    await resident.open()
    host.setClock(Date.UTC(2026, 11, 18, 12))
    // Friday 18 December: five working days without the 25th and 28th end on Tuesday 29; ten more, without 1 January,
    // on Wednesday 13 January.
    expect(wordsOf(await resident.say(leak))).toContain('by Wednesday 13 January 2027.')
  })

  test.each([
    ['Friday, an hour and a half before closing', Date.UTC(2026, 10, 27, 15, 30), '2026-11-27'],
    ['Friday, half an hour before closing', Date.UTC(2026, 10, 27, 16, 30), '2026-11-30'],
    ['Saturday night', saturdayNight, '2026-11-30'],
    ['Christmas Eve, late', Date.UTC(2026, 11, 24, 16, 30), '2026-12-29'],
    ['a summer afternoon, 16:30 in London', Date.UTC(2027, 5, 9, 15, 30), '2027-06-10'],
  ])('a call back asked for on %s', (_, moment, day) => {
    expect(host.ports.callBackBy(instantOf(moment))).toBe(day)
  })
})

describe('nothing is lost, nothing happens twice', () => {
  test('the same message sent twice is one turn', async () => {
    const resident = await page()
    await resident.open()
    await resident.say(leak, 'client-once')
    await resident.ask({
      type: 'turn',
      conversation: resident.conversation(),
      seen: 0,
      clientId: 'client-once',
      input: { type: 'said', text: leak },
    })
    expect(await resident.open(resident.conversation())).toHaveLength(2)
  })

  test('confirming twice at once logs one case', async () => {
    const [one, other] = [await page(), await page()]
    await toSummary(one)
    await other.open(one.conversation())
    await Promise.all([one.press('confirm', 'confirm-1'), other.press('confirm', 'confirm-2')])
    expect(new Set(received.map(({ message }) => message.channelMessageId)).size).toBe(1)
  })

  test('a reload shows the conversation again, with the buttons’ own words', async () => {
    const resident = await page()
    await toSummary(resident)
    const again = await page()
    const turns = await again.open(resident.conversation())
    expect(turns.map(({ said }) => said)).toEqual([
      null,
      leak,
      'Log it as a complaint',
      'Rosa',
      'Flat 4',
      'Skip this',
      'Skip this',
      "I can't do phone calls",
      'Skip this',
    ])
  })

  test('the host may be stopped in the middle and the conversation goes on', async () => {
    const before = await page()
    await toSummary(before)
    await host.restart()
    const after = await page()
    await after.open(before.conversation())
    expect(wordsOf(await after.press('confirm'))).toContain("We've got your complaint")
  })

  test('when logging breaks, they are told so, and the next try logs it once', async () => {
    const resident = await page()
    await toSummary(resident)
    breakage = () => {
      throw new Error('the table is away')
    }
    const broken = await resident.ask({
      type: 'turn',
      conversation: resident.conversation(),
      seen: 8,
      clientId: 'client-broken',
      input: { type: 'chose', choice: 'confirm' },
    })
    expect(broken).toMatchObject({ type: 'problem', problem: 'ours', clientId: 'client-broken' })
    breakage = null
    const again = await page()
    expect(wordsOf(await again.open(resident.conversation()))).toContain("We've got your complaint")
    expect(received).toHaveLength(1)
  })

  test('a complaint begun and left in silence is found, and can be logged as it stands', async () => {
    const resident = await page()
    await resident.open()
    await resident.say(leak)
    const id = resident.conversation()
    const silent = async (): Promise<string[]> => {
      return (await silentForAnHour()).filter((each) => each === id)
    }
    expect(await silent()).toEqual([])
    host.setClock(saturdayNight + 61 * 60_000)
    expect(await silent()).toEqual([id])
    await logUnfinished(host.ports)(id)
    expect(received[0]?.message).toMatchObject({ text: leak, saidAt: '2026-11-28T23:40:00.000Z' })
    host.setClock(saturdayNight + 200 * 60_000)
    expect(await silent()).toEqual([])
  })

  test('who said not to log it is left in peace', async () => {
    const resident = await page()
    await resident.open()
    await resident.say(leak)
    await resident.press('leave')
    await resident.press('leave-unlogged')
    host.setClock(saturdayNight + 61 * 60_000)
    expect(await silentForAnHour()).not.toContain(resident.conversation())
  })
})

describe('what cannot be taken is refused in words, and nothing is stored', () => {
  test.each([
    ['not JSON', 'hello'],
    ['no type', '{}'],
    [
      'an unknown button',
      '{"type":"turn","conversation":"x","seen":0,"clientId":"12345678","input":{"type":"chose","choice":"win"}}',
    ],
  ])('%s', async (_, sent) => {
    const resident = await page()
    expect(await resident.ask(sent)).toMatchObject({ type: 'problem', problem: 'unreadable' })
  })

  test('more than 8,000 letters at once', async () => {
    const resident = await page()
    await resident.open()
    const answer = await resident.ask({
      type: 'turn',
      conversation: resident.conversation(),
      seen: 1,
      clientId: 'client-long',
      input: { type: 'said', text: 'a'.repeat(8_001) },
    })
    expect(answer).toMatchObject({ problem: 'too-long', clientId: 'client-long' })
    expect(await resident.open(resident.conversation())).toHaveLength(1)
  })

  test('more than a conversation holds is refused before it is stored, and the rest can still be logged', async () => {
    const resident = await page()
    await resident.open()
    await resident.say(leak)
    await resident.press('complaint')
    for (let skipped = 0; skipped < 6; skipped += 1) await resident.press('skip')
    const long = `The tap drips. ${'漢'.repeat(7_900)}`
    for (let part = 0; part < 5; part += 1) await resident.say(long)
    const refused = await resident.ask({
      type: 'turn',
      conversation: resident.conversation(),
      seen: 100,
      clientId: 'client-full',
      input: { type: 'said', text: long },
    })
    expect(refused).toMatchObject({ problem: 'full', clientId: 'client-full' })
    expect(wordsOf(await resident.press('confirm'))).toContain("We've got your complaint")
  })

  test('an id that nobody was given', async () => {
    const resident = await page()
    expect(await resident.ask({ type: 'open', conversation: 'made-up', seen: 0 })).toMatchObject({
      problem: 'unknown-conversation',
    })
  })

  test('an id has 192 random bits', async () => {
    const resident = await page()
    await resident.open()
    expect(Buffer.from(resident.conversation(), 'base64url')).toHaveLength(24)
  })

  test('a ping is answered', async () => {
    expect(await (await page()).ask({ type: 'ping' })).toEqual({ type: 'pong' })
  })
})
