import type { Landlord } from '../domain/landlord/landlord.ts'
import type { Notice } from '../domain/notices/notice.ts'
import { renderHtml, renderText } from '../domain/notices/render.ts'
import type { OutgoingEmail } from './ports.ts'

/** One address, and the mails that this one continues. */
export interface Addressee {
  readonly address: string
  readonly thread: readonly string[]
}

/** The longest header that SES takes, in characters. */
const longestHeader = 995

/** A header value on one line: what came from outside can never start a header of its own. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

const bracketed = (id: string): string => (id.startsWith('<') ? id : `<${id}>`)

/** The newest mails of a thread that fit into one header, oldest first. */
const newestThatFit = (thread: readonly string[]): readonly string[] => {
  const ids = thread.map((id) => oneLine(bracketed(id))).filter((id) => id.length <= longestHeader)
  while (ids.join(' ').length > longestHeader) ids.shift()
  return ids
}

export const letterheadOf = ({ name, telephone, brand }: Landlord) => ({
  name,
  telephone,
  accent: brand.accent,
})

/** A notice as the mail that goes to one address. */
export const letter = (landlord: Landlord, notice: Notice, { address, thread }: Addressee): OutgoingEmail => {
  const letterhead = letterheadOf(landlord)
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
