import type { Instant } from '../calendar/instant.ts'
import type { Rules } from '../timeline/rules.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf, Refusal } from './command.ts'
import { blank, type Decision, did, firstOf, when } from './decision.ts'
import {
  badMoment,
  currentStage,
  dateOf,
  inWords,
  notWorkable,
  stageInPolicy,
  toldOf,
  within,
} from './standing.ts'

type Arranging = CommandOf<'arrange-meeting'> | CommandOf<'move-meeting'>

const noMeeting = (stage: Arranging['stage'], rules: Rules): Refusal | null =>
  when(
    stageInPolicy(rules, stage)?.meeting === undefined,
    'The policy has no meeting at this stage.',
    stageInPolicy(rules, stage)?.clause,
  )

const held = (state: OpenedCase): Refusal | null =>
  when(currentStage(state)?.meeting?.heldAt != null, 'The meeting has been held already.')

/** After the policy's last day a meeting is arranged only where the resident asks for that or agrees. */
const afterLastDay = (command: Arranging, state: OpenedCase, rules: Rules): Refusal | null => {
  const [last] = dateOf(state, rules, command.at, { stage: command.stage, milestone: 'meet-by' })
  return when(
    last !== undefined && !within(last.due, command.on) && command.residentAgrees !== true,
    `The meeting is to be held by ${last === undefined ? '' : inWords(last.due)}. A later day needs the resident’s agreement on the record.`,
    last?.clause,
  )
}

const notArrangeable = (command: Arranging, state: OpenedCase, rules: Rules): Refusal | null =>
  firstOf(
    () => notWorkable(state, command.stage),
    () => noMeeting(command.stage, rules),
    () => held(state),
    () => when(command.on < command.at, 'That moment has passed. Record the meeting as held.'),
    () => afterLastDay(command, state, rules),
  )

export const arrangeMeeting = (
  command: CommandOf<'arrange-meeting'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const { at, by, stage, on } = command
  const refusal = notArrangeable(command, state, rules)
  return refusal === null
    ? did({ type: 'meeting-arranged', at, by, stage, on, with: command.with })
    : { refusal }
}

export const moveMeeting = (
  command: CommandOf<'move-meeting'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const { at, by, stage, on, why } = command
  const refusal = firstOf(
    () => notArrangeable(command, state, rules),
    () => when(currentStage(state)?.meeting?.on == null, 'No meeting has been arranged yet.'),
    () => when(blank(why), 'Say why it moves.'),
  )
  return refusal === null ? did({ type: 'meeting-moved', at, by, stage, on, why }) : { refusal }
}

export const holdMeeting = (
  command: CommandOf<'hold-meeting'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const { at, by, stage, present } = command
  const since: Instant = currentStage(state)?.since ?? state.clockFrom
  const refusal = firstOf(
    () => notWorkable(state, stage),
    () => noMeeting(stage, rules),
    () => held(state),
    () => badMoment(command, since),
  )
  return refusal === null
    ? did({ type: 'meeting-held', at, by, ...toldOf(command), stage, present })
    : { refusal }
}

export const declineMeeting = (
  { at, by, stage }: CommandOf<'decline-meeting'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const refusal = firstOf(
    () => notWorkable(state, stage),
    () => noMeeting(stage, rules),
    () => held(state),
    () => when(by === 'putright', 'Only the resident can say that they want no meeting.'),
  )
  return refusal === null ? did({ type: 'meeting-declined', at, by, stage }) : { refusal }
}

/** The panel decides once it has met, or looked at the papers where the resident wanted no meeting. */
export const recordPanel = (
  command: CommandOf<'record-panel'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const { at, by, stage, decision, reasons } = command
  const current = currentStage(state)
  const refusal = firstOf(
    () => notWorkable(state, stage),
    () => noMeeting(stage, rules),
    () =>
      when(
        current?.meeting?.heldAt == null && current?.meeting?.declined !== true,
        'The panel has not met yet.',
        stageInPolicy(rules, stage)?.meeting?.clause,
      ),
    () => when(current?.panel != null, 'The panel has decided already.'),
    () => when(blank(reasons), 'Say why the panel decided so.'),
    () => badMoment(command, current?.meeting?.heldAt ?? current?.since ?? state.clockFrom),
  )
  return refusal === null
    ? did({ type: 'panel-decided', at, by, ...toldOf(command), stage, decision, reasons })
    : { refusal }
}
