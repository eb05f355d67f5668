import { loadCalendar } from '../../../configuration/calendar.ts'
import { loadPolicy } from '../../../configuration/policies.ts'
import type { Case } from '../../../domain/case/case.ts'
import type { CaseCommand, CommandOf } from '../../../domain/case/command.ts'
import { type Decision, decide } from '../../../domain/case/decide.ts'
import type { CaseEvent } from '../../../domain/case/event.ts'
import { caseFrom } from '../../../domain/case/evolve.ts'
import type { Flag } from '../../../domain/classifier/reading.ts'
import type { Milestone } from '../../../domain/deadlines/milestone.ts'
import { milestones } from '../../../domain/deadlines/milestones.ts'
import type { Outcome } from '../../../domain/policy/outcome.ts'
import type { Rules } from '../../../domain/timeline/rules.ts'
import { at, message, reading } from './caseStory.ts'

export const everyPolicy = [
  'flagship-2018',
  'flagship-2020',
  'flagship-procedure',
  'feedback-first-2021',
  'housing-solutions-2024',
  'code-2024',
  'spso-2020',
] as const

/** The rules of a policy, with the bank holidays of its own nation. */
export const rulesOf = (policyId: string, closures: readonly string[] = []): Rules => {
  const policy = loadPolicy(policyId)
  const division = policy.nation === 'scotland' ? 'scotland' : 'england-and-wales'
  return {
    policy,
    calendar: loadCalendar({ division, timeZone: 'Europe/London', closures }),
    reminders: {
      workingDaysBefore: [3, 1],
      hours: { from: '09:00', to: '17:00' },
      repeatOverdue: { complaint: 5, hazard: 1 },
      residentBefore: 5,
      surveyAfter: 5,
    },
  }
}

/** A command's own fields, without when and by whom. */
type Fields<T extends CaseCommand['type']> = Omit<CommandOf<T>, 'type' | 'at' | 'by'>

const moment = (text: string) => at(text.length === 10 ? `${text}T10:00:00Z` : text)

/** What somebody asks at a moment; a bare day is ten o'clock. */
export const asks =
  (by: string) =>
  <T extends CaseCommand['type']>(type: T, when: string, fields: Fields<T>): CaseCommand =>
    ({ type, at: moment(when), by, ...fields }) as CaseCommand

export const ada = asks('staff:ada')
export const ben = asks('staff:ben')
export const resident = asks('resident')
export const machine = asks('putright')

/** A message that opens a case under a policy; `outcome` is what the policy makes of it. */
export const arrives = (
  policyId: string,
  when: string,
  {
    outcome = 'stage-1',
    confirm = false,
    flags = [],
  }: {
    readonly outcome?: Outcome
    readonly confirm?: boolean
    readonly flags?: readonly Flag[]
  } = {},
): CaseCommand => ({
  type: 'open-case',
  at: moment(when),
  by: 'putright',
  message: message({ receivedAt: moment(when) }),
  reading: reading({ flags: [...flags] }),
  route: { outcome, clause: 'x', why: 'As read.', confirm },
  reference: 'PR-7F3K-9QZ2',
  policy: policyId,
})

export const acknowledges = (when: string, stage: 'stage-1' | 'stage-2' = 'stage-1', by = ada): CaseCommand =>
  by('acknowledge', when, { stage, means: 'letter', definition: 'Nobody came.', outcomesSought: 'A repair.' })

export const answers = (
  when: string,
  stage: CommandOf<'respond'>['stage'] = 'stage-1',
  by = ada,
  changes: Partial<Fields<'respond'>> = {},
): CaseCommand =>
  by('respond', when, { stage, decision: 'upheld', response: 'We were wrong, and why.', ...changes })

const eventsOf = (decision: Decision, command: CaseCommand): readonly CaseEvent[] => {
  if ('refusal' in decision) throw new Error(`${command.type} was refused: ${decision.refusal.why}`)
  return decision.events
}

/** Cases under a policy: given what was done, when something is asked, then what? */
export const under = (policyId: string, closures: readonly string[] = []) => {
  const rules = rulesOf(policyId, closures)
  const events = (...commands: readonly CaseCommand[]): readonly CaseEvent[] => {
    const all: CaseEvent[] = []
    for (const command of commands) all.push(...eventsOf(decide(command, caseFrom(all), rules), command))
    return all
  }
  const state = (...commands: readonly CaseCommand[]): Case => caseFrom(events(...commands))
  return {
    rules,
    events,
    state,
    given: (...commands: readonly CaseCommand[]) => ({
      when: (command: CaseCommand): Decision => decide(command, state(...commands), rules),
    }),
    /** The first date of that name, as the rules have it after what was done. */
    date: (
      which: { readonly stage: string; readonly milestone: string; readonly basis?: string },
      ...commands: readonly CaseCommand[]
    ): Milestone | undefined => {
      const now = state(...commands)
      const facts = 'facts' in now ? now.facts : []
      return milestones(rules.policy, rules.calendar, facts).milestones.find(
        (date) =>
          date.stage === which.stage &&
          date.milestone === which.milestone &&
          (which.basis === undefined || date.basis === which.basis),
      )
    },
  }
}
