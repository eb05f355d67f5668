import { isOpened } from '../domain/case/case.ts'
import { dispositionOf } from '../domain/case/disposition.ts'
import type { Actor } from '../domain/case/event.ts'
import type { Suggestion } from '../domain/case/events/correspondence.ts'
import type { Task } from '../domain/case/task.ts'
import type { Flag, Reading } from '../domain/classifier/reading.ts'
import type { Milestone } from '../domain/deadlines/milestone.ts'
import { type Message, messageSchema } from '../domain/message/message.ts'
import { datesToTell } from '../domain/notices/receipt.ts'
import type { Route, RouteContext } from '../domain/policy/outcome.ts'
import { route } from '../domain/policy/route.ts'
import { asksWho } from './askWho.ts'
import { type FoundCases, findCases } from './findCases.ts'
import { followReply } from './followReply.ts'
import { handleCommand, type LoadedCase, loadCase } from './handleCommand.ts'
import { caseIdFor, referenceFor } from './identity.ts'
import { noticeOf } from './noticesOf.ts'
import type { Casework } from './ports.ts'
import { markedAsRepeat, noteRepeat } from './repeats.ts'
import { tellOfReturn } from './returnedMail.ts'
import { severalMatters } from './severalMatters.ts'

/** What became of a message: the case it opened or joined, and that case's dates. */
export interface Received {
  readonly caseId: string
  readonly reference: string
  readonly status: string
  readonly disposition: string
  readonly outcome: string
  readonly clause: string
  readonly flags: readonly Flag[]
  /** The dates as the sender may be told them: with the receipt sent, where it goes by itself. */
  readonly milestones: readonly Milestone[]
  /** True where it joined a case that was there already. */
  readonly joined: boolean
  /** True where this very message was there already, and nothing changed. */
  readonly again: boolean
}

type Choice = RouteContext['choice']

const actorOf = (message: Message): Actor =>
  message.author === 'staff' ? `staff:${message.staff ?? 'unknown'}` : 'putright'

const notForUs = (message: Message): Route => ({
  outcome: 'not-for-us',
  clause: 'none',
  why: `Written by a machine (${message.automatic}), so nobody is answered.`,
  confirm: false,
})

/** An old mail, taken in to be found again: read as it would be, and closed. A person reopens what is still to be done. */
const asKept = (decided: Route): Route => ({
  ...decided,
  confirm: false,
  why: `Taken in from an old mailbox, to be found again. Reopen it to work it. ${decided.why}`,
})

const routeFor = (
  casework: Casework,
  message: Message,
  reading: Reading,
  context: RouteContext & Pick<FoundCases, 'stranger' | 'repeats'>,
): Route => {
  if (message.automatic !== null) return notForUs(message)
  const decided = route(casework.rules.policyAt(message.receivedAt), reading, context)
  if (message.imported === true) return asKept(decided)
  const doubts = [...doubtsAbout(message, context), ...doubtsAboutEnding(message, decided)]
  return doubts.length === 0
    ? decided
    : { ...decided, confirm: true, why: [...doubts, decided.why].join(' ') }
}

const doubtsAbout = (
  message: Message,
  { stranger, repeats }: Pick<FoundCases, 'stranger' | 'repeats'>,
): readonly string[] => [
  ...(stranger
    ? [
        `Quotes ${message.caseReference ?? 'a mail of ours'}, but its sender is not proven to be on that case: a person decides.`,
      ]
    : []),
  ...(repeats === null
    ? []
    : ['The same words came before, and nothing proves that the sender is the same: a person decides.']),
  ...(message.suspect === undefined
    ? []
    : [`The scan on arrival says ${message.suspect}: a person decides.`]),
]

/** Staff log what somebody is dissatisfied with: where it was read as nothing to act on, a person looks. */
const doubtsAboutEnding = ({ author }: Message, { outcome }: Route): readonly string[] =>
  author === 'staff' && (outcome === 'compliment' || outcome === 'not-for-us')
    ? ['Logged by staff, though it reads as nothing to act on: a person decides.']
    : []

const claim = async ({ directory }: Casework, caseId: string): Promise<string> => {
  for (let attempt = 0; ; attempt += 1) {
    const reference = referenceFor(caseId, attempt)
    if (await directory.claimReference(reference, caseId)) return reference
  }
}

/** What became of a message; `opening` is the one that opened the case. */
interface Became {
  readonly opening?: Message
  readonly again?: boolean
}

const describe = (
  { rules, now }: Casework,
  { caseId, state }: LoadedCase,
  { opening, again = false }: Became,
): Received => {
  if (!isOpened(state)) throw new Error(`Case ${caseId} was committed but is not open.`)
  const of = noticeOf(rules, state, now())
  return {
    caseId,
    reference: state.reference,
    status: state.status,
    disposition: dispositionOf(state),
    outcome: state.route.outcome,
    clause: state.route.clause,
    flags: state.flags,
    milestones: opening === undefined ? of.milestones : datesToTell(opening, of),
    joined: opening === undefined,
    again,
  }
}

const join = async (
  casework: Casework,
  into: LoadedCase,
  message: Message,
  reading: Reading,
): Promise<Received> => {
  const { caseId } = into
  const handled = await handleCommand(casework, caseId, {
    type: 'add-message',
    at: casework.now(),
    by: actorOf(message),
    message,
    reading,
  })
  if ('refusal' in handled) throw new Error(handled.refusal.why)
  if (isOpened(into.state))
    await followReply(casework, into.state, { caseId, message, reading, by: actorOf(message) })
  const again = handled.events.length === 0
  return describe(casework, await loadCase(casework, caseId), { again })
}

interface Opening {
  readonly caseId: string
  readonly decided: Route
  readonly suggestions: readonly Suggestion[]
}

const speaksForAnother = ({ flags }: Reading): boolean =>
  flags.includes('representative') || flags.includes('designated_person')

/** Somebody who writes for a resident is told nothing of a case until the resident has agreed. */
const openingTasks = (message: Message, reading: Reading): readonly Task[] => {
  if (message.automatic !== null || message.imported === true || !speaksForAnother(reading)) return []
  const whom = message.onBehalfOf?.name ?? 'the resident'
  const why = `Somebody writes for ${whom}. Ask them for their consent; until then nothing of the case may be told.`
  return [{ id: 'ask-consent', what: 'ask-consent', why }]
}

const openNew = async (
  casework: Casework,
  received: Message,
  reading: Reading,
  { caseId, decided, suggestions }: Opening,
): Promise<Received> => {
  const asks =
    !speaksForAnother(reading) && (await asksWho(casework, received, { caseId, outcome: decided.outcome }))
  const message = asks ? { ...received, asksWho: true } : received
  const handled = await handleCommand(casework, caseId, {
    type: 'open-case',
    at: casework.now(),
    by: actorOf(message),
    message,
    reading,
    route: decided,
    reference: await claim(casework, caseId),
    policy: casework.rules.policyAt(message.receivedAt).id,
    suggestions: [...suggestions],
    tasks: [...openingTasks(message, reading), ...severalMatters(message)],
  })
  if ('refusal' in handled) throw new Error(handled.refusal.why)
  return describe(casework, handled.loaded, { opening: message, again: handled.events.length === 0 })
}

/**
 * Had it its chance already? By their words, or by our records: the same matter from the same sender, which was no
 * complaint then.
 */
const reportedBefore = (reading: Reading, earlier: FoundCases['earlier']): boolean =>
  reading.flags.includes('prior_report') ||
  earlier.some(
    (state) =>
      state.reading.topic === reading.topic &&
      (state.route.outcome === 'service-request' || state.route.outcome === 'feedback'),
  )

const tellCase = async (casework: Casework, message: Message): Promise<Received | null> => {
  const told = await tellOfReturn(casework, message)
  return told === null ? null : describe(casework, told, {})
}

/** A case that this very message opened already is where it belongs, whatever has come to point elsewhere since. */
const openedBefore = async (
  casework: Casework,
  caseId: string,
  message: Message,
): Promise<Received | null> => {
  const loaded = await loadCase(casework, caseId)
  return isOpened(loaded.state) ? describe(casework, loaded, { opening: message, again: true }) : null
}

interface Placing {
  readonly caseId: string
  readonly choice: Choice
  readonly found: FoundCases
  readonly reading: Reading
}

const placed = async (
  casework: Casework,
  message: Message,
  { caseId, choice, found, reading }: Placing,
): Promise<Received> => {
  const { joins, repeats, stranger, earlier, suggestions } = found
  if (joins !== null) {
    const before = await openedBefore(casework, caseId, message)
    return before ?? (await join(casework, joins, markedAsRepeat(joins, message), reading))
  }
  const marked = repeats === null ? message : markedAsRepeat(repeats, message)
  const context = { choice, reportedBefore: reportedBefore(reading, earlier), stranger, repeats }
  const decided = routeFor(casework, marked, reading, context)
  return await openNew(casework, marked, reading, { caseId, decided, suggestions })
}

/**
 * Takes in one message, once: it joins the case of somebody proven to be on it, or opens its own.
 * The same delivery again finds what it made the first time. Nothing that arrives is dropped: what a machine wrote is
 * kept and closed, a letter that came back is told to its case, and what cannot be understood waits for a person.
 */
export const receiveMessage =
  (casework: Casework) =>
  async (given: Message, { choice = null }: { readonly choice?: Choice } = {}): Promise<Received> => {
    const message = messageSchema.parse(given)
    const told = await tellCase(casework, message)
    if (told !== null) return told
    const { channel, subject, text } = message
    const reading = casework.classifier({ channel, subject, text })
    const caseId = caseIdFor(message.landlord, channel, message.channelMessageId)
    const found = await findCases(casework, message, caseId)
    const received = await placed(casework, message, { caseId, choice, found, reading })
    if (received.again) await noteRepeat(casework, received.caseId, message)
    return received
  }
