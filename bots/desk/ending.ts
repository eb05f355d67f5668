import { hasOpenHazard } from '../../domain/case/case.ts'
import { answer, type Field } from '../page.ts'
import type { AtHand } from './atHand.ts'
import { happened, whenField } from './handling.ts'
import { may } from './reading.ts'
import { asks, type Task } from './task.ts'

const pending = ({ state }: AtHand): boolean => state.request?.standing === 'to-decide'

/** No reason is ever asked of the resident (Code 6.12), and a late request is decided by a person. */
const escalate: Task = {
  name: 'escalate',
  label: 'They want to go further',
  offered: (at) =>
    at.stage !== undefined &&
    !pending(at) &&
    ['open', 'responded', 'closed'].includes(at.state.status) &&
    may(at, 'request-escalation'),
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
  offered: (at) => pending(at) && may(at, 'accept-escalation'),
  asks: () => asks({ type: 'accept-escalation' }),
}

const close: Task = {
  name: 'close',
  label: 'Close',
  offered: (at) => ['open', 'responded'].includes(at.state.status) && may(at, 'close'),
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
  offered: (at) => hasOpenHazard(at.state) && may(at, type),
  fields: () => [noteField, whenField],
  asks: (answers, _, desk) => {
    const moment = happened(answers, desk)
    return 'wrong' in moment ? moment : asks({ type, ...moment.told, note: answer(answers, 'note') })
  },
  blames: [[/moment|day/i, 'happenedAt']],
})

export const endingTasks: readonly Task[] = [
  hazardStep('made-safe', 'Made safe', 'record-made-safe'),
  hazardStep('investigated', 'Hazard looked into', 'record-investigation'),
  accept,
  escalate,
  close,
]
