import type { Instant } from '../../calendar/instant.ts'
import type { OpenedCase } from '../case.ts'
import type { EndingEvent } from '../events/endings.ts'
import { beginStage } from '../stageWork.ts'
import { withFact } from './changes.ts'

/** The facts without the last ending. */
const notEnded = (state: OpenedCase): OpenedCase => {
  const place = state.facts.findLastIndex((fact) => fact.type === 'closed' || fact.type === 'withdrawn')
  return place < 0 ? state : { ...state, facts: state.facts.toSpliced(place, 1) }
}

/** A stage that was not answered starts afresh, with a clock from now; an answered one stays answered. */
const reopened = (state: OpenedCase, at: Instant): OpenedCase => {
  const current = state.stages.findLast((work) => !work.left)
  if (current === undefined) return { ...notEnded(state), status: 'open' }
  if (current.answer !== null) return { ...notEnded(state), status: 'responded' }
  return {
    ...withFact(state, { type: 'received', at, stage: current.stage }),
    status: 'open',
    stages: [...state.stages.filter((work) => work !== current), beginAgain(current, at)],
  }
}

/** Who took part stays known, and who was given it keeps it. */
const beginAgain = (work: OpenedCase['stages'][number], at: Instant): OpenedCase['stages'][number] => {
  const { handler, role, support, tookPart } = work
  return { ...beginStage(work.stage, at, work.grounds), handler, role, support, tookPart }
}

export const foldEnding = (state: OpenedCase, event: EndingEvent): OpenedCase => {
  switch (event.type) {
    case 'refused':
      return { ...withFact(state, { type: 'closed', at: event.at }), status: 'refused' }
    case 'withdrawn':
      return { ...withFact(state, { type: 'withdrawn', at: event.at }), status: 'withdrawn' }
    case 'closed':
      return { ...withFact(state, { type: 'closed', at: event.at }), status: 'closed' }
    case 'reopened':
      return reopened(state, event.at)
  }
}
