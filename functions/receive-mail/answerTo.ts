import { z } from 'zod'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import type { Message } from '../../domain/message/message.ts'
import { isNoReply } from '../../mail/automatic.ts'
import type { ReadMail } from '../../mail/readMailSchema.ts'

export const validAddress = (address: string | null): string | null => {
  const parsed = z.email().safeParse(address)
  return parsed.success ? parsed.data : null
}

export const sameAddress = (left: string, right: string): boolean =>
  left.toLowerCase() === right.toLowerCase()

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/**
 * Where an answer goes, which gives their words back: to a Reply-To only where it is at the sender's own domain, since
 * anybody can name somebody else's; otherwise to the sender, unless that is an address that nobody reads.
 */
export const answerTo = (mail: ReadMail): string | null => {
  const from = validAddress(mail.from.address)
  const asked = validAddress(mail.replyTo)
  if (from === null) return asked
  if (asked !== null && domainOf(asked) === domainOf(from)) return asked
  return isNoReply(from) ? null : from
}

/** An address without what stands behind a plus (RFC 5233). */
export const withoutDetail = (address: string): string => address.replace(/\+[^@]*(?=@)/, '')

export const isOurs = (address: string, landlord: Landlord): boolean =>
  [landlord.sender, ...landlord.mailboxes].some((ours) => sameAddress(ours, withoutDetail(address)))

/** Mail that bears one of our own addresses as its sender is ours coming back, whatever its headers say. */
export const automaticKindOf = (mail: ReadMail, landlord: Landlord): Message['automatic'] => {
  const { address } = mail.from
  return address !== null && isOurs(address, landlord) ? 'loop' : mail.automaticKind
}
