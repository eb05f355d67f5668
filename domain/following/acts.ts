import type { Instant } from '../calendar/instant.ts'
import type { OpenedCase } from '../case/case.ts'
import { hasOpenHazard, outstanding } from '../case/case.ts'
import type { CaseCommand, Refusal } from '../case/command.ts'
import { decide } from '../case/decide.ts'
import { currentStage, dateOf, pendingRequest } from '../case/standing.ts'
import { fill, type Language } from '../conversation/strings.ts'
import type { Rules } from '../timeline/rules.ts'
import { own, sayDate, stringsIn, type Words, written } from './strings.ts'

/** What a resident can do with their case by themselves. */
export const acts = ['further', 'accept', 'complain', 'survey', 'withdraw'] as const
export type Act = (typeof acts)[number]

/** What they filled in. */
export interface Given {
  readonly words: string | null
  readonly handling?: number
  readonly outcome?: number
}

/** The command of the engine that an act is. */
export const commandOf = (
  act: Act,
  at: Instant,
  { words, handling = 3, outcome = 3 }: Given,
): CaseCommand => {
  const asked = { at, by: 'resident' } as const
  switch (act) {
    case 'further':
      return { type: 'request-escalation', ...asked, words }
    case 'accept':
      return { type: 'close', ...asked, why: 'The resident accepts the answer.', residentAccepts: true }
    case 'complain':
      return { type: 'raise-complaint', ...asked, why: words ?? 'The resident asked for it.' }
    case 'survey':
      return { type: 'answer-survey', ...asked, handling, outcome, words }
    case 'withdraw':
      return { type: 'withdraw', ...asked, why: words ?? 'The resident asked for it.' }
  }
}

/** Why something may not be done, in words for the resident, and the clause. */
export interface WhyNot {
  readonly why: readonly Words[]
  readonly clause: string | null
}

/** Whether it can be done now, and where not, why. */
export interface Possible {
  readonly act: Act
  readonly refusal: WhyNot | null
  /** What they should know before they do it. */
  readonly note: string | null
}

interface At {
  readonly state: OpenedCase
  readonly rules: Rules
  readonly now: Instant
  readonly lang: Language
}

const stringsAt = ({ lang }: At) => stringsIn(lang).acts

/** When the answer of the stage that it is in is due, as one of our sentences; none where that is not to come. */
const answerDue = (at: At, sentence: 'dueBy' | 'ourAnswerDue'): readonly string[] => {
  const { state, rules, now, lang } = at
  const stage = currentStage(state)?.stage
  if (stage === undefined) return []
  return dateOf(state, rules, now, { stage, milestone: 'respond' })
    .filter(({ state: standing }) => standing === 'pending')
    .toSorted((left, right) => Date.parse(left.due) - Date.parse(right.due))
    .slice(0, 1)
    .map(({ due }) => fill(stringsAt(at)[sentence], { date: sayDate(due, lang) }))
}

const owns = (...sentences: readonly string[]): readonly Words[] => [own(sentences.join(' '))]

const toOmbudsman = (at: At): string => {
  const { name, telephone, webForm } = at.rules.policy.ombudsman
  return fill(stringsAt(at).toOmbudsman, { name, telephone, website: webForm })
}

/** Why a complaint goes no further with us: the engine says so to staff; this says it to the resident. */
const whyNoFurther = (at: At, { why }: Refusal): readonly Words[] => {
  const { state } = at
  const strings = stringsAt(at)
  if (state.status === 'to-confirm') return owns(strings.toConfirm)
  if (state.status === 'refused') return owns(strings.refused, toOmbudsman(at))
  if (currentStage(state) === undefined) return owns(strings.noComplaint)
  if (state.status === 'withdrawn') return owns(strings.withdrawn)
  if (why.startsWith('This is our last stage')) return owns(strings.lastStage, toOmbudsman(at))
  return why.startsWith('This was our last answer')
    ? owns(strings.lastAnswer, toOmbudsman(at))
    : [written(why)]
}

const whyNotAccepted = (at: At, { why }: Refusal): readonly Words[] => {
  const { state } = at
  const strings = stringsAt(at)
  if (currentStage(state)?.answer === null) return owns(strings.noAnswer, ...answerDue(at, 'dueBy'))
  if (pendingRequest(state)) return owns(strings.deciding)
  if (hasOpenHazard(state)) return owns(strings.danger)
  const promised = outstanding(state).map(({ what }) => what)
  return promised.length > 0 && why.startsWith('The policy closes once')
    ? [own(strings.promises), written(`${promised.join('; ')}.`)]
    : [written(why)]
}

const inTheirWords = (act: Act, at: At, refusal: Refusal): WhyNot => {
  const clause = refusal.clause ?? null
  if (act === 'further') return { why: whyNoFurther(at, refusal), clause }
  return { why: act === 'accept' ? whyNotAccepted(at, refusal) : [written(refusal.why)], clause }
}

const hasClosed = ({ state }: At): boolean => state.status === 'closed' || state.status === 'withdrawn'

/** Acts that make no sense here are left out; what the policy forbids is not: that is explained. */
const makesSense = (act: Act, at: At): boolean => {
  const { state } = at
  const isComplaint = state.stages.some(({ left }) => !left)
  switch (act) {
    case 'survey':
      return state.surveys.some(({ answered }) => !answered)
    case 'complain':
      return !isComplaint && state.status !== 'refused' && state.status !== 'to-confirm'
    case 'further':
      return isComplaint || state.status === 'refused' || state.status === 'to-confirm'
    case 'accept':
      return isComplaint && !hasClosed(at)
    case 'withdraw':
      return !hasClosed(at)
  }
}

const noteOf = (act: Act, at: At): string | null => {
  const { state, rules, now, lang } = at
  const work = currentStage(state)
  if (act !== 'further' || work === undefined) return null
  const strings = stringsAt(at)
  if (work.answer === null)
    return [strings.notAnswered, ...answerDue(at, 'ourAnswerDue'), strings.askNow].join(' ')
  const [last] = dateOf(state, rules, now, { stage: work.stage, milestone: 'escalate-by' })
  if (last === undefined) return strings.noReason
  const { due, clause } = last
  const open = Date.parse(due) + 1000 > Date.parse(now)
  return fill(open ? strings.until : strings.lastDayWas, { date: sayDate(due, lang), clause })
}

const alreadyAsked = (act: Act, at: At): WhyNot | null => {
  if (act !== 'further') return null
  const { state } = at
  const strings = stringsAt(at)
  if (pendingRequest(state)) return { why: owns(strings.askedAlready), clause: null }
  return state.request?.standing === 'accepted' && currentStage(state)?.answer === null
    ? { why: owns(strings.lookingAgain), clause: null }
    : null
}

/** What can be done with a case now, each asked of the engine itself, so that the page and the engine never differ. */
export const possible = (at: At): readonly Possible[] =>
  acts
    .filter((act) => makesSense(act, at))
    .map((act) => {
      const asked = alreadyAsked(act, at)
      if (asked !== null) return { act, refusal: asked, note: null }
      const decision = decide(commandOf(act, at.now, { words: null }), at.state, at.rules)
      return 'refusal' in decision
        ? { act, refusal: inTheirWords(act, at, decision.refusal), note: null }
        : { act, refusal: null, note: noteOf(act, at) }
    })
