import { type Instant, instantOf, millisecondsOf } from '../domain/calendar/instant.ts'
import { isProven } from '../domain/case/belongs.ts'
import { isOpened, type OpenedCase } from '../domain/case/case.ts'
import { referenceIn } from '../domain/conversation/words.ts'
import { lacksConsent } from '../domain/notices/contact.ts'
import type { FollowPorts, SentCode } from './followPorts.ts'
import { handleCommand, loadCase } from './handleCommand.ts'
import { pageMail } from './pageMail.ts'
import type { OutgoingEmail } from './ports.ts'
import { hashOf, newSession, type Session, sameHash } from './session.ts'

/** How long a code lasts. */
export const codeMinutes = 15

const perHour = (most: number) => ({ most, perSeconds: 3600 })
/** Mails that one case can be made to send. */
const codesPerCase = perHour(5)
/** Asks and tries from one address: many, since a library’s computers share one. */
const asksPerAddress = perHour(60)

/** Too many from this address for now; says nothing of any case. */
export class TooManyTries extends Error {
  override readonly name = 'TooManyTries'
}

/** Whoever writes for the resident without their consent is told nothing of the case, here no more than in a letter. */
const addressesOf = (state: OpenedCase): readonly string[] => {
  if (lacksConsent(state)) return []
  const { people, replyRoute } = state
  const typed = replyRoute?.channel === 'webchat' ? replyRoute.email : null
  const written = replyRoute?.channel === 'email' ? replyRoute.address : null
  return [people[0]?.email ?? null, typed, written].flatMap((email) =>
    email === null ? [] : [email.toLowerCase()],
  )
}

const sixDigits = (random: FollowPorts['random']): string => {
  const [a = 0, b = 0, c = 0, d = 0] = random(4)
  return String((((a * 256 + b) * 256 + c) * 256 + d) % 1_000_000).padStart(6, '0')
}

const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

/**
 * The mail with the code. To an address that was only typed it names neither the case nor a word of it, and holds no
 * link: whoever gets it by a slip of somebody’s finger learns nothing and can open nothing.
 */
const codeMail = (
  { casework, pages }: FollowPorts,
  { code, key, reference, email }: { code: string; key: string | null; reference: string; email: string },
): OutgoingEmail => {
  const link =
    key === null
      ? []
      : [
          `Or open this page, and press the button there:\n${pages}/follow/open?reference=${reference}&key=${key}`,
        ]
  return pageMail(casework.rules.landlord, {
    to: email,
    subject: 'Your code to see your case',
    paragraphs: [
      `Your code is ${spaced(code)}.`,
      `Type it on the page where you asked for it. It works once, and for ${codeMinutes} minutes.`,
      ...link,
      'If you did not ask for a code, do nothing. Nobody can see your case without it. Never tell it to anybody, not even to us.',
    ],
  })
}

const findCase = async (
  { casework }: FollowPorts,
  reference: string,
): Promise<{ caseId: string; state: OpenedCase } | null> => {
  const known = referenceIn(reference)
  const caseId = known === null ? null : await casework.directory.findByReference(known)
  if (caseId === null) return null
  const { state } = await loadCase(casework, caseId)
  return isOpened(state) ? { caseId, state } : null
}

const after = (now: Instant, minutes: number): Instant => instantOf(millisecondsOf(now) + minutes * 60_000)

const sendCode = async (ports: FollowPorts, reference: string): Promise<void> => {
  const found = await findCase(ports, reference)
  const email = found === null ? undefined : addressesOf(found.state)[0]
  if (found === null || email === undefined) return
  const { caseId, state } = found
  if (!(await ports.count('follow-code', caseId, codesPerCase))) return
  const code = sixDigits(ports.random)
  const key = isProven(state, email) ? Buffer.from(ports.random(24)).toString('base64url') : null
  await ports.codes.keep({
    caseId,
    email,
    codeHash: hashOf(ports.secret, caseId, 'code', code),
    keyHash: key === null ? null : hashOf(ports.secret, caseId, 'key', key),
    until: after(ports.casework.now(), codeMinutes),
  })
  await ports.casework.mailer.send(codeMail(ports, { code, key, reference: state.reference, email }))
}

/**
 * Sends a code to the address on a case, if there is such a case and it has one. The answer is the same whatever there
 * is, so that nobody learns which references exist. Throws `TooManyTries` by where it was asked from alone.
 */
export const askForCode =
  (ports: FollowPorts) =>
  async (reference: string, from: string): Promise<void> => {
    if (!(await ports.count('follow-ask', from, asksPerAddress))) throw new TooManyTries()
    await sendCode(ports, reference)
  }

/** What was typed, or held by the link. */
export type Proof = { readonly code: string } | { readonly key: string }

const matches = (secret: string, sent: SentCode, proof: Proof): boolean => {
  if ('code' in proof)
    return sameHash(sent.codeHash, hashOf(secret, sent.caseId, 'code', proof.code.replace(/\D/g, '')))
  return sent.keyHash !== null && sameHash(sent.keyHash, hashOf(secret, sent.caseId, 'key', proof.key))
}

/**
 * Opens a case to whoever has what was sent to its address; null where it is wrong, spent, too old or tried too often,
 * without saying which. A code that is right proves the address. Throws `TooManyTries`.
 */
export const openByProof =
  (ports: FollowPorts) =>
  async (reference: string, proof: Proof, from: string): Promise<Session | null> => {
    if (!(await ports.count('follow-try', from, asksPerAddress))) throw new TooManyTries()
    const now = ports.casework.now()
    const found = await findCase(ports, reference)
    const sent = found === null ? null : await ports.codes.tried(found.caseId, now)
    if (sent === null || !matches(ports.secret, sent, proof) || !(await ports.codes.spend(sent))) return null
    await handleCommand(ports.casework, sent.caseId, {
      type: 'prove-address',
      at: now,
      by: 'resident',
      email: sent.email,
    })
    return newSession(sent.caseId, sent.email, now)
  }
