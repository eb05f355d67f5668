import { z } from 'zod'
import { type Instant, instantOf, instantSchema, millisecondsOf } from '../domain/calendar/instant.ts'
import { isProven } from '../domain/case/belongs.ts'
import { isOpened } from '../domain/case/case.ts'
import { referenceIn } from '../domain/conversation/words.ts'
import type { CodeAsk, FollowPorts, SentCode } from './followPorts.ts'
import { handleCommand, loadCase } from './handleCommand.ts'
import { meansOf } from './reach.ts'
import { saysAll, wordsOf } from './sameWords.ts'
import { codeOf, keyOf } from './sendCode.ts'
import {
  addressSchema,
  hashOf,
  newSession,
  readSigned,
  type Session,
  sameHash,
  writeSigned,
} from './session.ts'

const perHour = (most: number) => ({ most, perSeconds: 3600 })
/** Asks and tries from one address: many, since a library’s computers share one. */
const asksPerAddress = perHour(60)
/** Tries at what was told in the chat, of one case. */
const answersPerCase = perHour(5)

/** Too many from this address for now; says nothing of any case. */
export class TooManyTries extends Error {
  override readonly name = 'TooManyTries'
}

/**
 * Takes an ask for a code. The answer is the same whatever there is, and so is the time that it takes: nothing is looked
 * up before the page has answered. Throws `TooManyTries` by where it was asked from alone.
 */
export const askForCode =
  (ports: FollowPorts) =>
  async (ask: Omit<CodeAsk, 'from'>, from: string): Promise<void> => {
    if (!(await ports.count('follow-ask', from, asksPerAddress))) throw new TooManyTries()
    await ports.later({ ...ask, from: hashOf(ports.secret, 'asker', from) })
  }

/** What was typed, or held by the link. */
export type Proof = { readonly code: string } | { readonly key: string }

/** A guess at the code is counted before it is compared; the key is too long to be guessed. */
const matching = async (
  { codes, secret, casework }: FollowPorts,
  reference: string,
  proof: Proof,
): Promise<SentCode | null> => {
  const now = casework.now()
  if ('key' in proof) {
    const sent = await codes.current(reference, 'email', now)
    return sent?.hasLink === true && sameHash(keyOf(secret, sent), proof.key) ? sent : null
  }
  const typed = proof.code.replace(/\D/g, '')
  return (await codes.tried(reference, now)).find((sent) => sameHash(codeOf(secret, sent), typed)) ?? null
}

/** What somebody told us with an address that nobody has proven: whoever else has the mailbox or telephone does not know it. */
export type Told = 'name' | 'address'

const askedOf = async (
  { casework }: FollowPorts,
  { caseId, address }: Pick<SentCode, 'caseId' | 'address'>,
): Promise<{ readonly asks: Told; readonly told: string } | null> => {
  const { state } = await loadCase(casework, caseId)
  if (!isOpened(state) || isProven(state, address)) return null
  const [person] = state.people
  for (const asks of ['name', 'address'] as const) {
    const told = person?.[asks] ?? ''
    if (wordsOf(told).size > 0) return { asks, told }
  }
  return null
}

/** Shows that the code was right, while one thing more is asked: as short as the code was. */
const ticketSchema = z.object({ caseId: z.string(), address: addressSchema, until: instantSchema })
const ticketMinutes = 15

const later = (now: Instant, minutes: number): Instant => instantOf(millisecondsOf(now) + minutes * 60_000)

const proven = async (
  { casework }: FollowPorts,
  { caseId, address }: Pick<SentCode, 'caseId' | 'address'>,
): Promise<Session> => {
  const at = casework.now()
  const proof = { at, by: 'resident' } as const
  await handleCommand(
    casework,
    caseId,
    meansOf(address) === 'text'
      ? { type: 'prove-number', ...proof, number: address }
      : { type: 'prove-address', ...proof, email: address },
  )
  return newSession(caseId, address, at)
}

/** A session; or one thing more that is asked, with what shows that the code was right. */
export type Opened = { readonly session: Session } | { readonly asks: Told; readonly ticket: string }

/**
 * Opens a case to whoever has what was sent to its address; null where it is wrong, spent, too old or tried too often,
 * without saying which. A code that is right proves the address, with one thing more where it was only typed: somebody
 * else’s by a slip of a finger, it has the reference from the receipt. Throws `TooManyTries`.
 */
export const openByProof =
  (ports: FollowPorts) =>
  async (typed: string, proof: Proof, from: string): Promise<Opened | null> => {
    if (!(await ports.count('follow-try', from, asksPerAddress))) throw new TooManyTries()
    const reference = referenceIn(typed)
    const sent = reference === null ? null : await matching(ports, reference, proof)
    if (sent === null || !(await ports.codes.spend(sent))) return null
    const more = await askedOf(ports, sent)
    if (more === null) return { session: await proven(ports, sent) }
    const { caseId, address } = sent
    const until = later(ports.casework.now(), ticketMinutes)
    return { asks: more.asks, ticket: writeSigned(ports.secret, 'ticket', { caseId, address, until }) }
  }

/**
 * Opens a case to whoever had the code and knows what was told with the address. What it is still asked for where it was
 * wrong; null where the ticket is not ours, over, or there were too many tries. Throws `TooManyTries`.
 */
export const openByAnswer =
  (ports: FollowPorts) =>
  async (ticket: string, answer: string, from: string): Promise<Opened | null> => {
    if (!(await ports.count('follow-try', from, asksPerAddress))) throw new TooManyTries()
    const now = ports.casework.now()
    const right = readSigned(ports.secret, 'ticket', ticket, ticketSchema)
    if (right === null || millisecondsOf(right.until) <= millisecondsOf(now)) return null
    if (!(await ports.count('follow-answer', right.caseId, answersPerCase))) return null
    const more = await askedOf(ports, right)
    return more === null || saysAll(more.told, answer)
      ? { session: await proven(ports, right) }
      : { asks: more.asks, ticket }
  }
