import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, instantOf, millisecondsOf } from '../../../domain/calendar/instant.ts'
import { type Case, isLive, isOpened, nobodyYet, type OpenedCase } from '../../../domain/case/case.ts'
import type { CaseCommand, Refusal } from '../../../domain/case/command.ts'
import { decide } from '../../../domain/case/decide.ts'
import { type CaseEvent, type CaseEventOf, caseEventSchema } from '../../../domain/case/event.ts'
import { caseFrom, evolve } from '../../../domain/case/evolve.ts'
import { milestones } from '../../../domain/deadlines/milestones.ts'
import { alarms } from '../../../domain/timeline/alarms.ts'
import type { Rules } from '../../../domain/timeline/rules.ts'
import { everyPolicy, rulesOf } from './policyStory.ts'
import { moves, type Step, toCommand } from './randomMoves.ts'

/** Sequences per policy, and the most time for each policy; fast-check prints the seed of a failure. */
const runs = Number(process.env.PUTRIGHT_RUNS ?? 2500)
const seconds = Number(process.env.PUTRIGHT_SECONDS ?? 20)
const bounded = { numRuns: runs, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false }

/** One command as it was played: the case before and after it. */
interface Played {
  readonly before: Case
  readonly command: CaseCommand
  readonly events: readonly CaseEvent[]
  readonly refusal: Refusal | null
  readonly after: Case
}

const start = Date.parse('2026-11-09T10:00:00Z')

const play = (
  steps: readonly Step[],
  rules: Rules,
  watch: (played: Played) => void,
): readonly CaseEvent[] => {
  const all: CaseEvent[] = []
  let state: Case = nobodyYet
  let now = start
  for (const [index, step] of steps.entries()) {
    now += step.waitHours * 3_600_000
    const command = toCommand(step, index, { state, at: instantOf(now), policy: rules.policy })
    const decision = decide(command, state, rules)
    const events = 'events' in decision ? decision.events : []
    const refusal = 'refusal' in decision ? decision.refusal : null
    const after = events.reduce(evolve, state)
    watch({ before: state, command, events, refusal, after })
    all.push(...events)
    state = after
  }
  return all
}

const datesOf = (state: Case, rules: Rules, at: Instant) =>
  isOpened(state) ? milestones(rules.policy, rules.calendar, state.facts, at).milestones : []

/** What only a person may do, or the resident. */
const neverByMachine: ReadonlySet<CaseEvent['type']> = new Set([
  'acknowledged',
  'responded',
  'refused',
  'escalation-refused',
  'escalation-dropped',
  'reading-confirmed',
  'reading-corrected',
  'reopened',
  'withdrawn',
  'extension-notified',
])

/** What is known of a stage from the events alone, beside the engine's own state. */
interface Seen {
  answers: number
  extensions: number
  readonly took: Set<string>
}

type Laws = { [T in CaseEvent['type']]?: (event: CaseEventOf<T>, now: OpenedCase, at: Instant) => void }

/** Keeps its own count of what happened, from the events alone, and holds each new one against it. */
const lawsOf = (rules: Rules): Laws => {
  const stages = new Map<string, Seen>()
  const seen = (stage: string): Seen => {
    const known = stages.get(stage) ?? { answers: 0, extensions: 0, took: new Set() }
    stages.set(stage, known)
    return known
  }
  const startAfresh = (stage: string): void => {
    Object.assign(seen(stage), { answers: 0, extensions: 0 })
  }
  const takesPart = (stage: string, actor: string): void => {
    if (actor.startsWith('staff:')) seen(stage).took.add(actor)
  }
  const works = (event: { readonly stage: string; readonly by: string }): void =>
    takesPart(event.stage, event.by)
  const startsWhereUnanswered = (now: OpenedCase): void => {
    const work = now.stages.at(-1)
    if (work?.answer === null) startAfresh(work.stage)
  }
  const independent = (stage: string, actor: string): void => {
    // Nobody who took part at stage 1 looks at it again (Code 6.13).
    if (stage === 'stage-2') expect(seen('stage-1').took).not.toContain(actor)
  }

  return {
    acknowledged: works,
    'contact-made': works,
    'definition-agreed': works,
    assigned: ({ stage, handler }) => {
      independent(stage, handler)
      takesPart(stage, handler)
    },
    responded: (event) => {
      // No stage has two answers.
      expect(seen(event.stage).answers).toBe(0)
      seen(event.stage).answers += 1
      independent(event.stage, event.by)
      expect(rules.policy.decisions.values).toContain(event.decision)
      works(event)
    },
    'extension-notified': (event, now, at) => {
      const extension = rules.policy.stages.find((stage) => stage.id === event.stage)?.extension
      seen(event.stage).extensions += 1
      if (extension?.times === 'once') expect(seen(event.stage).extensions).toBe(1)
      const ceiling = datesOf(now, rules, at).find(
        (date) =>
          date.stage === event.stage && date.milestone === 'extension-limit' && date.basis === 'policy',
      )
      if (extension?.cap === 'hard') expect(event.until <= (ceiling?.due.slice(0, 10) ?? '')).toBe(true)
      works(event)
    },
    closed: (_event, now) => {
      // Nothing is closed before its stage is answered (Code 6.6), nor over a request that waits (6.10).
      expect(now.stages.findLast((work) => !work.left)?.answer).not.toBeNull()
      expect(['held', 'to-decide']).not.toContain(now.request?.standing)
    },
    refused: (event) => {
      expect(event.explanation.trim()).not.toBe('')
      expect(event.evidence.trim()).not.toBe('')
      expect(event.ombudsman.telephone).not.toBe('')
    },
    'escalation-refused': (event) => {
      expect(event.reasons.trim()).not.toBe('')
      expect(event.ombudsman.telephone).not.toBe('')
      startAfresh(event.next)
    },
    'escalation-accepted': (event) => {
      // What lies outside the landlord is no stage of ours.
      expect(event.next).not.toBe('external')
      startAfresh(event.next)
    },
    reopened: (_event, now) => startsWhereUnanswered(now),
    'reading-corrected': (_event, now) => startsWhereUnanswered(now),
    'reading-confirmed': (_event, now) => startsWhereUnanswered(now),
  }
}

const held = (laws: Laws, event: CaseEvent, now: Case): void => {
  if (event.by === 'putright') expect(neverByMachine).not.toContain(event.type)
  const law = laws[event.type] as ((event: CaseEvent, now: OpenedCase, at: Instant) => void) | undefined
  if (isOpened(now)) law?.(event, now, event.at)
}

/** Somebody who was answered, and whose policy has a next stage inside, is never turned away by a machine (Code 6.10). */
const neverTurnedAway = ({ before, command, refusal }: Played, rules: Rules): void => {
  if (command.type !== 'request-escalation' || before.status !== 'responded' || command.happenedAt) return
  const stage = before.stages.findLast((work) => !work.left)?.stage
  const next = rules.policy.stages.find((each) => each.id === stage)?.next
  if (next !== undefined && next !== 'external') expect(refusal).toBeNull()
}

const watcher = (rules: Rules) => {
  const laws = lawsOf(rules)
  return (played: Played): void => {
    let now = played.before
    for (const event of played.events) {
      held(laws, event, now)
      now = evolve(now, event)
    }
    if (played.refusal !== null) expect(played.refusal.why).not.toBe('')
    // The English Code and its law bind nobody in Scotland.
    if (rules.policy.nation !== 'england') expect(played.refusal?.clause ?? '').not.toMatch(/^(Code|SI) /)
    neverTurnedAway(played, rules)
  }
}

/** The dates for the answer that acknowledgements promised and that nothing has since rightly moved. */
const standingPromises = () => {
  const promises = new Map<string, string>()
  const startsAfresh = (type: string): boolean => type === 'reopened' || /^(reading|escalation)-/.test(type)
  const note = (event: CaseEvent): void => {
    if (startsAfresh(event.type)) promises.clear()
    if (event.type === 'extension-notified') promises.delete(event.stage)
    if (event.type === 'acknowledged' && event.answerBy) promises.set(event.stage, event.answerBy)
  }
  return { promises, note }
}

const dueByPolicy = (state: Case, rules: Rules, stage: string, at: Instant): string | undefined =>
  datesOf(state, rules, at)
    .find((date) => date.stage === stage && date.milestone === 'respond' && date.basis === 'policy')
    ?.due.slice(0, 10)

describe.each(everyPolicy)('under %s', (policyId) => {
  const rules = rulesOf(policyId)

  test('no sequence of commands reaches an unlawful state, and none throws', () => {
    fc.assert(
      fc.property(moves(), (steps) => {
        play(steps, rules, watcher(rules))
      }),
      bounded,
    )
  }, 60_000)

  test('a case is the same however its events are stored and in whatever batches they are replayed', () => {
    fc.assert(
      fc.property(moves(), fc.nat(), (steps, cut) => {
        const events = play(steps, rules, () => {})
        const stored = events.map((event) => caseEventSchema.parse(JSON.parse(JSON.stringify(event))))
        const at = events.length === 0 ? 0 : cut % (events.length + 1)
        const inBatches = stored.slice(at).reduce(evolve, stored.slice(0, at).reduce(evolve, nobodyYet))
        expect(inBatches).toEqual(caseFrom(events))
      }),
      { ...bounded, numRuns: Math.ceil(runs / 4) },
    )
  }, 60_000)

  test('a date for the answer that was promised never moves later, not even when days off are added', () => {
    const closed = rulesOf(policyId, ['2026-11-12', '2026-11-13', '2026-11-20', '2026-12-02', '2027-01-06'])
    fc.assert(
      fc.property(moves(), (steps) => {
        const { promises, note } = standingPromises()
        play(steps, rules, ({ events, command, after }) => {
          for (const event of events) note(event)
          for (const [stage, promised] of promises) {
            const dues = [rules, closed].map((each) => dueByPolicy(after, each, stage, command.at) ?? '')
            expect(dues.every((due) => due <= promised)).toBe(true)
          }
        })
      }),
      { ...bounded, numRuns: Math.ceil(runs / 4) },
    )
  }, 60_000)

  test('what has come due is recorded once, and the next thing to come is still ahead', () => {
    fc.assert(
      fc.property(moves(), fc.integer({ min: 0, max: 400 }), (steps, days) => {
        const events = play(steps, rules, () => {})
        const before = caseFrom(events)
        const at = instantOf(millisecondsOf(events.at(-1)?.at ?? instantOf(start)) + days * 86_400_000)
        const reach: CaseCommand = { type: 'reach-milestones', at, by: 'putright' }
        const first = decide(reach, before, rules)
        const after = ('events' in first ? first.events : []).reduce(evolve, before)
        if (isOpened(after)) expect(decide(reach, after, rules)).toEqual({ events: [] })
        const ahead = isLive(after) ? alarms(after, rules) : []
        expect(ahead.every((alarm) => alarm.at > at)).toBe(true)
      }),
      { ...bounded, numRuns: Math.ceil(runs / 4) },
    )
  }, 60_000)
})
