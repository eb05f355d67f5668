import type { Instant } from '../calendar/instant.ts'
import type { Message } from '../message/message.ts'
import type { Rules } from '../timeline/rules.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf } from './command.ts'
import type { OpeningCommand } from './commands/opening.ts'
import { type Decision, did, nothing } from './decision.ts'
import type { CaseEvent } from './event.ts'
import { confirmReading, correctReading, ending, notInPolicy, raiseComplaint } from './readAs.ts'
import { isReckonable } from './reckonable.ts'

/** When they said it, where staff log it later; a slip in that date never keeps a message out. */
const saidAt = ({ saidAt: said, receivedAt }: Message): Instant =>
  said !== null && said < receivedAt && isReckonable(said) ? said : receivedAt

/** A message opens a case: what was received, what was read, and what the policy made of it. */
export const open = (command: CommandOf<'open-case'>, rules: Rules): Decision => {
  const { at, by, message, reading, route, reference, policy } = command
  const unknown = notInPolicy(route, rules)
  if (unknown !== null) return { refusal: unknown }
  return did(
    { type: 'message-received', at, by: message.author === 'staff' ? by : 'resident', message },
    { type: 'message-read', at, by: 'putright', reading },
    {
      type: 'case-opened',
      at,
      by,
      reference,
      landlord: message.landlord,
      policy,
      route,
      clockFrom: saidAt(message),
    },
    ...(command.suggestions ?? []).map((each): CaseEvent => ({ type: 'join-suggested', at, by, ...each })),
    ...(command.tasks ?? []).map((each): CaseEvent => ({ type: 'task-raised', at, by, ...each })),
    ...ending(route, at),
  )
}

const addMessage = ({ at, by, message, reading }: CommandOf<'add-message'>, state: OpenedCase): Decision =>
  state.messageIds.includes(message.channelMessageId)
    ? nothing
    : did(
        { type: 'message-received', at, by: message.author === 'staff' ? by : 'resident', message },
        // What stood in an old mail starts no clock today.
        ...(message.imported === true
          ? []
          : [{ type: 'message-read', at, by: 'putright', reading } satisfies CaseEvent]),
      )

const recordNotice = ({ at, by, notice }: CommandOf<'record-notice'>, state: OpenedCase): Decision =>
  state.noticesSent.includes(notice.key) ? nothing : did({ type: 'notice-sent', at, by, ...notice })

export const decideOpening = (
  command: Exclude<OpeningCommand, { type: 'open-case' }>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  switch (command.type) {
    case 'add-message':
      return addMessage(command, state)
    case 'confirm-reading':
      return confirmReading(command, state, rules)
    case 'correct-reading':
      return correctReading(command, state, rules)
    case 'raise-complaint':
      return raiseComplaint(command, state, rules)
    case 'record-notice':
      return recordNotice(command, state)
  }
}
