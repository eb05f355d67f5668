import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { corpus } from './corpus.ts'

const mails = corpus().map(({ raw }) => Buffer.from(raw))

/** A change that mail suffers on its way: bytes lost, doubled, overwritten, cut or swapped between mails. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constant('lose' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 200 }),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  }),
  fc.record({
    kind: fc.constant('overwrite' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('graft' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    other: fc.nat({ max: mails.length - 1 }),
  }),
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

const changed = (mail: Buffer, each: Change): Buffer => {
  const at = Math.floor(each.at * mail.length)
  const [before, after] = [mail.subarray(0, at), mail.subarray(at)]
  if (each.kind === 'cut') return before
  if (each.kind === 'lose') return Buffer.concat([before, after.subarray(each.length)])
  if (each.kind === 'insert') return Buffer.concat([before, each.bytes, after])
  if (each.kind === 'overwrite') return Buffer.concat([before, each.bytes, after.subarray(each.bytes.length)])
  return Buffer.concat([before, mails[each.other] ?? after])
}

/** A mail of the corpus as a bad way here may leave it. */
export const mutated = fc
  .record({
    mail: fc.nat({ max: mails.length - 1 }),
    changes: fc.array(change, { minLength: 1, maxLength: 5 }),
  })
  .map(({ mail, changes }) => changes.reduce(changed, mails[mail] ?? Buffer.alloc(0)))

const runs = Number(process.env.MAIL_RUNS ?? (process.env.CI === 'true' ? 20_000 : 3000))
export const seed = Number(
  process.env.SEED ?? (process.env.CI === 'true' ? 20261122 : Date.now() % 1_000_000_000),
)

/** Shrinking a mail of kilobytes takes hours: the seed repeats it as it was. */
export const settings = { numRuns: runs, seed, endOnFailure: true }
