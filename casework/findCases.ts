import { createHash } from 'node:crypto'
import { mayJoin } from '../domain/case/belongs.ts'
import { isOngoing, isOpened, type OpenedCase } from '../domain/case/case.ts'
import type { Suggestion } from '../domain/case/events/correspondence.ts'
import type { Message } from '../domain/message/message.ts'
import { type LoadedCase, loadCase } from './handleCommand.ts'
import type { Casework } from './ports.ts'

interface OpenedLoad extends LoadedCase {
  readonly state: OpenedCase
}

/** What the records say of a message: the case that it joins, or those that it may belong to. */
export interface FoundCases {
  readonly joins: LoadedCase | null
  /** Whether it joins because the same sender sent the same words before. */
  readonly repeats: boolean
  readonly suggestions: readonly Suggestion[]
  /** Something that points to a case came from somebody who is not proven to be on it. */
  readonly stranger: boolean
  /** The sender's earlier cases, the newest last; only of a proven sender. */
  readonly earlier: readonly OpenedCase[]
}

interface Pointer {
  readonly caseId: string
  readonly why: string
}

const references = (message: Message): readonly string[] =>
  message.replyRoute?.channel === 'email' ? message.replyRoute.references : []

const stranger = 'its sender is not proven to be on that case'

/** Where a message points by itself: its thread first, then the address it came to, then the reference in its words. */
async function* pointersOf({ directory }: Casework, message: Message): AsyncGenerator<Pointer> {
  const thread = await directory.findByThread(references(message))
  if (thread !== null) yield { caseId: thread, why: `It answers a mail of that case, and ${stranger}.` }
  const { repliesTo, caseReference } = message
  const byAddress = repliesTo === undefined ? null : await directory.findByReference(repliesTo)
  if (byAddress !== null)
    yield { caseId: byAddress, why: `It came to that case’s own reply address, and ${stranger}.` }
  const byWords = caseReference === null ? null : await directory.findByReference(caseReference)
  if (byWords !== null) yield { caseId: byWords, why: `It quotes that case’s reference, and ${stranger}.` }
}

const opened = async (casework: Casework, caseId: string): Promise<OpenedLoad | null> => {
  const loaded = await loadCase(casework, caseId)
  return isOpened(loaded.state) ? { ...loaded, state: loaded.state } : null
}

/** A case whose messages went to another one is that other one. */
const followed = async (casework: Casework, caseId: string): Promise<OpenedLoad | null> => {
  const loaded = await opened(casework, caseId)
  if (loaded === null || loaded.state.joinedInto === null) return loaded
  const into = await casework.directory.findByReference(loaded.state.joinedInto)
  return into === null ? loaded : await opened(casework, into)
}

const suggestion = ({ caseId, state }: OpenedLoad, why: string): Suggestion => ({
  caseId,
  reference: state.reference,
  why,
})

/** How many of a sender's other cases are offered. */
const mostEarlier = 5

/** The cases of the sender's own address; of a proven sender alone, since anybody can write a From. */
const earlierOf = async (
  casework: Casework,
  message: Message,
  ownId: string,
): Promise<readonly OpenedLoad[]> => {
  const { email } = message.person
  if (!message.proven || email === null || message.author !== 'resident') return []
  const key = `${email.toLowerCase()}#`
  const page = await casework.directory.findByPerson(message.landlord, key, { limit: mostEarlier + 1 })
  const others = page.items.filter(({ caseId }) => caseId !== ownId).slice(0, mostEarlier)
  const loaded = await Promise.all(others.map(({ caseId }) => opened(casework, caseId)))
  return loaded.filter((each) => each !== null).filter(({ state }) => mayJoin(state, message))
}

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? ''

/** Words too few to tell one matter from another: “any news?” may be sent twice and mean it twice. */
const fewWords = 40

/** The sender's words as a fingerprint, whatever mail they came in. */
const fingerprint = (message: Message): string | null => {
  const words = wordsOf(message.text)
  const { email } = message.person
  if (!message.proven || email === null || words.length < fewWords) return null
  const parts = [message.landlord, email.toLowerCase(), words]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

/** The case that already has the same words from the same sender, while somebody works it. */
const sameWords = async (casework: Casework, message: Message, ownId: string): Promise<OpenedLoad | null> => {
  const words = message.channel === 'email' ? fingerprint(message) : null
  if (words === null) return null
  const holder = await casework.mail.claimWords(words, ownId)
  const loaded = holder === ownId ? null : await followed(casework, holder)
  return loaded !== null && isOngoing(loaded.state) && mayJoin(loaded.state, message) ? loaded : null
}

const none = { joins: null, repeats: false, suggestions: [], stranger: false, earlier: [] }

/**
 * Looks for the case that a message belongs to. It joins only where its sender is proven to be one of that case's
 * people; anything else is a suggestion, with its reason, for a person to decide.
 */
export const findCases = async (casework: Casework, message: Message, ownId: string): Promise<FoundCases> => {
  const suggestions: Suggestion[] = []
  for await (const { caseId, why } of pointersOf(casework, message)) {
    const loaded = await followed(casework, caseId)
    if (loaded === null || loaded.caseId === ownId) continue
    if (mayJoin(loaded.state, message)) return { ...none, joins: loaded }
    if (!suggestions.some((each) => each.caseId === loaded.caseId)) suggestions.push(suggestion(loaded, why))
  }
  if (message.automatic !== null) return { ...none, stranger: suggestions.length > 0 }
  const same = await sameWords(casework, message, ownId)
  if (same !== null) return { ...none, joins: same, repeats: true }
  const earlier = await earlierOf(casework, message, ownId)
  const open = earlier.filter(({ state }) => isOngoing(state))
  return {
    ...none,
    suggestions: [
      ...suggestions,
      ...open.map((each) => suggestion(each, 'The same sender has this case open.')),
    ],
    stranger: suggestions.length > 0,
    earlier: earlier.map(({ state }) => state),
  }
}
