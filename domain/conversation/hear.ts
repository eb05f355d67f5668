import type { Reading } from '../classifier/reading.ts'
import { advise } from './advice.ts'
import { askChoiceAgain, askForContactAgain, askWhoActs } from './ask.ts'
import { dangersIn } from './danger.ts'
import { additionOf } from './draft.ts'
import { explain } from './explain.ts'
import {
  asking,
  askStory,
  newMatter,
  next,
  proceed,
  say,
  saying,
  type Told,
  toPerson,
  unanswered,
} from './flow.ts'
import { saidToPerson } from './handOver.ts'
import type { Context } from './input.ts'
import { foreignLanguage, sayInTheirLanguage } from './language.ts'
import { askApart, keepTogether } from './matters.ts'
import { farewell, press } from './press.ts'
import type { ChoiceValue, Question, Reply } from './reply.ts'
import type { Danger, State } from './state.ts'
import { stringsOf } from './strings.ts'
import { understand } from './understand.ts'
import { isWithPerson } from './withPerson.ts'
import {
  choiceIn,
  commandIn,
  contactIn,
  isAngry,
  isApart,
  isBareComplaint,
  isGreeting,
  isNo,
  isThanks,
  isTogether,
  isYes,
  referenceIn,
} from './words.ts'

/** Keeps what they told, and what we took from it. */
const withStory = (state: State, text: string, { reading, now }: Context): State => ({
  ...state,
  saidAt: state.saidAt ?? now,
  story: [...state.story, text],
  understanding: reading === null ? state.understanding : understand(state.understanding, text, reading),
})

const addStory = (state: State, text: string, context: Context): Told => {
  const told = withStory(state, text, context)
  return saying(stringsOf(told).added, proceed(told, context))
}

const askedAgain = (state: State): Told =>
  asking(
    { ...state, step: 'listening', question: null },
    {
      kind: 'ask',
      ask: 'story:again',
      text: stringsOf(state).asks['story:again'],
      choices: [{ value: 'pass-on', label: stringsOf(state).choices['pass-on'] }],
    },
  )

/**
 * Welsh, where we speak it too: a person reads it, and whether it is a complaint is theirs to say (Code 1.3). Of the
 * reading only what is danger is heeded.
 */
const hearWelsh = (state: State, context: Context): Told => {
  const understanding = state.understanding && {
    ...state.understanding,
    ...({ disposition: 'complaint', topic: 'other', quote: null } as const),
    ...{ dissatisfied: true, doubtful: true },
  }
  return saying(stringsOf(state).ownLanguage, proceed({ ...state, understanding }, context))
}

/** A person reads what we can't, and they are told so in their language where we have a line of it. */
const hearForeign = (state: State, language: string, context: Context): Told => {
  if (language === 'Welsh' && state.lang === 'cy') return hearWelsh(state, context)
  const told = proceed({ ...state, path: 'person' }, context)
  const said = sayInTheirLanguage(language, stringsOf(state), context.landlord)
  return { state: told.state, replies: [...said, ...told.replies] }
}

const hearStory = (before: State, text: string, context: Context): Told => {
  const empty = before.story.length === 0
  if (empty && isGreeting(text) && !before.asked.includes('story:hello'))
    return askStory(before, 'story:hello')
  if (empty && isBareComplaint(text) && !before.asked.includes('story:complaint'))
    return press(before, 'complaint', context)
  const state = withStory(before, text, context)
  if (empty && isGreeting(text) && !before.asked.includes('story:again')) return askedAgain(state)
  const language = empty ? foreignLanguage(text) : null
  return language === null ? hearTold(state, context) : hearForeign(state, language, context)
}

/** What can be read: asked again where there is nothing to act on, and taken apart where there is too much. */
const hearTold = (state: State, context: Context): Told => {
  if (isDespair(state)) return toPerson(state, state.story.join('\n'), context)
  if (isUnclear(state)) return askedAgain(state)
  return (state.story.length === 1 ? askApart(state, context) : null) ?? proceed(state, context)
}

/** They may hurt themselves, and ask nothing of us that we could put right: a person gets in touch. */
const isDespair = ({ told, understanding, path }: State): boolean =>
  told.includes('self-harm') && understanding?.dissatisfied !== true && path === null

/** Nothing in it that we can act on; asked once to say it in another way, then a person reads it. */
const isUnclear = ({ understanding, choice, path, asked }: State): boolean =>
  understanding?.disposition === 'not_for_us' &&
  !understanding.dissatisfied &&
  choice === null &&
  path === null &&
  !asked.includes('story:again')

const hearParting = (state: State, text: string, context: Context): Told => {
  if (isYes(text) || isApart(text)) return press(state, 'apart', context)
  return isNo(text) || isTogether(text)
    ? press(state, 'together', context)
    : addStory(keepTogether(state), text, context)
}

const hearChoice = (state: State, text: string, context: Context): Told => {
  const choice = choiceIn(text)
  if (choice !== null) return press(state, choice, context)
  const told = withStory(state, text, context)
  return state.asked.includes('choice:again')
    ? saying(stringsOf(told).askedLater, next(told))
    : asking(told, askChoiceAgain(stringsOf(told)))
}

const cannotReach = (text: string): boolean => {
  const { email, phone } = contactIn(text)
  return email === null && phone === null
}

/** Words we could not reach anybody by are kept beside the second try: a person may know what they mean. */
const withEarlierTry = (state: State, text: string): string => {
  const earlier = state.answers.contact ?? null
  return earlier !== null && cannotReach(earlier) ? `${earlier}, ${text}` : text
}

const answerContact = (state: State, text: string): Told => {
  const contact = withEarlierTry(state, text)
  const answered: State = { ...state, answers: { ...state.answers, contact } }
  return cannotReach(contact) && !state.asked.includes('contact:again')
    ? asking(answered, askForContactAgain(stringsOf(answered)))
    : next(answered)
}

/** Longer than any name or address is, in words. */
const longestAnswer = 8

/** More of the story, typed where a name, an address or a reference was asked for. */
const isStoryInstead = (question: Question, text: string): boolean => {
  const telling = text.trim().split(/\s+/).length > longestAnswer
  if (question === 'name') return telling
  if (question === 'address') return telling && !/\d/.test(text)
  if (question === 'contact') return telling && cannotReach(text)
  return question === 'reference' && telling && referenceIn(text) === null
}

/** How to reach them, typed where something else was asked for: it is kept as that, and the question comes once more. */
const isContactInstead = (question: Question, { answers }: State, text: string): boolean =>
  (question === 'name' || question === 'address') &&
  !answers.contact &&
  !cannotReach(text) &&
  /^\S*@\S+$|^[\d\s+()-]+$/.test(text.trim())

const answer = (state: State, question: Question, text: string, context: Context): Told => {
  if (isNo(text)) return unanswered(state, question)
  if (isStoryInstead(question, text)) return addStory(state, text, context)
  if (question === 'contact') return answerContact(state, text)
  if (isContactInstead(question, state, text))
    return next({ ...state, answers: { ...state.answers, contact: text } })
  if (question === 'representative' && isYes(text) && !state.asked.includes('representative:again'))
    return asking(state, askWhoActs(stringsOf(state)))
  return next({ ...state, answers: { ...state.answers, [question]: text } })
}

const hearConfirming = (state: State, text: string, context: Context): Told => {
  if (isYes(text)) return press(state, 'confirm', context)
  if (!isNo(text)) return addStory(state, text, context)
  return saying(stringsOf(state).putRight, next(state))
}

const hearLeaving = (state: State, text: string, context: Context): Told => {
  if (isYes(text)) return press(state, 'log-now', context)
  return isNo(text) ? press(state, 'leave-unlogged', context) : addStory(state, text, context)
}

/** After logging: more about the same matter is passed on at once; a new grievance is a matter of its own. */
const hearAfterwards = (state: State, text: string, context: Context): Told => {
  if (isThanks(text) || isYes(text) || isNo(text)) return farewell(state)
  const unhappy = context.reading !== null && understand(null, text, context.reading).dissatisfied
  if (unhappy && state.path !== 'complaint' && cannotReach(text))
    return hearStory(newMatter(state), text, context)
  const reachable = cannotReach(text) ? state : { ...state, answers: { ...state.answers, contact: text } }
  return {
    state: { ...reachable, step: 'logging', pending: additionOf(reachable, text), adding: true },
    replies: [],
  }
}

const meansIt = ({ question, path }: State, command: ChoiceValue): boolean =>
  command === 'skip' ||
  command.startsWith('change:') ||
  (command === 'complaint' && question !== 'sought' && path !== 'complaint')

/** Words that may stand for a button here. An answer to a question is an answer, even if it reads “just fix it”. */
const commandHere = (state: State, text: string): ChoiceValue | null => {
  const command = commandIn(text)
  if (command === null || command === 'human' || command === 'leave') return command
  if (state.step === 'asking') return meansIt(state, command) ? command : null
  return state.story.length === 0 ? null : command
}

const byStep = (state: State, text: string, context: Context): Told => {
  switch (state.step) {
    case 'listening':
      return hearStory(state, text, context)
    case 'parting':
      return hearParting(state, text, context)
    case 'choosing':
      return hearChoice(state, text, context)
    case 'asking':
      return state.question === null ? next(state) : answer(state, state.question, text, context)
    case 'confirming':
      return hearConfirming(state, text, context)
    case 'leaving':
      return hearLeaving(state, text, context)
    case 'done':
      return hearAfterwards(state, text, context)
    case 'left':
      return hearStory(state, text, context)
    case 'logging':
      return press(state, 'stay', context)
  }
}

/** Questions whose answer is short: a danger told there is no answer to them, so it is added to the story. */
const shortAnswers: readonly Question[] = ['reference', 'name', 'address', 'contact']

const hearDanger = (state: State, text: string, context: Context): Told => {
  const instead = state.step === 'asking' && state.question !== null && shortAnswers.includes(state.question)
  return instead ? next(withStory(state, text, context)) : byStep(state, text, context)
}

const hearCalmly = (state: State, text: string, context: Context): Told => {
  const command = commandHere(state, text)
  if (command !== null) return press(state, command, context, text)
  return explain(state, text, context) ?? byStep(state, text, context)
}

/**
 * A reading's flags are heeded where there is enough to read: of a name, of “no calls please” or of “I want to talk to
 * someone” they say nothing.
 * Words that name a danger are heeded everywhere, and the whole of it is read again when it is logged.
 */
const heeded = (state: State, text: string, { reading }: Context): Reading | null => {
  const littleToRead = state.step === 'asking' || text.trim().split(/\s+/).length < 3
  return littleToRead || commandHere(state, text) !== null || isBareComplaint(text) ? null : reading
}

const calm = (state: State, text: string, reading: Reading | null): readonly Reply[] =>
  reading?.flags.includes('abusive') && isAngry(text) && !state.metAnger ? [say(stringsOf(state).angry)] : []

const newDangers = ({ told }: State, text: string, reading: Reading | null): readonly Danger[] =>
  dangersIn(text, reading).filter((danger) => !told.includes(danger))

/** What a resident typed: danger first, once each; then anger met with help, once; then on with the conversation. */
export const hear = (before: State, text: string, context: Context): Told => {
  const reading = heeded(before, text, context)
  const dangers = newDangers(before, text, reading)
  const anger = isWithPerson(before) ? [] : calm(before, text, reading)
  const state: State = {
    ...before,
    told: [...before.told, ...dangers],
    metAnger: before.metAnger || anger.length > 0,
  }
  const told = isWithPerson(state)
    ? saidToPerson(state, text)
    : dangers.length === 0
      ? hearCalmly(state, text, context)
      : hearDanger(state, text, context)
  const advice = dangers.map((danger) => advise(danger, context.landlord, stringsOf(state)))
  return { state: told.state, replies: [...advice, ...anger, ...told.replies] }
}
