import { Buffer } from 'node:buffer'

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

/** Lines that end in a carriage return alone, as old Macs wrote them. */
const withFeeds = (bytes: Uint8Array): Uint8Array => {
  const sample = bytes.subarray(0, 65_536)
  if (sample.includes(0x0a) || !sample.includes(0x0d)) return bytes
  return bytes.map((byte) => (byte === 0x0d ? 0x0a : byte))
}

/** A mail that was saved by an editor: its byte order mark, its UTF-16 or its line ends are put back as mail has them. */
export const wholeFile = (raw: Uint8Array): Uint8Array => {
  if (startsWith(raw, 0xff, 0xfe) && raw[3] === 0) return Buffer.from(new TextDecoder('utf-16le').decode(raw))
  if (startsWith(raw, 0xfe, 0xff) && raw[2] === 0) return Buffer.from(new TextDecoder('utf-16be').decode(raw))
  return withFeeds(startsWith(raw, 0xef, 0xbb, 0xbf) ? raw.subarray(3) : raw)
}
