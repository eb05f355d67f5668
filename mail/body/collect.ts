import { Buffer } from 'node:buffer'
import { decodeText } from '../mime/charset.ts'
import { type Part, readParts } from '../mime/parts.ts'
import { readTnef } from '../mime/tnef.ts'
import { decodeBase64, decodeQuotedPrintable, decodeTransfer } from '../mime/transfer.ts'
import { attachmentName } from './filename.ts'
import { unflow } from './flowed.ts'

/** A piece of the body in reading order; a nested message brings its own. */
export type Piece =
  | { kind: 'plain' | 'html'; text: string }
  | { kind: 'message'; head: Part['fields']; body: Body }

type Found = {
  filename: string
  contentType: string
  size: number
  content: Uint8Array
  inline: boolean
  contentId: string | null
}

/** The body twice, as it is shown and as plain text, the attachments in order, and the parts a machine wrote for machines. */
export type Body = {
  shown: Piece[]
  plain: Piece[]
  attachments: Found[]
  reports: { type: string; text: string }[]
}

type Collector = {
  attachments: Found[]
  reports: Body['reports']
  level: number
  seenText: boolean
  isReport: boolean
}
type Views = { shown: Piece[]; plain: Piece[] }

/** Nested messages are opened this deep; deeper ones stay attachments. */
const maximumLevel = 6
const reportTypes =
  /^(message\/(delivery-status|disposition-notification|feedback-report|global-delivery-status|global-disposition-notification)|text\/rfc822-headers)$/
const nothing: Views = { shown: [], plain: [] }

const charsetInHtml = (bytes: Uint8Array): string =>
  /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(
    Buffer.from(bytes.subarray(0, 2048)).toString('latin1'),
  )?.[1] ?? ''

/** Bodies whose encoding was not declared: they show it themselves. */
const undeclared = (bytes: Uint8Array): Uint8Array => {
  const sample = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1')
  if (/=\r?\n/.test(sample) && /=[0-9A-F]{2}[\s\S]*=[0-9A-F]{2}/.test(sample))
    return decodeQuotedPrintable(bytes)
  if (/^(?:[A-Za-z0-9+/]{60,}\r?\n)+[A-Za-z0-9+/]*={0,2}\s*$/.test(sample)) {
    const decoded = decodeBase64(bytes)
    return /(?!\s)[\p{Cc}\ufffd]/u.test(new TextDecoder().decode(decoded.subarray(0, 4096))) ? bytes : decoded
  }
  return bytes
}

const contentOf = (part: Part): Uint8Array => decodeTransfer(part.body, part.encoding)

const textOfPart = (part: Part): string => {
  const decoded = contentOf(part)
  const bytes = decoded === part.body ? undeclared(decoded) : decoded
  const html = part.type === 'text/html'
  const text = decodeText(bytes, part.parameters.charset || (html ? charsetInHtml(bytes) : ''))
  const flowed = !html && part.parameters.format?.toLowerCase() === 'flowed'
  return flowed ? unflow(text, part.parameters.delsp?.toLowerCase() === 'yes') : text
}

const nameOf = (part: Part): string | undefined =>
  part.disposition.parameters.filename ?? part.parameters.name

const attach = (collector: Collector, part: Part, name = nameOf(part)): void => {
  const content = contentOf(part)
  if (content.length === 0 && name === undefined) return
  const id = part.fields.find((field) => field.name === 'content-id')?.value ?? null
  collector.attachments.push({
    filename: attachmentName(name, part.type, collector.attachments.length + 1),
    contentType: part.type,
    size: content.length,
    content,
    inline: part.disposition.value === 'inline' || (id !== null && part.disposition.value !== 'attachment'),
    contentId: id?.replace(/^<|>$/g, '') ?? null,
  })
}

/** `html`, where the text is one: a type written wrongly shows what it is. */
const looksLikeHtml = (text: string): boolean =>
  /^\s*(<!doctype html|<html[\s>]|<body[\s>])/i.test(text.slice(0, 500))

const textPiece = (collector: Collector, part: Part): Views => {
  const text = textOfPart(part)
  if (text.trim() === '') return nothing
  collector.seenText = true
  const html = part.type === 'text/html' || looksLikeHtml(text)
  const piece: Piece = {
    kind: html ? 'html' : 'plain',
    text: part.type === 'text/enriched' ? text.replace(/<[^>]*>/g, '') : text,
  }
  return { shown: [piece], plain: [piece] }
}

const isBodyText = (collector: Collector, part: Part): boolean => {
  if (part.type.startsWith('multipart/')) return true
  if (!/^text\/(plain|html|enriched|richtext)$/.test(part.type)) return false
  if (part.disposition.value === 'attachment') return false
  return nameOf(part) === undefined || !collector.seenText
}

/** A returned mail is evidence: its head names the case. */
const contentText = (part: Part): string => decodeText(contentOf(part).subarray(0, 65_536))

const openMessage = (collector: Collector, part: Part): Views => {
  const root = readParts(contentOf(part))
  const subject = root.fields.find((field) => field.name === 'subject')?.value
  attach(collector, part, nameOf(part) ?? `${subject?.slice(0, 80) || 'message'}.eml`)
  if (collector.isReport) collector.reports.push({ type: part.type, text: contentText(part) })
  if (collector.isReport || collector.level >= maximumLevel) return nothing
  const body = collectBody(root, collector.level + 1)
  collector.attachments.push(...body.attachments)
  const piece: Piece = { kind: 'message', head: root.fields, body }
  return { shown: [piece], plain: [piece] }
}

const openTnef = (collector: Collector, part: Part): Views => {
  const opened = readTnef(contentOf(part))
  if (opened === null) {
    attach(collector, part)
    return nothing
  }
  for (const { filename, contentType, content } of opened.attachments) {
    const position = collector.attachments.length + 1
    collector.attachments.push({
      filename: attachmentName(filename, contentType, position),
      contentType,
      size: content.length,
      content,
      inline: false,
      contentId: null,
    })
  }
  if (collector.seenText || opened.text === null) return nothing
  collector.seenText = true
  const piece: Piece = { kind: opened.kind, text: opened.text }
  return { shown: [piece], plain: [piece] }
}

const leaf = (collector: Collector, part: Part): Views => {
  if (isBodyText(collector, part)) return textPiece(collector, part)
  if (/^message\/(rfc822|global|news)$/.test(part.type)) return openMessage(collector, part)
  if (/ms-tnef/.test(part.type) || /^winmail\.dat$/i.test(nameOf(part) ?? ''))
    return openTnef(collector, part)
  if (reportTypes.test(part.type)) collector.reports.push({ type: part.type, text: textOfPart(part) })
  if (part.type === 'text/calendar' && part.disposition.value !== 'attachment')
    collector.reports.push({ type: part.type, text: textOfPart(part) })
  attach(collector, part)
  return nothing
}

const joinViews = (views: Views[]): Views => ({
  shown: views.flatMap((each) => each.shown),
  plain: views.flatMap((each) => each.plain),
})

const has = (kind: Piece['kind']) => (pieces: Piece[]) => pieces.some((piece) => piece.kind === kind)

/** The versions of one text: the richest is shown, the plainest is read as plain text. */
const chooseView = (views: Views[]): Views => {
  const filled = views.filter((each) => each.shown.length > 0)
  const rich = filled.findLast((each) => has('html')(each.shown)) ?? filled.at(-1) ?? nothing
  const plain = filled.find((each) => !has('html')(each.plain)) ?? rich
  return { shown: rich.shown, plain: plain.plain }
}

const walk = (collector: Collector, part: Part): Views => {
  if (part.children.length === 0) return leaf(collector, part)
  const views = part.children.map((child) => {
    if (part.type === 'multipart/alternative') collector.seenText = false
    return walk(collector, child)
  })
  return part.type === 'multipart/alternative' ? chooseView(views) : joinViews(views)
}

/** Sorts the parts of a mail into words, attachments and reports. */
export const collectBody = (root: Part, level = 0): Body => {
  const isReport = root.type === 'multipart/report'
  const collector: Collector = { attachments: [], reports: [], level, seenText: false, isReport }
  const { shown, plain } = walk(collector, root)
  return { shown, plain, attachments: collector.attachments, reports: collector.reports }
}
