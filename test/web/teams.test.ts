import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { putright, type Started, startPutright, temporaryData } from '../system/putright.ts'
import { startBrowser } from './browser.ts'
import { openTeamsClient, type TeamsClient } from './teamsClient.ts'

/** Journey 3: the officer on the phone, in Microsoft’s own client for bots. Pictures go where `TAKE` says. */
const heating =
  'Caller in tears, no heating for the third week, baby at home, she has rung every day and nobody came. Joan Whitfield.'

const data = temporaryData()
let system: Started | undefined
let browser: Browser | undefined
let client: TeamsClient | undefined

beforeAll(async () => {
  system = await startPutright(data.path)
  browser = await startBrowser()
  client = await openTeamsClient(browser, system.running.url, 'priya-nair')
}, 60_000)
afterAll(async () => {
  await client?.close()
  await browser?.close()
  await system?.stop()
  data.remove()
})

/** Who sits at the keyboard; there once everything has started. */
const atKeyboard = (): TeamsClient => {
  if (client === undefined) throw new Error('The client has not started.')
  return client
}

const take = async (name: string): Promise<void> => {
  const folder = process.env.TAKE
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await atKeyboard().page.waitForTimeout(500)
  await atKeyboard().take(join(folder, `teams-${name}.png`))
}

const cases = async () => (await putright(data.path, 'case', 'list')) as readonly { reference: string }[]

test('plain words, one press: the reference and what to tell her now; claim it; and the reminder comes of itself', async () => {
  const teams = atKeyboard()
  await teams.say(heating)
  await teams.heard('It seems to be Joan Whitfield')
  await take('form')
  expect(await cases()).toHaveLength(0)

  await teams.press('Log it')
  await teams.heard('Tell the resident now')
  const [logged] = await cases()
  await teams.heard(`Logged ${logged?.reference}: Stage 1 complaint`)
  await take('logged')

  await teams.press('Open the case')
  await teams.heard('Where it stands:')
  await teams.press('Claim it')
  // Each card takes the last one's place: what is pressed before it has come is lost with it.
  await teams.page.getByRole('button', { name: 'Claim it' }).waitFor({ state: 'detached' })
  expect(await teams.page.getByText('Nobody yet').count()).toBe(0)
  await take('case')

  await teams.press('Acknowledge')
  await teams.heard('What do they want us to do?')
  await teams.page
    .getByLabel('What do they want us to do?')
    .last()
    .fill('Heating that works, and an apology.')
  await teams.press('Acknowledge')
  await teams.heard('This leaves us and goes to Joan Whitfield')
  await take('preview')

  // The law’s 24 hours pass at the next day’s end; the next working morning brings their list.
  await putright(data.path, 'clock', '+4d')
  await teams.heard('My cases, by the next date')
  await teams.heard(`Make the home safe ${logged?.reference}`)
  await take('reminded')
}, 240_000)
