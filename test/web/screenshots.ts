import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startChatHost } from '../functions/receive-chat/chatHost.ts'
import { type ChatPage, desk, openChat, phone, settled, startBrowser } from './browser.ts'

/** Takes the chat's pictures for the documents: `npx node test/web/screenshots.ts [FOLDER]`. */
const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'docs', 'screenshots')
mkdirSync(folder, { recursive: true })

const host = await startChatHost()
const browser = await startBrowser()

const take = async (chat: ChatPage, name: string): Promise<void> => {
  await settled(chat.page)
  await chat.page.screenshot({ path: join(folder, `chat-${name}.png`) })
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

const atDesk = await openChat(browser, host.url, desk)
await toSummary(atDesk)
await take(atDesk, 'check-your-answers')
await atDesk.press('Yes, log my complaint')
await atDesk.heard("We've got your complaint")
await take(atDesk, 'what-happens-next')
await atDesk.close()

await browser.close()
await host.close()
