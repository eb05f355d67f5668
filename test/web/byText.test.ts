import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ChatHost, startChatHost } from '../functions/receive-chat/chatHost.ts'
import { barriers, openChat, phone, scrollsSideways, settled, startBrowser, zoomed } from './browser.ts'

let host: ChatHost
let browser: Browser
beforeAll(async () => {
  ;[host, browser] = await Promise.all([startChatHost(), startBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
})

const codeOfText = (): string => /\b(\d{6})\b/.exec(host.texts.at(-1)?.text ?? '')?.[1] ?? 'no code'

/** Nothing keeps anybody out of the page as it is now, on a phone and at 400 % zoom. */
const isFit = async (page: Page): Promise<void> => {
  await settled(page)
  expect(await barriers(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  await page.setViewportSize(zoomed.viewport)
  expect(await scrollsSideways(page)).toBe(false)
  await page.setViewportSize(phone.viewport)
}

const words = {
  en: {
    reference: 'Your reference',
    byText: 'By text message',
    sendCode: 'Send me a code',
    code: 'The code that we sent',
    open: 'Open my case',
    told: 'Your name, as you gave it to us',
    goOn: 'Go on',
    inside: 'What you can do',
  },
  cy: {
    reference: 'Eich cyfeirnod',
    byText: 'Drwy neges destun',
    sendCode: 'Anfon cod ataf',
    code: 'Y cod a anfonwyd gennym',
    open: 'Agor fy achos',
    told: 'Eich enw, fel y rhoesoch ef i ni',
    goOn: 'Ymlaen',
    inside: 'Yr hyn y gallwch ei wneud',
  },
}

/** Tells it by the form, with a mobile and no email; gives the reference. */
const tellByForm = async (page: Page, mobile: string): Promise<string> => {
  await page.goto(`${host.url}/tell`)
  await page
    .getByLabel('What has happened?')
    .fill(`Nobody came for the third time about the leak. Ring ${mobile}.`)
  await page.getByLabel('Log it as a complaint').check()
  await page.getByLabel('Your name').fill('Rosa Díaz')
  await page.getByLabel('How can we reach you?').fill(mobile)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.getByText(`We text a code to ${mobile} when you ask for it`).waitFor()
  return ((await page.locator('h1 .reference').textContent()) ?? '').trim()
}

describe('a resident with a mobile and no email, on a phone', () => {
  test.each([
    ['en', '07700 900301'],
    ['cy', '07700 900302'],
  ] as const)('comes back by a text, and every step keeps nobody out (%s)', async (lang, mobile) => {
    const context = await browser.newContext(phone)
    const page = await context.newPage()
    const said = words[lang]
    const reference = await tellByForm(page, mobile)
    await isFit(page)

    await page.goto(`${host.url}/follow${lang === 'en' ? '' : '?lang=cy'}`)
    await page.getByLabel(said.reference).fill(reference)
    await page.getByLabel(said.byText).check()
    await isFit(page)
    await page.getByRole('button', { name: said.sendCode }).click()
    await page.getByLabel(said.code).waitFor()
    await isFit(page)
    await page.getByLabel(said.code).fill(codeOfText())
    await page.getByRole('button', { name: said.open }).click()
    await page.getByLabel(said.told).fill('rosa diaz')
    await isFit(page)
    await page.getByRole('button', { name: said.goOn, exact: true }).click()
    await page.getByText(said.inside).waitFor()
    await page.getByText('Nobody came for the third time about the leak.').waitFor()
    await isFit(page)
    await context.close()
  })

  test('chooses with the keyboard alone how the code is to come', async () => {
    const context = await browser.newContext(phone)
    const page = await context.newPage()
    await page.goto(`${host.url}/follow`)
    await page.getByLabel('Your reference').fill('PR-0000-0001')
    await page.keyboard.press('Tab')
    expect(await page.getByLabel('By email').evaluate((radio) => radio === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowDown')
    expect(await page.getByLabel('By text message').isChecked()).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByText('We can text mobile phones, and no landlines.').waitFor()
    await context.close()
  })

  test('goes on with a chat by the link in a text, and a landline is told that it gets none', async () => {
    const chat = await openChat(browser, host.url, phone)
    const ask = () => chat.page.getByRole('button', { name: 'Send me a link to go on later' }).click()
    await chat.say('Nobody came for the third time about the leak over the cooker.')
    await chat.heard('Shall I log this')
    await chat.press('Log it as a complaint')
    await chat.heard('your name')
    await chat.say('Rosa Díaz')
    await chat.heard('Where')
    await chat.say('Flat 4')
    await chat.heard('reach you')
    await chat.say('020 7946 0018')
    await chat.heard('put this right')
    await ask()
    await chat.page.getByText('We can only send texts to mobile phones.').waitFor()
    await chat.say('change contact')
    await chat.heard('reach you')
    await chat.say('07700 900303')
    await ask()
    await chat.page.getByText('We’ve sent a link to 07700 900303.').waitFor()
    await settled(chat.page)
    expect(await barriers(chat.page)).toEqual([])
    await chat.close()

    const link = /http\S+#continue=\S+/.exec(host.texts.at(-1)?.text ?? '')?.[0] ?? 'no link'
    const context = await browser.newContext(phone)
    const page = await context.newPage()
    await page.goto(link)
    await page.getByLabel('Your name, as you gave it in the chat').fill('rosa diaz')
    await page.getByRole('button', { name: 'Go on', exact: true }).click()
    await page.getByRole('log').getByText('about the leak over the cooker').waitFor()
    await context.close()
  })
})
