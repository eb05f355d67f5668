import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChatHost, startChatHost } from '../functions/receive-chat/chatHost.ts'
import { barriers, openChat, phone, scrollsSideways, settled, startBrowser } from './browser.ts'

let host: ChatHost
let browser: Browser
beforeAll(async () => {
  ;[host, browser] = await Promise.all([startChatHost(), startBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
})

const leak = 'Nobody came for the third time about the leak over the cooker.'

test('a chat that was begun at a desk goes on where it was on a phone, by the link of a mail and the name', async () => {
  const chat = await openChat(browser, host.url)
  const ask = () => chat.page.getByRole('button', { name: 'Send me a link to go on later' }).click()
  await chat.say(leak)
  await chat.heard('Shall I log this')
  await ask()
  await chat.page.getByText('Give us your email address or your mobile number in the chat first.').waitFor()
  await chat.press('Log it as a complaint')
  await chat.heard('your name')
  await chat.say('Rosa Díaz')
  await chat.heard('Where')
  await chat.say('Flat 4')
  await chat.heard('reach you')
  await chat.say('rosa@example.org')
  await chat.heard('put this right')
  await ask()
  await chat.page.getByText('We’ve sent a link to rosa@example.org.').waitFor()
  await chat.close()

  const link = /http\S+#continue=\S+/.exec(host.sent.at(-1)?.text ?? '')?.[0] ?? 'no link'
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  await page.goto(link)
  const name = page.getByLabel('Your name, as you gave it in the chat')
  await name.fill('Somebody Else')
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await page.getByText('That isn’t the name we have').waitFor()
  await settled(page)
  expect(await barriers(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  if (process.env.SHOTS !== undefined) await page.screenshot({ path: `${process.env.SHOTS}/go-on-phone.png` })

  await name.fill('rosa diaz')
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await page.getByRole('log').getByText(leak).waitFor()
  expect(page.url()).toBe(`${host.url}/chat`)
  await page.getByLabel('Your message').fill('A repair that lasts')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('log').getByText('harder for you to deal with us').last().waitFor()

  const again = await context.newPage()
  await again.goto(link)
  await again.getByLabel('Your name, as you gave it in the chat').fill('Rosa Díaz')
  await again.getByRole('button', { name: 'Go on', exact: true }).click()
  await again.getByText('the link has been used').waitFor()
  await context.close()
})
