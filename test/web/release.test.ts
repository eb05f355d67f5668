import { S3Client } from '@aws-sdk/client-s3'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { assetBucket } from '../../aws/assetBucket.ts'
import { assetPath, loadPageAssets, versionedName } from '../../configuration/pageAssets.ts'
import { loaderOf } from '../../functions/serve-chat/widgetLoader.ts'
import { type ChatHost, startChatHost } from '../functions/receive-chat/chatHost.ts'
import { desk, startBrowser } from './browser.ts'
import { startWebsite, type Website } from './website.ts'

let host: ChatHost
let browser: Browser
let website: Website
let page: Page
let complaints: string[]

beforeAll(async () => {
  ;[host, browser] = await Promise.all([startChatHost(), startBrowser()])
  website = await startWebsite(host.url)
  host.allow(website.url)
})
afterEach(() => page.context().close())
afterAll(async () => {
  await browser?.close()
  await website?.close()
  await host?.close()
})

const newPage = async (): Promise<void> => {
  page = await (await browser.newContext(desk)).newPage()
  complaints = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
}

const widget = (): string => loadPageAssets()['chat.js']

const chatOpens = async (): Promise<void> => {
  await page.getByRole('button', { name: 'Talk to us' }).click()
  await page.getByText("Tell us what's happened. Use your own words.").waitFor()
}

test('a website that kept the loader of the release before goes on with the widget of that release', async () => {
  const now = await (await fetch(`${host.url}${assetPath(widget())}`)).text()
  const content = Buffer.from(`${now}\n/* the release before */`)
  const before = versionedName('chat.js', content)
  const client = new S3Client({
    endpoint: host.storage.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    forcePathStyle: true,
  })
  await assetBucket('assets', client)([{ versioned: before, content }])
  await newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.route('**/chat/chat.js', (route) =>
    route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: loaderOf(before) }),
  )
  await page.goto(website.url)
  await chatOpens()
  expect(asked).toContain(assetPath(before))
  expect(asked).not.toContain(assetPath(widget()))
  expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([])
})

test('a file that is not what its name says is never run, on a website or on our own page', async () => {
  for (const address of [website.url, `${host.url}/chat`]) {
    await newPage()
    await page.route(`**${assetPath(widget())}`, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: `document.title = 'taken over';${await response.text()}` })
    })
    await page.goto(address)
    await expect.poll(() => complaints.join('\n')).toContain('integrity')
    expect(await page.title()).not.toBe('taken over')
    if (address === website.url) await page.context().close()
  }
})

test('what a browser kept from our own page may be checked by a website of the same domain', async () => {
  await newPage()
  await page.goto(`${host.url}/chat`)
  await page.getByText("Tell us what's happened. Use your own words.").waitFor()
  // 127.0.0.1 on another port is another origin and the same site, so that both share what is kept.
  await page.goto(website.url)
  await chatOpens()
  expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([])
})
