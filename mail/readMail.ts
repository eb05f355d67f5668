import { Buffer } from 'node:buffer'
import { decodedField, isFromOne, mailboxes, senderOf } from './addresses.ts'
import { automaticKindOf, type Clues, isNoReply } from './automatic.ts'
import { type Body, collectBody } from './body/collect.ts'
import { bounceOf } from './bounce.ts'
import { caseReferenceIn } from './caseReference.ts'
import { instantOfDate } from './date.ts'
import { decodeText } from './mime/charset.ts'
import { fieldNamed } from './mime/head.ts'
import { type Part, readParts } from './mime/parts.ts'
import { wholeFile } from './mime/wholeFile.ts'
import type { Mailbox, ReadMail } from './readMailSchema.ts'
import { messageIdOf, referencesOf } from './threading.ts'
import { verdictsOf } from './verdicts.ts'
import { wordsOf } from './words.ts'

export type { ReadMail } from './readMailSchema.ts'

const isUsable = (address: string): boolean =>
  /^[^\s<>@,;:"()[\]\\]+@[^\s<>@,;:"()[\]\\]+$/.test(address) && address.length <= 254

/** Where an answer may go: Reply-To if there is one, else the sender; nowhere if nobody reads there. */
const replyToOf = (root: Part, sender: Mailbox): string | null => {
  const asked = mailboxes(root.fields, 'reply-to')
    .map((each) => each.address ?? '')
    .filter(isUsable)
  const address = asked[0] ?? sender.address ?? ''
  return isUsable(address) && !isNoReply(address) ? address : null
}

const htmlOf = (body: Body): string | null => {
  const texts = body.shown.flatMap((piece) => (piece.kind === 'html' ? [piece.text] : []))
  return texts.length === 0 ? null : texts.join('\n')
}

const read = (raw: Uint8Array): ReadMail => {
  const root = readParts(wholeFile(raw))
  const body = collectBody(root)
  const subject = decodedField(root.fields, 'subject')
  const references = referencesOf(root.fields)
  const words = wordsOf(body, { subject, isAnswer: references.length > 0 })
  const sender = senderOf(root.fields)
  const clues: Clues = {
    root,
    body,
    subject,
    sender: sender.address ?? sender.name ?? '',
    words: words.newText.slice(0, 20_000),
  }
  const automaticKind = automaticKindOf(clues)
  const returned = body.reports.map((report) => report.text.slice(0, 20_000)).join('\n')
  return {
    messageId: messageIdOf(root.fields),
    from: sender,
    fromOne: isFromOne(root.fields),
    to: mailboxes(root.fields, 'to'),
    cc: mailboxes(root.fields, 'cc'),
    subject,
    date: instantOfDate(fieldNamed(root.fields, 'date') ?? ''),
    ...words,
    html: htmlOf(body),
    attachments: body.attachments,
    automatic: automaticKind !== null,
    automaticKind,
    replyTo: automaticKind === null ? replyToOf(root, sender) : null,
    references,
    caseReference: caseReferenceIn(subject, words.newText, words.fullText, returned),
    verdicts: verdictsOf(root.fields),
    bounce: automaticKind === 'bounce' ? bounceOf(root.fields, body, words.fullText) : null,
  }
}

/** What is left to say of bytes that nothing could be made of: they are the text. */
const unreadable = (raw: Uint8Array): ReadMail => {
  const text = decodeText(raw.subarray(0, 1_000_000)).trim()
  return {
    messageId: null,
    from: { name: null, address: null },
    fromOne: false,
    to: [],
    cc: [],
    subject: '',
    date: null,
    newText: text,
    fullText: text,
    html: null,
    forwarded: [],
    attachments: [],
    automatic: false,
    automaticKind: null,
    replyTo: null,
    references: [],
    caseReference: caseReferenceIn(text),
    verdicts: { spam: 'unknown', virus: 'unknown', spf: 'unknown', dkim: 'unknown', dmarc: 'unknown' },
    bounce: null,
  }
}

/**
 * Reads one raw mail (RFC 5322 as it is found, not as it is specified). Any bytes give an answer: no complaint
 * may be lost to a fault of ours, so what should never happen ends as the bare text for a person to read.
 */
export const readMail = async (raw: Uint8Array): Promise<ReadMail> => {
  try {
    return read(raw)
  } catch {
    return unreadable(Buffer.from(raw))
  }
}
