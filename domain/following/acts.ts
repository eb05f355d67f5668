import type { Instant } from '../calendar/instant.ts'
import type { OpenedCase } from '../case/case.ts'
import { hasOpenHazard, outstanding } from '../case/case.ts'
import type { CaseCommand, Refusal } from '../case/command.ts'
import { decide } from '../case/decide.ts'
import { currentStage, dateOf, inWords, pendingRequest } from '../case/standing.ts'
import type { Rules } from '../timeline/rules.ts'

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

/** Whether it can be done now; where not, why, in words for the resident, and the clause. */
export interface Possible {
  readonly act: Act
  readonly refusal: Refusal | null
  /** What they should know before they do it. */
  readonly note: string | null
}

interface At {
  readonly state: OpenedCase
  readonly rules: Rules
  readonly now: Instant
}

const answerDue = ({ state, rules, now }: At): string | null => {
  const stage = currentStage(state)?.stage
  if (stage === undefined) return null
  const [due] = dateOf(state, rules, now, { stage, milestone: 'respond' })
    .filter(({ state: standing }) => standing === 'pending')
    .toSorted((left, right) => Date.parse(left.due) - Date.parse(right.due))
  return due === undefined ? null : inWords(due.due)
}

const toOmbudsman = ({ rules }: At): string => {
  const { name, telephone, webForm } = rules.policy.ombudsman
  return `You can go to the ${name} at any time, free: ${telephone}, ${webForm}.`
}

/** Why a complaint goes no further with us: the engine says so to staff; this says it to the resident. */
const whyNoFurther = (at: At, { why }: Refusal): string => {
  const { state } = at
  const work = currentStage(state)
  if (state.status === 'to-confirm')
    return 'One of us reads first what you told us, to be sure what it is. Until then there is no next stage.'
  if (state.status === 'refused')
    return `We did not take this on as a complaint, so it has no next stage with us. ${toOmbudsman(at)}`
  if (work === undefined)
    return 'This is not logged as a complaint, so it has no next stage. You can make it a complaint.'
  if (state.status === 'withdrawn')
    return 'You withdrew this before it was answered. Write to us here if you want it opened again.'
  if (why.startsWith('This is our last stage')) return `It is at our last stage. ${toOmbudsman(at)}`
  return why.startsWith('This was our last answer')
    ? `You have had our last answer: our procedure is done. ${toOmbudsman(at)}`
    : why
}

const whyNotAccepted = (at: At, { why }: Refusal): string => {
  const { state } = at
  const due = answerDue(at)
  if (currentStage(state)?.answer === null)
    return `There is no answer to accept yet.${due === null ? '' : ` It is due by ${due}.`}`
  if (pendingRequest(state)) return 'You have asked us to look again. We decide on that first.'
  if (hasOpenHazard(state))
    return 'There was a danger in your home that is not recorded as made safe. We keep this open until it is.'
  const promised = outstanding(state).map(({ what }) => what)
  return promised.length > 0 && why.startsWith('The policy closes once')
    ? `We keep this open until what we promised is done: ${promised.join('; ')}.`
    : why
}

const inTheirWords = (act: Act, at: At, refusal: Refusal): Refusal => {
  const why =
    act === 'further'
      ? whyNoFurther(at, refusal)
      : act === 'accept'
        ? whyNotAccepted(at, refusal)
        : refusal.why
  return { ...refusal, why }
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
  const { state, rules, now } = at
  const work = currentStage(state)
  if (act !== 'further' || work === undefined) return null
  if (work.answer === null) {
    const due = answerDue(at)
    return `We have not answered yet.${due === null ? '' : ` Our answer is due by ${due}.`} You can ask now, and we keep your request until then.`
  }
  const [last] = dateOf(state, rules, now, { stage: work.stage, milestone: 'escalate-by' })
  if (last === undefined) return 'You do not have to say why.'
  return Date.parse(last.due) + 1000 > Date.parse(now)
    ? `You can ask until the end of ${inWords(last.due)}. You do not have to say why.`
    : `The last day was ${inWords(last.due)} (${last.clause}). You can still ask: a person will decide.`
}

const alreadyAsked = (act: Act, { state }: At): Refusal | null => {
  if (act !== 'further') return null
  if (pendingRequest(state))
    return { why: 'You have asked us to look again already. You will hear from us about it.' }
  return state.request?.standing === 'accepted' && currentStage(state)?.answer === null
    ? { why: 'You asked us to look again, and we are: it is at its next stage now.' }
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
