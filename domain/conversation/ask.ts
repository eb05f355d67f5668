import { draftOf } from './draft.ts'
import type { Context } from './input.ts'
import type { ChoiceValue, Question, Reply } from './reply.ts'
import { sayBy } from './sayDay.ts'
import type { Path, State } from './state.ts'

const button = (value: ChoiceValue, label: string) => ({ value, label })
const skip = button('skip', 'Skip this')

/** The opening question. Never a menu. */
export const opening = "Tell us what's happened. Use your own words."

const asked: Readonly<Record<Question, string>> = {
  reference: 'Do you have a reference from us? It starts with PR. Type it, or skip this.',
  name: "What's your name? Give it as you'd like us to use it.",
  address: 'Where is this about? A flat or house number and the street or postcode helps us most.',
  contact: 'How can we reach you? Type an email address, a phone number or both.',
  sought: 'What would put this right for you?',
  adjustments:
    "Does anything make it harder for you to deal with us? For example: you can't do phone calls, you need large print, or you are more at home in another language.",
  representative:
    'Is someone acting for you, and may we talk to them? Type their name and how to reach them, or skip this.',
}

const resumed: Readonly<Record<Question, string>> = {
  reference: 'And a reference from us, if you have one?',
  name: "And your name, if you'd like to give it?",
  address: 'And which home is this about?',
  contact: 'And how can we reach you? An email address or a phone number.',
  sought: 'And what would put it right?',
  adjustments: 'And is there anything we can do to make this easier for you?',
  representative: 'And is someone acting for you?',
}

/** Asks for one thing; always skippable. */
export const askFor = (question: Question): Reply => ({
  kind: 'ask',
  ask: question,
  text: asked[question],
  choices: [skip],
})

/** Comes back, in other words, to a question that something else came before. */
const resume = (question: Question): Reply => ({
  kind: 'ask',
  ask: `${question}:resumed`,
  text: resumed[question],
  choices: [skip],
})

/** The second and last try at something we can reach them by. */
export const askForContactAgain: Reply = {
  kind: 'ask',
  ask: 'contact:again',
  text: "I couldn't find a phone number or an email address in that. You can type it again, or skip this.",
  choices: [skip],
}

/** They said that somebody acts for them, and not who. */
export const askWhoActs: Reply = {
  kind: 'ask',
  ask: 'representative:again',
  text: "What's their name, and how can we reach them?",
  choices: [skip],
}

/** The day on which a complaint made now must be answered; null where the policy names none. */
const answerDay = (state: State, { whatIf, now }: Context): string | null => {
  const due = whatIf
    .milestones(draftOf({ ...state, choice: 'complaint' }))
    .filter(({ milestone, state }) => milestone === 'respond' && state === 'pending')
    .map((milestone) => milestone.due)
    .toSorted((left, right) => Date.parse(left) - Date.parse(right))[0]
  return due === undefined ? null : sayBy(due, now)
}

const choices = [
  button('complaint', 'Log it as a complaint'),
  button('just-fix-it', 'Just get it fixed'),
  button('both', 'Both'),
]

const gentlerChoices = [
  button('complaint', 'Log it as a complaint'),
  button('just-fix-it', 'No, just deal with it'),
  button('both', 'Both'),
]

/** The choice that is theirs (Code 1.3), with the date that the clock would set. */
export const askChoice = (state: State, context: Context): Reply => {
  const day = answerDay(state, context)
  const then = day === null ? 'look into it and answer you in writing' : `answer you in writing by ${day}`
  const doubtful = state.understanding?.doubtful ?? false
  return {
    kind: 'ask',
    ask: 'choice',
    text: doubtful
      ? `Are you unhappy with how we've dealt with this? Then I can log it as a complaint, and we must ${then}. Or we just deal with it. Or both.`
      : `Shall I log this as a complaint? Then we must ${then}. Or I can just get it fixed. Or both.`,
    choices: doubtful ? gentlerChoices : choices,
  }
}

export const askChoiceAgain: Reply = {
  kind: 'ask',
  ask: 'choice:again',
  text: "I've added that. You can choose a complaint, just having it fixed, or both. If you'd rather not choose, skip this and a person will ask you.",
  choices: [...choices, skip],
}

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
export const askMissing = (question: Question, { asked: before }: State): Reply =>
  before.includes(question) ? resume(question) : askFor(question)

/** The questions of this matter that have no answer yet, in order. */
export const missing = ({ path, choice, answers, asked: before }: State): readonly Question[] =>
  (path === null ? [] : plans[path])
    .filter((question) => !(question === 'sought' && choice === 'just-fix-it'))
    .filter((question) => !(question in answers) && !before.includes(`${question}:resumed`))
