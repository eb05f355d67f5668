import { S3Error } from './s3Error.ts'

const malformed = () => new S3Error('InvalidRequest', 400, 'The aws-chunked body is malformed.')

/** The bytes of a stream, asked for a line or a number of bytes at a time. */
const readerOf = (source: AsyncIterable<Buffer>) => {
  const chunks = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)

  const more = async (): Promise<void> => {
    const { value, done } = await chunks.next()
    if (done) throw malformed()
    rest = rest.length === 0 ? value : Buffer.concat([rest, value])
  }

  const line = async (): Promise<string> => {
    while (!rest.includes('\r\n')) await more()
    const end = rest.indexOf('\r\n')
    const text = rest.subarray(0, end).toString('latin1')
    rest = rest.subarray(end + 2)
    return text
  }

  async function* bytes(count: number): AsyncGenerator<Buffer> {
    let left = count
    while (left > 0) {
      if (rest.length === 0) await more()
      const part = rest.subarray(0, left)
      rest = rest.subarray(part.length)
      left -= part.length
      yield part
    }
  }

  return { line, bytes }
}

/**
 * Decodes `Content-Encoding: aws-chunked`: chunks of `size[;chunk-signature=…]`, then trailers, which are told as
 * they come. The SDK sends streams this way, with the checksum as the trailer.
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Buffer>,
  trailer: (name: string, value: string) => void,
): AsyncGenerator<Buffer> {
  const { line, bytes } = readerOf(source)
  for (;;) {
    const size = Number.parseInt((await line()).split(';')[0] ?? '', 16)
    if (!Number.isInteger(size) || size < 0) throw malformed()
    if (size === 0) break
    yield* bytes(size)
    if ((await line()) !== '') throw malformed()
  }
  for (let text = await line(); text !== ''; text = await line()) {
    const colon = text.indexOf(':')
    trailer(text.slice(0, colon).toLowerCase(), text.slice(colon + 1).trim())
  }
}
