import { askChoice, askFor } from './ask.ts'
import {
  asking,
  askStory,
  logging,
  more,
  newMatter,
  next,
  proceed,
  say,
  saying,
  type Told,
  toPerson,
  unanswered,
} from './flow.ts'
import type { Context } from './input.ts'
import { keepTogether, takeApart } from './matters.ts'
import { type ChoiceValue, type Field, fields, type Question } from './reply.ts'
import type { Choice, State } from './state.ts'
import { fill, stringsOf } from './strings.ts'
import { isAwaitingPerson, isWithPerson } from './withPerson.ts'

const firstTell = (state: State, choice: Choice): Told =>
  askStory(
    { ...state, choice },
    'story:complaint',
    choice === 'just-fix-it' ? stringsOf(state).fixFirst : undefined,
  )

/** A complaint about what was logged as something else: the same words, a matter of its own (Code 1.3). */
const complainAfterAll = (state: State): State => ({
  ...newMatter(state),
  story: state.story,
  understanding: state.understanding,
  answers: { ...state.answers, reference: state.logged?.reference ?? null },
})

const choose = (state: State, choice: Choice): Told => {
  if (state.story.length === 0)
    return state.asked.includes('story:complaint') ? tellFirst(state) : firstTell(state, choice)
  const from = state.step === 'done' ? complainAfterAll(state) : state
  if (state.step === 'done' && (choice === 'just-fix-it' || state.choice === choice))
    return alreadyLogged(state)
  return saying(stringsOf(state).chosen[choice], next({ ...from, choice, path: 'complaint' }))
}

const tellFirst = (state: State): Told => ({
  state,
  replies: [say(stringsOf(state).tellFirst)],
})

const withReference = ({ logged }: State, text: string, without: string): string =>
  logged === null ? without : fill(text, { reference: logged.reference })

const alreadyLogged = (state: State): Told => ({
  state,
  replies: [
    {
      ...say(withReference(state, stringsOf(state).loggedAlready, stringsOf(state).loggedAbove)),
      choices: more(state),
    },
  ],
})

const goodbye = (state: State, { landlord }: Context): Told => ({
  state: { ...state, step: 'left', question: null, attachments: [] },
  replies: [say(fill(stringsOf(state).goodbye, { telephone: landlord.telephone }))],
})

const leave = (state: State, context: Context): Told => {
  if (state.step === 'done') return farewell(state)
  if (state.story.length === 0 || state.step === 'left' || state.asked.includes('leave'))
    return goodbye(state, context)
  const { asks, choices } = stringsOf(state)
  return asking(
    { ...state, step: 'leaving', question: null },
    {
      kind: 'ask',
      ask: 'leave',
      text: asks.leave,
      choices: [
        { value: 'log-now', label: choices['log-now'] },
        { value: 'leave-unlogged', label: choices['leave-unlogged'] },
        { value: 'stay', label: choices.stay },
      ],
    },
  )
}

/** Nothing is left to do, and their reference stands above. */
export const farewell = (state: State): Told => ({
  state,
  replies: [
    {
      ...say(withReference(state, stringsOf(state).farewell, stringsOf(state).farewellAbove)),
      choices: more(state),
    },
  ],
})

const skip = (state: State, context: Context): Told => {
  if (state.step === 'asking' && state.question !== null) return unanswered(state, state.question)
  if (state.step === 'choosing') return saying(stringsOf(state).skippedChoice, next(state))
  return carryOn(state, context)
}

const changeQuestion = (state: State, question: Question): Told =>
  asking({ ...state, step: 'asking', question }, askFor(question, stringsOf(state)))

const nothingToChange = ({ story, step }: State): boolean =>
  story.length === 0 || step === 'done' || step === 'left' || step === 'parting'

const change = (state: State, field: Field, context: Context): Told => {
  if (nothingToChange(state)) return carryOn(state, context)
  if (field === 'story') return askStory(state, 'story', stringsOf(state).moreStory)
  if (field === 'choice')
    return asking({ ...state, step: 'choosing', question: null }, askChoice(state, context))
  return changeQuestion(state, field)
}

const comingAlready = (state: State): Told => {
  const { talkingTo, aPerson, askedForPerson } = stringsOf(state)
  const name = state.handOver?.staff?.name ?? aPerson
  return { state, replies: [say(isWithPerson(state) ? fill(talkingTo, { name }) : askedForPerson)] }
}

const human = (state: State, words: string, context: Context): Told => {
  if (isWithPerson(state) || isAwaitingPerson(state)) return comingAlready(state)
  if (state.step !== 'done') return toPerson(keepTogether(state), words, context)
  if (state.callBack)
    return {
      state,
      replies: [say(fill(stringsOf(state).onOurList, { telephone: context.landlord.telephone }))],
    }
  const again: State = {
    ...newMatter(state),
    answers: { ...state.answers, reference: state.logged?.reference ?? null },
  }
  return toPerson(again, words, context)
}

/** From wherever a button out of its place was pressed: on with what is open, and nothing lost. */
const carryOn = (state: State, context: Context): Told => {
  if (state.step === 'done') return alreadyLogged(state)
  if (state.story.length === 0) return tellFirst(state)
  if (state.step === 'logging') return { state, replies: [say(stringsOf(state).oneMoment)] }
  return proceed(state, context)
}

const logNow = (state: State, context: Context): Told =>
  (state.story.length === 0 && state.attachments.length === 0) || state.step === 'done'
    ? carryOn(state, context)
    : logging(keepTogether(state))

/** Two things told at once, each to go its own way; out of its place, on with what is open. */
const apart = (state: State, context: Context): Told =>
  state.step === 'parting' ? takeApart(state, context) : carryOn(state, context)

type Handle = (state: State, context: Context, words: string) => Told

const confirm: Handle = (state, context) =>
  state.step === 'confirming' ? logging(state) : carryOn(state, context)

const passOn: Handle = (state, context) =>
  state.step === 'listening' && state.story.length > 0
    ? proceed({ ...state, path: 'person' }, context)
    : carryOn(state, context)

const somethingElse: Handle = (state, context) =>
  state.step === 'done' || state.step === 'left'
    ? askStory(newMatter(state), 'story')
    : carryOn(state, context)

const handles: Readonly<Record<Exclude<ChoiceValue, `change:${string}`>, Handle>> = {
  complaint: (state) => choose(state, 'complaint'),
  'just-fix-it': (state) => choose(state, 'just-fix-it'),
  both: (state) => choose(state, 'both'),
  human: (state, context, words) => human(state, words, context),
  skip,
  leave,
  'leave-unlogged': (state, context) => (state.step === 'done' ? farewell(state) : goodbye(state, context)),
  stay: carryOn,
  confirm,
  'log-now': logNow,
  'pass-on': passOn,
  'something-else': somethingElse,
  apart,
  together: carryOn,
}

const isChange = (choice: ChoiceValue): choice is `change:${Field}` => choice.startsWith('change:')

const fieldOf = (choice: `change:${Field}`): Field | undefined =>
  fields.find((field) => choice === `change:${field}`)

/** A button, or the same thing said in words. `words`: what they typed, where they typed. */
export const press = (
  before: State,
  choice: ChoiceValue,
  context: Context,
  words = stringsOf(before).wantPerson,
): Told => {
  if (before.step === 'logging') return carryOn(before, context)
  const state = before.step === 'parting' && choice !== 'apart' ? keepTogether(before) : before
  if (!isChange(choice)) return handles[choice](state, context, words)
  const field = fieldOf(choice)
  return field === undefined ? carryOn(state, context) : change(state, field, context)
}
