import { mayJoin } from '../domain/case/belongs.ts'
import { isOpened } from '../domain/case/case.ts'
import { dispositionOf } from '../domain/case/disposition.ts'
import type { Actor } from '../domain/case/event.ts'
import type { Flag, Reading } from '../domain/classifier/reading.ts'
import type { Milestone } from '../domain/deadlines/milestone.ts'
import { milestones } from '../domain/deadlines/milestones.ts'
import type { Message } from '../domain/message/message.ts'
import type { Route, RouteContext } from '../domain/policy/outcome.ts'
import { route } from '../domain/policy/route.ts'
import { handleCommand, type LoadedCase, loadCase, rulesFor } from './handleCommand.ts'
import { caseIdFor, referenceFor } from './identity.ts'
import type { Casework } from './ports.ts'

/** What became of a message: the case it opened or joined, and that case's dates. */
export interface Received {
  readonly caseId: string
  readonly reference: string
  readonly status: string
  readonly disposition: string
  readonly outcome: string
  readonly clause: string
  readonly flags: readonly Flag[]
  readonly milestones: readonly Milestone[]
  /** True where it joined a case that was there already. */
  readonly joined: boolean
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

const routeFor = (
  casework: Casework,
  message: Message,
  reading: Reading,
  context: RouteContext & { stranger: boolean },
): Route => {
  if (message.automatic !== null) return notForUs(message)
  const decided = route(casework.rules.policyAt(message.receivedAt), reading, context)
  const doubts = [...doubtsAbout(message, context.stranger), ...doubtsAboutEnding(message, decided)]
  return doubts.length === 0
    ? decided
    : { ...decided, confirm: true, why: [...doubts, decided.why].join(' ') }
}

const doubtsAbout = (message: Message, stranger: boolean): readonly string[] => [
  ...(stranger
    ? [
        `Quotes ${message.caseReference ?? 'a mail of ours'}, but its sender is not proven to be on that case: a person decides.`,
      ]
    : []),
  ...(message.suspect === undefined
    ? []
    : [`The scan on arrival says ${message.suspect}: a person decides.`]),
]

/** Staff log what somebody is dissatisfied with: where it was read as nothing to act on, a person looks. */
const doubtsAboutEnding = ({ author }: Message, { outcome }: Route): readonly string[] =>
  author === 'staff' && (outcome === 'compliment' || outcome === 'not-for-us')
    ? ['Logged by staff, though it reads as nothing to act on: a person decides.']
    : []

const references = (message: Message): readonly string[] =>
  message.replyRoute?.channel === 'email' ? message.replyRoute.references : []

/** The case that a message points to, by thread first and by reference last. */
const pointedTo = async ({ directory, store }: Casework, message: Message): Promise<LoadedCase | null> => {
  const byThread = await directory.findByThread(references(message))
  const caseId =
    byThread ??
    (message.caseReference === null ? null : await directory.findByReference(message.caseReference))
  if (caseId === null) return null
  const loaded = await loadCase({ store }, caseId)
  return isOpened(loaded.state) ? loaded : null
}

const claim = async ({ directory }: Casework, caseId: string): Promise<string> => {
  for (let attempt = 0; ; attempt += 1) {
    const reference = referenceFor(caseId, attempt)
    if (await directory.claimReference(reference, caseId)) return reference
  }
}

const describe = (casework: Casework, { caseId, state }: LoadedCase, joined: boolean): Received => {
  if (!isOpened(state)) throw new Error(`Case ${caseId} was committed but is not open.`)
  const { policy, calendar } = rulesFor(casework.rules, state.policy)
  return {
    caseId,
    reference: state.reference,
    status: state.status,
    disposition: dispositionOf(state),
    outcome: state.route.outcome,
    clause: state.route.clause,
    flags: state.flags,
    milestones: milestones(policy, calendar, state.facts).milestones,
    joined,
  }
}

/**
 * A message that asks for the next stage asks the engine for it, whatever its words (Code 6.12). Where the engine says
 * no, as it does when it was asked before, the message stands on the case for whoever works it.
 */
const asksToGoOn = async (
  casework: Casework,
  caseId: string,
  message: Message,
  reading: Reading,
): Promise<void> => {
  if (message.automatic !== null || !reading.flags.includes('escalation')) return
  await handleCommand(casework, caseId, {
    type: 'request-escalation',
    at: casework.now(),
    by: message.author === 'staff' ? actorOf(message) : 'resident',
    happenedAt: message.receivedAt,
    words: message.text.slice(0, longestReason),
  })
}

const longestReason = 2000

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
  await asksToGoOn(casework, caseId, message, reading)
  return describe(casework, await loadCase(casework, caseId), true)
}

const openNew = async (
  casework: Casework,
  message: Message,
  reading: Reading,
  decided: Route,
): Promise<Received> => {
  const caseId = caseIdFor(message.landlord, message.channel, message.channelMessageId)
  const handled = await handleCommand(casework, caseId, {
    type: 'open-case',
    at: casework.now(),
    by: actorOf(message),
    message,
    reading,
    route: decided,
    reference: await claim(casework, caseId),
    policy: casework.rules.policyAt(message.receivedAt).id,
  })
  if ('refusal' in handled) throw new Error(handled.refusal.why)
  return describe(casework, handled.loaded, false)
}

/**
 * Takes in one message, once: it joins the case of somebody proven to be on it, or opens its own.
 * The same delivery again finds what it made the first time. Nothing that arrives is dropped: what a machine wrote is
 * kept and closed, and what cannot be understood waits for a person.
 */
export const receiveMessage =
  (casework: Casework) =>
  async (message: Message, { choice = null }: { readonly choice?: Choice } = {}): Promise<Received> => {
    const reading = casework.classifier({
      channel: message.channel,
      subject: message.subject,
      text: message.text,
    })
    const existing = await pointedTo(casework, message)
    if (existing !== null && isOpened(existing.state) && mayJoin(existing.state, message)) {
      return await join(casework, existing, message, reading)
    }
    const context = {
      choice,
      reportedBefore: reading.flags.includes('prior_report'),
      stranger: existing !== null,
    }
    return await openNew(casework, message, reading, routeFor(casework, message, reading, context))
  }
