import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ChatHost, startChatHost } from '../functions/receive-chat/chatHost.ts'
import { type ChatPage, inTheWay, openChat, phone, startBrowser } from './browser.ts'

let host: ChatHost
let browser: Browser
let chat: ChatPage

beforeAll(async () => {
  ;[host, browser] = await Promise.all([startChatHost(), startBrowser()])
})
afterEach(() => chat.close())
afterAll(async () => {
  await browser?.close()
  await host?.close()
})

const onward = /^(?:Skip this|Yes, log it|Yes, pass it on|Pass it to a person as it is)$/

/** Answers nothing, to the end; what we said there. */
const toTheEnd = async (end: string): Promise<string> => {
  const log = chat.page.getByRole('log')
  const reached = log.getByText(end, { exact: false }).last()
  const button = log.getByRole('button', { name: onward }).last()
  for (let presses = 0; presses < 8; presses += 1) {
    await reached.or(button).last().waitFor()
    if (await reached.isVisible()) break
    const before = await button.elementHandle()
    await button.click()
    await before?.waitForElementState('hidden').catch(() => undefined)
  }
  await reached.waitFor()
  return (await log.textContent()) ?? ''
}

describe('what is not a complaint comes to a short end of its own, on a phone', () => {
  test.each([
    ['a repair', 'My kitchen tap is dripping, please can you send someone.', "We've got your report: PR-"],
    ['a question', 'When is my rent due this month?', "We've got your question: PR-"],
    ['thanks', 'Please thank the plumber who came today, he was brilliant.', 'Passed on, with our thanks.'],
    [
      'a report about neighbours',
      'My neighbour plays loud music every night until 3am.',
      "We've got what you told us: PR-",
    ],
    [
      'more about a case',
      'About my case PR-7F3K-9QZ2: the engineer came today and measured the window.',
      "We've got what you told us: PR-",
    ],
    ['nothing that we can act on', 'lol wrong chat sorry', "We've got your message: PR-"],
  ])('%s', async (_, words, end) => {
    chat = await openChat(browser, host.url, phone)
    await chat.say(words)
    await chat.page.getByRole('log').getByRole('button').first().waitFor()
    expect(await inTheWay(chat)).toEqual([])
    const said = await toTheEnd(end)
    expect(said).not.toContain('Shall I log this as a complaint?')
    expect(await inTheWay(chat)).toEqual([])
  })
})

test('danger comes before any question, with the number to ring, and nothing stands in the way', async () => {
  chat = await openChat(browser, host.url, phone)
  await chat.say('I can smell gas in the kitchen')
  const log = chat.page.getByRole('log')
  const call = log.getByRole('link', { name: 'Ring 0800 111 999' })
  await call.waitFor()
  expect(await call.getAttribute('href')).toBe('tel:0800111999')
  const question = log.getByText("What's your name?")
  await question.waitFor()
  const [first, then] = [await call.boundingBox(), await question.boundingBox()]
  expect(first?.y).toBeLessThan(then?.y ?? 0)
  expect(await inTheWay(chat)).toEqual([])
})
