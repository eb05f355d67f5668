import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellChat } from '../../bots/desk/chats.ts'
import type { Who } from '../../bots/desk/desk.ts'
import { openPage as open, sendForm } from '../../bots/desk/open.ts'
import type { Poster } from '../../bots/desk/poster.ts'
import type { Page as Shown } from '../../bots/page.ts'
import type { HandOverPorts } from '../../casework/handOver.ts'
import { type ChatHost, startChatHost } from '../functions/receive-chat/chatHost.ts'
import { openPage, type Page } from '../functions/receive-chat/pages.ts'
import { type Office, openOffice } from './office.ts'

/** Monday 30 November 2026, 10:00 in London: open. */
const mondayMorning = Date.UTC(2026, 10, 30, 10)
const leak = 'Nobody came for the third time about the leak over the cooker.'

let host: ChatHost
let office: Office
let page: Page
let chats: HandOverPorts
const told: { to: string; shown: Shown }[] = []

const poster: Poster = {
  tool: 'slack',
  toChannel: async (to, shown) => {
    told.push({ to, shown })
    return String(told.length)
  },
  change: async (to, _, shown) => void told.push({ to: `${to}, changed`, shown }),
  toPerson: async (to, shown) => {
    told.push({ to, shown })
    return String(told.length)
  },
}

beforeAll(async () => {
  host = await startChatHost()
  host.setClock(mondayMorning)
  chats = { ...host.ports, show: host.show }
  page = await openPage(host.url)
  await page.open()
  await page.say(leak)
  await page.press('human')
  office = await openOffice()
})
afterAll(async () => {
  page.close()
  await host.close()
  await office.close()
})

const desk = () => ({ casework: host.casework, notebook: office.notebook, poster, chats })

const who = (id: string): Who => {
  const staff = host.casework.rules.landlord.staff.find((each) => each.id === id)
  if (staff === undefined) throw new Error(id)
  return { staff, tool: 'slack', private: true }
}

/** Every turn so far is told of, as the queue would; twice, as a queue may. */
const deliver = async (): Promise<void> => {
  const turns = await chats.conversations.load(page.conversation())
  for (const { number } of turns)
    await tellChat(desk(), poster, { conversation: page.conversation(), turn: number })
}

const everythingIn = (value: unknown): string => JSON.stringify(value)
const buttonIn = (shown: Shown | undefined, label: string) => {
  const found = shown?.pieces
    .flatMap((piece) => (piece.kind === 'buttons' ? piece.buttons : []))
    .find((button) => button.label === label)
  if (found === undefined) throw new Error(`No “${label}”`)
  return found
}

test('a resident who asks for a person is announced once, taken by the first, answered in a form of its own, and given back', async () => {
  await deliver()
  await deliver()
  const announced = told.filter(({ shown }) => shown.headline === 'A resident asks for a person in the chat')
  expect(announced.map(({ to }) => to)).toEqual(['C0COMPLAINTS'])
  // Who has the id of a chat could speak as its resident, so no tool is told it.
  expect(everythingIn(told)).not.toContain(page.conversation())

  const take = buttonIn(announced[0]?.shown, 'Take the chat')
  const taken = await open(desk(), who('priya-nair'), take.opens, take.about)
  expect(taken).toMatchObject({ kind: 'page', page: { headline: 'The chat is yours' } })
  const second = await open(desk(), who('tom-hargreaves'), take.opens, take.about)
  expect(everythingIn(second)).toContain('Priya Nair has this chat already.')
  if (taken.kind !== 'page') throw new Error('no page')

  await page.say('Are you a real person?')
  told.length = 0
  await deliver()
  const said = told.find(({ to }) => to === 'priya-nair')
  expect(said?.shown.headline).toBe('They wrote in the chat')
  expect(everythingIn(said?.shown.pieces)).toContain('Are you a real person?')
  expect(told.map(({ to }) => to)).toContain('C0COMPLAINTS, changed')

  const reply = buttonIn(said?.shown, 'Reply to the resident')
  const form = await open(desk(), who('priya-nair'), reply.opens, reply.about)
  if (form.kind !== 'form') throw new Error('no form')
  expect(everythingIn(form.form.pieces)).toContain('The resident reads this at once, with your name.')
  const answers = { text: ['I am. Somebody comes today.'] }
  await sendForm(desk(), who('priya-nair'), form.form, answers)
  await sendForm(desk(), who('priya-nair'), form.form, answers)
  const strange = await sendForm(desk(), who('tom-hargreaves'), form.form, { text: ['internal chatter'] })
  expect(everythingIn(strange)).toContain('You do not have this chat')

  const end = buttonIn(said?.shown, 'End the chat')
  await open(desk(), who('priya-nair'), end.opens, end.about)
  const state = (await chats.conversations.load(page.conversation())).at(-1)?.state
  expect(state?.handOver?.status).toBe('ended')
  const spoken = state?.story.join('\n') ?? ''
  expect(spoken.match(/Priya Nair: I am\. Somebody comes today\./g)).toHaveLength(1)
  expect(spoken).not.toContain('internal chatter')
})
