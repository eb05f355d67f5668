import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** What colour a point has; both coordinates run from 0 to 1. */
type Picture = (x: number, y: number) => Colour

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** A square PNG (W3C PNG, third edition): 8 bits a channel, with alpha, each line unfiltered. */
export const png = (size: number, picture: Picture): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const lines = Array.from({ length: size }, (_, y) => [
    0,
    ...Array.from({ length: size }, (_x, x) => picture((x + 0.5) / size, (y + 0.5) / size)).flat(),
  ])
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const toSegment = (x: number, y: number, [x1, y1, x2, y2]: readonly [number, number, number, number]) => {
  const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2)
  const at = Math.min(1, Math.max(0, along))
  return Math.hypot(x - x1 - at * (x2 - x1), y - y1 - at * (y2 - y1))
}

/** A tick: put right. */
const onTick = (x: number, y: number): boolean =>
  Math.min(toSegment(x, y, [0.27, 0.53, 0.43, 0.69]), toSegment(x, y, [0.43, 0.69, 0.74, 0.33])) < 0.065

const nothing: Colour = [255, 255, 255, 0]
const white: Colour = [255, 255, 255, 255]

const channels = (accent: string): Colour => {
  const at = (index: number) => Number.parseInt(accent.slice(index, index + 2), 16)
  return [at(1), at(3), at(5), 255]
}

/** The icons that Teams asks for: 192 pixels in the landlord’s colour, and 32 pixels in white on nothing. */
export const teamsIcons = (accent: string) => ({
  color: png(192, (x, y) => (onTick(x, y) ? white : channels(accent))),
  outline: png(32, (x, y) => (onTick(x, y) ? white : nothing)),
})
