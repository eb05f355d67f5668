import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellInChat } from '../../../casework/tellInChat.ts'
import { type ChatHost, startChatHost } from './chatHost.ts'
import { openPage } from './pages.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
afterAll(() => host.close())

const letter = { key: 'acknowledgement/stage-1', text: 'What we understand\nNobody came.' }

test('a page that is open is told of a letter, once, and fetches it', async () => {
  const page = await openPage(host.url)
  await page.open()
  const news = page.next()
  const { say } = tellInChat(host.ports.conversations, host.casework.now, host.show)
  expect(await say(page.conversation(), letter)).toBe('said')
  expect(await news).toEqual({ type: 'news', conversation: page.conversation(), number: 2 })
  const turns = await page.open(page.conversation())
  expect(turns.at(-1)?.replies).toMatchObject([{ text: letter.text }])
  page.close()
})

test('a letter is said all the same where no page can be told', async () => {
  const page = await openPage(host.url)
  await page.open()
  const { say } = tellInChat(host.ports.conversations, host.casework.now, async () => {
    throw new Error('The line to the page is down.')
  })
  expect(await say(page.conversation(), letter)).toBe('said')
  page.close()
})
