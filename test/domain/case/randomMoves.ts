import fc from 'fast-check'
import { localDateOf } from '../../../domain/calendar/day.ts'
import { type Instant, instantOf, millisecondsOf } from '../../../domain/calendar/instant.ts'
import { type Case, isOpened } from '../../../domain/case/case.ts'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { letterReportSchema } from '../../../domain/case/events/correspondence.ts'
import { taskKinds } from '../../../domain/case/task.ts'
import { stageIds } from '../../../domain/deadlines/fact.ts'
import { outcomes } from '../../../domain/policy/outcome.ts'
import type { Policy } from '../../../domain/policy/policy.ts'
import { at as instant, message, reading } from './caseStory.ts'

type Kind = CaseCommand['type']

/** Moves that carry a case through its life, so that random sequences get far. */
const lifeline: readonly Kind[] = [
  'acknowledge',
  'respond',
  'respond',
  'request-escalation',
  'request-escalation',
  'accept-escalation',
  'extend',
  'extend',
  'extend',
  'close',
  'reopen',
  'hold-meeting',
  'confirm-reading',
]

export interface Step {
  readonly kind: Kind
  readonly waitHours: number
  readonly by: string
  /** Which of several possibilities each free choice takes. */
  readonly dice: readonly number[]
}

const step = (): fc.Arbitrary<Step> =>
  fc.record({
    kind: fc.oneof(fc.constantFrom(...lifeline), fc.constantFrom(...kinds())),
    waitHours: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 120 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 2400 }) },
    ),
    by: fc.constantFrom(
      'staff:ada',
      'staff:ben',
      'staff:cy',
      'staff:ada',
      'staff:ben',
      'resident',
      'putright',
    ),
    dice: fc.array(fc.nat({ max: 999 }), { minLength: 6, maxLength: 6 }),
  })

const opening = (): fc.Arbitrary<Step> => step().map((each) => ({ ...each, kind: 'open-case', waitHours: 0 }))

/** A case is opened, then anything may be asked, at any pace. */
export const moves = (): fc.Arbitrary<readonly Step[]> =>
  fc
    .tuple(opening(), fc.array(step(), { minLength: 1, maxLength: 30, size: 'max' }))
    .map(([first, rest]) => [first, ...rest])

interface Context {
  readonly state: Case
  readonly at: Instant
  readonly policy: Policy
}

const pick = <T>(from: readonly T[], die: number | undefined): T => {
  const found = from[(die ?? 0) % from.length]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

const day = (at: Instant, plus: number): string =>
  localDateOf(Math.floor(millisecondsOf(at) / 86_400_000) + plus)

/** The stage that the case is in, mostly; now and then any other. */
const someStage = ({ state }: Context, die: number) => {
  const current = isOpened(state) ? state.stages.at(-1)?.stage : undefined
  return current === undefined || die % 10 === 0 ? pick(stageIds, die) : current
}

const words = (die: number, text = 'Some words.'): string => (die % 12 === 0 ? ' ' : text)

const agreement = (policy: Policy, die: number) => {
  const roles = policy.exclusions.flatMap((each) => each.agreedBy ?? [])
  return die % 3 === 0 ? {} : { agreedBy: { by: 'staff:dee', role: roles[0] ?? 'a manager' } }
}

const clauseFor = (policy: Policy, die: number): string =>
  pick(
    [
      ...policy.stages.flatMap((each) => each.enter.mayDecline.map((row) => row.clause)),
      ...policy.stages.flatMap((each) => each.escalate?.late.clause ?? []),
      policy.decisions.clause,
      'none',
    ],
    die,
  )

const routeOf = ({ policy }: Context, die: number) => {
  const known = [
    ...policy.stages.map((each) => each.id),
    'service-request',
    'stage-1',
    'stage-1',
    ...outcomes,
  ]
  const outcome = pick(
    known.filter((each) => each !== 'external'),
    die,
  )
  return { outcome, clause: 'x', why: 'As read.', confirm: die % 5 === 0 }
}

const money = (policy: Policy, die: number) => ({
  kind: 'money',
  what: 'A payment.',
  pence: 100 + die,
  for: pick(['loss', 'goodwill', 'distress'], die),
  paidTo: pick(['resident', 'account'], die >> 2),
  ...(policy.compensation.length > 0
    ? { lossOn: '2026-09-01', claimedOn: day(instant('2026-09-01T00:00:00Z'), die % 60) }
    : {}),
})

const someFlags = ['hazard_emergency', 'hazard_significant', 'vulnerability', 'explicit_complaint'] as const
const flagOf = (die: number) => pick(someFlags, die)

/** What the free choices of a step are made from. */
interface Chance extends Context {
  readonly index: number
  readonly stage: (typeof stageIds)[number]
  readonly name: string
  /** Now and then it happened earlier than it is recorded. */
  readonly earlier: object
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
}

const sometimes = (holds: boolean, fields: object): object => (holds ? fields : {})
const hoursOn = (at: Instant, hours: number): Instant => instantOf(millisecondsOf(at) + hours * 3_600_000)

const meetingOn = ({ stage, at, b, c, d }: Chance): object => ({
  stage,
  on: hoursOn(at, b),
  with: 'the panel',
  why: words(d),
  residentAgrees: c % 2 === 0,
})

const assignment = ({ policy, stage, b, c, d }: Chance): object => {
  const roles = policy.stages.find((each) => each.id === stage)?.handler.roles ?? []
  return {
    stage,
    handler: pick(['staff:ada', 'staff:ben', 'staff:cy'], d),
    ...sometimes(roles.length > 0, { role: roles[b % Math.max(roles.length, 1)] }),
    ...sometimes(c % 4 === 0, { part: 'support' }),
  }
}

const answer = ({ stage, at, policy, index, b, c, d, e, earlier }: Chance): object => ({
  stage,
  decision: pick(['upheld', 'partly-upheld', 'not-upheld', 'resolved'], b),
  response: words(c),
  ...sometimes(d % 3 === 0, { actions: [{ id: `a-${index}`, what: 'Mend it.', until: day(at, d % 90) }] }),
  ...sometimes(e % 5 === 0, { remedies: [money(policy, e)] }),
  ...earlier,
})

const extension = ({ stage, at, b, c, d, e }: Chance): object => ({
  stage,
  until: day(at, b % 24),
  reasons: words(c),
  asLate: e % 3 === 0,
  ...sometimes(d % 3 !== 0, { residentSaid: 'agreed' }),
  ...sometimes(e % 2 === 0, {
    goodReason: 'The surveyor is ill.',
    agreedBy: { by: 'staff:dee', role: 'a manager' },
  }),
})

const escalating = ({ policy, b, c, earlier }: Chance): object => {
  const grounds = policy.stages.flatMap((each) => each.handler.byGround.map((row) => row.ground))
  return {
    ...sometimes(grounds.length > 0 && b % 2 === 0, { grounds: [grounds[c % Math.max(grounds.length, 1)]] }),
    ...earlier,
  }
}

const refusing = ({ policy, a, b, c, d, e }: Chance): object => {
  const known = [...policy.exclusions, ...(policy.codePolicy?.exclusions ?? [])].map((each) => each.id)
  return {
    exclusion: pick([...known, 'nothing-of-that-name'], b),
    explanation: words(c),
    evidence: words(d),
    ...agreement(policy, e),
    ...sometimes(a % 2 === 0, { happenedOn: pick(['1987-05-01', '2026-10-01', '2025-01-01'], b) }),
    claimFiled: a % 3 === 0,
  }
}

const opens = (chance: Chance): object => ({
  message: message({ receivedAt: chance.at }),
  reading: reading({ flags: chance.b % 4 === 0 ? [flagOf(chance.c)] : [] }),
  route:
    chance.d % 3 === 0
      ? routeOf(chance, chance.d)
      : { outcome: 'stage-1', clause: 'x', why: 'As read.', confirm: false },
  reference: 'PR-7F3K-9QZ2',
  policy: chance.policy.id,
})

const hazardStep = ({ earlier }: Chance): object => ({ note: 'Done.', ...earlier })
/** Every type of command is among the moves: a forgotten one does not compile. */
const kinds = (): readonly Kind[] => Object.keys(fieldsOf) as Kind[]

const nothingMore = (): object => ({})

/** The fields of each command beside its type, moment and actor. */
const fieldsOf: Record<Kind, (chance: Chance) => object> = {
  'open-case': opens,
  'add-message': ({ index, b }) => ({
    message: message({ channelMessageId: `m-${index}` }),
    reading: reading({ flags: [flagOf(b)] }),
  }),
  'confirm-reading': (chance) => ({ route: routeOf(chance, chance.b) }),
  'correct-reading': (chance) => ({ route: routeOf(chance, chance.b), why: words(chance.c) }),
  'raise-complaint': ({ b, earlier }) => ({ why: words(b), ...earlier }),
  'record-notice': ({ b }) => ({
    notice: { key: b % 2 === 0 ? 'receipt' : `n-${b}`, channel: 'email', providerId: null },
  }),
  'reach-milestones': nothingMore,
  'move-dates': () => ({ rules: 'others', moved: [] }),
  acknowledge: ({ stage, b, earlier }) => ({
    stage,
    means: 'letter',
    definition: words(b),
    outcomesSought: 'A repair.',
    ...earlier,
  }),
  'agree-definition': ({ stage, b, c }) => ({
    stage,
    definition: words(b),
    outcomesSought: '',
    residentAgrees: c % 2 === 0,
  }),
  assign: assignment,
  'declare-conflict': ({ b }) => ({ person: 'staff:cy', why: words(b) }),
  'make-contact': ({ stage, earlier }) => ({ stage, means: 'phone', said: 'Rang them.', ...earlier }),
  'ask-evidence': ({ stage, name, c }) => ({ stage, id: name, from: 'resident', what: words(c) }),
  'receive-evidence': ({ name, earlier }) => ({ id: name, what: 'A photo.', ...earlier }),
  extend: extension,
  'arrange-meeting': meetingOn,
  'move-meeting': meetingOn,
  'hold-meeting': ({ stage, earlier }) => ({ stage, present: ['the panel'], ...earlier }),
  'decline-meeting': ({ stage }) => ({ stage }),
  'record-panel': ({ stage, b, earlier }) => ({ stage, decision: 'upheld', reasons: words(b), ...earlier }),
  respond: answer,
  'record-outcome-received': ({ stage, earlier }) => ({ stage, ...earlier }),
  'request-escalation': escalating,
  'accept-escalation': nothingMore,
  'refuse-escalation': ({ policy, b, c, d }) => ({
    clause: clauseFor(policy, b),
    reasons: words(c),
    ...agreement(policy, d),
  }),
  'drop-escalation': ({ b }) => ({ why: words(b) }),
  'merge-issue': ({ name, c, d }) => ({ id: name, what: words(c), related: d % 3 !== 0 }),
  'split-issue': ({ name, c, d }) => ({
    id: name,
    what: words(c),
    related: d % 2 === 0,
    as: 'complaint',
    reference: 'PR-0000-0000',
  }),
  'authorise-representative': ({ name, c, d }) => ({
    representative: { id: name, name: 'Cllr Osei', email: 'osei@example.org', phone: null, as: 'councillor' },
    consent: { form: c % 2 === 0 ? 'written' : 'spoken', record: words(d) },
  }),
  'withdraw-representative': ({ name, c }) => ({ id: name, why: words(c) }),
  'record-adjustment': ({ name, c }) => ({ id: name, what: words(c) }),
  'end-adjustment': ({ name, c }) => ({ id: name, why: words(c) }),
  'report-notice': ({ b, c, earlier }) => ({
    reportId: `r-${b % 5}`,
    key: null,
    recipient: 'maureen@example.org',
    report: letterReportSchema.options[c % letterReportSchema.options.length],
    status: null,
    reason: null,
    ...earlier,
  }),
  'withhold-reply': ({ b }) => ({ key: `n-${b}` }),
  'note-repeat': ({ index, b }) => ({
    channelMessageId: `m-${index % 3}`,
    raw: { bucket: 'mail', key: `mail/${b % 4}` },
    deliveredTo: [],
  }),
  'join-case': ({ b }) => ({ caseId: 'C', reference: b % 2 === 0 ? 'PR-0000-0000' : 'PR-7F3K-9QZ2' }),
  'decline-join': () => ({ reference: 'PR-0000-0000' }),
  'link-case': ({ b, c }) => ({ reference: b % 2 === 0 ? 'PR-0000-0000' : 'PR-7F3K-9QZ2', why: words(c) }),
  'add-person': ({ b, c }) => ({
    person: { name: 'Jo', email: `jo${b % 3}@example.org`, phone: null, address: null, tenancy: null },
    why: words(c),
  }),
  'raise-task': ({ b, c }) => ({
    id: `t-${b % 3}`,
    what: taskKinds[c % taskKinds.length],
    why: 'A person looks.',
  }),
  'complete-task': ({ b, c }) => ({ id: `t-${b % 3}`, how: words(c) }),
  'raise-flag': ({ b, c, earlier }) => ({ flag: flagOf(b), why: words(c), ...earlier }),
  'prove-address': ({ b }) => ({ email: `jo${b % 3}@example.org` }),
  'prove-number': ({ b }) => ({ number: `+44770090000${b % 3}` }),
  'clear-flag': ({ b, c }) => ({ flag: flagOf(b), why: words(c) }),
  'offer-remedy': ({ policy, b, c }) => ({
    remedy: b % 2 === 0 ? { kind: 'apology', what: 'Sorry.' } : money(policy, c),
  }),
  'promise-action': ({ name, at, c }) => ({ action: { id: name, what: 'Mend it.', until: day(at, c % 90) } }),
  'move-action': ({ name, at, c, d }) => ({ id: name, until: day(at, c % 90), why: words(d) }),
  'complete-action': ({ name, index, d, earlier }) => ({
    id: d % 2 === 0 ? name : `a-${Math.max(index - 1, 0)}`,
    how: 'Mended.',
    ...earlier,
  }),
  'record-investigation': hazardStep,
  'record-made-safe': hazardStep,
  'record-summary-sent': hazardStep,
  'record-works-started': hazardStep,
  'record-ombudsman-contact': ({ earlier }) => ({ what: 'They asked for the file.', ...earlier }),
  'record-determination': ({ at, index, b, earlier }) => ({
    finding: words(b),
    orders: [{ id: `o-${index}`, what: 'Pay.', until: day(at, 28) }],
    ...earlier,
  }),
  'send-survey': nothingMore,
  'answer-survey': ({ b, c }) => ({ handling: 1 + (b % 5), outcome: 1 + (c % 5) }),
  refuse: refusing,
  withdraw: ({ b }) => ({ why: words(b) }),
  close: ({ b, c }) => ({ why: words(b), residentAccepts: c % 2 === 0 }),
  reopen: ({ b }) => ({ why: words(b) }),
}

const chanceOf = ({ dice }: Step, index: number, context: Context): Chance => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = dice
  const earlier = sometimes(c % 6 === 0, { happenedAt: hoursOn(context.at, -d) })
  return { ...context, index, stage: someStage(context, a), name: `x-${b % 3}`, earlier, a, b, c, d, e }
}

/** A step as the command that it comes to in the case as it stands. */
export const toCommand = (step: Step, index: number, context: Context): CaseCommand =>
  ({
    type: step.kind,
    at: context.at,
    by: step.by,
    ...fieldsOf[step.kind](chanceOf(step, index, context)),
  }) as unknown as CaseCommand
