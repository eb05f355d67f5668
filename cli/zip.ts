import { crc32 } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly data: Buffer
}

const stored = 0
const version = 20
/** 1 January 1980, the first day that the format knows: the same files always make the same archive. */
const firstDay = 0x0021

const fields = ({ name, data }: ZipEntry): Buffer => {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(version, 0)
  head.writeUInt16LE(stored, 4)
  head.writeUInt16LE(firstDay, 8)
  head.writeUInt32LE(crc32(data), 10)
  head.writeUInt32LE(data.length, 14)
  head.writeUInt32LE(data.length, 18)
  head.writeUInt16LE(Buffer.byteLength(name), 22)
  return head
}

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const local = (entry: ZipEntry): Buffer =>
  Buffer.concat([signature(0x04034b50), fields(entry), Buffer.from(entry.name), entry.data])

const central = (entry: ZipEntry, offset: number): Buffer => {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(offset, 10)
  const madeBy = Buffer.alloc(2)
  madeBy.writeUInt16LE(version)
  return Buffer.concat([signature(0x02014b50), madeBy, fields(entry), tail, Buffer.from(entry.name)])
}

/** An archive of a few small files, stored as they are (PKWARE APPNOTE 6.3, 4.3). Names are ASCII. */
export const zip = (entries: readonly ZipEntry[]): Buffer => {
  const locals = entries.map(local)
  const offsets = locals.map((_, index) => locals.slice(0, index).reduce((sum, each) => sum + each.length, 0))
  const directory = Buffer.concat(entries.map((entry, index) => central(entry, offsets[index] ?? 0)))
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(
    locals.reduce((sum, each) => sum + each.length, 0),
    12,
  )
  return Buffer.concat([...locals, directory, signature(0x06054b50), end])
}
