import type { Filled } from './filledForm.ts'
import { logging, type Told } from './flow.ts'
import type { Context } from './input.ts'
import { logApart } from './matters.ts'
import type { State } from './state.ts'
import { pathOf, understand } from './understand.ts'

/** A form is logged as it stands: whoever sent it has checked it. Sent into a conversation that has begun, it is nothing. */
export const takeForm = (state: State, { story, choice, answers, apart }: Filled, context: Context): Told => {
  const { reading, now } = context
  if (state.step !== 'listening' || state.story.length > 0) return { state, replies: [] }
  const understanding = reading === null ? null : understand(null, story, reading)
  const read = understanding === null ? 'person' : pathOf(understanding)
  const path = choice === null ? read : 'complaint'
  const told: State = { ...state, story: [story], saidAt: now, understanding, path, choice, answers }
  return (apart ? logApart(told, context) : null) ?? logging(told)
}
