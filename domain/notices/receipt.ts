import type { Instant } from '../calendar/instant.ts'
import type { OpenedCase } from '../case/case.ts'
import type { Reading } from '../classifier/reading.ts'
import type { Milestone } from '../deadlines/milestone.ts'
import { milestones } from '../deadlines/milestones.ts'
import { isAnswerable } from '../message/answerable.ts'
import type { Message, ReplyRoute } from '../message/message.ts'
import type { Outcome } from '../policy/outcome.ts'
import { askWhoParts } from './askWho.ts'
import { byHand, type OwedNotice, type ResidentKind, residentNotice, sentToResident } from './compose.ts'
import { lacksConsent, residentAt } from './contact.ts'
import { supportParts } from './danger.ts'
import { interpreterParts } from './interpreter.ts'
import type { Notice, Part } from './notice.ts'
import type { NoticeOf } from './noticeOf.ts'
import { sayDate } from './sayDate.ts'
import { howToReply } from './values.ts'

type ReceiptKind = Extract<ResidentKind, `receipt${string}`>
type ConfirmedKind = Extract<ResidentKind, `confirmed${string}`>

const receiptKinds: Readonly<Record<Outcome, ReceiptKind>> = {
  'stage-1': 'receipt',
  'stage-2': 'receipt',
  appeal: 'receipt',
  feedback: 'receipt-request',
  'feedback-investigation': 'receipt-request',
  'service-request': 'receipt-request',
  enquiry: 'receipt-enquiry',
  compliment: 'receipt-compliment',
  'other-procedure': 'receipt-other-procedure',
  'case-update': 'receipt-message',
  'not-for-us': 'receipt-message',
}

/** What somebody is told once a person has read their message; null where nothing more is to be said. */
export const confirmedKinds: Readonly<Record<Outcome, ConfirmedKind | null>> = {
  'stage-1': 'confirmed-complaint',
  'stage-2': 'confirmed-complaint',
  appeal: 'confirmed-complaint',
  feedback: 'confirmed-request',
  'feedback-investigation': 'confirmed-request',
  'service-request': 'confirmed-request',
  enquiry: 'confirmed-enquiry',
  compliment: null,
  'other-procedure': 'confirmed-other-procedure',
  'case-update': null,
  'not-for-us': null,
}

const excerptLength = 700

const excerpt = (text: string): string => {
  const trimmed = text.trim()
  if (trimmed.length <= excerptLength) return trimmed
  const cut = trimmed.slice(0, excerptLength)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), excerptLength / 2))} …`
}

const teams: Readonly<Record<NonNullable<Reading['procedure']>, string>> = {
  asb: 'our team for noise and trouble with neighbours',
  insurance_claim: 'our insurance team',
  legal: 'our legal team',
  charges_calculation: 'our rents and charges team',
  local_authority: 'the council, which decides this',
  employee_grievance: 'our staff team',
  policy_feedback: 'the team that looks after our policies',
  data_request: 'our data protection team',
  third_party_provider: 'the company that provides this',
}

/** Which team deals with what belongs to another procedure. */
export const procedureOf = ({ reading }: OpenedCase): string =>
  reading.procedure === null ? 'a different team of ours' : teams[reading.procedure]

/** What somebody who writes for the resident has to send us, in the form that the policy asks for. */
const consentParts = ({ state, policy }: NoticeOf): readonly Part[] => {
  if (!lacksConsent(state)) return []
  const form =
    policy.consent.form === 'written'
      ? 'Please ask them to write to us and say so. An email or a letter will do.'
      : 'Please ask them to tell us so. They can ring, email or write.'
  return [
    {
      kind: 'paragraph',
      text: `Are you writing for somebody else? Then we need their word that you may speak for them, before we can tell you about their home or their case. ${form} We are looking into what you told us in the meantime.`,
    },
  ]
}

/**
 * What the chat promised and was told, so that it stands in writing. It may be read by whoever has the mailbox by a slip of
 * a finger: a day, and no name or number.
 */
const chatParts = ({ beside }: Message): readonly Part[] => {
  if (beside === undefined) return []
  const { callBackBy, represented } = beside
  const said = [
    ...(callBackBy === null
      ? []
      : [`Someone will get in touch with you by the end of ${sayDate(callBackBy)}, as we said in the chat.`]),
    ...(represented
      ? ['You told us that somebody acts for you, and that we may talk to them. We have written that down.']
      : []),
  ]
  return said.map((text) => ({ kind: 'paragraph', text }))
}

const receiptKind = ({ status, route }: OpenedCase): ReceiptKind =>
  status === 'to-confirm' ? 'receipt-to-confirm' : receiptKinds[route.outcome]

/** Staff wrote it down for a resident who said it to them. */
const isLogged = ({ author }: Message): boolean => author === 'staff'

/**
 * The same with the dates as they are once this letter has gone. Where the policy takes it for the acknowledgement, it
 * must not promise one: nobody would keep that.
 */
export const onceReceived = (of: NoticeOf, at: Instant): NoticeOf => {
  const { state, policy, calendar } = of
  const stage = state.stages.at(-1)?.stage
  if (stage === undefined) return of
  const facts = [...state.facts, { type: 'receipt-sent', at, stage } as const]
  return { ...of, milestones: milestones(policy, calendar, facts, at).milestones }
}

/** What is told to a resident whose words staff logged; what a person must read first is told once somebody has. */
const toldWhenLogged: ReadonlySet<ReceiptKind> = new Set([
  'receipt',
  'receipt-request',
  'receipt-other-procedure',
])

const isToldWhenLogged = ({ state }: NoticeOf): boolean => toldWhenLogged.has(receiptKind(state))

/** A person's own words, or what staff logged of them: nothing suspect, nothing old, nothing that a machine wrote. */
const mayBeReceived = ({ automatic, suspect, imported }: Message): boolean =>
  automatic === null && suspect === undefined && imported !== true

/** Where the receipt of what opened a case goes by itself; null where somebody has to pass it on, or none is owed. */
const receiptRoute = (message: Message, of: NoticeOf): ReplyRoute | null => {
  if (!isLogged(message)) return isAnswerable(message) ? message.replyRoute : null
  const at = residentAt(of)
  return mayBeReceived(message) && isToldWhenLogged(of) && !('why' in at) ? at.route : null
}

/**
 * The dates that may be told to somebody who has just told us something, by the receipt, a page or staff. Where no
 * receipt leaves us, as for a chat without an address, nothing has acknowledged it yet, and that date is still to come.
 */
export const datesToTell = (message: Message, of: NoticeOf): readonly Milestone[] => {
  const route = receiptRoute(message, of)
  const goes = route !== null && !(route.channel === 'webchat' && route.email === null)
  return (goes ? onceReceived(of, of.state.openedAt) : of).milestones
}

/** The reply to `message`, which goes out by itself: we have it, under this reference, and this happens by then. */
export const receipt = (message: Message, of: NoticeOf): Notice => {
  const kind = receiptKind(of.state)
  return residentNotice(
    { kind, key: 'receipt', by: 'putright' },
    { ...of, milestones: datesToTell(message, of) },
    {
      // What staff wrote of somebody is not for that person's eyes, and at home others may read the letter.
      words: isLogged(message) ? null : excerpt(of.state.text),
      consent: [...consentParts(of), ...chatParts(message)],
      askWho: askWhoParts(message, howToReply(kind, of)),
      interpreter: isLogged(message) ? [] : interpreterParts(of.state.reading, howToReply(kind, of)),
      support: isLogged(message) ? [] : supportParts(of.state),
      procedure: procedureOf(of.state),
    },
  )
}

/** The reply to a message that joined its case. */
const addedReceipt = (message: Message, of: NoticeOf): Notice =>
  residentNotice({ kind: 'added', key: `added/${message.channelMessageId}`, by: 'putright' }, of, {})

/**
 * To the resident themselves, at the address that staff know: what they told us has come in. Where a complaint can't be
 * told to them so, whoever logged it gets the receipt to read out: they may still be on the phone.
 */
const loggedReceipt = (message: Message, of: NoticeOf): readonly OwedNotice[] => {
  const at = residentAt(of)
  const notice = receipt(message, of)
  if (!isToldWhenLogged(of)) return []
  if (!('why' in at)) return [sentToResident(notice, of)]
  const logger = of.landlord.staff.find(({ id }) => id === message.staff)
  const by = logger === undefined ? undefined : { staff: logger.id }
  return notice.kind === 'receipt' ? [byHand(notice, at.why, of, by)] : []
}

/** Answers whoever wrote, where they wrote, and the resident for whom staff wrote; never a machine, never what is suspect. */
export const receiptFor = (message: Message, opening: boolean, of: NoticeOf): readonly OwedNotice[] => {
  if (isLogged(message)) return opening && mayBeReceived(message) ? loggedReceipt(message, of) : []
  if (message.replyRoute === null || !isAnswerable(message)) return []
  return [
    {
      notice: opening ? receipt(message, of) : addedReceipt(message, of),
      to: { route: message.replyRoute },
      copies: [],
      otherwise: null,
    },
  ]
}
