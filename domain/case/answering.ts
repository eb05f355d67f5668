import type { Rules } from '../timeline/rules.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf } from './command.ts'
import type { AnsweringCommand } from './commands/answering.ts'
import { type Decision, did, nothing, refuse } from './decision.ts'
import { extend } from './extend.ts'
import { arrangeMeeting, declineMeeting, holdMeeting, moveMeeting, recordPanel } from './meeting.ts'
import { respond } from './respond.ts'
import { badMoment, toldOf } from './standing.ts'

/** When the answer reached the resident: under most policies the time to go further runs from here. */
const outcomeReceived = (command: CommandOf<'record-outcome-received'>, state: OpenedCase): Decision => {
  const { at, by, stage } = command
  const work = state.stages.findLast((each) => each.stage === stage && !each.left)
  if (work?.answer == null) return refuse('This stage has not been answered yet.')
  if (work.outcomeReceivedAt !== null) return nothing
  const refusal = badMoment(command, work.answer.at)
  return refusal === null ? did({ type: 'outcome-received', at, by, ...toldOf(command), stage }) : { refusal }
}

export const decideAnswering = (command: AnsweringCommand, state: OpenedCase, rules: Rules): Decision => {
  switch (command.type) {
    case 'extend':
      return extend(command, state, rules)
    case 'arrange-meeting':
      return arrangeMeeting(command, state, rules)
    case 'move-meeting':
      return moveMeeting(command, state, rules)
    case 'hold-meeting':
      return holdMeeting(command, state, rules)
    case 'decline-meeting':
      return declineMeeting(command, state, rules)
    case 'record-panel':
      return recordPanel(command, state, rules)
    case 'respond':
      return respond(command, state, rules)
    case 'record-outcome-received':
      return outcomeReceived(command, state)
  }
}
