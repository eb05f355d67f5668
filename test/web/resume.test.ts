import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadCase } from '../../casework/handleCommand.ts'
import { codeIn, openCase } from '../functions/follow-case/resident.ts'
import { type ChatHost, startChatHost } from '../functions/receive-chat/chatHost.ts'
import { type BadLine, startBadLine } from './badLine.ts'
import { barriers, type ChatPage, openChat, phone, scrollsSideways, startBrowser } from './browser.ts'
import { filmOf } from './film.ts'

let host: ChatHost
let line: BadLine
let browser: Browser
const opened: { close(): Promise<void> }[] = []

beforeAll(async () => {
  host = await startChatHost()
  line = await startBadLine(host.storage.port)
  browser = await startBrowser([
    `--host-resolver-rules=MAP 127.0.0.1:${host.storage.port} 127.0.0.1:${line.port}`,
  ])
})
let before = 0
beforeEach(() => {
  before = line.sent()
})
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
  await line.mend()
})
afterAll(async () => {
  await browser?.close()
  await line?.close()
  await host?.close()
})

/** Bytes that this test’s pages have sent to storage. */
const sent = (): number => line.sent() - before

const size = 6 * 1024 * 1024
const film = { name: 'film.mp4', mimeType: 'video/mp4', buffer: filmOf(size) }
const waits = 'film.mp4 goes on by itself when it’s back.'

const open = async (): Promise<ChatPage> => {
  const chat = await openChat(browser, host.url, phone)
  opened.push(chat)
  return chat
}

const choose = (page: Page, file = film) =>
  page.getByLabel(/^Add (a photo or document|photos or documents)$/).setInputFiles(file)

/** How often each piece was taken, by its address without the signature. */
const taken = (page: Page): ReadonlyMap<string, number> => {
  const times = new Map<string, number>()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (response.request().method() === 'PUT' && response.ok())
      times.set(pathname, (times.get(pathname) ?? 0) + 1)
  })
  return times
}

/** Every value that the bar of progress shows, from now on. */
const watchProgress = async (page: Page): Promise<() => Promise<readonly number[]>> => {
  await page.evaluate(() => {
    const shown: number[] = []
    Object.assign(window, { shown })
    const look = () => {
      const root = document.querySelector('putright-chat')?.shadowRoot ?? document
      const value = root.querySelector('progress')?.value
      if (value !== undefined && value !== shown.at(-1)) shown.push(value)
      requestAnimationFrame(look)
    }
    look()
  })
  return () => page.evaluate(() => (window as unknown as { shown: number[] }).shown)
}

const inTheWay = async (page: Page): Promise<readonly string[]> => [
  ...(await barriers(page)),
  ...((await scrollsSideways(page)) ? ['scrolls sideways'] : []),
]

const status = (page: Page, text: string) => page.getByRole('status').getByText(text).waitFor()

describe('a film whose line breaks', () => {
  test('goes on by itself while the page stays open, and nothing that was through is sent again', async () => {
    const chat = await open()
    const { page } = chat
    const times = taken(page)
    const shown = await watchProgress(page)
    const broken = line.cutAfter(size / 2)
    await choose(page)
    await broken
    await status(page, waits)
    expect(await inTheWay(page)).toEqual([])
    // Both ends are gone for a while, as in a tunnel.
    await host.restart(() => line.mend())
    await chat.heard("I've got film.mp4.")
    expect(sent()).toBeGreaterThan(size)
    expect(sent()).toBeLessThan(1.2 * size)
    expect([...times.values()]).toEqual(Array.from({ length: 12 }, () => 1))
    const values = await shown()
    expect(values.length).toBeGreaterThan(3)
    expect(values).toEqual([...values].sort((one, other) => one - other))
  })

  test('goes on where it stopped when it is chosen again after the page was closed', async () => {
    const chat = await open()
    const { page } = chat
    const broken = line.cutAfter(size / 2)
    await choose(page)
    await broken
    await status(page, waits)
    await page.reload()
    await status(page, 'We don’t have the whole of film.mp4 yet.')
    expect(await inTheWay(page)).toEqual([])
    await line.mend()
    const shown = await watchProgress(page)
    // Its date is another one by now, as a phone gives the same film a new one each time.
    await choose(page)
    await chat.heard("I've got film.mp4.")
    expect(sent()).toBeLessThan(1.2 * size)
    expect((await shown()).find((value) => value > 0)).toBeGreaterThan(0.3)
    await page.reload()
    await chat.heard("I've got film.mp4.")
    expect(await page.getByText('We don’t have the whole').count()).toBe(0)
  })

  test('can be stopped, and is gone from the device', async () => {
    const chat = await open()
    const { page } = chat
    const broken = line.cutAfter(size / 4)
    await choose(page)
    await broken
    await status(page, waits)
    await page.getByRole('button', { name: 'Stop sending film.mp4' }).click()
    await status(page, 'film.mp4 was not sent.')
    expect(await page.getByRole('progressbar').count()).toBe(0)
    await line.mend()
    const until = sent()
    await chat.say('Please thank Joe the caretaker, he was brilliant.')
    await chat.heard("What's your name?")
    expect(sent()).toBe(until)
    expect(await page.evaluate(() => Object.keys(window.localStorage))).not.toContain('putright.chat.files')
  })
})

test('while a file is on its way, what we asked last still stands above the field that has grown by it', async () => {
  const { page, say, heard } = await open()
  await say('Please thank Joe the caretaker, he was brilliant.')
  await heard("What's your name?")
  await page.route('**/uploads/uploads/**', () => undefined)
  await choose(page)
  await page.getByRole('progressbar').waitFor()
  const answer = page.getByRole('log').getByRole('button', { name: 'Skip this' })
  const field = page.locator('form.composer')
  await expect
    .poll(
      async () => {
        const [above, below] = [await answer.boundingBox(), await field.boundingBox()]
        return above !== null && below !== null && above.y + above.height <= below.y
      },
      { timeout: 10_000 },
    )
    .toBe(true)
})

test('an address that is too old is asked for anew, and the film goes on', async () => {
  const { page, heard } = await open()
  const times = taken(page)
  let puts = 0
  await page.route('**/uploads/uploads/**', async (route) => {
    puts += route.request().method() === 'PUT' ? 1 : 0
    const url = route.request().url()
    // As it will be in a quarter of an hour: S3 itself then says that it has expired.
    await route.continue(puts === 3 ? { url: url.replace('X-Amz-Date=20', 'X-Amz-Date=19') } : {})
  })
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/uploads')) asked.push(request.url())
  })
  await choose(page)
  await heard("I've got film.mp4.")
  expect(puts).toBe(13)
  expect([...times.values()]).toEqual(Array.from({ length: 12 }, () => 1))
  // Announced, renewed after the old address, after eight pieces more, and to end with.
  expect(asked.length).toBe(4)
})

test('after ten minutes without a line the resident is told how to go on', async () => {
  const context = await browser.newContext(phone)
  opened.push(context)
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(`${host.url}/chat`)
  await page.getByText("Tell us what's happened. Use your own words.").waitFor()
  const broken = line.cutAfter(size / 4)
  await choose(page)
  await broken
  await status(page, waits)
  await page.clock.fastForward('11:00')
  await page.clock.runFor(20_000)
  await page
    .getByRole('alert')
    .getByText('film.mp4: the connection was lost. Choose it again, and it goes on where it stopped.')
    .waitFor()
  expect(await page.getByRole('progressbar').count()).toBe(0)
})

test('a phone’s camera may be used or not, and what it took goes as it is: no preview where none can be shown', async () => {
  const { page, heard } = await open()
  const field = page.getByLabel('Add a photo or document')
  expect(await field.getAttribute('accept')).toMatch(/^image\/\*,video\/\*/)
  // With `capture` a phone would open its camera and offer no photo taken before (W3C HTML Media Capture).
  expect(await field.getAttribute('capture')).toBeNull()
  const buffer = Buffer.concat([
    Buffer.from('0000001c66747970686569630000000068656963686569786d696631', 'hex'),
    filmOf(700_000),
  ])
  const broken = line.cutAfter(300_000)
  await choose(page, { name: 'IMG_0412.HEIC', mimeType: 'image/heic', buffer })
  await broken
  await status(page, 'IMG_0412.HEIC goes on by itself')
  expect(await page.locator('.files img').count()).toBe(0)
  await line.mend()
  await heard("I've got IMG_0412.HEIC.")
})

test('on the follow page, too, a film goes on after the page was loaded again', async () => {
  const { reference, caseId } = await openCase(host)
  const context = await browser.newContext(phone)
  opened.push(context)
  const page = await context.newPage()
  await page.goto(`${host.url}/follow`)
  await page.locator('input[name=reference]').fill(reference)
  await page.locator('main button[type=submit]').click()
  await page.locator('input[name=code]').fill(codeIn(host.sent.at(-1)))
  await page.locator('main button[type=submit]').first().click()
  await page.getByRole('link', { name: 'Add a message' }).click()
  const broken = line.cutAfter(size / 2)
  await choose(page)
  await broken
  await status(page, waits)
  expect(await inTheWay(page)).toEqual([])
  await page.reload()
  await line.mend()
  await choose(page)
  await status(page, 'film.mp4 is ready to send.')
  expect(sent()).toBeLessThan(1.2 * size)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('status').getByText('We have what you sent.').waitFor()
  const events = (await loadCase(host.casework, caseId)).commits.flatMap((commit) => commit.events)
  const last = events.findLast((event) => event.type === 'message-received')
  const [attachment] = last?.message.attachments ?? []
  expect(attachment).toMatchObject({ filename: 'film.mp4', size, actualType: 'video/mp4' })
  const kept = await host.keptBytes(attachment?.stored?.key ?? '')
  expect(kept.equals(film.buffer)).toBe(true)
})
