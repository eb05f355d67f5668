import type { OpenedCase } from './case.ts'
import type { CommandOf } from './command.ts'
import type { OutsideCommand } from './commands/outside.ts'
import { blank, type Decision, did, firstOf, nothing, refuse, when } from './decision.ts'
import { surveyAbout } from './fold/followed.ts'
import { badMoment, currentStage, toldOf } from './standing.ts'

/** At any time, whatever the case has come to (Code 3.7). */
const contact = (command: CommandOf<'record-ombudsman-contact'>, state: OpenedCase): Decision => {
  const { at, by, what, theirReference } = command
  const refusal = badMoment(command, state.clockFrom)
  const reference = theirReference ?? state.ombudsman?.theirReference ?? null
  return refusal === null
    ? did({ type: 'ombudsman-contacted', at, by, ...toldOf(command), what, theirReference: reference })
    : { refusal }
}

const determination = (command: CommandOf<'record-determination'>, state: OpenedCase): Decision => {
  const { at, by, finding, theirReference, orders } = command
  const ids = [...state.actions, ...orders].map((each) => each.id)
  const refusal = firstOf(
    () => when(blank(finding), 'Say what the ombudsman found.'),
    () =>
      when(new Set(ids).size < ids.length, 'Two orders or actions have the same name. Give each its own.'),
    () => badMoment(command, state.clockFrom),
  )
  if (refusal !== null) return { refusal }
  const reference = theirReference ?? state.ombudsman?.theirReference ?? null
  return did({ type: 'determined', at, by, ...toldOf(command), finding, theirReference: reference, orders })
}

const stageAsked = (state: OpenedCase) => currentStage(state)?.stage ?? null

/** Asked after the answer, or once all is over: never while the resident still waits. */
const send = ({ at, by }: CommandOf<'send-survey'>, state: OpenedCase): Decision => {
  const stage = stageAsked(state)
  if (state.surveys.some((survey) => survey.about === surveyAbout(stage))) return nothing
  const over = state.status === 'responded' || state.status === 'closed' || state.status === 'withdrawn'
  return over
    ? did({ type: 'survey-sent', at, by, stage })
    : refuse('They are still waiting for us. Ask how it went once they have been answered.')
}

/** Dissatisfaction in a survey is no complaint by itself; the notice that thanks them says how to make one (Code 1.6). */
const answer = (command: CommandOf<'answer-survey'>, state: OpenedCase): Decision => {
  const { at, by, handling, outcome, words } = command
  const waiting = state.surveys.findLast((survey) => !survey.answered)
  if (waiting === undefined) return refuse('No survey is waiting for an answer.')
  const stage = state.stages.find((work) => work.stage === waiting.about)?.stage ?? null
  return did({ type: 'survey-answered', at, by, stage, handling, outcome, words: words ?? null })
}

export const decideOutside = (command: OutsideCommand, state: OpenedCase): Decision => {
  switch (command.type) {
    case 'record-ombudsman-contact':
      return contact(command, state)
    case 'record-determination':
      return determination(command, state)
    case 'send-survey':
      return send(command, state)
    case 'answer-survey':
      return answer(command, state)
  }
}
