import { askPlainly } from './ask.ts'
import { asking, next, say, type Told, unanswered } from './flow.ts'
import type { Context } from './input.ts'
import type { Question } from './reply.ts'
import type { State } from './state.ts'
import { fill, stringsOf } from './strings.ts'
import { isPuzzled, isWhoAreYou } from './words.ts'

const asked = ({ step, question }: State): Question | 'choice' | null => {
  if (step === 'choosing') return 'choice'
  return step === 'asking' ? question : null
}

/** Explained once; who is puzzled still is not kept from going on. */
const explained = (state: State): Told | null => {
  const question = asked(state)
  if (question === null) return null
  if (!state.asked.includes(`${question}:explained`))
    return asking(state, askPlainly(question, stringsOf(state)))
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
