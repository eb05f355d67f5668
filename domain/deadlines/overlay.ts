import type { Calendar } from '../calendar/calendar.ts'
import { dayOf } from '../calendar/day.ts'
import type { PolicyRules } from '../policy/policy.ts'
import type { Stage } from '../policy/stage.ts'
import { dueInWords } from './clock.ts'
import type { Dated } from './dated.ts'
import type { Conflict } from './milestone.ts'
import { datesOf, type Surroundings } from './stageDates.ts'
import type { Run, Story } from './story.ts'

/** The Code's own dates for a case, and where they and the policy's disagree. */
export interface Overlay {
  readonly dates: Dated[]
  readonly conflicts: Conflict[]
}

export const nothingBeside: Overlay = { dates: [], conflicts: [] }

/** The Code runs beside a case that began on or after the day it came into force. */
const inForce = (code: PolicyRules, story: Story, calendar: Calendar): boolean => {
  const from = code.inForce.from
  const began = story.firstReceived ?? story.runs[0]?.received ?? story.last
  return from === null || calendar.zone.localDay(began) >= dayOf(from)
}

const first = (runs: readonly Run[], of: (run: Run) => number | null): number | null => {
  let earliest: number | null = null
  for (const run of runs) {
    const at = of(run)
    if (at !== null && (earliest === null || at < earliest)) earliest = at
  }
  return earliest
}

/**
 * A stage of the Code as the case went through it: from the first expression of dissatisfaction that the policy
 * put into it (feedback counts, 5.2) to the answer of the last step.
 */
const asCodeStage = (runs: readonly Run[], spec: Stage): Run | null => {
  const current = runs.at(-1)
  if (current === undefined) return null
  return {
    ...current,
    spec,
    received: first(runs, (run) => run.received),
    acknowledged: first(runs, (run) => run.acknowledged),
    receipt: first(runs, (run) => run.receipt),
    notices: runs.flatMap((run) => run.notices),
    promises: [],
  }
}

const differs = (policyDates: readonly Dated[], date: Dated): boolean =>
  !policyDates.some(
    (other) =>
      other.stage === date.stage &&
      other.milestone === date.milestone &&
      other.due.moment === date.due.moment,
  )

const named: Partial<Record<Dated['milestone'], string>> = {
  acknowledge: 'acknowledging',
  respond: 'the answer',
  'extension-limit': 'an extension',
}

const conflictOf = (policyDates: readonly Dated[], date: Dated, run: Run, calendar: Calendar): Conflict[] => {
  const what = named[date.milestone]
  if (what === undefined) return []
  const own = policyDates.find((other) => other.stage === date.stage && other.milestone === date.milestone)
  const both = { stage: date.stage, milestone: date.milestone, code: date.clause }
  if (own === undefined) {
    if (date.milestone === 'extension-limit') return []
    const why = `The policy gives no date for ${what}; the Code’s ${dueInWords(date.due, calendar)} is worked to.`
    return [{ ...both, policy: run.spec?.clause ?? '', why }]
  }
  if (own.due.moment <= date.due.moment) return []
  const why = `The policy has ${dueInWords(own.due, calendar)} for ${what}, the Code ${dueInWords(date.due, calendar)}; the earlier is worked to.`
  return [{ ...both, policy: own.clause, why }]
}

/** What a reached stage does that the Code forbids, whatever its dates. */
const conduct = (run: Run, policy: PolicyRules): Conflict[] => {
  const { spec, stage } = run
  if (spec === null || stage === 'external') return []
  const found: Conflict[] = []
  const say = (code: string, clause: string, why: string): void => {
    found.push({ stage, policy: clause, code, why })
  }
  const before = policy.before.find((each) => each.stage === stage)
  if (before !== undefined) {
    say(
      '5.2',
      before.clause,
      `“${before.name}” is a stage before stage 1; the resident may go straight to stage 1.`,
    )
  } else if (spec.codeStage === undefined) {
    say(
      '5.3',
      spec.clause,
      `“${spec.name}” is a third stage; the answer before it opens the way to the Ombudsman.`,
    )
  }
  if (spec.respond?.waitsForActions) {
    say(
      '6.6',
      spec.respond.clause,
      'The policy answers once the actions are done; the Code when the answer is known.',
    )
  }
  if (spec.enter.reasonsRequired) {
    say('6.12', spec.enter.clause, 'The policy asks for reasons; the Code forbids requiring any.')
  }
  return found
}

const lateRequest = (policyDates: readonly Dated[]): Conflict[] =>
  policyDates
    .filter((date) => date.milestone === 'escalate-by' && date.state === 'missed')
    .map((date) => ({
      stage: date.stage,
      milestone: date.milestone,
      policy: date.clause,
      code: '5.11, 6.10',
      why: 'Asked after the policy’s time; the Code sets none, so a person decides and nothing is refused by itself.',
    }))

const runsByCodeStage = (story: Story): Map<string, Run[]> => {
  const groups = new Map<string, Run[]>()
  for (const run of story.runs) {
    const stage = run.spec?.codeStage
    if (stage !== undefined) groups.set(stage, [...(groups.get(stage) ?? []), run])
  }
  return groups
}

const besideStage = (runs: readonly Run[], run: Run, beside: Beside): Overlay => {
  const calendar = beside.around.rules.calendar
  const dates = datesOf(run, beside.around).filter((date) => differs(beside.policyDates, date))
  const policyRun = runs.at(-1) ?? run
  return {
    dates,
    conflicts: dates.flatMap((date) => conflictOf(beside.policyDates, date, policyRun, calendar)),
  }
}

/** A case under its policy, as far as the Code is compared with it. */
export interface Beside {
  readonly story: Story
  readonly policyDates: readonly Dated[]
  readonly around: Surroundings
}

/** The Code's clock beside the policy's: dates that differ or that the policy does not give, and the conflicts. */
export const overlayOf = (policy: PolicyRules, code: PolicyRules, beside: Beside): Overlay => {
  const calendar = beside.around.rules.calendar.statutory
  if (!inForce(code, beside.story, calendar)) return nothingBeside
  const byCode = { ...beside, around: { ...beside.around, rules: { counting: code.counting, calendar } } }
  const stages = [...runsByCodeStage(beside.story)].flatMap(([id, runs]) => {
    const spec = code.stages.find((stage) => stage.id === id)
    const run = spec === undefined ? null : asCodeStage(runs, spec)
    return run === null ? [] : [besideStage(runs, run, byCode)]
  })
  return {
    dates: stages.flatMap((stage) => stage.dates),
    conflicts: [
      ...stages.flatMap((stage) => stage.conflicts),
      ...beside.story.runs.flatMap((run) => conduct(run, policy)),
      ...lateRequest(beside.policyDates),
    ],
  }
}
