import { dayOf } from '../calendar/day.ts'
import { dueAfter } from '../deadlines/clock.ts'
import type { Limit } from '../policy/limit.ts'
import type { PolicyRules } from '../policy/policy.ts'
import type { Rules } from '../timeline/rules.ts'
import { isStaff } from './actor.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf, Refusal } from './command.ts'
import { blank, type Decision, did, firstOf, when } from './decision.ts'
import { clauseFor, currentStage, ombudsmanOf, underCode } from './standing.ts'

type Refuse = CommandOf<'refuse'>
type Exclusion = PolicyRules['exclusions'][number]

/** The policy's exclusion of that id, or the Code's where the policy has none of that name. */
const exclusionOf = (id: string, { policy }: Rules): Exclusion | null => {
  const own = policy.exclusions.find((each) => each.id === id)
  const code = policy.codePolicy?.exclusions.find((each) => each.id === id)
  if (own !== undefined) return own
  return code === undefined ? null : { ...code, clause: `Code ${code.clause}` }
}

const namesOf = ({ policy }: Rules): string =>
  [...new Set([...policy.exclusions, ...(policy.codePolicy?.exclusions ?? [])].map((each) => each.id))].join(
    ', ',
  )

/** The first day that calendars hold; what is older is older than any limit. */
const oldest = '2001-01-01'

const youngerThan = (limit: Limit, happenedOn: string, state: OpenedCase, rules: Rules): boolean => {
  if (happenedOn < oldest) return false
  const { calendar, policy } = rules
  const moment = calendar.zone.momentOf(dayOf(happenedOn), 0)
  const end = dueAfter(moment, limit, policy.counting, calendar)
  return end.moment >= Date.parse(state.clockFrom)
}

/** A matter may be left out for its age only where it is older than the policy says, and than the Code's twelve months. */
const tooYoung = (
  { happenedOn }: Refuse,
  exclusion: Exclusion,
  state: OpenedCase,
  rules: Rules,
): Refusal | null => {
  const limit = exclusion.outsideAfter
  if (limit === undefined) return null
  if (happenedOn === undefined) {
    return when(
      true,
      'Say when it happened, or when they became aware of it if that was later.',
      exclusion.clause,
    )
  }
  const code = rules.policy.codePolicy?.exclusions.find(
    (each) => each.outsideAfter !== undefined,
  )?.outsideAfter
  return firstOf(
    () =>
      when(
        youngerThan(limit, happenedOn, state, rules),
        'It is not that old, so it is taken on.',
        limit.clause,
      ),
    () =>
      when(
        code !== undefined && youngerThan(code, happenedOn, state, rules),
        'It is within twelve months, so it is taken on, whatever the policy says.',
        'Code 2.3',
      ),
  )
}

/** A solicitor's letter is not enough: the claim has been filed at court (Code 2.2). */
const noClaim = ({ claimFiled }: Refuse, exclusion: Exclusion, rules: Rules): Refusal | null =>
  when(
    underCode(rules) && exclusion.when?.anyFlag?.includes('legal') === true && claimFiled !== true,
    'Legal proceedings have started once the claim form and particulars are filed at court. Check that they are.',
    'Code 2.2(b)',
  )

const notRefusable = (state: OpenedCase, rules: Rules): Refusal | null => {
  const work = currentStage(state)
  return firstOf(
    () =>
      when(
        state.status !== 'open' && state.status !== 'to-confirm',
        'Only an open complaint can be refused.',
      ),
    () => when(work === undefined, 'This is no complaint, so there is nothing to refuse.'),
    () =>
      when(
        work?.answer != null,
        'It has been answered already.',
        clauseFor(rules, '2.1', rules.policy.definition.clause),
      ),
  )
}

/**
 * A complaint that is not taken on, or that is ended: one by one, by a person, for an exclusion with its clause, with
 * evidence, an explanation and the ombudsman's details (Code 2.1 to 2.5).
 */
export const refuseComplaint = (command: Refuse, state: OpenedCase, rules: Rules): Decision => {
  const { at, by, explanation, evidence, agreedBy } = command
  const exclusion = exclusionOf(command.exclusion, rules)
  const code = (paragraph: string): string =>
    clauseFor(rules, paragraph, exclusion?.clause ?? rules.policy.definition.clause)
  const refusal = firstOf(
    () => notRefusable(state, rules),
    () => when(!isStaff(by), 'Each complaint is weighed on its merits by a person.', code('2.5')),
    () =>
      when(
        exclusion === null,
        `The policy leaves nothing of that name out. It has: ${namesOf(rules)}.`,
        code('2.1'),
      ),
    () => when(blank(evidence), 'Say what shows that this applies here.', code('2.1')),
    () => when(blank(explanation), 'A refusal is explained to the resident, in detail.', code('2.4')),
    () =>
      when(
        exclusion?.agreedBy != null && agreedBy?.role !== exclusion.agreedBy,
        `This needs the agreement of ${exclusion?.agreedBy}. Record who agreed.`,
        exclusion?.clause,
      ),
    () => (exclusion === null ? null : tooYoung(command, exclusion, state, rules)),
    () => (exclusion === null ? null : noClaim(command, exclusion, rules)),
  )
  if (refusal !== null || exclusion === null) return { refusal: refusal ?? { why: 'No exclusion.' } }
  return did({
    type: 'refused',
    at,
    by,
    exclusion: exclusion.id,
    clause: exclusion.clause,
    explanation,
    evidence,
    agreedBy: agreedBy ?? null,
    ombudsman: ombudsmanOf(rules),
  })
}
