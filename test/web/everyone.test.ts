import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadCase } from '../../casework/handleCommand.ts'
import { answerCase, at, codeIn, linkIn, openCase } from '../functions/follow-case/resident.ts'
import { type ChatHost, saturdayNight, startChatHost } from '../functions/receive-chat/chatHost.ts'
import { photo } from '../functions/upload-file/photo.ts'
import { barriers, desk, openChat, phone, scrollsSideways, startBrowser, zoomed } from './browser.ts'
import { startWebsite, type Website } from './website.ts'

const leak = 'Nobody came for the third time about the leak over the cooker.'

let host: ChatHost
let website: Website
let browser: Browser
const opened: { close(): Promise<void> }[] = []

beforeAll(async () => {
  ;[host, browser] = await Promise.all([startChatHost(), startBrowser()])
  website = await startWebsite(host.url)
  host.allow(website.url)
})
beforeEach(() => host.setClock(saturdayNight))
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})
afterAll(async () => {
  await browser?.close()
  await website?.close()
  await host?.close()
})

const visit = async (path: string, options: BrowserContextOptions = desk): Promise<Page> => {
  const context = await browser.newContext(options)
  opened.push(context)
  const page = await context.newPage()
  await page.goto(path.startsWith('http') ? path : `${host.url}${path}`)
  return page
}

/** What stands in somebody’s way on a page. */
const inTheWay = async (page: Page): Promise<readonly string[]> => [
  ...(await barriers(page)),
  ...((await scrollsSideways(page)) ? ['scrolls sideways'] : []),
]

const eventsOf = async (caseId: string) =>
  (await loadCase(host.casework, caseId)).commits.flatMap((commit) => commit.events)

const enter = async (page: Page, reference: string): Promise<void> => {
  await page.getByLabel('Your reference').fill(reference)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByLabel('The code that we sent').fill(codeIn(host.sent.at(-1)))
  await page.getByRole('button', { name: 'Open my case' }).click()
  await page.getByRole('heading', { name: `Your case ${reference}` }).waitFor()
}

describe.each([
  ['a phone', phone],
  ['a desk in the dark', { ...desk, colorScheme: 'dark' }],
  ['forced colours', { ...desk, forcedColors: 'active' }],
  ['400 % zoom', zoomed],
  ['no JavaScript', { ...phone, javaScriptEnabled: false }],
] as const)('coming back on %s', (name, options) => {
  test('by reference and code, taken further on the last evening, and nothing stands in the way', async () => {
    host.setClock(at('2026-11-16T10:00:00Z'))
    const { reference, caseId } = await openCase(host)
    await answerCase(host, caseId, {
      acknowledgedAt: at('2026-11-18T10:00:00Z'),
      answeredAt: at('2026-12-01T15:00:00Z'),
    })
    host.setClock(at('2026-12-15T23:30:00Z'))
    const page = await visit('/follow', options)
    const looked = async () => (name === 'no JavaScript' ? [] : inTheWay(page))
    expect(await looked()).toEqual([])
    await page.getByRole('button', { name: 'Send me a code' }).click()
    await page.getByRole('alert').getByText('Type your reference.').waitFor()
    expect(await looked()).toEqual([])
    await enter(page, reference)
    expect(await looked()).toEqual([])
    const line = page.getByRole('list', { name: 'The stages of your case' })
    expect(await line.getByText('Today').count()).toBe(1)
    await page.getByRole('link', { name: 'Take this further' }).click()
    expect(await looked()).toEqual([])
    await page.getByRole('button', { name: 'Yes, take this further' }).click()
    await page.getByRole('status').getByText('We have your request').waitFor()
    expect(await looked()).toEqual([])
    expect(await eventsOf(caseId)).toContainEqual(
      expect.objectContaining({ type: 'escalation-requested', timing: 'in-time', words: null }),
    )
  })
})

describe('coming back', () => {
  test('a stranger with only the reference sees nothing of the case', async () => {
    const { reference } = await openCase(host)
    const page = await visit('/follow')
    await page.getByLabel('Your reference').fill(reference)
    await page.getByRole('button', { name: 'Send me a code' }).click()
    await page.getByLabel('The code that we sent').fill('000000')
    await page.getByRole('button', { name: 'Open my case' }).click()
    await page.getByRole('alert').getByText('That code is not right').waitFor()
    expect(await page.getByText('cooker').count()).toBe(0)
    await page.goto(`${host.url}/follow/case`)
    await page.getByText('Your case is closed on this device').waitFor()
    expect(await barriers(page)).toEqual([])
  })

  test('by the link of the mail, its button and the keyboard alone', async () => {
    const { reference } = await openCase(host)
    const page = await visit('/follow')
    await page.getByLabel('Your reference').fill(reference)
    await page.keyboard.press('Enter')
    await page.getByLabel('The code that we sent').waitFor()
    await page.goto(linkIn(host.sent.at(-1)) ?? '')
    await page.keyboard.press('Tab')
    // Past the way to the content and the other language.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: `Your case ${reference}` }).waitFor()
  })

  test('a photo is added to the case, with a preview', async () => {
    const { reference, caseId } = await openCase(host)
    const page = await visit('/follow', phone)
    await enter(page, reference)
    await page.getByRole('link', { name: 'Add a message' }).click()
    await page
      .getByLabel('Add photos or documents')
      .setInputFiles({ name: 'ceiling.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo) })
    await page.getByRole('status').getByText('ceiling.jpg is ready to send.').waitFor()
    expect(await inTheWay(page)).toEqual([])
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByRole('status').getByText('We have what you sent.').waitFor()
    const last = (await eventsOf(caseId)).findLast((event) => event.type === 'message-received')
    expect(last?.message.attachments.map(({ filename }) => filename)).toEqual(['ceiling.jpg'])
  })
})

describe('without JavaScript', () => {
  test('a complaint is told, checked and sent by the form', async () => {
    const page = await visit('/tell', { ...phone, javaScriptEnabled: false })
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('link', { name: 'Tell us what has happened. A few words are enough.' }).waitFor()
    await page.getByLabel('What has happened?').fill(leak)
    await page.getByLabel('Log it as a complaint').check()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'Check what you will send' }).waitFor()
    await page.getByRole('button', { name: 'Send it' }).click()
    await page.getByRole('heading', { name: /We've got your complaint: PR-/ }).waitFor()
    await page.getByText('by Friday 18 December').first().waitFor()
  })

  test('a photo is added to the form before it is sent', async () => {
    const page = await visit('/tell', { ...phone, javaScriptEnabled: false })
    await page.getByLabel('What has happened?').fill(leak)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByText('Choose a photo or a document first.').last().waitFor()
    await page
      .getByLabel('Photos and documents')
      .setInputFiles({ name: 'kitchen.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo) })
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByText('kitchen.jpg').waitFor()
    if (process.env.SHOTS !== undefined)
      await page.screenshot({ path: `${process.env.SHOTS}/form-photo.png`, fullPage: true })
    await page.getByRole('button', { name: 'Send it' }).click()
    await page.getByRole('heading', { name: /PR-/ }).waitFor()
  })

  test('nothing on the form stands in the way, empty or with mistakes', async () => {
    const page = await visit('/tell', zoomed)
    expect(await inTheWay(page)).toEqual([])
    await page.getByRole('button', { name: 'Go on' }).click()
    expect(await inTheWay(page)).toEqual([])
    await page.getByLabel('What has happened?').fill(leak)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByText('Choose a photo or a document first.').last().waitFor()
    expect(await inTheWay(page)).toEqual([])
  })
})

describe('without a WebSocket', () => {
  test('the chat goes on by ordinary requests, from the first word to a reference', async () => {
    const context = await browser.newContext(phone)
    opened.push(context)
    await context.addInitScript(() => {
      Object.defineProperty(window, 'WebSocket', {
        value: class {
          constructor() {
            throw new Error('blocked')
          }
        },
      })
    })
    const page = await context.newPage()
    await page.goto(`${host.url}/chat`)
    await page.getByLabel('Your message').fill('Please thank Joe the caretaker, he was brilliant.')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByRole('button', { name: 'Skip this' }).click()
    await page
      .getByRole('log')
      .getByText(/PR-[0-9A-Z]{4}-/)
      .first()
      .waitFor()
  })
})

describe('a photo in the chat', () => {
  test('is sent with progress, stands in the log, and goes with the complaint', async () => {
    const chat = await openChat(browser, host.url, phone)
    opened.push(chat)
    await chat.say(leak)
    await chat.heard('Shall I log this')
    await chat.page
      .getByLabel('Add a photo or document')
      .setInputFiles({ name: 'kitchen.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo) })
    await chat.heard("I've got kitchen.jpg. It goes with what you told us.")
    expect(await barriers(chat.page)).toEqual([])
    await chat.press('Log it as a complaint')
    await chat.heard("What's your name?")
  })

  test('is sent again when the line was lost', async () => {
    const chat = await openChat(browser, host.url, desk)
    opened.push(chat)
    let lost = 0
    await chat.page.route('**/uploads/uploads/**', async (route) => {
      lost += 1
      if (lost <= 1) await route.abort('connectionreset')
      else await route.continue()
    })
    await chat.page
      .getByLabel('Add a photo or document')
      .setInputFiles({ name: 'kitchen.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo) })
    await chat.heard("I've got kitchen.jpg.")
    expect(lost).toBeGreaterThan(1)
  })

  test('that is too large is refused in words, beside the field', async () => {
    const chat = await openChat(browser, host.url, desk)
    opened.push(chat)
    const buffer = Buffer.alloc(15 * 1024 * 1024 + 1)
    await chat.page
      .getByLabel('Add a photo or document')
      .setInputFiles({ name: 'film.mp4', mimeType: 'video/mp4', buffer })
    await chat.page.getByRole('alert').getByText('That file is too large').waitFor()
  })
})

describe('in Welsh', () => {
  test('a complaint goes from the first word to a reference, all of it in Welsh, and nothing stands in the way', async () => {
    const page = await visit('/chat?lang=cy', phone)
    const say = async (words: string) => {
      await page.getByLabel('Eich neges').fill(words)
      await page.getByRole('button', { name: 'Anfon', exact: true }).click()
    }
    await page.getByText('Dywedwch wrthym beth sydd wedi digwydd.').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('cy')
    await say('Mae’r drws wedi torri ers wythnosau ac nid oes neb wedi dod i’n fflat ni.')
    await page.getByText('eich ateb yn ysgrifenedig erbyn dydd Gwener 18 Rhagfyr').waitFor()
    expect(await inTheWay(page)).toEqual([])
    await page.getByRole('button', { name: 'Ei gofnodi fel cwyn' }).click()
    for (const [asked, answer] of [
      ['Beth yw eich enw?', 'Rhiannon'],
      ['Ble mae hyn?', 'Fflat 4'],
      ['Sut gallwn ni gysylltu â chi?', 'rhiannon@example.org'],
      ['Beth fyddai’n gwneud hyn yn iawn i chi?', 'Drws newydd'],
      ['Oes rhywbeth sy’n ei gwneud yn anoddach', 'nac oes'],
      ['Oes rhywun yn gweithredu ar eich rhan', 'na'],
    ] as const) {
      await page.getByText(asked).waitFor()
      await say(answer)
    }
    await page.getByRole('heading', { name: 'Gwiriwch yr hyn y byddaf yn ei gofnodi' }).waitFor()
    expect(await inTheWay(page)).toEqual([])
    await page.getByRole('button', { name: 'Ie, cofnodwch fy nghwyn' }).click()
    await page.getByText(/Rydym wedi cael eich cwyn: PR-/).waitFor()
    await page.getByText('erbyn dydd Gwener 4 Rhagfyr').first().waitFor()
    expect(await page.locator('article.ours:not([lang="cy"])').count()).toBe(0)
    expect(await inTheWay(page)).toEqual([])
  })
})

describe('on the landlord’s own website', () => {
  const openWidget = async (
    options: BrowserContextOptions,
  ): Promise<{ page: Page; complaints: string[] }> => {
    const context = await browser.newContext(options)
    opened.push(context)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(website.url)
    return { page, complaints }
  }

  test.each([
    ['a phone', phone],
    ['a desk', desk],
  ] as const)('one script tag puts the chat there under a strict policy, on %s', async (_, options) => {
    const { page, complaints } = await openWidget(options)
    const button = page.getByRole('button', { name: 'Talk to us' })
    await button.waitFor()
    expect(await page.evaluate(() => window.localStorage.length)).toBe(0)
    expect(await inTheWay(page)).toEqual([])
    await button.click()
    await page.getByText("Tell us what's happened. Use your own words.").waitFor()
    await page.getByLabel('Your message').fill(leak)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByText('Shall I log this as a complaint?').waitFor()
    expect(await inTheWay(page)).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    // The browser asks for a picture of the website that is not there; that is not ours.
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([])
    await page.keyboard.press('Escape')
    expect(await page.getByRole('button', { name: 'Talk to us' }).getAttribute('aria-expanded')).toBe('false')
  })

  test('colours can be set from outside', async () => {
    const { page } = await openWidget(desk)
    await page.getByRole('button', { name: 'Talk to us' }).waitFor()
    await page.evaluate(() =>
      document.documentElement.style.setProperty('--putright-accent', 'rgb(90, 20, 100)'),
    )
    const colour = await page
      .getByRole('button', { name: 'Talk to us' })
      .evaluate((button) => getComputedStyle(button).backgroundColor)
    expect(colour).toBe('rgb(90, 20, 100)')
  })
})
