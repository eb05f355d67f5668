import type { Fact } from '../../deadlines/fact.ts'
import type { OpenedCase } from '../case.ts'
import type { CaseEventOf } from '../event.ts'
import type { AnsweringEvent } from '../events/answering.ts'
import type { FollowedAction } from '../followed.ts'
import type { PromisedAction } from '../remedy.ts'
import type { Meeting } from '../stageWork.ts'
import { inStage, withFact, withPart } from './changes.ts'

const extended = (state: OpenedCase, event: CaseEventOf<'extension-notified'>): OpenedCase => {
  const { at, stage, until, reasons, goodReason, agreedBy } = event
  const work = inStage(state, stage, (each) => ({
    ...withPart(each, event.by),
    extensions: each.extensions + 1,
  }))
  const beyondCeiling = goodReason !== undefined && agreedBy !== undefined
  return withFact(work, {
    type: 'extension-notified',
    at,
    stage,
    until,
    reason: reasons,
    ...(beyondCeiling ? { beyondCeiling } : {}),
  })
}

const noMeeting: Meeting = { on: null, heldAt: null, declined: false }

const meeting = (
  state: OpenedCase,
  event: Pick<AnsweringEvent, 'stage' | 'by'>,
  change: Partial<Meeting>,
): OpenedCase =>
  inStage(state, event.stage, (work) => ({
    ...withPart(work, event.by),
    meeting: { ...(work.meeting ?? noMeeting), ...change },
  }))

/** An action that is followed from now on. */
export const followed = (action: PromisedAction, source: FollowedAction['source']): FollowedAction => ({
  ...action,
  source,
  doneAt: null,
  overdue: false,
  overdueTold: null,
})

/** A request that was held until the answer now waits for a person, and its clock runs. */
const afterAnswer = (state: OpenedCase, event: CaseEventOf<'responded'>): OpenedCase => {
  const { request } = state
  if (request?.standing !== 'held' || request.stage !== event.stage) return state
  const from = event.happenedAt ?? event.at
  return withFact(
    { ...state, request: { ...request, standing: 'to-decide', from, statusBefore: 'responded' } },
    { type: 'escalation-requested', at: from, stage: request.next },
  )
}

const responded = (state: OpenedCase, event: CaseEventOf<'responded'>): OpenedCase => {
  const at = event.happenedAt ?? event.at
  const work = inStage(state, event.stage, (each) => ({
    ...withPart(each, event.by),
    answer: { at, by: event.by, decision: event.decision },
  }))
  const { stage, furtherBy } = event
  const told: readonly Fact[] =
    furtherBy === undefined
      ? []
      : [{ type: 'promised', at, stage, milestone: 'escalate-by', until: furtherBy }]
  const answered: OpenedCase = {
    ...work,
    facts: [...work.facts, { type: 'responded', at, stage }, ...told],
    status: 'responded',
    actions: [...state.actions, ...(event.actions ?? []).map((action) => followed(action, 'promise'))],
  }
  return afterAnswer(answered, event)
}

const outcomeReceived = (state: OpenedCase, event: CaseEventOf<'outcome-received'>): OpenedCase => {
  const at = event.happenedAt ?? event.at
  return withFact(
    inStage(state, event.stage, (work) => ({ ...work, outcomeReceivedAt: at })),
    { type: 'outcome-received', at, stage: event.stage },
  )
}

const meetingHeld = (state: OpenedCase, event: CaseEventOf<'meeting-held'>): OpenedCase => {
  const at = event.happenedAt ?? event.at
  return withFact(meeting(state, event, { heldAt: at }), { type: 'meeting-held', at, stage: event.stage })
}

export const foldAnswering = (state: OpenedCase, event: AnsweringEvent): OpenedCase => {
  switch (event.type) {
    case 'extension-notified':
      return extended(state, event)
    case 'extension-told-late':
      // No fact: what was told late moves no date, whatever a later list of bank holidays makes of that day.
      return inStage(state, event.stage, (work) => withPart(work, event.by))
    case 'meeting-arranged':
    case 'meeting-moved':
      return meeting(state, event, { on: event.on, declined: false })
    case 'meeting-held':
      return meetingHeld(state, event)
    case 'meeting-declined':
      return meeting(state, event, { declined: true })
    case 'panel-decided':
      return inStage(state, event.stage, (work) => ({ ...withPart(work, event.by), panel: event.decision }))
    case 'responded':
      return responded(state, event)
    case 'outcome-received':
      return outcomeReceived(state, event)
  }
}
