import type { Browser } from 'playwright-core'
import type { ChatHost } from '../functions/receive-chat/chatHost.ts'
import { startBadLine } from './badLine.ts'
import { openChat, phone, startBrowser } from './browser.ts'

/** A damp ceiling as a phone would photograph it: drawn, and made as large as a photo by what follows a JPEG’s end. */
const ceiling = async (browser: Browser): Promise<Buffer> => {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } })
  await page.setContent(`<body style="margin:0;background:
    linear-gradient(#0000 88%, #8d8478 88.5%, #b9b2a6 90%),
    radial-gradient(closest-side, #6f5836 0 30%, #a98a5a 60%, #c9b48c 78%, #8f6f3f 80%, #0000 84%) 18% 30% / 62% 64% no-repeat,
    radial-gradient(closest-side, #7d6540 0 40%, #bda277 74%, #94764a 78%, #0000 82%) 88% 18% / 30% 34% no-repeat,
    #e4e0d8">`)
  const jpeg = await page.screenshot({ type: 'jpeg', quality: 90 })
  await page.close()
  return Buffer.concat([jpeg, Buffer.alloc(4 * 1024 * 1024)])
}

/** Takes the picture of a photo on its way when the line has just been lost. */
export const takeBrokenLine = async (host: ChatHost, path: string): Promise<void> => {
  const line = await startBadLine(host.storage.port)
  const browser = await startBrowser([
    `--host-resolver-rules=MAP 127.0.0.1:${host.storage.port} 127.0.0.1:${line.port}`,
  ])
  const chat = await openChat(browser, host.url, phone)
  await chat.say('Water comes through the ceiling again. Nobody came for the third time.')
  await chat.heard('Shall I log this')
  const buffer = await ceiling(browser)
  const broken = line.cutAfter(2.6 * 1024 * 1024)
  await chat.page
    .getByLabel('Add a photo or document')
    .setInputFiles({ name: 'ceiling.jpg', mimeType: 'image/jpeg', buffer })
  await broken
  await chat.page.getByRole('status').getByText('ceiling.jpg goes on by itself').waitFor()
  await chat.page.mouse.move(0, 0)
  await chat.page.screenshot({ path })
  await browser.close()
  await line.close()
}
