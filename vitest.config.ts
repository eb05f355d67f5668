import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** These start whole systems and browsers, so they run after the rest, one file at a time. */
const whole = ['test/system/**/*.test.ts', 'test/web/**/*.test.ts']

/** These live cases through on whole systems, a policy a file: long, but side by side. */
const lives = ['test/lives/**/*.test.ts', 'test/storm/**/*.test.ts']

/** Left out only where there is no browser, which the set-up has said; never in CI, where that would hide a fault. */
const browser = ['test/web/**/*.test.ts', 'test/local/mailboxPage.test.ts']
const hasBrowser = existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium') || process.env.CI === 'true'
const leftOut = hasBrowser ? [] : browser

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The encoder takes seconds to load in every worker; its own tests load it.
    env: { PUTRIGHT_ENCODER: 'none' },
    setupFiles: ['test/randomCases.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: [...whole, ...lives, ...leftOut] },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: whole,
          exclude: leftOut,
          fileParallelism: false,
          // Browsers and whole systems on a busy machine; what hangs is still found.
          testTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      { extends: true, test: { name: 'lives', include: lives, sequence: { groupOrder: 2 } } },
    ],
  },
})
