import { afterLogging } from './ends.ts'
import { askStory, type Told } from './flow.ts'
import { hear } from './hear.ts'
import type { Context, Effect, Input, Turned } from './input.ts'
import { press } from './press.ts'
import type { State } from './state.ts'

const move = (state: State, input: Input, context: Context): Told => {
  switch (input.type) {
    case 'opened':
      return askStory(state, 'story')
    case 'said':
      return hear(state, input.text, context)
    case 'chose':
      return press(state, input.choice, context)
    case 'logged':
      return state.step === 'logging' ? afterLogging(state, input.logged, context) : { state, replies: [] }
  }
}

/** What the host is to do in a state. The same state asks for the same again, so that nothing is lost in a crash. */
export const effectsOf = ({ step, pending }: State): readonly Effect[] =>
  step === 'logging' && pending !== null ? [{ type: 'log', draft: pending }] : []

/**
 * The intake dialogue that web chat, Teams and Slack share: one input in, what we say and what the host must do out.
 * Pure: the reading, the dates and the time come with the context.
 */
export const converse = (state: State, input: Input, context: Context): Turned => {
  const told = move(state, input, context)
  return { ...told, effects: effectsOf(told.state) }
}

/** Something was told that nobody else has seen: it must not be dropped when the resident falls silent. */
export const holdsUnlogged = ({ step, story }: State): boolean =>
  story.length > 0 && step !== 'done' && step !== 'left'
