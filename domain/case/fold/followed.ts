import type { Fact } from '../../deadlines/fact.ts'
import type { OpenedCase } from '../case.ts'
import type { ActionEvent } from '../events/actions.ts'
import type { HazardEvent } from '../events/hazards.ts'
import type { IssueEvent } from '../events/issues.ts'
import type { OutsideEvent } from '../events/outside.ts'
import type { FollowedAction } from '../followed.ts'
import { followed } from './answering.ts'
import { withFact } from './changes.ts'

const change = (state: OpenedCase, id: string, changes: Partial<FollowedAction>): OpenedCase => ({
  ...state,
  actions: state.actions.map((action) => (action.id === id ? { ...action, ...changes } : action)),
})

export const foldAction = (state: OpenedCase, event: ActionEvent): OpenedCase => {
  switch (event.type) {
    case 'remedy-offered':
      return state
    case 'action-promised':
      return { ...state, actions: [...state.actions, followed(event.action, 'promise')] }
    case 'action-moved':
      return change(state, event.id, { until: event.until, overdue: false, overdueTold: null })
    case 'action-completed':
      return change(state, event.id, { doneAt: event.happenedAt ?? event.at })
    case 'action-overdue':
    case 'action-still-overdue':
      return change(state, event.id, { overdue: true, overdueTold: event.at })
  }
}

const stepOf = {
  'hazard-investigated': 'hazard-investigated',
  'hazard-made-safe': 'hazard-made-safe',
  'hazard-summary-sent': 'hazard-summary-sent',
  'hazard-works-started': 'hazard-works-started',
} as const satisfies Record<HazardEvent['type'], Fact['type']>

export const foldHazard = (state: OpenedCase, event: HazardEvent): OpenedCase =>
  withFact(state, { type: stepOf[event.type], at: event.happenedAt ?? event.at })

export const foldIssue = (state: OpenedCase, event: IssueEvent): OpenedCase => {
  const { id, what } = event
  const reference = event.type === 'issue-split' ? event.reference : null
  return { ...state, issues: [...state.issues, { id, what, reference }] }
}

/** What a survey was about: a stage, or the whole case. */
export const surveyAbout = (stage: string | null): string => stage ?? 'case'

const answeredSurvey = (state: OpenedCase, stage: string | null): OpenedCase => ({
  ...state,
  surveys: state.surveys.map((survey) =>
    survey.about === surveyAbout(stage) ? { ...survey, answered: true } : survey,
  ),
})

export const foldOutside = (state: OpenedCase, event: OutsideEvent): OpenedCase => {
  switch (event.type) {
    case 'ombudsman-contacted':
      return { ...state, ombudsman: { theirReference: event.theirReference } }
    case 'determined':
      return {
        ...state,
        ombudsman: { theirReference: event.theirReference },
        actions: [...state.actions, ...event.orders.map((order) => followed(order, 'order'))],
      }
    case 'survey-sent':
      return { ...state, surveys: [...state.surveys, { about: surveyAbout(event.stage), answered: false }] }
    case 'survey-answered':
      return answeredSurvey(state, event.stage)
  }
}
