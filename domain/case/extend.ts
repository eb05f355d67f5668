import type { LocalDate } from '../calendar/instant.ts'
import type { Milestone } from '../deadlines/milestone.ts'
import type { Stage } from '../policy/stage.ts'
import type { Rules } from '../timeline/rules.ts'
import { isStaff } from './actor.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf, Refusal } from './command.ts'
import { blank, type Decision, did, firstOf, refuse, when } from './decision.ts'
import {
  currentStage,
  dateOf,
  dayOfDue,
  inWords,
  notWorkable,
  ombudsmanOf,
  stageInPolicy,
  within,
} from './standing.ts'

type Extend = CommandOf<'extend'>

/** The extension that a stage has: the policy's own, or the Code's where the policy has none. */
interface ExtensionRule {
  readonly extension: NonNullable<Stage['extension']>
  readonly basis: Milestone['basis']
  readonly clause: string
}

const ruleFor = (rules: Rules, stage: Extend['stage']): ExtensionRule | null => {
  const spec = stageInPolicy(rules, stage)
  const own = spec?.extension
  if (own !== undefined) return { extension: own, basis: 'policy', clause: own.clause }
  const code = rules.policy.codePolicy?.stages.find((each) => each.id === spec?.codeStage)?.extension
  return code === undefined ? null : { extension: code, basis: 'code', clause: `Code ${code.clause}` }
}

const ofBasis = (dates: readonly Milestone[], basis: Milestone['basis']): Milestone | undefined =>
  dates.find((date) => date.basis === basis) ?? dates[0]

/** The date that would move, and the latest it may move to. */
interface Dates {
  readonly due: Milestone
  readonly ceiling: Milestone | undefined
}

const datesFor = (command: Extend, state: OpenedCase, rules: Rules, rule: ExtensionRule): Dates | null => {
  const find = (milestone: 'respond' | 'extension-limit') =>
    ofBasis(dateOf(state, rules, command.at, { stage: command.stage, milestone }), rule.basis)
  const due = find('respond')
  return due === undefined ? null : { due, ceiling: find('extension-limit') }
}

const agreedBeyond = ({ goodReason, agreedBy }: Extend): boolean =>
  goodReason !== undefined && !blank(goodReason) && agreedBy !== undefined

/** Past the ceiling: never where it is hard; where it is soft, for a good reason that somebody agreed to. */
const beyondCeiling = (
  command: Extend,
  { extension, clause }: ExtensionRule,
  ceiling: LocalDate | undefined,
): Refusal | null => {
  if (ceiling === undefined || command.until <= ceiling) return null
  const words = `The latest date is ${inWords(ceiling)}.`
  return extension.cap === 'hard'
    ? refuse(`${words} The policy allows no later one.`, clause).refusal
    : when(
        !agreedBeyond(command),
        `${words} A later one needs a good reason on the record, and a manager who agrees to it.`,
        clause,
      )
}

const notAllowed = (
  command: Extend,
  state: OpenedCase,
  rule: ExtensionRule,
  dates: Dates,
): Refusal | null => {
  const { extension, clause } = rule
  const ceiling = dates.ceiling === undefined ? undefined : dayOfDue(dates.ceiling.due)
  return firstOf(
    () =>
      when(
        extension.times === 'once' && (currentStage(state)?.extensions ?? 0) > 0,
        'This stage has been extended once, and the policy allows no second time.',
        clause,
      ),
    () =>
      when(
        command.until <= dayOfDue(dates.due.due),
        `The answer is due by ${inWords(dates.due.due)} already. An extension names a later day.`,
        clause,
      ),
    () => beyondCeiling(command, rule, ceiling),
    () =>
      when(
        extension.agreement === 'agree' && command.residentSaid === undefined,
        'Ask the resident first, and record what they say. A no is recorded, and the notice still goes.',
        clause,
      ),
  )
}

const toldLate = (command: Extend, rules: Rules, rule: ExtensionRule, due: string): Decision => {
  const { at, by, stage, until, reasons } = command
  if (command.asLate !== true) {
    return refuse(
      `The extension had to be told to the resident by ${inWords(due)}; that day has passed. Record it as late?`,
      rule.clause,
    )
  }
  return did({
    type: 'extension-told-late',
    at,
    by,
    stage,
    until,
    reasons,
    clause: rule.clause,
    ombudsman: ombudsmanOf(rules),
  })
}

const optional = ({ residentSaid, goodReason, agreedBy }: Extend) => ({
  ...(residentSaid === undefined ? {} : { residentSaid }),
  ...(goodReason === undefined || agreedBy === undefined ? {} : { goodReason, agreedBy }),
})

/**
 * An extension is told inside the time that it moves, with its reasons and the new date (Code 6.4, 6.5). Told later it
 * is a breach, which can be put on the record as such and extends nothing.
 */
export const extend = (command: Extend, state: OpenedCase, rules: Rules): Decision => {
  const { at, by, stage, until, reasons } = command
  const blocked = firstOf(
    () => notWorkable(state, stage),
    () => when(!isStaff(by), 'A member of staff decides this, by name.'),
  )
  if (blocked !== null) return { refusal: blocked }
  const rule = ruleFor(rules, stage)
  if (rule === null) {
    return refuse('The policy has no extension for this stage.', stageInPolicy(rules, stage)?.clause)
  }
  if (blank(reasons)) return refuse('An extension is told with its reasons.', rule.clause)
  const dates = datesFor(command, state, rules, rule)
  if (dates === null) return refuse('No date for the answer is running, so there is nothing to extend.')
  if (rule.extension.insideOriginalTime && !within(dates.due.due, at)) {
    return toldLate(command, rules, rule, dates.due.due)
  }
  const refusal = notAllowed(command, state, rule, dates)
  if (refusal !== null) return { refusal }
  return did({
    type: 'extension-notified',
    at,
    by,
    stage,
    until,
    reasons,
    clause: rule.clause,
    ombudsman: ombudsmanOf(rules),
    ...optional(command),
  })
}
