import { attach } from './attach.ts'
import { afterLogging } from './ends.ts'
import { takeForm } from './filled.ts'
import { askStory, type Told } from './flow.ts'
import { handOver } from './handOver.ts'
import { hear } from './hear.ts'
import type { Context, Effect, Input, Turned } from './input.ts'
import { press } from './press.ts'
import type { State } from './state.ts'
import { tell } from './told.ts'
import { isWithPerson } from './withPerson.ts'

const move = (state: State, input: Input, context: Context): Told => {
  switch (input.type) {
    case 'opened':
      return askStory(state, 'story')
    case 'said':
      return hear(state, input.text, context)
    case 'chose':
      return press(state, input.choice, context)
    case 'attached':
      return attach(state, input.attachments)
    case 'logged':
      return state.step === 'logging' ? afterLogging(state, input.logged, context) : { state, replies: [] }
    case 'told':
      return tell(state, input.text)
    case 'filled':
      return takeForm(state, input.form, context)
    case 'staff-joined':
    case 'staff-said':
    case 'staff-left':
    case 'nobody-came':
      return handOver(state, input, context)
  }
}

/** What we say bears its language, where that is not English; what a person says is in their own (WCAG 3.1.2). */
const inLanguage = ({ state, replies }: Told): Told => ({
  state,
  replies: replies.map((reply) =>
    state.lang === 'en' || reply.from !== undefined ? reply : { lang: state.lang, ...reply },
  ),
})

/** What the host is to do in a state. The same state asks for the same again, so that nothing is lost in a crash. */
export const effectsOf = ({ step, pending }: State): readonly Effect[] =>
  step === 'logging' && pending !== null ? [{ type: 'log', draft: pending }] : []

/**
 * The intake dialogue that web chat, Teams and Slack share: one input in, what we say and what the host must do out.
 * Pure: the reading, the dates and the time come with the context.
 */
export const converse = (state: State, input: Input, context: Context): Turned => {
  const told = inLanguage(move(state, input, context))
  return { ...told, effects: effectsOf(told.state) }
}

/** Something was told that nobody else has seen: it must not be dropped when the resident falls silent. */
export const holdsUnlogged = (state: State): boolean => {
  if (isWithPerson(state)) return true
  const { step, story, attachments } = state
  return (story.length > 0 && step !== 'done' && step !== 'left') || attachments.length > 0
}
