import { defineConfig } from 'vitest/config'

/** These start whole systems and browsers, so they run after the rest, one file at a time. */
const whole = ['test/system/**/*.test.ts', 'test/web/**/*.test.ts']

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    setupFiles: ['test/randomCases.ts'],
    projects: [
      { extends: true, test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: whole } },
      {
        extends: true,
        test: { name: 'whole', include: whole, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
