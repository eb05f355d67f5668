import { localDateOf } from '../domain/calendar/day.ts'
import type { Instant, LocalDate } from '../domain/calendar/instant.ts'
import { millisecondsOf } from '../domain/calendar/instant.ts'
import { isOpened, nobodyYet } from '../domain/case/case.ts'
import { decide } from '../domain/case/decide.ts'
import { evolve } from '../domain/case/evolve.ts'
import type { Choice } from '../domain/conversation/state.ts'
import type { Milestone } from '../domain/deadlines/milestone.ts'
import { milestones } from '../domain/deadlines/milestones.ts'
import type { Message } from '../domain/message/message.ts'
import { route } from '../domain/policy/route.ts'
import { rulesFor } from './handleCommand.ts'
import type { Casework } from './ports.ts'

type Reads = Pick<Casework, 'classifier' | 'rules'>

/**
 * The milestones that a message would have if it opened a case: the same reading, routing and decision as the real
 * thing, and nothing stored, so that a date we name is one that the clock then keeps.
 */
export const milestonesIf =
  ({ classifier, rules }: Reads) =>
  (message: Message, choice: Choice | null): readonly Milestone[] => {
    const { channel, subject, text, receivedAt: at } = message
    const reading = classifier({ channel, subject, text })
    const { id } = rules.policyAt(at)
    const { policy, calendar, reminders } = rulesFor(rules, id)
    const reportedBefore = reading.flags.includes('prior_report')
    const decision = decide(
      {
        type: 'open-case',
        at,
        by: 'putright',
        message,
        reading,
        route: route(policy, reading, { choice, reportedBefore }),
        reference: 'PR-0000-0000',
        policy: id,
      },
      nobodyYet,
      { policy, calendar, reminders },
    )
    if ('refusal' in decision) return []
    const state = decision.events.reduce(evolve, nobodyYet)
    return isOpened(state) ? milestones(policy, calendar, state.facts).milestones : []
  }

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Whether an instant is within opening hours on a working day. */
const isOpenAt = ({ calendar, landlord }: Casework['rules'], now: Instant): boolean => {
  const moment = millisecondsOf(now)
  const today = calendar.zone.localDay(moment)
  const at = (time: string): number => calendar.zone.momentOf(today, minutesOf(time) * 60_000)
  const { from, to } = landlord.openingHours
  return calendar.isWorking(today) && moment >= at(from) && moment < at(to)
}

/** Within how many minutes somebody is asked to join a chat at an instant; null where nobody can. */
export const handOverAt =
  ({ rules }: Pick<Casework, 'rules'>) =>
  (now: Instant): { readonly withinMinutes: number } | null => {
    const { joinWithinMinutes } = rules.landlord.chat
    return joinWithinMinutes !== undefined && isOpenAt(rules, now)
      ? { withinMinutes: joinWithinMinutes }
      : null
  }

/** The working day by whose end somebody can ring back: today while an hour of opening is left, else the next. */
export const callBackBy =
  ({ rules }: Pick<Casework, 'rules'>) =>
  (now: Instant): LocalDate => {
    const { calendar, landlord } = rules
    const moment = millisecondsOf(now)
    const today = calendar.zone.localDay(moment)
    const lastCall = calendar.zone.momentOf(today, (minutesOf(landlord.openingHours.to) - 60) * 60_000)
    const intime = calendar.isWorking(today) && moment <= lastCall
    return localDateOf(intime ? today : calendar.addWorkingDays(today, 1))
  }
