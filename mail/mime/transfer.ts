import { Buffer } from 'node:buffer'

const isBase64 = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) ||
  (byte >= 0x41 && byte <= 0x5a) ||
  (byte >= 0x61 && byte <= 0x7a) ||
  byte === 0x2b ||
  byte === 0x2f
const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)

const encodedLines = /^\s*(?:[A-Za-z0-9+/]{4,}={0,2}[ \t]*\r?\n)+/

/** Where plain words begin that a list or a scanner has glued under the encoded lines; the end if there are none. */
const footerStart = (text: string): number => {
  const start = encodedLines.exec(text)?.[0].length ?? 0
  const rest = text.slice(start, start + 2000)
  return start > 0 && /[^A-Za-z0-9+/=\s]|\w [A-Za-z]/.test(rest.split('\n')[0] ?? '') && isProse(rest)
    ? start
    : text.length
}

const isProse = (text: string): boolean => !/[A-Za-z0-9+/]{40}/.test(text)

const strangers = (bytes: Uint8Array): number => {
  let count = 0
  for (const byte of bytes) if (!isBase64(byte) && !isSpace(byte) && byte !== 0x3d) count++
  return count
}

/** Padding ends a unit, not the data: some mailers pad every line. A large attachment is padded at its end and taken whole. */
const units = (text: string): Buffer =>
  /^[^=]*={0,2}\s*$/.test(text) ? Buffer.from(text, 'base64') : paddedUnits(text)

const paddedUnits = (text: string): Buffer =>
  Buffer.concat(
    text
      .split(/=+/)
      .map((unit) => unit.replace(/[^A-Za-z0-9+/]+/g, ''))
      .filter((unit) => unit !== '')
      .map((unit) => Buffer.from(unit, 'base64')),
  )

/** Base64 as it arrives: with stray characters, padding in the middle, a plain footer, or not base64 at all. */
export const decodeBase64 = (bytes: Uint8Array): Uint8Array => {
  const odd = strangers(bytes)
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (odd === 0) return units(text)
  const end = footerStart(text)
  if (end < text.length) {
    return Buffer.concat([units(text.slice(0, end)), Buffer.from('\n'), bytes.subarray(end)])
  }
  return odd * 8 > bytes.length || /^[A-Za-z]+,? [A-Za-z]+ [A-Za-z]+/.test(text) ? bytes : units(text)
}

const escapes = /=(?:[ \t]*(?:\r?\n|$)|([0-9A-Fa-f]{2}))/g

/** Quoted-printable; an escape that is none stays as it was written. Blanks may have crept in behind a soft line end. */
export const decodeQuotedPrintable = (bytes: Uint8Array): Uint8Array => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const decoded = text.replace(escapes, (_, code: string | undefined) =>
    code === undefined ? '' : String.fromCharCode(Number.parseInt(code, 16)),
  )
  return Buffer.from(decoded, 'latin1')
}

/** The lines of `begin 644 name … end`; each starts with its own length. */
const decodeUuencode = (bytes: Uint8Array): Uint8Array => {
  const out: number[] = []
  for (const line of Buffer.from(bytes).toString('latin1').split(/\r?\n/)) {
    if (/^(begin |end$|$|`$)/.test(line)) continue
    const count = (line.charCodeAt(0) - 32) & 63
    const start = out.length
    for (let at = 1; at < line.length; at += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((step) => (line.charCodeAt(at + step) - 32) & 63)
      out.push((a << 2) | (b >> 4), ((b << 4) | (c >> 2)) & 255, ((c << 6) | d) & 255)
    }
    out.length = Math.min(out.length, start + count)
  }
  return Uint8Array.from(out)
}

/** Undoes the Content-Transfer-Encoding named; an unknown one is none. */
export const decodeTransfer = (bytes: Uint8Array, encoding: string): Uint8Array => {
  if (/base64/.test(encoding)) return decodeBase64(bytes)
  if (/quoted-?printable/.test(encoding)) return decodeQuotedPrintable(bytes)
  if (/uu/.test(encoding)) return decodeUuencode(bytes)
  return bytes
}
