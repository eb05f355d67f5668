import { createHmac, timingSafeEqual } from 'node:crypto'
import { symbols } from './identity.ts'

/** 16 symbols of five bits: 80 bits, which nobody guesses over SMTP, in an address that stays short. */
const signatureLength = 16

const signatureOf = (key: string, reference: string): string =>
  symbols(createHmac('sha256', key).update(`reply/${reference}`).digest(), signatureLength).toLowerCase()

const split = (address: string): { readonly local: string; readonly domain: string } => {
  const at = address.lastIndexOf('@')
  return { local: address.slice(0, at).toLowerCase(), domain: address.slice(at + 1).toLowerCase() }
}

/**
 * Where an answer to a letter of this case goes: our own mailbox with the case's reference, signed, behind a plus
 * (RFC 5233). An address survives what threads do not: another mail program, a new mail typed to an address on paper.
 */
export const replyAddress = (mailbox: string, reference: string, key: string): string => {
  const { local, domain } = split(mailbox)
  return `${local}+${reference.toLowerCase()}-${signatureOf(key, reference)}@${domain}`
}

const detail = /^(.+)\+(pr-[0-9a-z]{4}-[0-9a-z]{4})-([0-9a-z]{16})$/

const isSigned = (reference: string, signature: string, key: string): boolean =>
  timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(key, reference)))

/** The reference in the first of these addresses that is a reply address of ours and rightly signed. */
export const repliedReference = (
  addresses: readonly string[],
  mailboxes: readonly string[],
  key: string,
): string | null => {
  for (const address of addresses) {
    const { local, domain } = split(address)
    const [, mailbox = '', reference = '', signature = ''] = detail.exec(local) ?? []
    const isOurs = mailboxes.some((each) => each.toLowerCase() === `${mailbox}@${domain}`)
    if (isOurs && isSigned(reference.toUpperCase(), signature, key)) return reference.toUpperCase()
  }
  return null
}
