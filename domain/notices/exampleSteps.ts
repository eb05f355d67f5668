import { dayOf, localDateOf } from '../calendar/day.ts'
import { type Case, isOpened } from '../case/case.ts'
import { currentStage, firstStage } from '../case/standing.ts'
import type { Flag } from '../classifier/reading.ts'
import type { Milestone } from '../deadlines/milestone.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Outcome } from '../policy/outcome.ts'
import type { ExampleFor, Step } from './exampleFor.ts'
import { message, reading, residentsAddress } from './exampleTexts.ts'

/** Whoever may do it in this landlord's office; two different people, since nobody looks again at their own work. */
export const people = ({ landlord }: ExampleFor) => {
  const withRole = (role: 'handler' | 'reviewer'): string =>
    `staff:${landlord.staff.find(({ roles }) => roles.includes(role))?.id ?? role}`
  return { handler: withRole('handler'), reviewer: withRole('reviewer') }
}

export const exclusionOf = ({ rules: { policy } }: ExampleFor) => {
  const all = policy.exclusions.length > 0 ? policy.exclusions : (policy.codePolicy?.exclusions ?? [])
  return all.find(({ when }) => when?.anyFlag?.includes('legal') === true) ?? all[0]
}

/** A clause that lets somebody decline the stage after the first, by this policy. */
export const decliningClause = ({ rules: { policy } }: ExampleFor): string => {
  const first = policy.stages.find(({ codeStage, next }) => codeStage === 'stage-1' && next === 'stage-2')
  const next = policy.stages.find(({ id }) => id === 'stage-2')
  return (
    next?.enter.mayDecline[0]?.clause ?? first?.escalate?.late.clause ?? policy.exclusions[0]?.clause ?? ''
  )
}

export const agreedBy = ({ rules: { policy } }: ExampleFor) => {
  const stage = policy.stages.find(({ id }) => id === 'stage-2')
  const role = stage?.enter.mayDecline.flatMap((each) => each.agreedBy ?? [])[0]
  return role === undefined ? {} : { agreedBy: { by: 'staff:ruth-ellison', role } }
}

const at = (moment: string): string => (moment.length === 10 ? `${moment}T10:00:00Z` : moment)

/** A command by somebody at a moment, in the stage that the case is in. */
export const asks =
  (by: string, type: string, moment: string, fields: object = {}): Step =>
  () => ({ type, at: at(moment), by, ...fields })

export const inStage =
  (by: string, type: string, moment: string, fields: object = {}): Step =>
  (state) => ({
    type,
    at: at(moment),
    by,
    stage: isOpened(state) ? (currentStage(state)?.stage ?? 'stage-1') : 'stage-1',
    ...fields,
  })

interface Opening {
  readonly outcome?: Outcome
  readonly confirm?: boolean
  readonly flags?: readonly Flag[]
  readonly asb?: boolean
  readonly address?: string | null
}

export const opens =
  ({ outcome, confirm = false, flags = [], asb = false, address = residentsAddress }: Opening = {}): Step =>
  (_, { landlord, rules }) => ({
    type: 'open-case',
    at: '2026-11-09T10:00:00Z',
    by: 'putright',
    message: message(landlord.id, 'example-1', address),
    reading: reading(flags, asb),
    route: {
      outcome: outcome ?? firstStage(rules)?.id ?? 'stage-1',
      clause: rules.policy.definition.clause,
      why: 'An example.',
      confirm,
    },
    reference: 'PR-7F3K-9QZ2',
    policy: rules.policy.id,
  })

export const adds: Step = (_, { landlord }) => ({
  type: 'add-message',
  at: '2026-11-12T10:00:00Z',
  by: 'putright',
  message: message(landlord.id, 'example-2', residentsAddress),
  reading: reading([], false),
})

const dateOf = (name: Milestone['milestone'], state: Case, { rules }: ExampleFor): Milestone | undefined => {
  const dates = isOpened(state) ? milestones(rules.policy, rules.calendar, state.facts).milestones : []
  return dates.find(({ milestone }) => milestone === name)
}

const answerDue = (state: Case, around: ExampleFor): Milestone | undefined => dateOf('respond', state, around)

/** The morning of the last day on which the next stage can be asked for. */
export const reachesLastDay: Step = (state, around) => {
  const day = dateOf('escalate-by', state, around)?.due.slice(0, 10) ?? '2026-11-30'
  return { type: 'reach-milestones', at: `${day}T10:00:00Z`, by: 'putright' }
}

/** The morning of the day on which the answer is due. */
export const reachesAnswerDay: Step = (state, around) => {
  const day = answerDue(state, around)?.due.slice(0, 10) ?? '2026-11-30'
  return { type: 'reach-milestones', at: `${day}T10:00:00Z`, by: 'putright' }
}

/** The rules change so that the answer is due a day sooner. */
export const movesDate: Step = (state, around) => {
  const date = answerDue(state, around)
  const to = date?.due ?? '2026-11-30T23:59:59+00:00'
  const from = `${localDateOf(dayOf(to.slice(0, 10)) + 1)}${to.slice(10)}`
  const why = 'One of our days off is a working day after all.'
  return {
    type: 'move-dates',
    at: '2026-11-12T10:00:00Z',
    by: 'putright',
    rules: 'example',
    moved: [{ stage: date?.stage ?? 'stage-1', milestone: 'respond', from, to, why }],
  }
}

export const reaches = (moment: string): Step => asks('putright', 'reach-milestones', moment)

export const councillor = {
  representative: {
    id: 'lee',
    name: 'Councillor Sam Lee',
    email: 'sam.lee@council.example',
    phone: null,
    as: 'a councillor',
  },
  consent: { form: 'written', record: 'Her email of 12 November.' },
}

const routeTo = (outcome: Outcome): object => ({
  route: { outcome, clause: '1', why: 'A person read it.', confirm: false },
})

export const confirmedAs = (by: string, outcome: Outcome): readonly Step[] => [
  opens({ confirm: true, asb: outcome === 'other-procedure' }),
  (_, around) => ({
    type: 'confirm-reading',
    at: '2026-11-09T14:00:00Z',
    by,
    ...(outcome === 'stage-1' ? routeTo(firstOutcome(around)) : routeTo(outcome)),
  }),
]

const firstOutcome = ({ rules }: ExampleFor): Outcome => {
  const first = firstStage(rules)?.id
  return first === undefined || first === 'external' ? 'stage-1' : first
}
