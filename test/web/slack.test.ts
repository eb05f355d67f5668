import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { putright, type Started, startPutright, temporaryData, until } from '../system/putright.ts'
import { barriers, scrollsSideways, startBrowser } from './browser.ts'

/** Journey 3 in the Slack workspace of this machine. Pictures go where `TAKE` says. */
const mould =
  'Mrs Whitfield has rung four times about the damp and black mould over her cooker and nobody has come.'

/** Tom Hargreaves, a handler, in the channel of those who work complaints. */
const seat = '/local/slack?as=U0LARK002&place=C0COMPLAINTS'

const data = temporaryData()
let system: Started | undefined
let browser: Browser | undefined
let opened: Page | undefined

beforeAll(async () => {
  system = await startPutright(data.path, { SLACK_WORKSPACE: 'on' })
  browser = await startBrowser()
  opened = await browser.newPage({ viewport: { width: 1280, height: 1400 } })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await system?.stop()
  data.remove()
})

const slack = (): Page => {
  if (opened === undefined) throw new Error('The browser has not started.')
  return opened
}
const press = (name: string) => slack().getByRole('button', { name, exact: true }).first().click()
const heard = (text: string | RegExp) => slack().getByText(text).first().waitFor()
const take = async (name: string): Promise<void> => {
  const folder = process.env.TAKE
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await slack().screenshot({ path: join(folder, `slack-${name}.png`) })
}
const cases = async () => (await putright(data.path, 'case', 'list')) as readonly { reference: string }[]

test('a command, one press: the reference and what to tell her now; claim it, and read what goes before it goes', async () => {
  const address = system?.running.url ?? ''
  await slack().goto(`${address}${seat}`)
  await slack().getByLabel('Message').fill(`/dissatisfaction ${mould}`)
  await press('Send')
  await heard('Read as a complaint, from these words:')
  await take('form')
  expect(await barriers(slack())).toEqual([])
  expect(await cases()).toHaveLength(0)

  await press('Log it')
  await heard('Tell the resident now')
  const [logged] = await cases()
  await heard(`Logged ${logged?.reference}: Stage 1 complaint`)
  await take('logged')

  await press(`Open ${logged?.reference}`)
  await heard('Where it stands:')
  await press(`Claim it, ${logged?.reference}`)
  await slack().getByText('Tom Hargreaves', { exact: false }).nth(1).waitFor()
  await take('case')

  await press(`Acknowledge, ${logged?.reference}`)
  await slack().getByLabel('What do they want us to do?').fill('A repair that lasts, and an apology.')
  await press('Acknowledge')
  await heard('This leaves us and goes to Joan Whitfield')
  await take('preview')
  await press('Send it now')
  await heard('Fill this in.')
  await slack()
    .getByLabel(/Yes, send it to Joan Whitfield/)
    .check()
  await press('Send it now')
  await heard(/✓ Acknowledge/)

  await press('Done')
  expect(await slack().getByRole('button', { name: 'Acknowledge' }).count()).toBe(0)

  await until('the hazard to be told in the channel', async () => {
    await slack().goto(`${address}${seat}`)
    const told = slack().getByText(`${logged?.reference} tells of a hazard to health in the home.`)
    return (await told.count()) === 1 ? true : undefined
  })
  await take('channel')
  await slack().goto(`${address}/local/slack?as=U0LARK002&place=home`)
  await heard('My cases, by the next date: 1')
  await take('home')
  await slack().setViewportSize({ width: 360, height: 740 })
  expect(await scrollsSideways(slack())).toBe(false)
}, 240_000)

test('a form that another site’s page sends is refused', async () => {
  const answer = await fetch(`${system?.running.url}${seat}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams({ do: '{"what":"say"}', typed: '/dissatisfaction no' }).toString(),
  })
  expect(answer.status).toBe(403)
})
