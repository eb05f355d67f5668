import type { OpenedCase } from '../case/case.ts'
import type { Landlord } from '../landlord/landlord.ts'
import type { ReplyRoute } from '../message/message.ts'
import type { NoticeOf } from './noticeOf.ts'

/** What somebody says who can’t use the phone, in an adjustment that staff recorded. */
const adjustedToWriting =
  /\bin writing\b|\b(?:no|not|without|avoid|never|instead of)\b.{0,20}\b(?:phone|calls?|ring(?:ing)?)\b|\b(?:e-?mail|text|letter|writing)s? only\b|\bonly (?:by |in )?(?:e-?mail|text|letter|writing)\b|\bdeaf\b|\bhard of hearing\b|\bcan(?:'|’)?t (?:do|use|take|hear)\b.{0,20}\b(?:phone|calls?)\b/i

/** The same in the resident’s own words, where less may be read into them: they also tell of calls that nobody made. */
const saidInWriting =
  /\b(?:can(?:'|’)?t|cannot|can not|find it hard to|struggle to|not able to) (?:do|use|take|make|answer|hear|manage|talk on|speak on)\b.{0,15}\b(?:phone|calls?)\b|\b(?:please )?(?:don(?:'|’)?t|do not) (?:ring|phone|call|telephone) me\b|\b(?:please )?(?:write|reply|answer|contact me) (?:to me )?(?:only )?in writing\b/i

/** Phone calls are hard for this resident, by an adjustment on record or by their own words. */
export const isInWriting = ({ adjustments, text }: Pick<OpenedCase, 'adjustments' | 'text'>): boolean =>
  adjustments.some(({ ended, what }) => !ended && adjustedToWriting.test(what)) || saidInWriting.test(text)

const isStaffs = (address: string, { staff }: Landlord): boolean =>
  staff.some(({ email }) => email.toLowerCase() === address.toLowerCase())

const byEmail = (address: string): ReplyRoute => ({
  channel: 'email',
  address,
  messageId: null,
  references: [],
})

type Known = Pick<OpenedCase['people'][number], 'name' | 'email'>

/** The same person as staff recorded them: by address where both have one, else by name. */
const isSame = (one: Known, other: Known): boolean =>
  one.email !== null && other.email !== null
    ? one.email.toLowerCase() === other.email.toLowerCase()
    : one.name !== null && one.name.trim().toLowerCase() === other.name?.trim().toLowerCase()

/**
 * Somebody writes for the resident, and nothing shows yet that they may: they are told nothing of the case. Consent
 * for one representative says nothing of another.
 */
export const lacksConsent = ({ flags, people, representatives }: OpenedCase): boolean => {
  const [writer] = people
  const forAnother = flags.includes('representative') || flags.includes('designated_person')
  return forAnother && !representatives.some((each) => writer !== undefined && isSame(each, writer))
}

/**
 * A message that we may not answer by itself, because it is suspect, waits for a person. Until then there has been no
 * receipt, and nothing else goes to that address either.
 */
const isUnanswered = ({ status, noticesSent }: OpenedCase): boolean =>
  status === 'to-confirm' && !noticesSent.includes('receipt')

/** Where the resident is reached, in the channel that they used; null where we have no address. */
export const addressOf = ({
  state: { replyRoute, people },
  landlord,
}: Pick<NoticeOf, 'state' | 'landlord'>): ReplyRoute | null => {
  if (replyRoute?.channel === 'webchat') return replyRoute
  if (replyRoute?.channel === 'email' && !isStaffs(replyRoute.address, landlord)) return replyRoute
  const known = people.find(({ email }) => email !== null && !isStaffs(email, landlord))?.email
  return known == null ? null : byEmail(known)
}

/** Where a letter about the case may go; `why` says what keeps us from sending it. */
export const residentAt = (
  of: Pick<NoticeOf, 'state' | 'landlord'>,
): { readonly route: ReplyRoute } | { readonly why: string } => {
  if (lacksConsent(of.state))
    return {
      why: 'Somebody else wrote for the resident, and no consent is on record, so nothing was sent to them. If they write for themselves, clear the flag.',
    }
  if (isUnanswered(of.state))
    return { why: 'A person must first read the message; until then nothing is sent there.' }
  const route = addressOf(of)
  return route === null ? { why: 'We have no email address for them.' } : { route }
}

/** Addresses of those who speak for the resident, and so get a copy, save whoever gets the letter itself. */
export const copiesTo = ({ representatives }: OpenedCase, route: ReplyRoute): readonly string[] => {
  const own = 'address' in route ? route.address : 'email' in route ? route.email : null
  return representatives.flatMap(({ email }) =>
    email === null || email.toLowerCase() === own?.toLowerCase() ? [] : [email],
  )
}
