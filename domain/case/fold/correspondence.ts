import type { OpenedCase } from '../case.ts'
import type { CaseEventOf } from '../event.ts'
import type { CorrespondenceEvent } from '../events/correspondence.ts'

/** Its messages are another case's now, and so are the clocks that they started. */
const joined = (state: OpenedCase, { reference }: CaseEventOf<'joined'>): OpenedCase => ({
  ...state,
  status: 'closed',
  facts: [],
  suggestions: [],
  joinedInto: reference,
})

const withTask = (state: OpenedCase, { id, what, why, at }: CaseEventOf<'task-raised'>): OpenedCase => ({
  ...state,
  tasks: [...state.tasks.filter((task) => task.id !== id), { id, what, why, raisedAt: at }],
  tasksRaised: [...state.tasksRaised, id],
})

export const foldCorrespondence = (state: OpenedCase, event: CorrespondenceEvent): OpenedCase => {
  switch (event.type) {
    case 'notice-reported':
      return { ...state, reports: [...state.reports, event.reportId] }
    case 'reply-withheld':
      return { ...state, noticesSent: [...state.noticesSent, event.key] }
    case 'message-repeated':
      return { ...state, deliveries: [...state.deliveries, event.raw.key] }
    case 'join-suggested': {
      const { caseId, reference, why } = event
      return { ...state, suggestions: [...state.suggestions, { caseId, reference, why }] }
    }
    case 'join-declined':
      return {
        ...state,
        suggestions: state.suggestions.filter(({ reference }) => reference !== event.reference),
      }
    case 'joined':
      return joined(state, event)
    case 'linked': {
      const { reference, why } = event
      return { ...state, links: [...state.links, { reference, why }] }
    }
    case 'person-added':
      return { ...state, people: [...state.people, event.person] }
    case 'task-raised':
      return withTask(state, event)
    case 'task-done':
      return { ...state, tasks: state.tasks.filter((task) => task.id !== event.id) }
  }
}
