import { say, type Told } from './flow.ts'
import type { State } from './state.ts'

/** A letter about what was logged, said in the chat. It moves nothing: whatever we were at goes on. */
export const tell = (state: State, text: string): Told => ({ state, replies: [say(text)] })
