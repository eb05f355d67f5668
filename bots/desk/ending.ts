import { hasOpenHazard } from '../../domain/case/case.ts'
import { answer, type Field } from '../page.ts'
import { flagNames } from '../staffWords.ts'
import type { AtHand } from './atHand.ts'
import { happened, whenField } from './handling.ts'
import { asks, type Task } from './task.ts'

const pending = ({ state }: AtHand): boolean => state.request?.standing === 'to-decide'

/** No reason is ever asked of the resident (Code 6.12), and a late request is decided by a person. */
const escalate: Task = {
  name: 'escalate',
  label: 'They want to go further',
  needs: ['request-escalation'],
  offered: (at) =>
    at.stage !== undefined && !pending(at) && ['open', 'responded', 'closed'].includes(at.state.status),
  fields: () => [
    { kind: 'text', id: 'words', label: 'What they said, if they said more', long: true, optional: true },
    whenField,
  ],
  asks: (answers, _, desk) => {
    const moment = happened(answers, desk)
    if ('wrong' in moment) return moment
    const words = answer(answers, 'words')
    return asks({ type: 'request-escalation', ...moment.told, ...(words === '' ? {} : { words }) })
  },
  blames: [[/moment|day/i, 'happenedAt']],
}

const accept: Task = {
  name: 'accept',
  label: 'Take to the next stage',
  look: 'main',
  needs: ['accept-escalation'],
  offered: (at) => pending(at),
  asks: () => asks({ type: 'accept-escalation' }),
}

const close: Task = {
  name: 'close',
  label: 'Close',
  needs: ['close'],
  offered: (at) => ['open', 'responded'].includes(at.state.status),
  fields: () => [
    { kind: 'text', id: 'why', label: 'Why is it over?' },
    {
      kind: 'ticks',
      id: 'accepts',
      label: 'What they say',
      options: [{ value: 'yes', label: 'They accept the answer' }],
      values: [],
      optional: true,
    },
  ],
  asks: (answers) =>
    asks({
      type: 'close',
      why: answer(answers, 'why'),
      ...(answer(answers, 'accepts') === 'yes' ? { residentAccepts: true } : {}),
    }),
  blames: [
    [/accept/i, 'accepts'],
    [/./, 'why'],
  ],
}

const noteField: Field = { kind: 'text', id: 'note', label: 'What was found and done?', long: true }

const hazardStep = (
  name: string,
  label: string,
  type: 'record-investigation' | 'record-made-safe',
): Task => ({
  name,
  label,
  needs: [type],
  offered: (at) => hasOpenHazard(at.state),
  fields: () => [noteField, whenField],
  asks: (answers, _, desk) => {
    const moment = happened(answers, desk)
    return 'wrong' in moment ? moment : asks({ type, ...moment.told, note: answer(answers, 'note') })
  },
  blames: [[/moment|day/i, 'happenedAt']],
})

const hazardFlags = (at: AtHand) =>
  (['hazard_emergency', 'hazard_significant'] as const).filter((flag) => at.state.flags.includes(flag))

const isWorked = ({ state }: AtHand): boolean =>
  state.facts.some(({ type }) => type.startsWith('hazard-') && type !== 'hazard-known')

/** A machine read a danger that is none. Once something was done about it, what was found is recorded instead. */
const noHazard: Task = {
  name: 'no-hazard',
  label: 'It is no hazard',
  needs: ['clear-flag'],
  offered: (at) => hazardFlags(at).length > 0 && !isWorked(at),
  pieces: () => [
    {
      kind: 'paragraph',
      text: 'Its legal clock stops (SI 2025/1042). Do this only where you are sure that nobody is in danger.',
    },
  ],
  fields: (at) => {
    const flags = hazardFlags(at)
    return [
      ...(flags.length < 2
        ? []
        : [
            {
              kind: 'choice' as const,
              id: 'flag',
              label: 'Which does not hold?',
              options: flags.map((flag) => ({ value: flag, label: flagNames[flag] })),
            },
          ]),
      { kind: 'text', id: 'why', label: 'How do you know? It stays on the record', long: true },
    ]
  },
  asks: (answers, at) => {
    const [only, another] = hazardFlags(at)
    const flag =
      another === undefined ? only : hazardFlags(at).find((each) => each === answer(answers, 'flag'))
    return flag === undefined
      ? { wrong: { flag: 'Choose which does not hold.' } }
      : asks({ type: 'clear-flag', flag, why: answer(answers, 'why') })
  },
  blames: [[/./, 'why']],
}

export const endingTasks: readonly Task[] = [
  hazardStep('made-safe', 'Made safe', 'record-made-safe'),
  hazardStep('investigated', 'Hazard looked into', 'record-investigation'),
  noHazard,
  accept,
  escalate,
  close,
]
