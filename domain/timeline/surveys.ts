import type { Instant } from '../calendar/instant.ts'
import type { OpenedCase } from '../case/case.ts'
import { surveyAbout } from '../case/fold/followed.ts'
import type { StageId } from '../deadlines/fact.ts'
import type { Alarm } from './alarm.ts'
import type { Rules } from './rules.ts'
import { openingAfter } from './workingTime.ts'

/** The survey about a stage, or about the whole case, so many working days after what it asks about. */
const survey = (state: OpenedCase, stage: StageId | null, since: Instant, rules: Rules): readonly Alarm[] => {
  if (state.surveys.some(({ about }) => about === surveyAbout(stage))) return []
  return [
    { at: openingAfter(since, rules.reminders.surveyAfter, rules), event: { type: 'survey-sent', stage } },
  ]
}

const afterEachStage = (state: OpenedCase, rules: Rules): readonly Alarm[] =>
  state.stages.flatMap(({ stage, answer, left }) =>
    answer === null || left ? [] : survey(state, stage, answer.at, rules),
  )

/** Only what ended with an answer is asked about. */
const afterClosing = (state: OpenedCase, rules: Rules): readonly Alarm[] => {
  const closed = state.facts.findLast((fact) => fact.type === 'closed')
  const answered = state.stages.findLast(({ answer }) => answer !== null)
  return state.status === 'closed' && closed !== undefined && answered !== undefined
    ? survey(state, answered.stage, closed.at, rules)
    : []
}

/** The surveys that the policy itself says it sends; a landlord whose policy has none sends them by hand. */
export const surveys = (state: OpenedCase, rules: Rules): readonly Alarm[] => {
  const times = rules.policy.survey.flatMap(({ sent }) => (sent === undefined ? [] : [sent]))
  if (times.includes('after-each-stage')) return afterEachStage(state, rules)
  return times.includes('after-closing') ? afterClosing(state, rules) : []
}
