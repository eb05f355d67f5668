import { createHash } from 'node:crypto'
import { ServiceError } from './serviceErrors.ts'

/** The open task a token stands for: an execution and the event that scheduled the task. */
type TokenTarget = { uid: string; event: number }

const sum = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12)

/**
 * The token of a task. It is derived, not stored: the execution's random uid makes it unguessable, and a task that is
 * invoked again after a crash gets the token it had.
 */
export const taskToken = ({ uid, event }: TokenTarget): string => {
  const body = Buffer.from(`${uid}.${event}`).toString('base64url')
  return `${body}.${sum(body)}`
}

/** What a token stands for. Throws `InvalidToken` for anything that `taskToken` did not make. */
export const parseTaskToken = (token: string): TokenTarget => {
  const [body = '', check] = token.split('.')
  if (check !== sum(body)) throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'")
  const [uid = '', event] = Buffer.from(body, 'base64url').toString().split('.')
  return { uid, event: Number(event) }
}
