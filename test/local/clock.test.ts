import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Clock, createClock, type TimerSource } from '../../local/clock.ts'

const start = Date.parse('2026-03-02T09:00:00Z')
const day = 86_400_000

let folder: string
let file: string
let clocks: Clock[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'putright-clock-'))
  file = join(folder, 'state', 'clock.json')
  clocks = []
})
afterEach(async () => {
  for (const clock of clocks) await clock.close()
  rmSync(folder, { recursive: true })
})

const open = (options: Parameters<typeof createClock>[0]): Clock => {
  const clock = createClock(options)
  clocks.push(clock)
  return clock
}

type Fired = { due: number; at: number }

/** A source that notes what it fires; `then` may set further timers, in ms after the one that fired. */
const timers = (clock: () => Clock, dues: number[], log: Fired[], then: number[] = []): TimerSource => {
  let set = [...dues]
  return {
    nextDue: () => (set.length === 0 ? null : Math.min(...set)),
    fire: async (instant) => {
      for (const due of set.filter((each) => each <= instant).sort((a, b) => a - b))
        log.push({ due, at: clock().now() })
      const fired = set.filter((each) => each <= instant).length
      set = set.filter((each) => each > instant)
      const next = then.splice(0, fired)
      set.push(...next.map((delay) => instant + delay))
    },
  }
}

describe('moving the clock', () => {
  const delays = fc.array(fc.integer({ min: 0, max: 400 * day }), { maxLength: 30 })

  test('fires every timer that is due on the way, in order, each at its own time, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(delays, { maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 50 * day }), { maxLength: 10 }),
        fc.array(fc.integer({ min: 0, max: 200 * day }), { minLength: 1, maxLength: 5 }),
        async (sources, followers, moves) => {
          const clock = open({ realNow: () => start })
          const log: Fired[] = []
          const all = sources.map((list, i) =>
            timers(
              () => clock,
              list.map((delay) => start + delay),
              log,
              i === 0 ? [...followers] : [],
            ),
          )
          for (const source of all) clock.addTimers(source)
          let target = start
          for (const move of moves) {
            target += move
            await clock.advanceTo(target)
            expect(clock.now()).toBe(target)
            expect(all.every((source) => (source.nextDue() ?? Number.POSITIVE_INFINITY) > target)).toBe(true)
          }
          expect(log.map(({ due }) => due)).toEqual(log.map(({ due }) => due).sort((a, b) => a - b))
          expect(log.every(({ due, at }) => due === at && due <= target)).toBe(true)
          const expected = sources.flat().filter((delay) => start + delay <= target).length
          expect(log.length).toBeGreaterThanOrEqual(expected)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('waits at each instant until the work that it set going has come to rest', async () => {
    const clock = open({ realNow: () => start })
    const order: string[] = []
    let busy: Promise<void> | null = null
    const due = [start + 1000, start + 2000]
    clock.addWork({ idle: () => busy === null, settled: async () => void (await busy) })
    clock.addTimers({
      nextDue: () => due[0] ?? null,
      fire: async (instant) => {
        due.shift()
        order.push(`fired ${instant - start}`)
        busy = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(() => {
          order.push(`rested at ${clock.now() - start}`)
          busy = null
        })
      },
    })
    await clock.advanceTo(start + 5000)
    expect(order).toEqual(['fired 1000', 'rested at 1000', 'fired 2000', 'rested at 2000'])
  })

  test('goes on without work that hangs', async () => {
    const clock = open({ realNow: () => start, patienceMs: 10 })
    const log: Fired[] = []
    clock.addWork({ idle: () => false, settled: () => new Promise(() => {}) })
    clock.addTimers(timers(() => clock, [start + 1, start + 2], log))
    await clock.advanceTo(start + 10)
    expect(log.map(({ due }) => due)).toEqual([start + 1, start + 2])
  })

  test('back changes nothing', async () => {
    const clock = open({ realNow: () => start })
    await clock.advanceTo(start + day)
    await clock.advanceTo(start)
    expect(clock.now()).toBe(start + day)
  })

  test('twice at once is one move after the other', async () => {
    const clock = open({ realNow: () => start })
    const log: Fired[] = []
    clock.addTimers(timers(() => clock, [start + 1, start + 2, start + 3], log))
    await Promise.all([clock.advanceTo(start + 2), clock.advanceTo(start + 3)])
    expect(log.map(({ at }) => at)).toEqual([start + 1, start + 2, start + 3])
  })

  test('tells the one who moves it of a source that fails', async () => {
    const clock = open({ realNow: () => start })
    const remove = clock.addTimers({
      nextDue: () => start + 1,
      fire: () => Promise.reject(new Error('disk full')),
    })
    await expect(clock.advanceTo(start + 5)).rejects.toThrow('disk full')
    remove()
    await clock.advanceTo(start + 5)
    expect(clock.now()).toBe(start + 5)
  })
})

describe('the time', () => {
  test('goes on from where it was after a restart', async () => {
    const first = open({ file, realNow: () => start })
    await first.advanceTo(start + 10 * day)
    await first.close()
    expect(open({ file, realNow: () => start + 5000 }).now()).toBe(start + 10 * day + 5000)
  })

  test('is kept at each step of a move, so that a kill on the way cannot turn it back', async () => {
    const clock = open({ file, realNow: () => start })
    const seen: number[] = []
    const due = [start + day, start + 2 * day]
    clock.addTimers({
      nextDue: () => due[0] ?? null,
      fire: async () => {
        due.shift()
        seen.push(createClock({ file, realNow: () => start }).now())
      },
    })
    await clock.advanceTo(start + 3 * day)
    expect(seen).toEqual([start + day, start + 2 * day])
  })

  test('never goes back, even where the machine’s own clock does', async () => {
    let real = start
    const clock = open({ file, realNow: () => real })
    expect(clock.now()).toBe(start)
    real = start - 5000
    expect(clock.now()).toBe(start)
    await clock.close()
    real = start - day
    expect(open({ file, realNow: () => real }).now()).toBe(start)
  })

  test('that is kept in a damaged file is not guessed', () => {
    file = join(folder, 'clock.json')
    writeFileSync(file, '{"offsetMs":')
    expect(() => createClock({ file })).toThrow(/clock\.json does not hold a clock/)
  })
})

describe('in ordinary running', () => {
  beforeEach(() => void vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
  afterEach(() => void vi.useRealTimers())

  test('timers fire by themselves when they come due, also after more than 24.8 days', async () => {
    const clock = open({})
    const log: Fired[] = []
    clock.addTimers(timers(() => clock, [start + 40 * day, start + 1000], log))
    await vi.advanceTimersByTimeAsync(39 * day)
    expect(log).toEqual([{ due: start + 1000, at: start + 1000 }])
    await vi.advanceTimersByTimeAsync(2 * day)
    expect(log.at(-1)).toEqual({ due: start + 40 * day, at: start + 40 * day })
  })

  test('a timer set earlier than the next is heard of', async () => {
    const clock = open({})
    const log: Fired[] = []
    const due = [start + day]
    clock.addTimers({
      nextDue: () => (due.length === 0 ? null : Math.min(...due)),
      fire: async (instant) => {
        due.splice(due.indexOf(instant), 1)
        log.push({ due: instant, at: clock.now() })
      },
    })
    due.push(start + 10)
    clock.timerSet(start + 10)
    await vi.advanceTimersByTimeAsync(10)
    expect(log).toEqual([{ due: start + 10, at: start + 10 }])
  })

  test('what came due while nothing ran fires late, in order, once', async () => {
    const clock = open({})
    const log: Fired[] = []
    clock.addTimers(timers(() => clock, [start - day, start - 3 * day], log))
    clock.addTimers(timers(() => clock, [start - 2 * day], log))
    await vi.advanceTimersByTimeAsync(0)
    expect(log.map(({ due }) => due)).toEqual([start - 3 * day, start - 2 * day, start - day])
  })

  test('a source that fails is reported and tried again', async () => {
    const errors: unknown[] = []
    const clock = open({ onError: (error) => errors.push(error) })
    let tries = 0
    clock.addTimers({
      nextDue: () => (tries < 2 ? start + 10 : null),
      fire: async () => {
        tries += 1
        if (tries < 2) throw new Error('disk full')
      },
    })
    await vi.advanceTimersByTimeAsync(5000)
    expect([tries, errors.length]).toEqual([2, 1])
  })
})
