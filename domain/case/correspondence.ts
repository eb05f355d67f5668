import { isStaff } from './actor.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf, Refusal } from './command.ts'
import type { CorrespondenceCommand } from './commands/correspondence.ts'
import { blank, type Decision, did, firstOf, nothing, refuse, when } from './decision.ts'
import type { CaseEvent } from './event.ts'
import type { LetterReport } from './events/correspondence.ts'

/** What a person is told of a letter that did not arrive; nothing where it did, or still may. */
const notArrived: Partial<Readonly<Record<LetterReport, string>>> = {
  'hard-bounce':
    'A letter did not arrive, and none will at that address. Ring, write or visit, and correct the address.',
  'soft-bounce': 'A letter did not arrive this time. Reach them another way, or send it again.',
  complaint: 'Its reader marked a letter as spam, so no more will arrive there. Reach them another way.',
}

const taskFor = (
  command: CommandOf<'report-notice'>,
  why: string,
  state: OpenedCase,
): readonly CaseEvent[] => {
  const id = `reach/${command.recipient.toLowerCase()}`
  if (state.tasks.some((task) => task.id === id)) return []
  return [{ type: 'task-raised', at: command.at, by: command.by, id, what: 'reach-another-way', why }]
}

const report = (command: CommandOf<'report-notice'>, state: OpenedCase): Decision => {
  if (state.reports.includes(command.reportId)) return nothing
  const why = notArrived[command.report]
  const { type: _, ...told } = command
  return did({ type: 'notice-reported', ...told }, ...(why === undefined ? [] : taskFor(command, why, state)))
}

/** So many are worth knowing of; a server that sends one mail every minute for a week must not fill a case with it. */
const mostRepeats = 20

/** A delivery that the case has is no other one, however often its function runs. */
const noteRepeat = (command: CommandOf<'note-repeat'>, state: OpenedCase): Decision => {
  const { channelMessageId, raw } = command
  const { messageIds, deliveries } = state
  if (!messageIds.includes(channelMessageId) || deliveries.includes(raw.key)) return nothing
  if (deliveries.length >= messageIds.length + mostRepeats) return nothing
  return did({ ...command, type: 'message-repeated' })
}

const needsPerson = (command: CorrespondenceCommand): Refusal | null =>
  when(!isStaff(command.by), 'A member of staff decides this, by name.')

const join = (command: CommandOf<'join-case'>, state: OpenedCase): Decision => {
  if (state.joinedInto === command.reference) return nothing
  const refusal = firstOf(
    () => needsPerson(command),
    () => when(state.joinedInto !== null, `This went to ${state.joinedInto} already.`),
    () => when(command.reference === state.reference, 'A case cannot join itself.'),
    () =>
      when(
        state.stages.some((work) => work.acknowledgedAt !== null || work.answer !== null),
        'This has been acknowledged as a case of its own. Close it, or take the other one’s issue in.',
      ),
  )
  if (refusal !== null) return { refusal }
  const { at, by, caseId, reference } = command
  return did({ type: 'joined', at, by, caseId, reference })
}

const decline = (command: CommandOf<'decline-join'>, state: OpenedCase): Decision => {
  const { at, by, reference } = command
  if (!state.suggestions.some((each) => each.reference === reference)) return nothing
  const refusal = needsPerson(command)
  return refusal === null ? did({ type: 'join-declined', at, by, reference }) : { refusal }
}

const link = ({ at, by, reference, why }: CommandOf<'link-case'>, state: OpenedCase): Decision =>
  reference === state.reference || state.links.some((each) => each.reference === reference)
    ? nothing
    : did({ type: 'linked', at, by, reference, why })

const sameAddress = (left: string | null, right: string | null): boolean =>
  left !== null && right !== null && left.toLowerCase() === right.toLowerCase()

/** Whoever is on a case is told of it and may add to it, so a person decides who is. */
const addPerson = (command: CommandOf<'add-person'>, state: OpenedCase): Decision => {
  const { at, by, person, why } = command
  if (state.people.some((each) => sameAddress(each.email, person.email))) return nothing
  const refusal = firstOf(
    () => needsPerson(command),
    () => when(blank(why), 'Say how you know that they belong to this case.'),
  )
  return refusal === null ? did({ type: 'person-added', at, by, person, why }) : { refusal }
}

const complete = ({ at, by, id, how }: CommandOf<'complete-task'>, state: OpenedCase): Decision => {
  if (!state.tasks.some((task) => task.id === id)) return nothing
  return blank(how) ? refuse('Say what was done about it.') : did({ type: 'task-done', at, by, id, how })
}

export const decideCorrespondence = (command: CorrespondenceCommand, state: OpenedCase): Decision => {
  const { at, by } = command
  switch (command.type) {
    case 'report-notice':
      return report(command, state)
    case 'withhold-reply':
      return state.noticesSent.includes(command.key)
        ? nothing
        : did({ type: 'reply-withheld', at, by, key: command.key })
    case 'note-repeat':
      return noteRepeat(command, state)
    case 'join-case':
      return join(command, state)
    case 'decline-join':
      return decline(command, state)
    case 'link-case':
      return link(command, state)
    case 'add-person':
      return addPerson(command, state)
    case 'raise-task':
      return state.tasksRaised.includes(command.id) ? nothing : did({ ...command, type: 'task-raised' })
    case 'complete-task':
      return complete(command, state)
  }
}
