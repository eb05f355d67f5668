import { draftOf } from './draft.ts'
import type { Context } from './input.ts'
import type { ChoiceValue, Question, Reply } from './reply.ts'
import { sayBy } from './sayDay.ts'
import type { Path, State } from './state.ts'
import { fill, type Strings, stringsOf } from './strings.ts'

const button = (value: ChoiceValue, label: string) => ({ value, label })
const skip = ({ choices }: Strings) => button('skip', choices.skip)

/** Asks for one thing; always skippable. */
export const askFor = (question: Question, strings: Strings): Reply => ({
  kind: 'ask',
  ask: question,
  text: strings.asks[question],
  choices: [skip(strings)],
})

/** Comes back, in other words, to a question that something else came before. */
const resume = (question: Question, strings: Strings): Reply => ({
  kind: 'ask',
  ask: `${question}:resumed`,
  text: strings.asks[`${question}:resumed`],
  choices: [skip(strings)],
})

/** The second and last try at something we can reach them by. */
export const askForContactAgain = (strings: Strings): Reply => ({
  kind: 'ask',
  ask: 'contact:again',
  text: strings.asks['contact:again'],
  choices: [skip(strings)],
})

/** They said that somebody acts for them, and not who. */
export const askWhoActs = (strings: Strings): Reply => ({
  kind: 'ask',
  ask: 'representative:again',
  text: strings.asks['representative:again'],
  choices: [skip(strings)],
})

/** The day on which a complaint made now must be answered; null where the policy names none. */
const answerDay = (state: State, { whatIf, now }: Context): string | null => {
  const due = whatIf
    .milestones(draftOf({ ...state, choice: 'complaint' }))
    .filter(({ milestone, state }) => milestone === 'respond' && state === 'pending')
    .map((milestone) => milestone.due)
    .toSorted((left, right) => Date.parse(left) - Date.parse(right))[0]
  return due === undefined ? null : sayBy(due, now, stringsOf(state))
}

const choices = ({ choices: labels }: Strings) => [
  button('complaint', labels.complaint),
  button('just-fix-it', labels['just-fix-it']),
  button('both', labels.both),
]

const gentlerChoices = (strings: Strings) =>
  choices(strings).map((choice) =>
    choice.value === 'just-fix-it' ? button('just-fix-it', strings.justDeal) : choice,
  )

/** The choice that is theirs (Code 1.3), with the date that the clock would set. */
export const askChoice = (state: State, context: Context): Reply => {
  const strings = stringsOf(state)
  const day = answerDay(state, context)
  const then = day === null ? strings.answer : fill(strings.answerBy, { day })
  const doubtful = state.understanding?.doubtful ?? false
  return {
    kind: 'ask',
    ask: 'choice',
    text: fill(doubtful ? strings.doubtful : strings.asks.choice, { then }),
    choices: doubtful ? gentlerChoices(strings) : choices(strings),
  }
}

export const askChoiceAgain = (strings: Strings): Reply => ({
  kind: 'ask',
  ask: 'choice:again',
  text: strings.asks['choice:again'],
  choices: [...choices(strings), skip(strings)],
})

/** The same question in plainer words, with why we ask it. */
export const askPlainly = (question: Question | 'choice', strings: Strings): Reply => ({
  kind: 'ask',
  ask: `${question}:explained`,
  text: strings.asks[`${question}:explained`],
  choices: [...(question === 'choice' ? choices(strings) : []), skip(strings)],
})

/** What is still missing for each way a matter can go. Nothing else is asked. */
const plans: Readonly<Record<Path, readonly Question[]>> = {
  complaint: ['name', 'address', 'contact', 'sought', 'adjustments', 'representative'],
  service_request: ['name', 'address', 'contact', 'adjustments'],
  other_procedure: ['name', 'address', 'contact', 'adjustments'],
  case_update: ['reference', 'name', 'contact'],
  enquiry: ['name', 'contact'],
  compliment: ['name'],
  person: ['name', 'contact'],
}

/** Asks what is missing; the second time, after something else came between, in other words. */
export const askMissing = (question: Question, state: State): Reply =>
  (state.asked.includes(question) ? resume : askFor)(question, stringsOf(state))

/** The questions of this matter that have no answer yet, in order. */
export const missing = ({ path, choice, answers, asked: before }: State): readonly Question[] =>
  (path === null ? [] : plans[path])
    .filter((question) => !(question === 'sought' && choice === 'just-fix-it'))
    .filter((question) => !(question in answers) && !before.includes(`${question}:resumed`))
