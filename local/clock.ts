import { readClockFile, writeClockFile } from './clock/clockFile.ts'

/** Something that holds timers: a state machine engine, a schedule, a queue with delayed messages. */
export type TimerSource = {
  /** When the next timer is due (ms since the epoch); null where none is set. Asked often: keep it cheap. */
  nextDue(): number | null
  /**
   * Fires every timer due at or before `instant`, in order; returns when each has taken effect.
   * Afterwards `nextDue()` is later than `instant`. What a timer sets going may still be under way: see `Work`.
   */
  fire(instant: number): Promise<void>
}

/** Something that has work under way and must come to rest before time may move on. */
export type Work = {
  idle(): boolean
  /** Resolves when there is nothing under way. */
  settled(): Promise<void>
}

export type Clock = {
  /** The running system's time: milliseconds since the epoch. Never goes back, not even over a restart. */
  now(): number
  /** Adds a source of timers; the answer takes it away again. */
  addTimers(source: TimerSource): () => void
  /** Adds work that `advanceTo` waits for; the answer takes it away again. */
  addWork(work: Work): () => void
  /** A source tells that a timer was set for `due`, so that the clock wakes in time. */
  timerSet(due: number): void
  /**
   * Moves the clock forward to `instant`, stopping at each due time on the way: the timers fire, what they
   * set going comes to rest, then the next. An instant in the past changes nothing. Rejects where a source does.
   */
  advanceTo(instant: number): Promise<void>
  /** Fires no timer any more. Waits for those being fired. */
  close(): Promise<void>
}

type Options = {
  /** Where the offset is kept; in memory only where there is none. */
  file?: string
  /** Real time, for tests. */
  realNow?: () => number
  /** How long (real ms) `advanceTo` waits for work at one instant before it goes on: a hung task must not stop time. */
  patienceMs?: number
  /** Told of a timer source that failed in ordinary running; it is tried again a second later. */
  onError?: (error: unknown) => void
}

// A longer delay overflows Node's 32-bit timer and would fire at once.
const longestDelayMs = 2 ** 31 - 1
const retryDelayMs = 1000

const quietFor = (ms: number): { done: Promise<void>; cancel: () => void } => {
  let cancel = (): void => {}
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    cancel = () => {
      clearTimeout(timer)
      resolve()
    }
  })
  return { done, cancel }
}

/** Resolves when all work is idle, or at a turn after `patient()` has become false. */
const restOf = async (works: Set<Work>, patient: () => boolean): Promise<void> => {
  do {
    await Promise.all([...works].map((work) => work.settled()))
    // One turn of the event loop, so that an answer already on its way can become work again.
    await new Promise<void>((turn) => setImmediate(turn))
  } while (patient() && [...works].some((work) => !work.idle()))
}

const settle = async (works: Set<Work>, patienceMs: number): Promise<void> => {
  const patience = quietFor(patienceMs)
  let patient = true
  await Promise.race([restOf(works, () => patient), patience.done])
  patient = false
  patience.cancel()
}

const earliest = (sources: Set<TimerSource>): { source: TimerSource; due: number } | null => {
  let found: { source: TimerSource; due: number } | null = null
  for (const source of sources) {
    const due = source.nextDue()
    if (due !== null && (found === null || due < found.due)) found = { source, due }
  }
  return found
}

/**
 * The one clock of the running system: real time plus an offset that only grows and survives a restart.
 * Timers of all sources fire in the order of their due times, in ordinary running and when the clock is moved.
 */
export const createClock = (options: Options = {}): Clock => {
  const { file, realNow = Date.now, patienceMs = 30_000, onError = () => {} } = options
  const sources = new Set<TimerSource>()
  const works = new Set<Work>()
  const kept = file === undefined ? { offsetMs: 0, latestMs: 0 } : readClockFile(file)
  let offsetMs = Math.max(kept.offsetMs, kept.latestMs - realNow())
  let latestMs = kept.latestMs
  let alarm: NodeJS.Timeout | undefined
  let alarmAt = Number.POSITIVE_INFINITY
  let closed = false
  let turn: Promise<void> = Promise.resolve()

  const now = (): number => {
    latestMs = Math.max(latestMs, realNow() + offsetMs)
    return latestMs
  }

  const keep = (sync: boolean): void => {
    if (file !== undefined) writeClockFile(file, { offsetMs, latestMs: now() }, sync)
  }

  const stepTo = (instant: number): void => {
    if (instant <= now()) return
    offsetMs = instant - realNow()
    keep(false)
  }

  /** One at a time: a move of the clock never overlaps an ordinary firing. */
  const inTurn = (action: () => Promise<void>): Promise<void> => {
    const mine = turn.then(() => (closed ? undefined : action()))
    turn = mine.catch(() => {})
    return mine
  }

  const fireDue = async (): Promise<void> => {
    for (let next = earliest(sources); next !== null && next.due <= now(); next = earliest(sources)) {
      await next.source.fire(next.due)
      if (closed) return
    }
  }

  const setAlarm = (due: number): void => {
    if (closed) return
    clearTimeout(alarm)
    alarmAt = due
    const delay = Math.min(Math.max(due - now(), 0), longestDelayMs)
    alarm = setTimeout(ring, delay)
    alarm.unref()
  }

  const setNextAlarm = (): void => {
    alarmAt = Number.POSITIVE_INFINITY
    const next = earliest(sources)
    if (next !== null) setAlarm(next.due)
  }

  const ring = (): void => {
    inTurn(fireDue).then(setNextAlarm, (error: unknown) => {
      onError(error)
      setAlarm(now() + retryDelayMs)
    })
  }

  const advance = async (instant: number): Promise<void> => {
    await settle(works, patienceMs)
    for (let next = earliest(sources); next !== null && next.due <= instant; next = earliest(sources)) {
      stepTo(next.due)
      await next.source.fire(next.due)
      await settle(works, patienceMs)
      if (closed) return
    }
    stepTo(instant)
    keep(true)
  }

  return {
    now,
    addTimers: (source) => {
      sources.add(source)
      const next = source.nextDue()
      if (next !== null && next < alarmAt) setAlarm(next)
      return () => void sources.delete(source)
    },
    addWork: (work) => {
      works.add(work)
      return () => void works.delete(work)
    },
    timerSet: (due) => {
      if (due < alarmAt) setAlarm(due)
    },
    advanceTo: (instant) => inTurn(() => advance(instant)).finally(setNextAlarm),
    close: async () => {
      closed = true
      clearTimeout(alarm)
      await turn
      keep(true)
    },
  }
}
