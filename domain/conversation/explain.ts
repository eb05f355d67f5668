import { asking, next, say, type Told, unanswered } from './flow.ts'
import type { Context } from './input.ts'
import type { ChoiceValue, Question, Reply } from './reply.ts'
import type { State } from './state.ts'
import { fill, type Strings, stringsOf } from './strings.ts'
import { isPuzzled, isWhoAreYou } from './words.ts'

const labelled = (strings: Strings, values: readonly ('complaint' | 'just-fix-it' | 'both' | 'skip')[]) =>
  values.map((value: ChoiceValue & keyof Strings['choices']) => ({ value, label: strings.choices[value] }))

/** The same question in plainer words, with why we ask it. */
const inPlainerWords = (question: Question | 'choice', strings: Strings): Reply => ({
  kind: 'ask',
  ask: `${question}:explained`,
  text: strings.asks[`${question}:explained`],
  choices: labelled(strings, question === 'choice' ? ['complaint', 'just-fix-it', 'both', 'skip'] : ['skip']),
})

const asked = ({ step, question }: State): Question | 'choice' | null => {
  if (step === 'choosing') return 'choice'
  return step === 'asking' ? question : null
}

/** Explained once; who is puzzled still is not kept from going on. */
const explained = (state: State): Told | null => {
  const question = asked(state)
  if (question === null) return null
  if (!state.asked.includes(`${question}:explained`))
    return asking(state, inPlainerWords(question, stringsOf(state)))
  return question === 'choice' ? next(state) : unanswered(state, question)
}

/**
 * Words that ask us something about our question instead of answering it: “what do you mean” is no name. Null for all
 * others.
 */
export const explain = (state: State, text: string, { landlord }: Context): Told | null => {
  if (isWhoAreYou(text)) {
    const { whoWeAre } = stringsOf(state)
    return { state, replies: [say(fill(whoWeAre, { landlord: landlord.name }))] }
  }
  return isPuzzled(text) ? explained(state) : null
}
