import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { type Instant, instantOf, instantSchema, millisecondsOf } from '../domain/calendar/instant.ts'
import { numberSchema } from '../domain/telephone/number.ts'

/** An address of mail, or a number. */
export const addressSchema = z.union([z.email(), numberSchema])

/** Who may see one case: bound to it and to the address that was proven, and short. */
const sessionSchema = z.object({ caseId: z.string(), address: addressSchema, until: instantSchema })
export type Session = z.infer<typeof sessionSchema>

/** Long enough to read, think and write; short enough for a computer in a library. */
const minutes = 30

const sign = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url')

/** A hash that means nothing without the secret: a code of six digits could else be found by trying them all. */
export const hashOf = (secret: string, ...parts: readonly string[]): string =>
  sign(secret, JSON.stringify(parts))

/** Anybody may send anything where a hash is expected: what is compared are bytes, which letters may have several of. */
export const sameHash = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

export const newSession = (caseId: string, address: string, now: Instant): Session => ({
  caseId,
  address,
  until: instantOf(millisecondsOf(now) + minutes * 60_000),
})

/** What something says, and a signature for one purpose, without which it says nothing. */
export const writeSigned = (secret: string, purpose: string, value: unknown): string => {
  const said = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${said}.${sign(secret, `${purpose}/${said}`)}`
}

const parsed = <Value>(said: string, schema: z.ZodType<Value>): Value | null => {
  try {
    return schema.parse(JSON.parse(Buffer.from(said, 'base64url').toString('utf8')))
  } catch {
    return null
  }
}

/** What was signed for a purpose; null where it was not by us, or for another one. */
export const readSigned = <Value>(
  secret: string,
  purpose: string,
  text: string,
  schema: z.ZodType<Value>,
): Value | null => {
  const [said = '', signature = ''] = text.split('.')
  return sameHash(signature, sign(secret, `${purpose}/${said}`)) ? parsed(said, schema) : null
}

/** A session as a cookie’s value. */
export const writeSession = (secret: string, session: Session): string =>
  writeSigned(secret, 'session', session)

/** The session that a cookie holds; null where it is not ours, or over. */
export const readSession = (secret: string, cookie: string, now: Instant): Session | null => {
  const session = readSigned(secret, 'session', cookie, sessionSchema)
  return session !== null && millisecondsOf(session.until) > millisecondsOf(now) ? session : null
}

/** Proves that a form came from a page that we gave to this session, and from nowhere else. */
export const formKey = (secret: string, session: Session): string =>
  sign(secret, `form/${session.caseId}/${session.address}/${session.until}`)
