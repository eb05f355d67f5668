import { mayJoin } from '../domain/case/belongs.ts'
import { isOngoing, isOpened, type OpenedCase } from '../domain/case/case.ts'
import type { Suggestion } from '../domain/case/events/correspondence.ts'
import type { Message } from '../domain/message/message.ts'
import { type LoadedCase, loadCase } from './handleCommand.ts'
import type { Casework } from './ports.ts'
import { fingerprint } from './repeats.ts'

interface OpenedLoad extends LoadedCase {
  readonly state: OpenedCase
}

/** What the records say of a message: the case that it joins, or those that it may belong to. */
export interface FoundCases {
  readonly joins: LoadedCase | null
  /** The case that has the same words under the same address, where nothing proves that it is the same sender. */
  readonly repeats: LoadedCase | null
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

/** The case that already has the same words from the same address, while somebody works it. */
const sameWords = async (casework: Casework, message: Message, ownId: string): Promise<OpenedLoad | null> => {
  const words = fingerprint(message)
  if (words === null) return null
  const holder = await casework.mail.claimWords(words, ownId)
  const loaded = holder === ownId ? null : await followed(casework, holder)
  return loaded !== null && isOngoing(loaded.state) ? loaded : null
}

/** The very same mail is there already: to know it again tells its sender nothing and lets nobody in. */
const isThere = ({ state }: OpenedLoad, { channelMessageId }: Message): boolean =>
  state.messageIds.includes(channelMessageId)

const belongs = (loaded: OpenedLoad, message: Message): boolean =>
  mayJoin(loaded.state, message) || isThere(loaded, message)

const none = { joins: null, repeats: null, suggestions: [], stranger: false, earlier: [] }

type Pointed = Pick<FoundCases, 'joins' | 'suggestions'>

/** Where a message points by itself: the case that it joins, or those that it may not join of itself. */
const pointedTo = async (casework: Casework, message: Message, ownId: string): Promise<Pointed> => {
  const suggestions: Suggestion[] = []
  for await (const { caseId, why } of pointersOf(casework, message)) {
    const loaded = await followed(casework, caseId)
    if (loaded === null || loaded.caseId === ownId) continue
    if (belongs(loaded, message)) return { joins: loaded, suggestions: [] }
    if (!suggestions.some((each) => each.caseId === loaded.caseId)) suggestions.push(suggestion(loaded, why))
  }
  return { joins: null, suggestions }
}

/** Beside what it points to: the case with the same words, and what else the sender has open. */
const beside = async (
  casework: Casework,
  message: Message,
  { ownId, pointed, same }: { ownId: string; pointed: Pointed; same: OpenedLoad | null },
): Promise<FoundCases> => {
  const earlier = await earlierOf(casework, message, ownId)
  const open = earlier.filter(({ state }) => isOngoing(state))
  const suggestions = [
    ...pointed.suggestions,
    ...(same === null
      ? []
      : [suggestion(same, 'The same words came from the same address, which nothing proves.')]),
    ...open.map((each) => suggestion(each, 'The same sender has this case open.')),
  ]
  return {
    joins: null,
    repeats: same,
    suggestions: suggestions.filter(
      ({ caseId }, index) => suggestions.findIndex((each) => each.caseId === caseId) === index,
    ),
    stranger: pointed.suggestions.length > 0,
    earlier: earlier.map(({ state }) => state),
  }
}

/**
 * Looks for the case that a message belongs to. It joins only where its sender is proven to be one of that case's
 * people; anything else is a suggestion, with its reason, for a person to decide.
 */
export const findCases = async (casework: Casework, message: Message, ownId: string): Promise<FoundCases> => {
  const pointed = await pointedTo(casework, message, ownId)
  if (pointed.joins !== null) return { ...none, joins: pointed.joins }
  if (message.automatic !== null) return { ...none, stranger: pointed.suggestions.length > 0 }
  const same = await sameWords(casework, message, ownId)
  return same !== null && belongs(same, message)
    ? { ...none, joins: same }
    : await beside(casework, message, { ownId, pointed, same })
}
