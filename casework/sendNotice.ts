import type { OpenedCase } from '../domain/case/case.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import type { ReplyRoute } from '../domain/message/message.ts'
import { asCopy } from '../domain/notices/asCopy.ts'
import { renderChat } from '../domain/notices/chat.ts'
import type { Notice } from '../domain/notices/notice.ts'
import type { OwedNotice } from '../domain/notices/owedNotices.ts'
import { handleCommand } from './handleCommand.ts'
import { type Addressee, letter } from './letter.ts'
import type { CaseKeeping } from './ports.ts'
import { type LetterOf, mayAnswer, tracked } from './tracked.ts'
import { withPages } from './withPages.ts'

/** How a notice went: the channel, and the provider's id of the last mail. Null: it reached nobody. */
type Went = { readonly channel: 'email' | 'webchat'; readonly providerId: string | null } | null

const addresseeAt = (route: ReplyRoute): Addressee | null => {
  if (route.channel === 'email') {
    const thread = [...route.references, ...(route.messageId === null ? [] : [route.messageId])]
    return { address: route.address, thread }
  }
  return route.channel === 'webchat' && route.email !== null ? { address: route.email, thread: [] } : null
}

/** Nobody holds the role, or whoever is named has left: an administrator hears of it, or else everybody. */
const inTheirPlace = ({ staff }: Landlord): Landlord['staff'] => {
  const administrators = staff.filter(({ roles }) => roles.includes('administrator'))
  return administrators.length > 0 ? administrators : staff
}

const staffAt = (
  to: Exclude<OwedNotice['to'], { route: ReplyRoute }>,
  landlord: Landlord,
): readonly Addressee[] => {
  const found = landlord.staff.filter((member) =>
    'staff' in to ? member.id === to.staff : member.roles.includes(to.role),
  )
  return (found.length > 0 ? found : inTheirPlace(landlord)).map(({ email }) => ({
    address: email,
    thread: [],
  }))
}

const byMail = async (
  casework: CaseKeeping,
  of: LetterOf,
  notice: Notice,
  addressees: readonly Addressee[],
): Promise<Went> => {
  let went: Went = null
  for (const addressee of addressees) {
    const email = tracked(casework, of, letter(casework.rules.landlord, notice, addressee))
    const { messageId } = await casework.mailer.send(email)
    went = { channel: 'email', providerId: messageId }
  }
  return went
}

/** A chat has said by itself what a receipt says. */
const saidAlready = ({ kind }: Notice): boolean => kind === 'added' || kind.startsWith('receipt')

const inChat = async ({ chat }: CaseKeeping, notice: Notice, route: ReplyRoute): Promise<Went> => {
  if (route.channel !== 'webchat' || chat === undefined || saidAlready(notice)) return null
  const said = await chat.say(route.conversation, { key: notice.key, text: renderChat(notice) })
  return said === 'said' ? { channel: 'webchat', providerId: null } : null
}

interface Of {
  readonly of: LetterOf
  readonly state: OpenedCase
}

/** To the resident by the channel that they used, each mail kept so that an answer to it finds the case. */
const toResident = async (
  casework: CaseKeeping,
  { of, state }: Of,
  { notice, copies }: OwedNotice,
  route: ReplyRoute,
): Promise<Went> => {
  const addressee = addresseeAt(route)
  const said = await inChat(casework, notice, route)
  const { rules, pages } = casework
  const told = withPages(notice, route, { state, pages, landlord: rules.landlord.name })
  const mailed = await byMail(casework, of, told, addressee === null ? [] : [addressee])
  const copied = await byMail(
    casework,
    of,
    asCopy(notice),
    copies.map((address) => ({ address, thread: [] })),
  )
  for (const mail of [mailed, copied])
    if (mail?.providerId != null) await casework.directory.rememberThread(mail.providerId, of.caseId)
  return mailed ?? said
}

const send = (casework: CaseKeeping, about: Of, owed: OwedNotice): Promise<Went> =>
  'route' in owed.to
    ? toResident(casework, about, owed, owed.to.route)
    : byMail(casework, about.of, owed.notice, staffAt(owed.to, casework.rules.landlord))

/** A machine's answer that would be one too many is held back and the case told, so that no two machines go on for ever. */
const isHeldBack = async (
  casework: CaseKeeping,
  of: LetterOf,
  { notice, to }: OwedNotice,
): Promise<boolean> => {
  const address = 'route' in to ? addresseeAt(to.route)?.address : undefined
  return address !== undefined && !(await mayAnswer(casework, of, { kind: notice.kind, address }))
}

/**
 * Sends one notice and records that it went; where its reader can't be reached, what is owed instead. A crash between
 * the two leaves it unrecorded, and it goes again: better twice than never. True where it went and was recorded.
 */
export const sendNotice = async (
  casework: CaseKeeping,
  caseId: string,
  state: OpenedCase,
  owed: OwedNotice,
): Promise<boolean> => {
  const { key } = owed.notice
  if (state.noticesSent.includes(key)) return false
  const of = { caseId, reference: state.reference, key }
  if (await isHeldBack(casework, of, owed)) return false
  const went = await send(casework, { of, state }, owed)
  if (went === null) {
    return owed.otherwise === null ? false : sendNotice(casework, caseId, state, owed.otherwise)
  }
  await handleCommand(casework, caseId, {
    type: 'record-notice',
    at: casework.now(),
    by: 'putright',
    notice: { key, ...went },
  })
  return true
}
