import type { Message } from './message.ts'

/** May a machine answer this message by itself? Never what a machine wrote, never twice, and never from a staff channel to a resident. */
export const isAnswerable = (message: Message): boolean =>
  message.automatic === null &&
  message.suspect === undefined &&
  message.imported !== true &&
  message.sentTwice !== true &&
  message.author === 'resident'
