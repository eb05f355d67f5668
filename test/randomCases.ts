import { configureGlobal } from 'fast-check'

/**
 * Whoever lands a change must not be stopped by luck, so CI tries the same random cases each time; everywhere else they
 * are new ones every time, and a failure prints its seed. `SEED=…` chooses them.
 */
const usual = process.env.CI === 'true' ? '20261122' : undefined
const seed = process.env.SEED ?? usual

if (seed !== undefined) configureGlobal({ seed: Number(seed) })
