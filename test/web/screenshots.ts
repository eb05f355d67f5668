import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { answerCase, at, codeIn, openCase } from '../functions/follow-case/resident.ts'
import { startChatHost } from '../functions/receive-chat/chatHost.ts'
import { takeBrokenLine } from './brokenLineScreenshot.ts'
import { type ChatPage, desk, openChat, phone, settled, startBrowser } from './browser.ts'
import { startWebsite } from './website.ts'

/** Takes the chat's pictures for the documents: `npx node test/web/screenshots.ts [FOLDER]`. */
const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'docs', 'screenshots')
mkdirSync(folder, { recursive: true })

const host = await startChatHost()
const browser = await startBrowser()

const take = async (chat: ChatPage, name: string): Promise<void> => {
  await settled(chat.page)
  await chat.page.screenshot({ path: join(folder, `chat-${name}.png`) })
}

const openPage = async (path: string, options: BrowserContextOptions): Promise<Page> => {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(path.startsWith('http') ? path : `${host.url}${path}`)
  return page
}

const shoot = async (page: Page, name: string, fullPage = false): Promise<void> => {
  await settled(page)
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage })
}

const toChoice = async (chat: ChatPage): Promise<void> => {
  await chat.say("Nobody came for the third time about the leak over the cooker. I've rung you every week.")
  await chat.heard('Shall I log this as a complaint?')
}

const toSummary = async (chat: ChatPage): Promise<void> => {
  await toChoice(chat)
  await chat.press('Both')
  const answers = [
    ["What's your name?", 'Rosa'],
    ['Where is this about?', 'Flat 4, 12 Mill Lane'],
    ['How can we reach you?', 'rosa@example.org'],
    ['What would put this right', 'A repair that lasts, and somebody who turns up.'],
    ['harder for you', "I can't do phone calls."],
    ['Is someone acting for you', 'My daughter Ana, 07700 900456'],
  ] as const
  for (const [ask, answer] of answers) {
    await chat.heard(ask)
    await chat.say(answer)
  }
  await chat.heard("Check what I'll log")
}

const onPhone = await openChat(browser, host.url, phone)
await take(onPhone, 'opening-phone')
await toChoice(onPhone)
await take(onPhone, 'danger-first-phone')
await onPhone.close()

const checking = await openChat(browser, host.url, phone)
await toSummary(checking)
await take(checking, 'check-your-answers-phone')
await checking.close()

const twoThings = await openChat(browser, host.url, phone)
await twoThings.say(
  'My kitchen tap is dripping, please send someone. Also my service charge went up by £200 and nobody can tell me why.',
)
await twoThings.heard('more than one thing')
await take(twoThings, 'two-things-phone')
await twoThings.close()

const atDesk = await openChat(browser, host.url, desk)
await toSummary(atDesk)
await take(atDesk, 'check-your-answers')
await atDesk.press('Yes, log my complaint')
await atDesk.heard("We've got your complaint")
await take(atDesk, 'what-happens-next')
await atDesk.close()

const welsh = await openPage('/chat?lang=cy', phone)
await welsh.getByText('Dywedwch wrthym beth sydd wedi digwydd.').waitFor()
await shoot(welsh, 'chat-welsh-phone')

host.setClock(at('2026-11-16T10:00:00Z'))
const { reference, caseId } = await openCase(host, {
  text: 'I want to make a complaint. Nobody came for the third time about the leak over the cooker.',
})
await answerCase(host, caseId, {
  acknowledgedAt: at('2026-11-18T10:00:00Z'),
  answeredAt: at('2026-12-01T15:00:00Z'),
})
host.setClock(at('2026-12-15T18:30:00Z'))
const follow = await openPage('/follow', phone)
await shoot(follow, 'follow-which-case-phone')
await follow.getByLabel('Your reference').fill(reference)
await follow.getByRole('button', { name: 'Send me a code' }).click()
await follow.getByLabel('The code that we sent').waitFor()
await shoot(follow, 'follow-code-phone')
await follow.getByLabel('The code that we sent').fill(codeIn(host.sent.at(-1)))
await follow.getByRole('button', { name: 'Open my case' }).click()
await follow.getByText('What you can do').waitFor()
await shoot(follow, 'follow-case-phone', true)
await follow.getByRole('link', { name: 'Cymraeg' }).click()
await follow.getByText('Yr hyn y gallwch ei wneud').waitFor()
await shoot(follow, 'follow-case-welsh-phone', true)
await follow.getByRole('link', { name: 'English' }).click()
await follow.getByRole('link', { name: 'Take this further' }).click()
await shoot(follow, 'follow-further-phone')

const byText = await openChat(browser, host.url, phone)
await byText.say('Please ring me')
await byText.heard('What')
await byText.press('Skip this')
await byText.say('07700 900456')
await byText.heard('We text a code to 07700 900456')
await byText.page.getByText('read this again on this device').last().scrollIntoViewIfNeeded()
await take(byText, 'come-back-by-text-phone')
await byText.close()

const form = await openPage('/tell', desk)
await form.getByRole('button', { name: 'Go on' }).click()
await shoot(form, 'follow-form-mistakes')

const website = await startWebsite(host.url)
host.allow(website.url)
const onWebsite = await openPage(website.url, desk)
await onWebsite.getByRole('button', { name: 'Talk to us' }).click()
await onWebsite.getByText("Tell us what's happened.").waitFor()
await shoot(onWebsite, 'widget-on-a-website')
await website.close()

await takeBrokenLine(host, join(folder, 'chat-photo-waits-phone.png'))
await browser.close()
await host.close()
