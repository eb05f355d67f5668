import { askChoice, askMissing, missing } from './ask.ts'
import { draftOf, summaryOf } from './draft.ts'
import type { Context } from './input.ts'
import type { ChoiceValue, Question, Reply } from './reply.ts'
import { sayDay } from './sayDay.ts'
import { newState, type Path, type State } from './state.ts'
import { fill, type Strings, stringsOf } from './strings.ts'
import { pathOf, sayBack } from './understand.ts'
import { callPerson } from './withPerson.ts'
import { referenceIn } from './words.ts'

/** A state and what we say on the way to it. */
export interface Told {
  readonly state: State
  readonly replies: readonly Reply[]
}

export const say = (text: string): Reply => ({ kind: 'say', text })

/** What can be done once all is logged. */
export const more = (state: State): { value: ChoiceValue; label: string }[] => [
  { value: 'something-else', label: stringsOf(state).choices['something-else'] },
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
  text = stringsOf(state).asks[ask],
): Told => asking({ ...state, step: 'listening', question: null }, { kind: 'ask', ask, text })

/** A new matter in the same conversation: who they are need not be said again. */
export const newMatter = ({
  lang,
  matter,
  answers,
  told,
  metAnger,
  logged,
  attachments,
  handOver,
}: State): State => {
  const { sought: _sought, reference: _reference, ...kept } = answers
  return {
    ...newState,
    lang,
    matter: matter + 1,
    answers: kept,
    told,
    metAnger,
    logged,
    attachments,
    handOver,
  }
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

/** What each way means for them, said once when it is taken. */
const whatWeDo = (path: Path, state: State): string => {
  const { understanding, story } = state
  const strings = stringsOf(state)
  const heard = understanding === null ? strings.read : sayBack(understanding, strings)
  switch (path) {
    case 'complaint':
      return heard
    case 'service_request':
      return fill(strings.canPassOn, { heard, route: strings.complaintRoute })
    case 'other_procedure':
      return fill(strings.otherProcedure, { team: strings.otherTeam[understanding?.procedure ?? 'asb'] })
    case 'case_update':
      return understanding?.flags.includes('escalation') ? strings.lookAgain : strings.toHandler
    case 'enquiry':
      return strings.question
    case 'compliment':
      return strings.praise
    case 'person':
      return story.length > 1 ? strings.passAll : strings.pass
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

const clock = (time: string, { am, pm }: Strings): string => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const hour = `${hours % 12 === 0 ? 12 : hours % 12}${minutes === 0 ? '' : `.${String(minutes).padStart(2, '0')}`}`
  return `${hour}${hours < 12 ? am : pm}`
}

/** When we are there: `from 9am to 5pm on working days`. */
export const openingHours = (state: State, { landlord }: Context): string => {
  const strings = stringsOf(state)
  const { from, to } = landlord.openingHours
  return fill(strings.hours, { from: clock(from, strings), to: clock(to, strings) })
}

export const callBackDay = (state: State, { whatIf, now }: Context): string =>
  sayDay(whatIf.callBackBy, now, stringsOf(state))

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
  const strings = stringsOf(state)
  const said = { telephone: context.landlord.telephone, day: callBackDay(state, context) }
  const promise =
    context.handOver === null
      ? fill(strings.personLater, { ...said, hours: openingHours(state, context) })
      : fill(strings.personSoon, { ...said, minutes: String(context.handOver.withinMinutes) })
  const first = state.told.includes('self-harm') ? strings.gladYouSaid : strings.ofCourse
  return saying(`${first} ${promise}`, next(state))
}
