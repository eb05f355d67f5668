import { AsyncLocalStorage } from 'node:async_hooks'
import type { CaseKeeping } from '../../casework/ports.ts'
import type { Random } from '../../domain/simulation/random.ts'
import type { Invocation, Lambda } from '../../local/lambda.ts'

/** How often, of all calls, something goes wrong with one. */
export interface Rates {
  /** Lambda itself fails, and the function does not run. */
  readonly fails: number
  /** The function dies at some touch of the table, the post or Step Functions, before or after it. */
  readonly dies: number
  /** Its answer comes too late; its work goes on. */
  readonly timesOut: number
  /** It runs twice, side by side. */
  readonly runsTwice: number
  /** A delivery of the feed comes hours later, among others that came late. */
  readonly comesLate: number
  /** At an hour at which anybody does something, one in twenty of a policy's executions is stopped by hand. */
  readonly killed: number
}

export const wild: Rates = {
  fails: 0.04,
  dies: 0.08,
  timesOut: 0.03,
  runsTwice: 0.05,
  comesLate: 0.08,
  killed: 0.06,
}

export const calm: Rates = { fails: 0, dies: 0, timesOut: 0, runsTwice: 0, comesLate: 0, killed: 0 }

class Killed extends Error {
  override readonly name = 'Killed'
}

/** One run of a function. `struck`: something went wrong with it, or beside it. */
interface Run {
  struck: boolean
  touchesLeft: number
  readonly diesAfter: boolean
}

/** A mail, and whether the run that sent it was struck. */
export interface Send {
  readonly letter: string
  readonly struck: () => boolean
}

type Method = (...words: unknown[]) => unknown

/** Faults by chance around functions and what they touch; the same seed draws the same chances. */
export const createFaults = (random: Random, rates: () => Rates) => {
  const current = new AsyncLocalStorage<Run>()
  const happened: Record<string, number> = {}
  const late: (() => Promise<unknown>)[] = []
  const goingOn = new Set<Promise<unknown>>()
  const sends: Send[] = []
  let unswept = false

  const note = (fault: string): void => {
    happened[fault] = (happened[fault] ?? 0) + 1
    unswept = true
  }

  /** A touch that may be the last of its run. */
  const touch = async (act: () => unknown): Promise<unknown> => {
    const run = current.getStore()
    if (run === undefined) return act()
    run.touchesLeft -= 1
    const last = run.touchesLeft === 0
    if (last) run.struck = true
    if (last && !run.diesAfter) throw new Killed('before')
    const result = await act()
    if (last) throw new Killed('after')
    return result
  }

  const touched = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        return (...words: unknown[]) => {
          // What comes bit by bit is left alone: its reader dies by its other touches.
          if (name === 'undelivered' || name === 'everyCommit') return (method as Method).apply(target, words)
          return touch(() => (method as Method).apply(target, words))
        }
      },
    })

  const keeping = (own: CaseKeeping): CaseKeeping => ({
    now: own.now,
    get rules() {
      return own.rules
    },
    store: touched(own.store),
    directory: touched(own.directory),
    timeline: touched(own.timeline),
    mail: own.mail,
    mailer: touched({
      send: async (email) => {
        const run = current.getStore()
        sends.push({
          letter: `${email.tags?.case} ${email.tags?.notice} ${email.to}`,
          struck: () => run?.struck === true,
        })
        return own.mailer.send(email)
      },
    }),
  })

  const running = (run: Run, call: () => Promise<Invocation>): Promise<Invocation> => current.run(run, call)
  const whole = (): Run => ({ struck: false, touchesLeft: 0, diesAfter: false })
  const struck = (): Run => ({ ...whole(), struck: true })
  const dying = (): Run => ({
    struck: false,
    touchesLeft: 1 + Math.floor(random() * 14),
    diesAfter: random() < 0.5,
  })

  /** Goes on after its caller has been answered; the clock waits for it. */
  const letGo = (work: Promise<unknown>): void => {
    const going: Promise<unknown> = work.catch(() => undefined).finally(() => goingOn.delete(going))
    goingOn.add(going)
  }

  const error = (errorType: string): Invocation => ({
    error: { errorType, errorMessage: 'A storm.', stackTrace: [] },
  })

  const strike = (name: string, call: () => Promise<Invocation>): Promise<Invocation> | null => {
    const { fails, dies, timesOut, runsTwice, comesLate } = rates()
    const drawn = random()
    const kinds: readonly (readonly [string, number, () => Promise<Invocation>])[] = [
      ['failed before it ran', fails, async () => error('Lambda.ServiceException')],
      ['died at work', dies, () => running(dying(), call)],
      [
        'timed out',
        timesOut,
        async () => {
          letGo(running(struck(), call))
          return error('Sandbox.Timedout')
        },
      ],
      [
        'ran twice',
        runsTwice,
        async () => {
          const [first] = await Promise.all([running(struck(), call), running(struck(), call)])
          return first
        },
      ],
      [
        'came late',
        name === 'deliver-commits' ? comesLate : 0,
        async () => {
          late.push(() => running(whole(), call))
          return { payload: { batchItemFailures: [] } }
        },
      ],
    ]
    let above = 0
    for (const [fault, rate, act] of kinds) {
      above += rate
      if (drawn >= above) continue
      note(fault)
      return act()
    }
    return null
  }

  const through = (lambda: Lambda): Lambda => ({
    ...lambda,
    invoke: (nameOrArn, event) => {
      const name = nameOrArn.split(':').at(-1) ?? nameOrArn
      const call = () => lambda.invoke(nameOrArn, event)
      return strike(name, call) ?? running(whole(), call)
    },
  })

  /** What came late is delivered now, in any order. */
  const deliverLate = async (): Promise<void> => {
    const waiting = late.splice(0).map((deliver) => ({ deliver, place: random() }))
    for (const { deliver } of waiting.toSorted((left, right) => left.place - right.place)) await deliver()
  }

  /** A command is asked, dies perhaps, and is asked again with the same key until it is answered. */
  const untilAnswered = async <T>(work: () => Promise<T>): Promise<T> => {
    if (random() >= rates().dies) return work()
    note('a command died at work')
    try {
      return await current.run(dying(), work)
    } catch (fault) {
      if (!(fault instanceof Killed)) throw fault
      return untilAnswered(work)
    }
  }

  return {
    through,
    keeping,
    deliverLate,
    untilAnswered,
    note,
    happened,
    sends,
    /** Whether anything has gone wrong since this was last asked. */
    anything: (): boolean => {
      const was = unswept || late.length > 0
      unswept = false
      return was
    },
    work: {
      idle: () => goingOn.size === 0,
      settled: async () => {
        while (goingOn.size > 0) await Promise.all(goingOn)
      },
    },
  }
}
export type Faults = ReturnType<typeof createFaults>
