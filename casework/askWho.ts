import { isAnswerable } from '../domain/message/answerable.ts'
import type { Message } from '../domain/message/message.ts'
import type { Outcome } from '../domain/policy/outcome.ts'
import type { MailKeeping } from './ports.ts'

/** A whole postcode, as BS 7666 writes them: whoever gives one has said where they live. */
const postcode = /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/i

/** Nobody needs to know where the sender of thanks lives. */
const isNoMatter = (outcome: Outcome): boolean => outcome === 'compliment' || outcome === 'not-for-us'

const isUnknown = ({ channel, person, onBehalfOf, text }: Message): boolean =>
  channel === 'email' &&
  person.tenancy === null &&
  person.address === null &&
  onBehalfOf === undefined &&
  !postcode.test(text)

/**
 * Is our answer to ask them for their name and address? Where no address book knows them, they have not said where they
 * live, and no case of theirs has asked before. The same case again is the same answer.
 */
export const asksWho = async (
  { mail }: { readonly mail: MailKeeping },
  message: Message,
  { caseId, outcome }: { readonly caseId: string; readonly outcome: Outcome },
): Promise<boolean> => {
  const { replyRoute } = message
  if (replyRoute?.channel !== 'email' || !isAnswerable(message)) return false
  if (isNoMatter(outcome) || !isUnknown(message)) return false
  return await mail.mayAskWho(replyRoute.address, caseId)
}
