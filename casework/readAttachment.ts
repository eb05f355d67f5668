import { isOpened } from '../domain/case/case.ts'
import type { Refusal } from '../domain/case/command.ts'
import type { CaseEvent } from '../domain/case/event.ts'
import type { Role } from '../domain/landlord/landlord.ts'
import type { Attachment } from '../domain/message/message.ts'
import { sightIn } from './caseView.ts'
import { loadCase } from './handleCommand.ts'
import type { CaseKeeping } from './ports.ts'

/** Where something is kept in object storage. */
export type StoredObject = NonNullable<Attachment['stored']>

/** Attachments as they are kept. */
export interface AttachmentShelf {
  /** What the scanner found; `null` while it has not looked. */
  finding(stored: StoredObject): Promise<string | null>
  read(stored: StoredObject): Promise<Uint8Array>
  /** An address that saves it as a file, for a minute. */
  link(stored: StoredObject, filename: string): Promise<string>
}

interface Wanted {
  readonly staff: { readonly id: string; readonly roles: readonly Role[] }
  readonly caseId: string
  readonly channelMessageId: string
  /** Which of the message's attachments, from 0. */
  readonly index: number
  /** `preview`: shown in the page, where it is a picture. `file`: saved. */
  readonly as: 'preview' | 'file'
}

/** A picture to show, with the headers that keep it one; or where to save it from; or why not. */
export type OpenedAttachment =
  | { readonly refusal: Refusal }
  | { readonly preview: Uint8Array; readonly headers: Readonly<Record<string, string>> }
  | { readonly link: string; readonly attachment: Attachment }

const refuse = (why: string): { readonly refusal: Refusal } => ({ refusal: { why } })

/** Pictures of points that every browser draws and none runs; a drawing (SVG) may hold a script and is not one of them. */
const shown = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])

/** The largest that goes through a function: Lambda answers 6 MB at most, and base64 makes a third more of it. */
const largestPreview = 4_000_000

/** What comes back is this very type and nothing else, and what is in it may do nothing (CSP level 3). */
const harmless = (contentType: string): Readonly<Record<string, string>> => ({
  'content-type': contentType,
  'content-disposition': 'inline',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
})

/** What each finding means for whoever wants to open it; nothing but a clean one lets them. */
const findings: Readonly<Record<string, string>> = {
  THREATS_FOUND: 'The scan found a virus in this file, so it stays shut. Ask them to send it another way.',
  UNSUPPORTED:
    'The scan could not look inside this file: it is locked or too large. Ask them to send it open.',
  ACCESS_DENIED: 'The scan was not let near this file. Tell whoever looks after the system.',
  FAILED: 'The scan of this file did not work. Tell whoever looks after the system.',
}

const notClean = async (shelf: AttachmentShelf, stored: StoredObject): Promise<Refusal | null> => {
  const finding = await shelf.finding(stored)
  if (finding === 'NO_THREATS_FOUND') return null
  if (finding === null)
    return { why: 'This file is still being looked at for viruses. Try again in a minute.' }
  return { why: findings[finding] ?? 'The scan did not pass this file, so it stays shut.' }
}

const attachmentIn = (events: readonly CaseEvent[], wanted: Wanted): Attachment | undefined =>
  events
    .flatMap((event) => (event.type === 'message-received' ? [event.message] : []))
    .find(({ channelMessageId }) => channelMessageId === wanted.channelMessageId)?.attachments[wanted.index]

const handOut = async (
  shelf: AttachmentShelf,
  attachment: Attachment,
  stored: StoredObject,
  as: Wanted['as'],
): Promise<OpenedAttachment> => {
  const refusal = await notClean(shelf, stored)
  if (refusal !== null) return { refusal }
  if (as === 'file') return { link: await shelf.link(stored, attachment.filename), attachment }
  const type = attachment.actualType ?? ''
  if (!shown.has(type)) return refuse('Only pictures are shown here. Save this file to open it.')
  if (attachment.size > largestPreview)
    return refuse('This picture is too large to show. Save it to open it.')
  return { preview: await shelf.read(stored), headers: harmless(type) }
}

/**
 * Opens what came with a message, for somebody who may see the whole of that case, once the scanner has passed it. What a
 * file is, is what its bytes say: never what its sender called it.
 */
export const readAttachment =
  (keeping: Pick<CaseKeeping, 'store'>, shelf: AttachmentShelf) =>
  async (wanted: Wanted): Promise<OpenedAttachment> => {
    const loaded = await loadCase(keeping, wanted.caseId)
    const { state } = loaded
    if (!isOpened(state)) return refuse('There is no such case.')
    if (sightIn({ ...loaded, state }, wanted.staff) !== 'whole')
      return refuse('This is for those who work the case. Ask one of them.')
    const events = loaded.commits.flatMap((commit) => commit.events)
    const attachment = attachmentIn(events, wanted)
    if (attachment === undefined) return refuse('There is no such file on this case.')
    if (attachment.stored === null)
      return refuse(
        'This file stays in the mail it came with, because the scan on arrival found a virus there.',
      )
    return await handOut(shelf, attachment, attachment.stored, wanted.as)
  }
