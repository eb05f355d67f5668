import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway } from '../../local/gateway/gateway.ts'
import { createLambda } from '../../local/lambda.ts'
import { mailbox } from '../../local/mailbox/mailbox.ts'
import { openOutbox } from '../../local/ses/outbox.ts'
import { barriers, desk, phone, scrollsSideways, startBrowser, zoomed } from '../web/browser.ts'

const to = 'pat@resident.example'
const path = mkdtempSync(join(tmpdir(), 'putright-mailbox-page-'))
const closing: (() => unknown)[] = []
let browser: Browser
let address: string

beforeAll(async () => {
  const outbox = openOutbox(join(path, 'outbox.sqlite'))
  const gateway = await startGateway({
    lambda: createLambda({}),
    routes: { 'GET /local/mailbox': mailbox(outbox) },
  })
  address = `${gateway.url}/local/mailbox`
  for (const [index, subject] of [
    'We’ve got your complaint: PR-7F3K-9QZ2',
    'We’re looking into it',
  ].entries())
    outbox.keep(String(index), {
      from: 'Larkfield Homes <complaints@larkfield.example>',
      to: [to],
      subject,
      text: 'We’ve got your complaint.\n\nWhat happens next: by Monday 30 November someone will ring you.',
      html: '<h1>We’ve got your complaint</h1><script>document.title = "ran"</script><p><a href="/local/mailbox">Follow it</a></p>',
      headers: {
        'Message-ID': `<${'0123456789abcdef'.repeat(5)}@eu-west-2.amazonses.com>`,
        Subject: subject,
      },
      at: '2026-11-28T12:00:00.000Z',
    })
  browser = await startBrowser()
  closing.push(() => browser.close(), gateway.close, outbox.close)
})

afterAll(async () => {
  for (const close of closing) await close()
  rmSync(path, { recursive: true, force: true })
})

const pages = [
  ['everyone’s mail', ''],
  ['the mail of one address', `?to=${to}`],
  ['one mail', `?to=${to}&mail=0`],
  ['an address without mail', '?to=nobody@resident.example'],
]

test.each(pages)('%s has no barrier that axe finds, in light and in dark', async (_, query) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ ...desk, colorScheme })
    const page = await context.newPage()
    await page.goto(address + query)
    expect(await barriers(page)).toEqual([])
    await context.close()
  }
})

test.each(pages)('%s fits a phone and a fourfold zoom without scrolling sideways', async (_, query) => {
  for (const size of [phone, zoomed]) {
    const context = await browser.newContext(size)
    const page = await context.newPage()
    await page.goto(address + query)
    expect(await scrollsSideways(page)).toBe(false)
    await context.close()
  }
})

test('a mail is found by its subject and read in its frame, whose scripts do not run and whose links open beside it', async () => {
  const context = await browser.newContext(desk)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(address)
  await page.getByRole('link', { name: to }).click()
  await page.getByRole('link', { name: 'We’ve got your complaint: PR-7F3K-9QZ2' }).click()
  const frame = page.frameLocator('iframe')
  await frame.getByRole('heading', { name: 'We’ve got your complaint' }).waitFor()
  expect(await frame.locator('title').count()).toBe(0)
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('link', { name: 'Follow it' }).click(),
  ])
  await opened.getByRole('heading', { name: 'Mailbox' }).waitFor()
  expect(complaints.filter((each) => !each.includes('script'))).toEqual([])
  await context.close()
})
