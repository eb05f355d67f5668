import type { CorrespondenceEvent } from '../../case/events/correspondence.ts'
import type { TaskKind } from '../../case/task.ts'
import { toResident, toStaff, whoeverWorksIt } from '../compose.ts'
import { keyOf, nobody, type OwesEach } from './owes.ts'

/** What each task asks, without a word of the resident's: others see previews. */
const tasks: Readonly<Record<TaskKind, string>> = {
  'reach-another-way': 'A letter did not arrive. Ring, write or visit.',
  'read-reply': 'A message has come that somebody must read.',
  'confirm-acceptance': 'They say that they are content. Check it, then close the case.',
  'confirm-withdrawal': 'They say that they do not want to go on. Check it, then record it.',
  'offer-next-stage': 'They are not content with the answer. Offer the next stage (Code 6.10).',
  'sort-new-issue': 'They raise something new. Take it in, or start a case for it (Code 6.8).',
  'ask-consent': 'Somebody writes for the resident. Ask the resident whether they may (Code 3.6).',
  'check-consent': 'The resident says who may speak for them. Check it and record it (Code 3.6).',
  'match-evidence': 'They sent something that we asked for. Say which it is.',
}

export const owedByCorrespondence: OwesEach<CorrespondenceEvent['type']> = {
  'notice-reported': nobody('Where a letter did not arrive, a task is raised beside it.'),
  'reply-withheld': nobody('It is held back because that address was answered too often; the case is kept.'),
  'message-repeated': nobody('The mail itself was answered when it first came.'),
  'join-suggested': nobody('A person finds it in the queue of what is to be confirmed.'),
  'join-declined': nobody('The case goes on as the one that its receipt named.'),
  linked: nobody('The receipt of each names its own reference.'),
  joined: (event, of) => [
    toResident({ kind: 'joined', key: keyOf('joined', event), by: event.by }, of, {
      newReference: event.reference,
    }),
  ],
  'person-added': nobody('A person added them; what follows reaches them as it does the others.'),
  'task-raised': (event, of) => [
    toStaff({ kind: 'task', key: keyOf('task', event, event.id), to: whoeverWorksIt(of) }, of, {
      what: tasks[event.what],
    }),
  ],
  'task-done': nobody('Whoever did it knows.'),
}
