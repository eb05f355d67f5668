import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { answerCase, at, linkIn, openCase } from '../functions/follow-case/resident.ts'
import { type ChatHost, saturdayNight, startChatHost } from '../functions/receive-chat/chatHost.ts'
import { barriers, desk, phone, scrollsSideways, startBrowser } from './browser.ts'

let host: ChatHost
let browser: Browser
const opened: BrowserContext[] = []
beforeAll(async () => {
  ;[host, browser] = await Promise.all([startChatHost(), startBrowser()])
})
afterEach(async () => {
  for (const context of opened.splice(0)) await context.close()
  host.setClock(saturdayNight)
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
})

const visit = async (path: string, options: BrowserContextOptions): Promise<Page> => {
  const context = await browser.newContext(options)
  opened.push(context)
  const page = await context.newPage()
  await page.goto(`${host.url}${path}`)
  return page
}

/** English that every page of ours has when it is in English. */
const ours =
  /\b(?:Your|What|Danger|danger now|Emergency repairs|ring|Send|Go on|Add|Type|Check|case|code|answer|complaint|written)\b/

/** In Welsh, with nothing in the way; what stands there in English says so. */
const isWelsh = async (page: Page): Promise<void> => {
  expect(await page.locator('html').getAttribute('lang')).toBe('cy')
  const english = await page.evaluate(() => {
    const copy = document.body.cloneNode(true)
    if (!(copy instanceof HTMLElement)) return ''
    for (const marked of copy.querySelectorAll('[lang^="en"], .given, .you [dir], textarea, noscript'))
      marked.remove()
    return copy.textContent ?? ''
  })
  expect(english).not.toMatch(ours)
  expect(await barriers(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}

const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env.SHOTS !== undefined)
    await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}

test('the form without a script is in Welsh from the first word to the reference, and changing the language loses no word', async () => {
  const page = await visit('/tell', { ...phone, javaScriptEnabled: false })
  await page
    .getByLabel('What has happened?')
    .fill('My tap drips. Also my service charge went up and nobody can tell me why.')
  await page.getByRole('button', { name: 'Cymraeg' }).click()
  expect(await page.getByLabel('Beth sydd wedi digwydd?').inputValue()).toContain('My tap drips.')
  await shot(page, 'tell-welsh-phone')
  await page.getByLabel('Ei gofnodi fel cwyn, fel bod rhaid i chi fy ateb').check()
  await page.getByLabel('Eich enw').fill('Rhiannon')
  await page.getByRole('button', { name: 'Ymlaen' }).click()
  await page.getByRole('heading', { name: 'Gwiriwch yr hyn y byddwch yn ei anfon' }).waitFor()
  await page.getByText('yn ymwneud â rhent neu daliadau gwasanaeth').waitFor()
  await shot(page, 'tell-check-welsh-phone')
  await page.getByLabel('Ie, pob un ar ei ben ei hun').check()
  await page.getByRole('button', { name: 'Ei anfon' }).click()
  await page.getByText(/Rydym wedi cael eich adroddiad: PR-/).waitFor()
  await page.getByText(/Rydym wedi cael eich cwyn: PR-/).waitFor()
  await page.getByText('dydd Gwener 18 Rhagfyr').first().waitFor()
  await shot(page, 'tell-done-welsh-phone')
})

test.each([
  ['a phone', phone],
  ['a desk', desk],
] as const)('every page of the form is Welsh for whoever reads it, on %s', async (_, options) => {
  const page = await visit('/tell?lang=cy', options)
  await isWelsh(page)
  await page.getByRole('button', { name: 'Ymlaen' }).click()
  await page.getByRole('heading', { name: 'Mae problem' }).waitFor()
  await isWelsh(page)
  await page.getByLabel('Beth sydd wedi digwydd?').fill('Mae’r tap yn diferu.')
  await page.getByRole('button', { name: 'Ymlaen' }).click()
  await isWelsh(page)
  await page.getByRole('button', { name: 'Ei anfon' }).click()
  await page
    .getByText(/Rydym wedi cael/)
    .first()
    .waitFor()
  await isWelsh(page)
  // The last page says the same in English, and in Welsh again; nothing is sent once more.
  const told = await page.getByRole('main').textContent()
  const [reference = 'no reference'] = /PR-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(told ?? '') ?? []
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: reference }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en-GB')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Cymraeg' }).click()
  await isWelsh(page)
  expect(await page.getByRole('main').textContent()).toBe(told)
})

test('a case is followed in Welsh, with its dates, and the language stays from page to page', async () => {
  host.setClock(at('2026-11-16T10:00:00Z'))
  const { reference, caseId } = await openCase(host)
  await answerCase(host, caseId, {
    acknowledgedAt: at('2026-11-18T10:00:00Z'),
    answeredAt: at('2026-12-01T15:00:00Z'),
  })
  const page = await visit('/follow?lang=cy', phone)
  await isWelsh(page)
  await page.getByLabel('Eich cyfeirnod').fill(reference)
  await page.getByRole('button', { name: 'Anfon cod ataf' }).click()
  await page.getByLabel('Y cod a anfonwyd gennym').waitFor()
  await isWelsh(page)
  await shot(page, 'follow-code-welsh-phone')
  await expect.poll(() => host.sent.at(-1)?.subject).toBe('Eich cod i weld eich achos')
  const mail = host.sent.at(-1)
  await page
    .getByLabel('Y cod a anfonwyd gennym')
    .fill(/Eich cod yw (\d{3} \d{3})\./.exec(mail?.text ?? '')?.[1] ?? '')
  await page.getByRole('button', { name: 'Agor fy achos' }).click()
  await page.getByRole('heading', { name: `Eich achos ${reference}` }).waitFor()
  await page.getByText('Nid oes rhaid i chi ddweud pam.').waitFor()
  await page.getByText('Rydym yn cytuno â rhan ohono.').waitFor()
  await page.getByText('dydd Mercher 2 Rhagfyr').first().waitFor()
  await isWelsh(page)
  await shot(page, 'follow-case-welsh-phone')
  await page.getByRole('link', { name: 'Ychwanegu neges, llun neu ddogfen' }).click()
  await page.getByLabel('Ychwanegu lluniau neu ddogfennau').waitFor()
  await isWelsh(page)
  await page.getByRole('link', { name: 'Mynd yn ôl heb anfon' }).click()
  await page.getByRole('link', { name: 'Mynd â hyn ymhellach' }).click()
  await isWelsh(page)
  await page.getByRole('button', { name: 'Ie, ewch â hyn ymhellach' }).click()
  await page.getByText('Mae gennym eich cais i edrych eto.').waitFor()
  await isWelsh(page)
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('heading', { name: `Your case ${reference}` }).waitFor()
  expect(linkIn(mail)).toContain('&lang=cy')
})
