import { Buffer } from 'node:buffer'
import { decodeText } from './charset.ts'

/**
 * What a winmail.dat holds. Written here from [MS-OXTNEF]: the packages that read it are years without a release
 * and print or throw on a broken one, and only the attachments and the text are wanted.
 */
export type Tnef = {
  attachments: { filename: string | undefined; contentType: string; content: Uint8Array }[]
  text: string | null
  kind: 'plain' | 'html'
}

const signature = 0x223e9f78
const attribute = {
  body: 0x800c,
  attachData: 0x800f,
  attachTitle: 0x8010,
  renderData: 0x9002,
  properties: 0x9003,
  attachment: 0x9005,
  codePage: 0x9007,
}
const property = {
  body: 0x1000,
  html: 0x1013,
  filename: 0x3704,
  longFilename: 0x3707,
  mimeTag: 0x370e,
  data: 0x3701,
  displayName: 0x3001,
}

type Draft = { title?: string; names: Map<number, Buffer | string>; data?: Buffer }

const withoutZeros = (text: string): string => text.split('\0')[0] ?? ''
const wideText = (bytes: Buffer): string => withoutZeros(bytes.toString('utf16le'))
const narrowText = (bytes: Buffer, codePage: string): string => withoutZeros(decodeText(bytes, codePage))

const fixedSizes: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
}

/** A named property carries its name before its value: a GUID and a number, or a GUID and a counted text. */
const afterName = (bytes: Buffer, at: number): number => {
  const kind = bytes.readUInt32LE(at + 16)
  if (kind === 0) return at + 24
  const length = bytes.readUInt32LE(at + 20)
  return at + 24 + Math.ceil(length / 4) * 4
}

type Cursor = { bytes: Buffer; at: number; codePage: string }

const variable = (cursor: Cursor, type: number): Buffer | string => {
  const length = cursor.bytes.readUInt32LE(cursor.at)
  const value = cursor.bytes.subarray(cursor.at + 4, cursor.at + 4 + length)
  cursor.at += 4 + Math.ceil(length / 4) * 4
  if (type === 0x1f) return wideText(value)
  return type === 0x1e ? narrowText(value, cursor.codePage) : value
}

const propertyValue = (cursor: Cursor, type: number): Buffer | string | undefined => {
  const size = fixedSizes[type & 0xfff]
  const many = (type & 0x1000) !== 0
  if (size !== undefined) {
    const count = many ? cursor.bytes.readUInt32LE(cursor.at) : 1
    cursor.at += (many ? 4 : 0) + size * count
    return undefined
  }
  const count = cursor.bytes.readUInt32LE(cursor.at)
  cursor.at += 4
  let value: Buffer | string | undefined
  for (let each = 0; each < count && cursor.at < cursor.bytes.length; each++)
    value = variable(cursor, type & 0xfff)
  return value
}

/** The MAPI properties that are texts or bytes; what is broken ends the list. */
const readProperties = (bytes: Buffer, codePage: string): Map<number, Buffer | string> => {
  const found = new Map<number, Buffer | string>()
  const cursor: Cursor = { bytes, at: 4, codePage }
  try {
    const count = bytes.readUInt32LE(0)
    for (let each = 0; each < count && cursor.at + 4 <= bytes.length; each++) {
      const type = bytes.readUInt16LE(cursor.at)
      const id = bytes.readUInt16LE(cursor.at + 2)
      cursor.at += 4
      if (id >= 0x8000) cursor.at = afterName(bytes, cursor.at)
      const value = propertyValue(cursor, type)
      if (value !== undefined) found.set(id, value)
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return found
}

function* attributesOf(bytes: Buffer): Generator<{ id: number; data: Buffer }> {
  for (let at = 6; at + 11 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 5)
    if (length > bytes.length - at) return
    yield { id: bytes.readUInt16LE(at + 1), data: bytes.subarray(at + 9, at + 9 + length) }
    at += 11 + length
  }
}

const textProperty = (properties: Map<number, Buffer | string>, ...ids: number[]): string | undefined => {
  for (const id of ids) {
    const value = properties.get(id)
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

/** An object property's data starts with the identity of its interface. */
const dataProperty = (properties: Map<number, Buffer | string>): Buffer | undefined => {
  const value = properties.get(property.data)
  return typeof value === 'string' ? undefined : value
}

const types: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  pdf: 'application/pdf',
  txt: 'text/plain',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const attachmentOf = ({ title, names, data }: Draft): Tnef['attachments'][number] => {
  const filename =
    textProperty(names, property.longFilename, property.filename, property.displayName) ?? title
  const extension = /\.([a-z0-9]+)$/i.exec(filename ?? '')?.[1]?.toLowerCase() ?? ''
  return {
    filename,
    contentType:
      textProperty(names, property.mimeTag)?.toLowerCase() ?? types[extension] ?? 'application/octet-stream',
    content: data ?? dataProperty(names) ?? Buffer.alloc(0),
  }
}

const wordsOf = (
  properties: Map<number, Buffer | string>,
  body: string | null,
  codePage: string,
): Pick<Tnef, 'text' | 'kind'> => {
  const html = properties.get(property.html)
  if (html !== undefined && html.length > 0) {
    return { kind: 'html', text: typeof html === 'string' ? html : decodeText(html, codePage) }
  }
  return { kind: 'plain', text: textProperty(properties, property.body) ?? body }
}

type Opening = {
  drafts: Draft[]
  codePage: string
  body: string | null
  properties: Map<number, Buffer | string>
}

const takeAttachment = (draft: Draft, id: number, data: Buffer, codePage: string): void => {
  if (id === attribute.attachTitle) draft.title = narrowText(data, codePage)
  else if (id === attribute.attachData) draft.data = data
  else if (id === attribute.attachment) draft.names = readProperties(data, codePage)
}

const take = (opening: Opening, id: number, data: Buffer): void => {
  const draft = opening.drafts.at(-1)
  if (id === attribute.codePage && data.length >= 4) opening.codePage = `windows-${data.readUInt32LE(0)}`
  else if (id === attribute.body) opening.body = narrowText(data, opening.codePage)
  else if (id === attribute.properties) opening.properties = readProperties(data, opening.codePage)
  else if (id === attribute.renderData) opening.drafts.push({ names: new Map() })
  else if (draft !== undefined) takeAttachment(draft, id, data, opening.codePage)
}

/** Opens a winmail.dat; `null` where it is none. Never throws. */
export const readTnef = (content: Uint8Array): Tnef | null => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return null
  const opening: Opening = { drafts: [], codePage: 'windows-1252', body: null, properties: new Map() }
  for (const { id, data } of attributesOf(bytes)) take(opening, id, data)
  return {
    attachments: opening.drafts.map(attachmentOf),
    ...wordsOf(opening.properties, opening.body, opening.codePage),
  }
}
