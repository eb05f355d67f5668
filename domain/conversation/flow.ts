import type { Instant } from '../calendar/instant.ts'
import { askChoice, askMissing, missing, opening } from './ask.ts'
import { draftOf, summaryOf } from './draft.ts'
import type { Context } from './input.ts'
import type { ChoiceValue, Question, Reply } from './reply.ts'
import { sayDay } from './sayDay.ts'
import { newState, type Path, type State } from './state.ts'
import { otherTeam, pathOf, sayBack } from './understand.ts'
import { callPerson } from './withPerson.ts'
import { referenceIn } from './words.ts'

/** A state and what we say on the way to it. */
export interface Told {
  readonly state: State
  readonly replies: readonly Reply[]
}

export const say = (text: string): Reply => ({ kind: 'say', text })

/** What can be done once all is logged. */
export const more: { value: ChoiceValue; label: string }[] = [
  { value: 'something-else', label: 'Tell us about something else' },
]

/** Says something first. */
export const saying = (text: string, { state, replies }: Told): Told => ({
  state,
  replies: [say(text), ...replies],
})

/** Asks, and remembers having asked. */
export const asking = (state: State, reply: Reply): Told => ({
  state: reply.ask === undefined ? state : { ...state, asked: [...new Set([...state.asked, reply.ask])] },
  replies: [reply],
})

export const askStory = (
  state: State,
  ask: 'story' | 'story:hello' | 'story:complaint',
  text = opening,
): Told => asking({ ...state, step: 'listening', question: null }, { kind: 'ask', ask, text })

/** A new matter in the same conversation: who they are need not be said again. */
export const newMatter = ({
  matter,
  answers,
  told,
  metAnger,
  logged,
  attachments,
  handOver,
}: State): State => {
  const { sought: _sought, reference: _reference, ...kept } = answers
  return { ...newState, matter: matter + 1, answers: kept, told, metAnger, logged, attachments, handOver }
}

export const logging = (state: State): Told => ({
  state: { ...state, step: 'logging', question: null, pending: draftOf(state), adding: false },
  replies: [],
})

/** Short matters need no “check what I’ll log”: there is nothing in them to get wrong but their own words. */
const loggedAtOnce: readonly Path[] = ['enquiry', 'compliment', 'person']

/** Asks for the next missing thing; when nothing is missing, sums up. */
export const next = (state: State): Told => {
  const [question] = missing(state)
  if (question !== undefined)
    return asking({ ...state, step: 'asking', question }, askMissing(question, state))
  if (state.path !== null && loggedAtOnce.includes(state.path)) return logging(state)
  return asking({ ...state, step: 'confirming', question: null }, summaryOf(state))
}

/** Goes on without an answer; what was already given to that question stays. */
export const unanswered = (state: State, question: Question): Told =>
  next({ ...state, answers: { ...state.answers, [question]: state.answers[question] ?? null } })

const complaintRoute =
  "If we don't put it right, or you're not happy with how we deal with it, tell us and we'll log a complaint."

/** What each way means for them, said once when it is taken. */
const whatWeDo = (path: Path, { understanding, story }: State): string => {
  const heard = understanding === null ? "I've read what you wrote." : sayBack(understanding)
  switch (path) {
    case 'complaint':
      return heard
    case 'service_request':
      return `${heard} I can pass this on to be put right. ${complaintRoute}`
    case 'other_procedure':
      return `${otherTeam[understanding?.procedure ?? 'asb']} If you're not happy with how they deal with it, tell us and we'll log a complaint.`
    case 'case_update':
      return understanding?.flags.includes('escalation')
        ? "You'd like us to look at it again. You don't have to say why. I'll pass it to the person who deals with that."
        : "I'll pass this to the person who is dealing with it."
    case 'enquiry':
      return "I've read your question. One of us will answer it."
    case 'compliment':
      return "Thank you. I'll pass that on to the people who did the work."
    case 'person':
      return story.length > 1
        ? "I'll pass it to a person, all of it, as you wrote it."
        : "I'll pass it to a person as you wrote it."
  }
}

const pathFor = (state: State): Path => {
  if (state.choice !== null) return 'complaint'
  if (state.path === 'person') return 'person'
  return state.understanding === null ? 'person' : pathOf(state.understanding)
}

/** A reference that their story quotes need not be asked for. */
const withReference = ({ answers, story }: State, path: Path): State['answers'] => {
  const quoted = path === 'case_update' ? referenceIn(story.join('\n')) : null
  return quoted === null || answers.reference ? answers : { ...answers, reference: quoted }
}

/** Goes on from what they told: the choice where it is theirs, else what is missing. */
export const proceed = (before: State, context: Context): Told => {
  const path = pathFor(before)
  const state: State = { ...before, path, answers: withReference(before, path) }
  const onward =
    path === 'complaint' && state.choice === null && !state.asked.includes('choice')
      ? asking({ ...state, step: 'choosing', question: null }, askChoice(state, context))
      : next(state)
  return path === before.path ? onward : saying(whatWeDo(path, state), onward)
}

const clock = (time: string): string => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const hour = `${hours % 12 === 0 ? 12 : hours % 12}${minutes === 0 ? '' : `.${String(minutes).padStart(2, '0')}`}`
  return `${hour}${hours < 12 ? 'am' : 'pm'}`
}

/** When we are there: `from 9am to 5pm on working days`. */
export const openingHours = ({ landlord }: Context): string =>
  `from ${clock(landlord.openingHours.from)} to ${clock(landlord.openingHours.to)} on working days`

export const callBackDay = ({ whatIf, now }: { whatIf: Context['whatIf']; now: Instant }): string =>
  sayDay(whatIf.callBackBy, now)

/** They want a person: told how to ring now, and asked only where to ring back. */
export const toPerson = (before: State, words: string, context: Context): Told => {
  const story = before.story.length === 0 ? [words] : before.story
  const state: State = {
    ...callPerson(before, context),
    story,
    saidAt: before.saidAt ?? context.now,
    path: 'person',
    callBack: true,
  }
  const byHand = `by the end of ${callBackDay(context)}`
  const promise =
    context.handOver === null
      ? `Of course. You can ring us on ${context.landlord.telephone}: we're there ${openingHours(context)}. Or I'll ask someone to get in touch with you ${byHand}.`
      : `Of course. I'm asking someone to join this chat. If nobody has in ${context.handOver.withinMinutes} minutes, someone will get in touch with you ${byHand}. You can also ring us on ${context.landlord.telephone}.`
  return saying(promise, next(state))
}
