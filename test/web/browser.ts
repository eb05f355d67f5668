import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** Debian’s Chromium, or the one that `CHROMIUM` names; `more`: switches besides. */
export const startBrowser = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  })

/** What people hold: a phone upright, and a desk’s screen. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
export const desk = { viewport: { width: 1280, height: 800 } } as const
/** 1280 × 800 at 400 % zoom, as the page sees it (WCAG 1.4.10). */
export const zoomed = { viewport: { width: 320, height: 200 } } as const

export interface ChatPage {
  readonly page: Page
  /** What the browser complained about: scripts refused, files not found, errors thrown. */
  readonly complaints: readonly string[]
  say(text: string): Promise<void>
  press(label: string | RegExp): Promise<void>
  /** Waits until we have said something that holds this. */
  heard(text: string | RegExp): Promise<void>
  close(): Promise<void>
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Opens the chat in a window of its own, with nothing remembered. */
export const openChat = async (
  browser: Browser,
  url: string,
  options: BrowserContextOptions = desk,
): Promise<ChatPage> => {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('WebSocket')) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${url}/chat`)
  await page.getByText("Tell us what's happened. Use your own words.").waitFor()
  return {
    page,
    complaints,
    say: async (text) => {
      await page.getByLabel('Your message').fill(text)
      await page.getByRole('button', { name: 'Send', exact: true }).click()
    },
    press: (label) => page.getByRole('log').getByRole('button', { name: label }).click(),
    heard: (text) => page.getByRole('log').getByText(text).last().waitFor(),
    close: () => context.close(),
  }
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

/** What is fading in has come: half-way its colours are nobody's to judge. Shadow roots are looked into. */
const stillness = `(async () => {
  const rootsIn = (root) => [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ? rootsIn(shadowRoot) : [])]
  const moving = rootsIn(document).flatMap((root) => root.getAnimations())
  await Promise.allSettled(moving.map(({ finished }) => finished))
})()`

/** What axe-core finds against WCAG 2.2 A and AA and its best practices, one line each. */
export const barriers = async (page: Page): Promise<readonly string[]> => {
  // Run by the debugger’s own evaluation, which the page’s policy on scripts does not forbid.
  const { readFileSync } = await import('node:fs')
  await page.evaluate(stillness)
  await page.evaluate(readFileSync(axeFile, 'utf8'))
  const violations = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] }).then(({ violations }) => violations)`,
  )) as readonly Violation[]
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  )
}

/** Whether anything makes the page scroll sideways. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** Nothing moves any more: what was asked for is answered and the end is in view. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () => document.querySelector('putright-chat')?.shadowRoot?.querySelector('[data-client]') == null,
  )
  await page.evaluate(
    () =>
      new Promise<void>((still) => {
        let last = -1
        const look = () => {
          if (window.scrollY === last) return still()
          last = window.scrollY
          setTimeout(look, 120)
        }
        look()
      }),
  )
}

/** What stands in somebody's way here: axe-core’s findings, sideways scrolling, small targets, browser errors. */
export const inTheWay = async ({ page, complaints }: ChatPage): Promise<readonly string[]> => {
  await settled(page)
  return [
    ...(await barriers(page)),
    ...((await scrollsSideways(page)) ? ['scrolls sideways'] : []),
    ...(await smallTargets(page)),
    ...complaints,
  ]
}

/** Buttons and fields under 44 × 44 pixels. */
const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [
      ...(document
        .querySelector('putright-chat')
        ?.shadowRoot?.querySelectorAll('button, textarea, .calls a, .attach label') ?? []),
    ]
      .filter((each) => each.getClientRects().length > 0)
      .filter((each) => each.getBoundingClientRect().height < 44 || each.getBoundingClientRect().width < 44)
      .map((each) => `small target: ${each.textContent}`),
  )
