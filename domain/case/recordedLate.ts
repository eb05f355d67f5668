import type { Instant } from '../calendar/instant.ts'
import { isDuty } from '../deadlines/duty.ts'
import type { Milestone } from '../deadlines/milestone.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Rules } from '../timeline/rules.ts'
import { isOpened, type OpenedCase } from './case.ts'
import type { CaseCommand } from './command.ts'
import type { CaseEvent } from './event.ts'
import { evolve } from './evolve.ts'

const sameDate = (left: Milestone, right: Milestone): boolean =>
  left.stage === right.stage && left.milestone === right.milestone && left.basis === right.basis

const datesOf = ({ facts }: OpenedCase, { policy, calendar }: Rules, asOf: Instant): readonly Milestone[] =>
  milestones(policy, calendar, facts, asOf).milestones.filter((date) => isDuty(date))

/**
 * Something is recorded to have happened before a date that has passed since, and so stands as in time. It may well be
 * true: a letter of Friday that is logged on Monday. It is taken, and marked, so that the breach on the record and what
 * was said of it later are seen together.
 */
export const recordedLate = (
  command: CaseCommand,
  state: OpenedCase,
  events: readonly CaseEvent[],
  rules: Rules,
): readonly CaseEvent[] => {
  const happenedAt = 'happenedAt' in command ? command.happenedAt : undefined
  const next = events.reduce(evolve, state)
  if (happenedAt === undefined || events.length === 0 || !isOpened(next)) return []
  const { at, by } = command
  const missed = datesOf(state, rules, at).filter((date) => date.state === 'missed')
  const kept = datesOf(next, rules, at).filter((date) => date.state === 'met')
  return missed
    .filter((date) => kept.some((each) => sameDate(each, date)))
    .map(({ stage, milestone, due, clause }) => ({
      type: 'recorded-late',
      at,
      by,
      happenedAt,
      stage,
      milestone,
      due,
      clause,
    }))
}
