import type { OpenedCase } from '../domain/case/case.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import type { ReplyRoute } from '../domain/message/message.ts'
import type { Notice } from '../domain/notices/notice.ts'
import type { OwedNotice } from '../domain/notices/owedNotices.ts'
import { renderHtml, renderText } from '../domain/notices/render.ts'
import { handleCommand } from './handleCommand.ts'
import type { CaseKeeping, OutgoingEmail } from './ports.ts'

interface Recipient {
  readonly address: string
  readonly thread: readonly string[]
}

/** The longest header that SES takes, in characters. */
const longestHeader = 995

const residentAt = (route: ReplyRoute): readonly Recipient[] => {
  if (route.channel === 'email') {
    const thread = [...route.references, ...(route.messageId === null ? [] : [route.messageId])]
    return [{ address: route.address, thread }]
  }
  return route.channel === 'webchat' && route.email !== null ? [{ address: route.email, thread: [] }] : []
}

const staffWith = (landlord: Landlord, role: 'handler' | 'manager'): readonly Recipient[] =>
  landlord.staff
    .filter((member) => member.roles.includes(role))
    .map((member) => ({ address: member.email, thread: [] }))

/** A header value on one line: what came from outside can never start a header of its own. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

/** The newest mails of a thread that fit into one header, oldest first. */
const newestThatFit = (thread: readonly string[]): readonly string[] => {
  const ids = thread.map((id) => oneLine(bracketed(id))).filter((id) => id.length <= longestHeader)
  while (ids.join(' ').length > longestHeader) ids.shift()
  return ids
}

const bracketed = (id: string): string => (id.startsWith('<') ? id : `<${id}>`)

const emailOf = (landlord: Landlord, notice: Notice, { address, thread }: Recipient): OutgoingEmail => {
  const letterhead = { name: landlord.name, telephone: landlord.telephone, accent: landlord.brand.accent }
  const references = newestThatFit(thread)
  return {
    from: { name: landlord.name, address: landlord.sender },
    to: address,
    subject: oneLine(notice.subject),
    text: renderText(notice, letterhead),
    html: renderHtml(notice, letterhead),
    headers: {
      // RFC 3834: a machine wrote this, so no machine answers it.
      'Auto-Submitted': 'auto-replied',
      'X-Auto-Response-Suppress': 'All',
      'X-Putright-Loop': landlord.id,
      ...(references.length === 0
        ? {}
        : { 'In-Reply-To': references.at(-1) ?? '', References: references.join(' ') }),
    },
  }
}

/**
 * Sends one notice and records that it went. A crash between the two leaves it unrecorded, and it goes again: better
 * twice than never.
 */
export const sendNotice = async (
  casework: CaseKeeping,
  caseId: string,
  state: OpenedCase,
  owed: OwedNotice,
): Promise<void> => {
  const { landlord } = casework.rules
  const recipients = 'route' in owed.to ? residentAt(owed.to.route) : staffWith(landlord, owed.to.role)
  if (recipients.length === 0 || state.noticesSent.includes(owed.notice.key)) return
  let providerId: string | null = null
  for (const recipient of recipients) {
    const sent = await casework.mailer.send(emailOf(landlord, owed.notice, recipient))
    providerId = sent.messageId
    if ('route' in owed.to) await casework.directory.rememberThread(sent.messageId, caseId)
  }
  await handleCommand(casework, caseId, {
    type: 'record-notice',
    at: casework.now(),
    by: 'putright',
    notice: { key: owed.notice.key, channel: 'email', providerId },
  })
}
