/** API Gateway's limit on one frame; a longer message must come in several. */
const largestFrame = 32 * 1024

interface Header {
  /** Bytes of header and mask. */
  readonly size: number
  readonly payload: number
}

/** Reads the header of a frame (RFC 6455, 5.2), or nothing where it has not all arrived. */
const headerOf = (bytes: Buffer): Header | undefined => {
  const second = bytes[1]
  if (second === undefined) return undefined
  const mask = second & 0x80 ? 4 : 0
  const length = second & 0x7f
  if (length < 126) return { size: 2 + mask, payload: length }
  if (length === 126) return bytes.length < 4 ? undefined : { size: 4 + mask, payload: bytes.readUInt16BE(2) }
  return bytes.length < 10 ? undefined : { size: 10 + mask, payload: Number(bytes.readBigUInt64BE(2)) }
}

/**
 * Watches the bytes of a WebSocket beside its real reader, which knows messages only, and tells of a frame that
 * API Gateway would not take. Browsers never split a message, so without this a page could work here alone.
 */
export const watchFrames = (tooLong: () => void): ((chunk: Buffer) => void) => {
  let frameLeft = 0

  const skip = (bytes: Buffer): Buffer | undefined => {
    if (bytes.length === 0) return undefined
    const skipped = Math.min(frameLeft, bytes.length)
    frameLeft -= skipped
    return bytes.subarray(skipped)
  }

  /** One step further into the bytes, or nothing where more must arrive first. */
  const advance = (bytes: Buffer): Buffer | undefined => {
    if (frameLeft > 0) return skip(bytes)
    const header = headerOf(bytes)
    if (!header) return undefined
    if (header.payload > largestFrame) tooLong()
    frameLeft = header.size + header.payload
    return bytes
  }

  let pending: Buffer = Buffer.alloc(0)
  return (chunk) => {
    let next: Buffer | undefined = Buffer.concat([pending, chunk])
    while (next) {
      pending = next
      next = advance(pending)
    }
  }
}
