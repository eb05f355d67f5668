import { say, type Told } from './flow.ts'
import type { State } from './state.ts'

/** A letter about what was logged, said in the chat. It moves nothing: whatever we were at goes on. Letters are in English. */
export const tell = (state: State, text: string): Told => ({
  state,
  replies: [state.lang === 'en' ? say(text) : { ...say(text), lang: 'en-GB' }],
})
