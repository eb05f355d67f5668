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
import { type ChoiceValue, type Field, fields, type Question } from './reply.ts'
import type { Choice, State } from './state.ts'
import { isAwaitingPerson, isWithPerson } from './withPerson.ts'

const chosen: Readonly<Record<Choice, string>> = {
  complaint: "I'll log it as a complaint.",
  'just-fix-it': "I'll log it to be fixed. You can still make it a complaint, at any time.",
  both: "I'll log it to be fixed, and as a complaint.",
}

const firstTell = (state: State, choice: Choice): Told =>
  askStory(
    { ...state, choice },
    'story:complaint',
    choice === 'just-fix-it'
      ? "I can get it fixed. What's happened? Use your own words."
      : "I can log a complaint. What's happened? Use your own words.",
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
  return saying(chosen[choice], next({ ...from, choice, path: 'complaint' }))
}

const tellFirst = (state: State): Told => ({
  state,
  replies: [say("Whenever you're ready, type what's happened. A few words are enough.")],
})

const alreadyLogged = (state: State): Told => ({
  state,
  replies: [
    {
      ...say(`That is logged already: ${state.logged?.reference ?? 'you have its reference above'}.`),
      choices: more,
    },
  ],
})

const goodbye = (state: State, { landlord }: Context): Told => ({
  state: { ...state, step: 'left', question: null, attachments: [] },
  replies: [
    say(
      `That's fine. Nothing more has been logged. You can come back here at any time, or ring us on ${landlord.telephone}.`,
    ),
  ],
})

const leave = (state: State, context: Context): Told => {
  if (state.step === 'done') return farewell(state)
  if (state.story.length === 0 || state.step === 'left' || state.asked.includes('leave'))
    return goodbye(state, context)
  return asking(
    { ...state, step: 'leaving', question: null },
    {
      kind: 'ask',
      ask: 'leave',
      text: "Before you go: shall I log what you've told us so far, so that it isn't lost?",
      choices: [
        { value: 'log-now', label: 'Yes, log it as it is' },
        { value: 'leave-unlogged', label: "No, don't log it" },
        { value: 'stay', label: 'Go back to the chat' },
      ],
    },
  )
}

/** Nothing is left to do, and their reference stands above. */
export const farewell = (state: State): Told => ({
  state,
  replies: [
    {
      ...say(`Thank you for telling us. Your reference is ${state.logged?.reference ?? 'above'}.`),
      choices: more,
    },
  ],
})

const skip = (state: State, context: Context): Told => {
  if (state.step === 'asking' && state.question !== null) return unanswered(state, state.question)
  if (state.step === 'choosing') return saying("That's fine. A person will ask you.", next(state))
  return carryOn(state, context)
}

const changeQuestion = (state: State, question: Question): Told =>
  asking({ ...state, step: 'asking', question }, askFor(question))

const change = (state: State, field: Field, context: Context): Told => {
  if (state.story.length === 0 || state.step === 'done' || state.step === 'left')
    return carryOn(state, context)
  if (field === 'story') return askStory(state, 'story', 'What would you like to add, or put right?')
  if (field === 'choice')
    return asking({ ...state, step: 'choosing', question: null }, askChoice(state, context))
  return changeQuestion(state, field)
}

const comingAlready = (state: State): Told => ({
  state,
  replies: [
    say(
      isWithPerson(state)
        ? `You’re talking to ${state.handOver?.staff?.name ?? 'a person'} now.`
        : 'I’ve asked for a person. As soon as somebody joins, you’ll see their name here.',
    ),
  ],
})

const human = (state: State, words: string, context: Context): Told => {
  if (isWithPerson(state) || isAwaitingPerson(state)) return comingAlready(state)
  if (state.step !== 'done') return toPerson(state, words, context)
  if (state.callBack)
    return {
      state,
      replies: [
        say(
          `You're on our list to hear from a person. You can also ring us on ${context.landlord.telephone}.`,
        ),
      ],
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
  if (state.step === 'logging') return { state, replies: [say("One moment. I'm still logging that.")] }
  return proceed(state, context)
}

const logNow = (state: State, context: Context): Told =>
  (state.story.length === 0 && state.attachments.length === 0) || state.step === 'done'
    ? carryOn(state, context)
    : logging(state)

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
}

const isChange = (choice: ChoiceValue): choice is `change:${Field}` => choice.startsWith('change:')

const fieldOf = (choice: `change:${Field}`): Field | undefined =>
  fields.find((field) => choice === `change:${field}`)

/** A button, or the same thing said in words. `words`: what they typed, where they typed. */
export const press = (
  state: State,
  choice: ChoiceValue,
  context: Context,
  words = 'I want to talk to a person.',
): Told => {
  if (state.step === 'logging') return carryOn(state, context)
  if (!isChange(choice)) return handles[choice](state, context, words)
  const field = fieldOf(choice)
  return field === undefined ? carryOn(state, context) : change(state, field, context)
}
