import type { Landlord } from '../domain/landlord/landlord.ts'
import type { Notice } from '../domain/notices/notice.ts'
import { renderHtml, renderText } from '../domain/notices/render.ts'
import type { OutgoingEmail } from './ports.ts'

/** A mail that lets somebody in: it follows from no event of a case, and says nothing of one. */
export const pageMail = (
  landlord: Landlord,
  { to, subject, paragraphs }: { to: string; subject: string; paragraphs: readonly string[] },
): OutgoingEmail => {
  const notice: Notice = {
    key: 'page-mail',
    // Only its parts are rendered.
    kind: 'added',
    subject,
    parts: paragraphs.map((text) => ({ kind: 'paragraph', text })),
  }
  const letterhead = { name: landlord.name, telephone: landlord.telephone, accent: landlord.brand.accent }
  return {
    from: { name: landlord.name, address: landlord.sender },
    to,
    subject,
    text: renderText(notice, letterhead),
    html: renderHtml(notice, letterhead),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  }
}
