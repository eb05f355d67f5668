import type { StageId } from '../../deadlines/fact.ts'
import type { OpenedCase } from '../case.ts'
import type { CaseEventOf } from '../event.ts'
import type { EscalationEvent } from '../events/escalation.ts'
import { beginStage, type EscalationRequest } from '../stageWork.ts'
import { withFact } from './changes.ts'

const before = (status: OpenedCase['status']): EscalationRequest['statusBefore'] =>
  status === 'responded' || status === 'withdrawn' || status === 'closed' ? status : 'open'

const requested = (state: OpenedCase, event: CaseEventOf<'escalation-requested'>): OpenedCase => {
  const { stage, next, askedAt, timing, grounds } = event
  const standing = timing === 'early' ? 'held' : 'to-decide'
  const request: EscalationRequest = {
    stage,
    next,
    from: askedAt,
    timing,
    standing,
    grounds,
    statusBefore: before(state.status),
  }
  if (standing === 'held') return { ...state, request }
  return withFact(
    { ...state, request, status: 'responded' },
    { type: 'escalation-requested', at: askedAt, stage: next },
  )
}

const routeTo = (
  state: OpenedCase,
  next: StageId,
  event: CaseEventOf<'escalation-accepted'>,
): OpenedCase['route'] =>
  next === 'external' || next === 'hazard'
    ? state.route
    : { outcome: next, clause: event.clause, why: event.why, confirm: false }

const accepted = (state: OpenedCase, event: CaseEventOf<'escalation-accepted'>): OpenedCase => {
  const { request } = state
  if (request === null) return state
  return {
    ...state,
    status: 'open',
    route: routeTo(state, request.next, event),
    request: { ...request, standing: 'accepted' },
    stages: [...state.stages, beginStage(request.next, request.from, request.grounds)],
  }
}

/** The next stage's clock is taken away, and the case is again where it was. */
const withoutRequest = (state: OpenedCase, standing: 'refused' | 'dropped'): OpenedCase => {
  const { request } = state
  if (request === null) return state
  if (request.standing === 'held') return { ...state, request: { ...request, standing } }
  return {
    ...state,
    status: request.statusBefore,
    request: { ...request, standing },
    facts: state.facts.filter(
      (fact) =>
        fact.stage !== request.next || (fact.type !== 'escalation-requested' && fact.type !== 'receipt-sent'),
    ),
    stages: state.stages.filter((work) => work.stage !== request.next || request.standing !== 'accepted'),
  }
}

export const foldEscalation = (state: OpenedCase, event: EscalationEvent): OpenedCase => {
  switch (event.type) {
    case 'escalation-requested':
      return requested(state, event)
    case 'escalation-accepted':
      return accepted(state, event)
    case 'escalation-refused':
      return withoutRequest(state, 'refused')
    case 'escalation-dropped':
      return withoutRequest(state, 'dropped')
  }
}
