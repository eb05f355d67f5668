import type { OpenedCase } from '../case.ts'
import type { CaseEventOf } from '../event.ts'
import type { HandlingEvent } from '../events/handling.ts'
import { inStage, withFact, withPart } from './changes.ts'

const acknowledged = (state: OpenedCase, event: CaseEventOf<'acknowledged'>): OpenedCase => {
  const { stage, definition, outcomesSought, answerBy } = event
  const at = event.happenedAt ?? event.at
  const done = withFact(
    inStage(state, stage, (work) => ({
      ...withPart(work, event.by),
      acknowledgedAt: at,
      definition: { definition, outcomesSought },
    })),
    { type: 'acknowledged', at, stage, by: event.means },
  )
  return answerBy === undefined
    ? done
    : withFact(done, { type: 'promised', at, stage, milestone: 'respond', until: answerBy })
}

const assigned = (state: OpenedCase, event: CaseEventOf<'assigned'>): OpenedCase =>
  inStage(state, event.stage, (work) => {
    const { handler, role } = event
    const part = withPart(work, handler)
    return event.part === 'lead'
      ? { ...part, handler, role }
      : { ...part, support: [...part.support.filter((each) => each.handler !== handler), { handler, role }] }
  })

/** Whoever was spoken with has been reached. */
const reached = (state: OpenedCase): OpenedCase => ({
  ...state,
  tasks: state.tasks.filter((task) => task.what !== 'reach-another-way'),
})

const contactMade = (state: OpenedCase, event: CaseEventOf<'contact-made'>): OpenedCase =>
  withFact(
    inStage(reached(state), event.stage, (work) => withPart(work, event.by)),
    { type: 'contact-made', at: event.happenedAt ?? event.at, stage: event.stage },
  )

const evidenceReceived = (state: OpenedCase, event: CaseEventOf<'evidence-received'>): OpenedCase => ({
  ...state,
  evidence: state.evidence.map((each) =>
    each.id === event.id ? { ...each, receivedAt: event.happenedAt ?? event.at } : each,
  ),
})

export const foldHandling = (state: OpenedCase, event: HandlingEvent): OpenedCase => {
  switch (event.type) {
    case 'acknowledged':
      return acknowledged(state, event)
    case 'definition-agreed':
      return inStage(state, event.stage, (work) => ({
        ...withPart(work, event.by),
        definition: { definition: event.definition, outcomesSought: event.outcomesSought },
      }))
    case 'assigned':
      return assigned(state, event)
    case 'conflict-declared':
      return { ...state, conflicted: [...state.conflicted, event.person] }
    case 'contact-made':
      return contactMade(state, event)
    case 'evidence-asked':
      return {
        ...inStage(state, event.stage, (work) => withPart(work, event.by)),
        evidence: [...state.evidence, { id: event.id, what: event.what, receivedAt: null }],
      }
    case 'evidence-received':
      return evidenceReceived(state, event)
  }
}
