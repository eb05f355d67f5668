import type { Actor } from '../case/actor.ts'
import type { ReplyRoute } from '../message/message.ts'
import { cleanPart, cleanSubject } from './clean.ts'
import { copiesTo, residentAt } from './contact.ts'
import type { NoticeKind, noticeKinds } from './kinds.ts'
import type { Notice } from './notice.ts'
import type { NoticeOf } from './noticeOf.ts'
import type { OmbudsmanDetails } from './ombudsman.ts'
import type { PlaceholderName, ValueOf } from './placeholders.ts'
import { fillBlocks, fillText, type Values } from './template.ts'
import { commonValues, residentValues } from './values.ts'

/** Whom a notice goes to: the resident by a route, a member of staff by id, or all staff who hold a role. */
export type Recipient =
  | { readonly route: ReplyRoute }
  | { readonly staff: string }
  | { readonly role: 'handler' | 'manager' }

/** A notice that somebody is owed, as data: whoever sends it looks up addresses and renders. */
export interface OwedNotice {
  readonly notice: Notice
  readonly to: Recipient
  /** Addresses of those who speak for the resident, and get a copy. */
  readonly copies: readonly string[]
  /** What is owed instead where nobody can be reached so. */
  readonly otherwise: OwedNotice | null
}

/** What a kind of notice needs besides what every notice has. */
export type ValuesOf<K extends NoticeKind> = {
  readonly [P in (typeof noticeKinds)[K]['says'][number]]: ValueOf<P & PlaceholderName>
}

type KindTo<T extends 'resident' | 'staff'> = {
  [K in NoticeKind]: (typeof noticeKinds)[K]['to'] extends T ? K : never
}[NoticeKind]
export type ResidentKind = KindTo<'resident'>
export type StaffKind = KindTo<'staff'>

/** Which notice it is: its kind and key, who caused it, and the ombudsman's details as they were recorded. */
export interface Which<K extends NoticeKind> {
  readonly kind: K
  readonly key: string
  readonly by: Actor
  readonly ombudsman?: OmbudsmanDetails
}

const filled = (kind: NoticeKind, key: string, { wording }: NoticeOf, values: Values): Notice => {
  const { subject, blocks } = wording[kind]
  return {
    key,
    kind,
    subject: cleanSubject(fillText(subject, values) ?? kind),
    parts: fillBlocks(blocks, values).map(cleanPart),
  }
}

/** A notice to the resident, from the template of its kind. */
export const residentNotice = <K extends ResidentKind>(
  which: Which<K>,
  of: NoticeOf,
  values: ValuesOf<K>,
): Notice =>
  filled(which.kind, which.key, of, { ...commonValues(of), ...residentValues(which, of), ...values })

const staffNotice = <K extends StaffKind>(kind: K, key: string, of: NoticeOf, values: ValuesOf<K>): Notice =>
  filled(kind, key, of, { ...commonValues(of), ...values })

/** To staff. No personal data where it can be left out: others see previews. */
export const toStaff = <K extends StaffKind>(
  { kind, key, to }: { readonly kind: K; readonly key: string; readonly to: Recipient },
  of: NoticeOf,
  values: ValuesOf<K>,
): OwedNotice => ({
  notice: staffNotice(kind, key, of, values),
  to,
  copies: [],
  otherwise: null,
})

/** Whoever leads the stage that the case is in; all handlers where nobody does. */
export const whoeverWorksIt = ({ state, landlord }: NoticeOf): Recipient => {
  const lead = state.stages.findLast((work) => !work.left)?.handler
  const member = landlord.staff.find(({ id }) => `staff:${id}` === lead)
  return member === undefined ? { role: 'handler' } : { staff: member.id }
}

/** A letter that can't be sent is put into somebody's hands, so that it is never lost: to print, or to read out. */
export const byHand = (
  notice: Notice,
  why: string,
  of: NoticeOf,
  to: Recipient = whoeverWorksIt(of),
): OwedNotice =>
  toStaff({ kind: 'by-hand', key: `by-hand/${notice.key}`, to }, of, {
    reasons: why,
    letter: [{ kind: 'heading', text: notice.subject }, ...notice.parts],
  })

/** A notice as it goes to the resident: by their own route, with copies to those who speak for them; else by hand. */
export const sentToResident = (notice: Notice, of: NoticeOf): OwedNotice => {
  const at = residentAt(of)
  if ('why' in at) return byHand(notice, at.why, of)
  return {
    notice,
    to: { route: at.route },
    copies: copiesTo(of.state, at.route),
    otherwise: byHand(notice, 'The chat that they used can no longer be reached.', of),
  }
}

/** To the resident, from the template of its kind. */
export const toResident = <K extends ResidentKind>(
  which: Which<K>,
  of: NoticeOf,
  values: ValuesOf<K>,
): OwedNotice => sentToResident(residentNotice(which, of, values), of)
