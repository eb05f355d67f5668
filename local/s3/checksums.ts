import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { notImplemented, S3Error } from './s3Error.ts'

interface Running {
  readonly update: (bytes: Buffer) => void
  readonly digest: () => string
}

const hash = (algorithm: string): Running => {
  const running = createHash(algorithm)
  return { update: (bytes) => void running.update(bytes), digest: () => running.digest('base64') }
}

const runningCrc32 = (): Running => {
  let value = 0
  const digest = () => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value)
    return bytes.toString('base64')
  }
  return {
    update: (bytes) => {
      value = crc32(bytes, value)
    },
    digest,
  }
}

/** The SDK's default is CRC32. */
const algorithms: Readonly<Record<string, () => Running>> = {
  'x-amz-checksum-crc32': runningCrc32,
  'x-amz-checksum-sha1': () => hash('sha1'),
  'x-amz-checksum-sha256': () => hash('sha256'),
  'content-md5': () => hash('md5'),
}

const isChecksum = (name: string): boolean =>
  /^(x-amz-checksum-(?!algorithm|type|mode)|content-md5$)/.test(name)

/** Reckons the checksums that an upload names, and refuses it where one that it gave is another. */
export const createChecksums = (names: readonly string[]) => {
  const running = names.filter(isChecksum).map((name) => {
    const start = algorithms[name]
    if (!start) throw notImplemented(name)
    return [name, start()] as const
  })

  /** Throws `BadDigest` where a value given differs from the one reckoned; answers with the reckoned ones. */
  const verify = (given: Readonly<Record<string, string | undefined>>): Record<string, string> => {
    const reckoned = Object.fromEntries(running.map(([name, { digest }]) => [name, digest()]))
    for (const [name, value] of Object.entries(reckoned))
      if (given[name] !== value)
        throw new S3Error('BadDigest', 400, `The ${name} that you gave is not that of the body.`)
    return reckoned
  }

  const update = (bytes: Buffer): void => {
    for (const [, each] of running) each.update(bytes)
  }

  return { update, verify }
}
