import { Buffer } from 'node:buffer'
import { decodeText } from './charset.ts'
import { decodeQuotedPrintable } from './transfer.ts'

const word = /=\?([^?\s]{1,60})\?([bq])\?([^?]*)\?=/gi
/** Encoded words with nothing but white space between them are one text (RFC 2047 §6.2). */
const run = /=\?[^?\s]{1,60}\?[bq]\?[^?]*\?=(?:[ \t\r\n]*=\?[^?\s]{1,60}\?[bq]\?[^?]*\?=)*/gi

const bytesOf = (encoding: string, text: string): Uint8Array =>
  encoding.toLowerCase() === 'b'
    ? Buffer.from(text, 'base64')
    : decodeQuotedPrintable(Buffer.from(text.replace(/_/g, '=20').replace(/\s/g, ' ')))

/**
 * Words of one charset are joined before they are decoded: many mailers cut inside a character,
 * padding each half, which postal-mime's `decodeWords` decodes to two broken ones.
 */
const decodeRun = (text: string): string => {
  const joined: { charset: string; bytes: Uint8Array[] }[] = []
  for (const [, label = '', encoding = '', content = ''] of text.matchAll(word)) {
    const charset = label.toLowerCase().replace(/\*.*$/, '')
    const last = joined.at(-1)
    if (last?.charset === charset) last.bytes.push(bytesOf(encoding, content))
    else joined.push({ charset, bytes: [bytesOf(encoding, content)] })
  }
  return joined.map(({ charset, bytes }) => decodeText(Buffer.concat(bytes), charset)).join('')
}

/** A header text with its encoded words decoded, whatever their charset says. */
export const decodeWords = (text: string): string => text.replace(run, decodeRun)

/** The same text with each run of encoded words as one in UTF-8: a parser of addresses can still tell them from its own signs. */
export const mendWords = (text: string): string =>
  text.replace(run, (found) => `=?utf-8?B?${Buffer.from(decodeRun(found)).toString('base64')}?=`)
