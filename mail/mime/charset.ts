import { Buffer, isAscii } from 'node:buffer'
import { guessCharset } from './guessCharset.ts'

/** Labels that mail uses and the WHATWG Encoding Standard does not list. */
const aliases: Record<string, string> = {
  cp932: 'shift_jis',
  'windows-31j': 'shift_jis',
  ms_kanji: 'shift_jis',
  cp936: 'gb18030',
  'windows-936': 'gb18030',
  'gb-2312': 'gbk',
  cp949: 'euc-kr',
  'ks_c_5601-1987': 'euc-kr',
  cp950: 'big5',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp65001: 'utf-8',
  'utf-8mb4': 'utf-8',
  ansi: 'windows-1252',
  'iso-8859-8-i': 'iso-8859-8',
}
const wide = new Set(['gbk', 'gb18030', 'shift_jis', 'euc-jp', 'euc-kr', 'big5', 'iso-2022-jp'])
const claimsNothing = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'unknown-8bit',
  'x-unknown',
  'binary',
  'default',
  'utf-8',
  'utf8',
])

const known = (label: string): string | undefined => {
  if (label === '') return undefined
  for (const each of [aliases[label] ?? label, label.replace(/^(x-|cs|x-ms-)/, '').replace(/\s/g, '')]) {
    try {
      return new TextDecoder(each).encoding
    } catch {
      // The next spelling is tried; a label nobody knows is no label.
    }
  }
  return undefined
}

const strictly = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const withMark = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return undefined
}

const zeros = (sample: Uint8Array, remainder: number): number =>
  sample.reduce((count, byte, at) => count + (byte === 0 && at % 2 === remainder ? 1 : 0), 0)

/** UTF-16 without a mark shows itself by the empty half of every Latin letter. */
const withoutMark = (bytes: Uint8Array, declared: string): string | undefined => {
  const sample = bytes.subarray(0, 4096)
  const [even, odd] = [zeros(sample, 0), zeros(sample, 1)]
  if (odd > sample.length / 8 && even <= odd / 4) return new TextDecoder('utf-16le').decode(bytes)
  if (even > sample.length / 8 && odd <= even / 4) return new TextDecoder('utf-16be').decode(bytes)
  return /^utf-?16be$/.test(declared) ? new TextDecoder('utf-16be').decode(bytes) : undefined
}

const isoJapanese = (bytes: Uint8Array): string | undefined => {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('\u001b$')
  return start >= 0 ? strictly(bytes, 'iso-2022-jp') : undefined
}

const sequences =
  /((?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+)|[\x80-\xff]/g
const western = (byte: string): string => new TextDecoder('windows-1252').decode(Buffer.from(byte, 'latin1'))

/** UTF-8 where it is UTF-8, Windows-1252 for each byte that is not: two mails pasted together. */
const mixed = (bytes: Uint8Array): { text: string; good: number; bad: number } => {
  let good = 0
  let bad = 0
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(sequences, (found, whole: string | undefined) => {
      if (whole === undefined) bad++
      else good++
      return whole === undefined ? western(found) : Buffer.from(whole, 'latin1').toString('utf8')
    })
  return { text, good, bad }
}

/** A short GBK word can be UTF-8 by accident; three bytes or more in a row that are UTF-8 are no accident. */
const isSurelyUtf8 = (text: string): boolean =>
  /[\u0800-\uffff]|[\u{10000}-\u{10ffff}]/u.test(text) || (text.match(/[\u0080-\u07ff]/g)?.length ?? 0) > 2

const asUtf8 = (bytes: Uint8Array, encoding: string | undefined): string | undefined => {
  const text = strictly(bytes, 'utf-8')
  if (text === undefined) return undefined
  return encoding !== undefined && wide.has(encoding) && !isSurelyUtf8(text) ? undefined : text
}

/** Only a sample is read byte by byte: the rest of a large mail decides nothing new. */
const sampleSize = 64 * 1024

const withoutClaim = (bytes: Uint8Array): string => {
  const sample = mixed(bytes.subarray(0, sampleSize))
  if (sample.good > 0 && sample.good >= sample.bad) {
    return bytes.length > sampleSize ? new TextDecoder('utf-8').decode(bytes) : sample.text
  }
  return new TextDecoder(guessCharset(bytes.subarray(0, sampleSize))).decode(bytes)
}

const plain = (bytes: Uint8Array, encoding: string | undefined): string => {
  const shifts = encoding !== undefined && !encoding.startsWith('utf-16') && encoding !== 'replacement'
  return new TextDecoder(shifts ? encoding : 'utf-8').decode(bytes)
}

/** A label that says something: neither “some bytes” nor what the bytes have shown not to be so. */
const claimed = (bytes: Uint8Array, declared: string, encoding: string | undefined): string | undefined =>
  encoding === undefined || encoding === 'replacement' || claimsNothing.has(declared)
    ? undefined
    : strictly(bytes, encoding)

/**
 * Bytes to text, whatever the mail says of itself: what the bytes prove (marks, escapes, valid UTF-8)
 * comes before what the label claims, and a guess comes last. Never throws.
 */
export const decodeText = (bytes: Uint8Array, label = ''): string => {
  const declared = label.trim().toLowerCase().replace(/\*.*$/, '')
  const proven = withMark(bytes) ?? withoutMark(bytes, declared) ?? isoJapanese(bytes)
  if (proven !== undefined) return proven
  const encoding = known(declared)
  if (isAscii(bytes)) return plain(bytes, encoding)
  return asUtf8(bytes, encoding) ?? claimed(bytes, declared, encoding) ?? withoutClaim(bytes)
}
