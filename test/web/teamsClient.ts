import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { startPlayground } from '../../cli/playground.ts'
import { loadLandlord } from '../../configuration/landlord.ts'
import { until } from '../system/putright.ts'

/** A port that nobody has: the Playground takes none of its own choice that it would tell in time. */
const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer()
    server.listen(0, () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })

export interface TeamsClient {
  readonly page: Page
  say(words: string): Promise<void>
  press(label: string): Promise<void>
  /** Waits until the last card or message that holds this is there. */
  heard(text: string | RegExp): Promise<void>
  take(file: string): Promise<void>
  close(): Promise<void>
}

/** Microsoft’s Agents Playground in a browser, against the bot of a running system, with somebody at the keyboard. */
export const openTeamsClient = async (browser: Browser, url: string, as: string): Promise<TeamsClient> => {
  const port = await freePort()
  const child = startPlayground(loadLandlord(), { endpoint: `${url}/teams/messages`, port, as })
  const address = `http://localhost:${port}/`
  await until('the Playground', async () =>
    (await fetch(address).catch(() => undefined))?.ok === true ? true : undefined,
  )
  const context = await browser.newContext({ viewport: { width: 1280, height: 1500 } })
  const page = await context.newPage()
  // Fonts and pictures of its own come from the network, which there is none of here.
  await page.route(/^https:/, (route) => route.abort())
  await page.goto(address)
  const box = page.getByRole('textbox').first()
  await box.waitFor()
  // Typed before the client has told the bot that it is there, words are lost.
  await page.getByText('conversationUpdate').first().waitFor()
  return {
    page,
    say: async (words) => {
      await box.click()
      await page.keyboard.type(words)
      await page.keyboard.press('Enter')
    },
    press: async (label) => await page.getByRole('button', { name: label, exact: true }).last().click(),
    heard: async (text) => await page.getByText(text).last().waitFor({ timeout: 60_000 }),
    take: async (file) => void (await page.screenshot({ path: file })),
    close: async () => {
      await context.close()
      child.kill()
      await ended(child)
    },
  }
}
