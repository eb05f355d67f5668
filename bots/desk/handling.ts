import type { Instant } from '../../domain/calendar/instant.ts'
import type { Landlord, Role } from '../../domain/landlord/landlord.ts'
import { atStage } from '../../domain/staff/whoMay.ts'
import { type Answers, answer, type Field, type Option, type Wrong } from '../page.ts'
import { taskNames } from '../staffWords.ts'
import type { AtHand } from './atHand.ts'
import type { Desk } from './desk.ts'
import { instantOfLocal } from './localTime.ts'
import { type Asks, asks, notFor, type Task } from './task.ts'

/** Is the stage being worked: begun, confirmed and not yet answered? */
export const inHand = ({ state, stage }: AtHand): boolean =>
  state.status === 'open' && stage !== undefined && stage.answer === null

export const whenField: Field = {
  kind: 'moment',
  id: 'happenedAt',
  label: 'When was it, if not just now?',
  optional: true,
}

interface Told {
  readonly happenedAt?: Instant
}

/** The moment that was put in: `{}` for just now. */
export const happened = (
  answers: Answers,
  desk: Desk,
): { readonly told: Told } | { readonly wrong: Wrong } => {
  const text = answer(answers, 'happenedAt')
  if (text === '') return { told: {} }
  const instant = instantOfLocal(desk.casework.rules.calendar.zone, text)
  return instant === null
    ? { wrong: { happenedAt: 'Write the day and the time.' } }
    : { told: { happenedAt: instant } }
}

const me = ({ who }: AtHand) => `staff:${who.staff.id}`

/** In which of the policy’s own roles somebody may hold the stage that a case is in; the one for its ground first. */
export const rolesFor = ({ rules, stage }: Pick<AtHand, 'rules' | 'stage'>): readonly string[] => {
  const handler = rules.policy.stages.find(({ id }) => id === stage?.stage)?.handler
  if (handler === undefined) return []
  const lead = handler.byGround.find(({ ground }) => stage?.grounds.includes(ground) === true)
  if (lead !== undefined) return [lead.role]
  return [...new Set([...handler.roles, ...handler.byGround.map(({ role }) => role)])]
}

/** Asked only where the policy names several. */
const roleFields = (at: AtHand): readonly Field[] => {
  const roles = rolesFor(at)
  return roles.length < 2
    ? []
    : [
        {
          kind: 'choice',
          id: 'role',
          label: 'In which of the policy’s roles?',
          options: roles.map((role) => ({ value: role, label: role })),
        },
      ]
}

const inRole = (answers: Answers, at: AtHand): { readonly role?: string } => {
  const [only, another] = rolesFor(at)
  const role = another === undefined ? only : answer(answers, 'role')
  return role === undefined || role === '' ? {} : { role }
}

const given = (answers: Answers, at: AtHand, handler: string): Asks =>
  asks({ type: 'assign', stage: at.stage?.stage ?? 'stage-1', handler, ...inRole(answers, at) })

const mayHold = (at: AtHand, roles: readonly Role[]): boolean =>
  roles.some((role) => atStage[at.stage?.stage ?? 'stage-1'].includes(role))

const claim: Task = {
  name: 'claim',
  label: 'Claim it',
  look: 'main',
  needs: ['assign'],
  offered: (at) => inHand(at) && at.stage?.handler !== me(at) && mayHold(at, at.who.staff.roles),
  fields: roleFields,
  asks: (answers, at) => given(answers, at, me(at)),
}

const staffOptions = ({ staff }: Landlord, at: AtHand): readonly Option[] =>
  staff
    .filter(({ roles }) => mayHold(at, roles))
    .map(({ id, name, team }) => ({ value: id, label: name, ...(team === undefined ? {} : { note: team }) }))

const assign: Task = {
  name: 'assign',
  label: 'Give it to somebody',
  needs: ['assign'],
  offered: (at) => inHand(at),
  fields: (at, { casework }) => [
    {
      kind: 'choice',
      id: 'handler',
      label: 'Who is to hold it?',
      options: staffOptions(casework.rules.landlord, at),
    },
    ...roleFields(at),
  ],
  asks: (answers, at) => given(answers, at, `staff:${answer(answers, 'handler')}`),
  blames: [[/in which of these roles/i, 'role']],
}

const withMoment = (answers: Answers, desk: Desk, command: (told: Told) => Asks): Asks => {
  const moment = happened(answers, desk)
  return 'wrong' in moment ? moment : command(moment.told)
}

const acknowledge: Task = {
  name: 'acknowledge',
  label: 'Acknowledge',
  look: 'main',
  needs: ['acknowledge'],
  offered: (at) => inHand(at) && at.stage?.acknowledgedAt === null,
  fields: ({ state, sight }) => [
    {
      kind: 'text',
      id: 'definition',
      label: 'How do we understand the complaint? (Code 5.6)',
      long: true,
      // Their words are shown only to those who see the whole case.
      ...(sight === 'whole' ? { value: state.text.slice(0, 2000) } : {}),
    },
    { kind: 'text', id: 'outcomesSought', label: 'What do they want us to do?', long: true },
    {
      kind: 'choice',
      id: 'means',
      label: 'How are they told?',
      options: [
        { value: 'letter', label: 'In writing' },
        { value: 'phone', label: 'I rang them' },
      ],
      value: 'letter',
    },
    whenField,
  ],
  asks: (answers, { stage }, desk) =>
    withMoment(answers, desk, (told) =>
      asks({
        type: 'acknowledge',
        stage: stage?.stage ?? 'stage-1',
        ...told,
        means: answer(answers, 'means') === 'phone' ? 'phone' : 'letter',
        definition: answer(answers, 'definition'),
        outcomesSought: answer(answers, 'outcomesSought'),
      }),
    ),
  blames: [
    [/moment|day/i, 'happenedAt'],
    [/outcome|want/i, 'outcomesSought'],
  ],
}

const contactMeans = ['phone', 'letter', 'in-person', 'message'] as const

const contact: Task = {
  name: 'contact',
  label: 'Record contact',
  needs: ['make-contact'],
  offered: (at) => inHand(at),
  fields: () => [
    { kind: 'text', id: 'said', label: 'What was said?', long: true },
    {
      kind: 'choice',
      id: 'means',
      label: 'How?',
      options: [
        { value: 'phone', label: 'By phone' },
        { value: 'in-person', label: 'In person' },
        { value: 'letter', label: 'By letter or email' },
        { value: 'message', label: 'By message' },
      ],
      value: 'phone',
    },
    whenField,
  ],
  asks: (answers, { stage }, desk) =>
    withMoment(answers, desk, (told) =>
      asks({
        type: 'make-contact',
        stage: stage?.stage ?? 'stage-1',
        ...told,
        means: contactMeans.find((means) => means === answer(answers, 'means')) ?? 'phone',
        said: answer(answers, 'said'),
      }),
    ),
  blames: [[/moment|day/i, 'happenedAt']],
}

const outstandingEvidence = ({ state }: AtHand): readonly Option[] =>
  state.evidence
    .filter(({ receivedAt }) => receivedAt === null)
    .map(({ id, what }) => ({ value: id, label: what }))

const own = 'own'

/** Asking for evidence is for those who work cases; what was asked for, anybody may receive. */
const mayAddOwn = (at: AtHand): boolean => notFor(at, { needs: ['ask-evidence'] }) === null

/** What was asked for and has come; or something that nobody asked for, which is asked of staff and given at once. */
const evidence: Task = {
  name: 'evidence',
  label: 'Add evidence',
  needs: ['receive-evidence'],
  offered: (at) => inHand(at) && (mayAddOwn(at) || outstandingEvidence(at).length > 0),
  fields: (at) => {
    const waited = outstandingEvidence(at)
    const more = mayAddOwn(at) ? [{ value: own, label: 'No, something else' }] : []
    return [
      { kind: 'text', id: 'what', label: 'What is it, and what does it show?', long: true },
      ...(waited.length === 0
        ? []
        : [
            {
              kind: 'choice' as const,
              id: 'answers',
              label: 'Is it what was asked for?',
              options: [...waited, ...more],
              ...(more.length === 0 ? {} : { value: own }),
            },
          ]),
    ]
  },
  asks: (answers, { stage, state }) => {
    const what = answer(answers, 'what')
    const asked = answer(answers, 'answers')
    if (asked !== '' && asked !== own) return asks({ type: 'receive-evidence', id: asked, what })
    const id = `from-staff-${state.evidence.length + 1}`
    return asks(
      { type: 'ask-evidence', stage: stage?.stage ?? 'stage-1', id, from: 'staff', what },
      { type: 'receive-evidence', id, what },
    )
  },
}

/** What a person has to do besides keeping dates: they say what was done about it, and it is done. */
const taskDone: Task = {
  name: 'task-done',
  label: 'Something is done',
  needs: ['complete-task'],
  offered: ({ state }) => state.tasks.length > 0,
  fields: ({ state: { tasks } }) => [
    ...(tasks.length < 2
      ? []
      : [
          {
            kind: 'choice' as const,
            id: 'task',
            label: 'What is done?',
            options: tasks.map(({ id, what, why }) => ({
              value: id,
              label: taskNames[what],
              note: why,
            })),
          },
        ]),
    { kind: 'text', id: 'how', label: 'What was done about it?', long: true },
  ],
  asks: (answers, { state: { tasks } }) => {
    const task = tasks.find(({ id }) => tasks.length === 1 || id === answer(answers, 'task'))
    return task === undefined
      ? { wrong: { task: 'Choose what is done.' } }
      : asks({ type: 'complete-task', id: task.id, how: answer(answers, 'how') })
  },
  blames: [[/./, 'how']],
}

export const handlingTasks: readonly Task[] = [claim, acknowledge, contact, assign, evidence, taskDone]

/** Who may be named as having agreed: managers. */
export const managersOf = ({ staff }: Landlord): readonly Option[] =>
  staff.filter(({ roles }) => roles.includes('manager')).map(({ id, name }) => ({ value: id, label: name }))
