import { createHash } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, so that a reference survives being read out on the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first bytes of a digest as so many symbols, five bits each. */
export const symbols = (digest: Uint8Array, count: number): string =>
  Array.from(digest.subarray(0, count), (byte) => alphabet.charAt(byte % alphabet.length)).join('')

const symbolsOf = (text: string, count: number): string =>
  symbols(createHash('sha256').update(text).digest(), count)

/**
 * The id of the case that a message opens, derived from the landlord and the channel's own message id, so that the same
 * delivery twice can only meet itself. 26 symbols, 130 bits.
 */
export const caseIdFor = (landlord: string, channel: string, channelMessageId: string): string =>
  symbolsOf(`case/${landlord}/${channel}/${channelMessageId}`, 26)

/** The reference that people use, `PR-7F3K-9QZ2`. `attempt` counts up where an older case already has it. */
export const referenceFor = (caseId: string, attempt: number): string => {
  const text = symbolsOf(`reference/${caseId}/${attempt}`, 8)
  return `PR-${text.slice(0, 4)}-${text.slice(4)}`
}
