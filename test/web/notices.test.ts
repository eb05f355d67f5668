import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { letter } from '../../casework/letter.ts'
import { loadWording } from '../../configuration/wording.ts'
import { exampleOf } from '../../domain/notices/examples.ts'
import type { NoticeKind } from '../../domain/notices/kinds.ts'
import { rulesOf } from '../domain/case/policyStory.ts'
import { landlord } from '../domain/notices/letters.ts'
import { phone, scrollsSideways, startBrowser, zoomed } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
}, 60_000)

afterAll(() => browser.close())

const htmlOf = (kind: NoticeKind): string => {
  const example = exampleOf(kind, { landlord, rules: rulesOf('code-2024'), wording: loadWording() })
  if ('refusal' in example) throw new Error(example.refusal.why)
  return letter(landlord, example.notice, { address: 'joan@post.example', thread: [] }).html
}

const shown = async (html: string, options: typeof phone | typeof zoomed): Promise<Page> => {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.setContent(html)
  return page
}

/** What axe-core finds against WCAG 2.2 A and AA. A mail has no landmarks: the program that shows it has those. */
const barriers = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe)
  return page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa'] }).then(({ violations }) => violations.map(({ id }) => id))`,
  )
}

const kinds = ['acknowledgement', 'response', 'alert'] as const

describe.each(kinds)('the letter “%s” as a mail', (kind) => {
  test('has no barrier that axe-core knows (WCAG 2.2 AA), on a phone', async () => {
    const page = await shown(htmlOf(kind), phone)
    expect(await barriers(page)).toEqual([])
    await page.context().close()
  }, 30_000)

  test('never scrolls sideways, not even at 400 % (WCAG 1.4.10)', async () => {
    const page = await shown(htmlOf(kind), zoomed)
    expect(await scrollsSideways(page)).toBe(false)
    await page.context().close()
  }, 30_000)
})
