import { isGreeting, isThanks } from '../domain/conversation/words.ts'

/** Whether there is anything to log in what was typed: not a bare greeting, thanks, or a call for help. */
export const tellsSomething = (words: string): boolean =>
  words.trim() !== '' && !isGreeting(words) && !isThanks(words)
