import { type Tenant, tenantIn } from '../../casework/addressBook.ts'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import type { Person } from '../../domain/message/message.ts'
import { senderIn } from '../../mail/addresses.ts'
import type { ReadMail } from '../../mail/readMailSchema.ts'
import { isOurs, sameAddress, validAddress } from './answerTo.ts'

interface NamedAddress {
  readonly name: string | null
  readonly address: string | null
}

/** Who may be known: the landlord's file, and those of the mail whom its address book knows, by address in small letters. */
export interface Known {
  readonly landlord: Landlord
  readonly tenants: ReadonlyMap<string, Tenant>
}

/** A correspondent as the landlord knows them, and only where they are proven. */
const personOf = ({ name, address }: NamedAddress, { landlord, tenants }: Known, proven: boolean): Person => {
  const email = validAddress(address)
  const tenant =
    proven && email !== null ? (tenants.get(email.toLowerCase()) ?? tenantIn(landlord, email)) : undefined
  return {
    name,
    email,
    phone: null,
    address: tenant?.address ?? null,
    tenancy: tenant?.tenancy ?? null,
  }
}

const staffOf = ({ address }: NamedAddress, landlord: Landlord, proven: boolean): string | null =>
  proven && address !== null
    ? (landlord.staff.find((member) => sameAddress(member.email, address))?.id ?? null)
    : null

/** Whose words are passed on: the innermost mail is the one that the others passed on. */
const passedOnOf = (mail: ReadMail): NamedAddress | null => {
  const from = mail.forwarded.at(-1)?.from ?? null
  const sender = from === null ? null : senderIn(from)
  return sender === null || (sender.name === null && sender.address === null) ? null : sender
}

/** Whose tenancy may come to be asked for: nobody's where the sender is not proven. */
export const addressesToLookUp = (mail: ReadMail, proven: boolean): readonly string[] =>
  proven
    ? [mail.from.address, passedOnOf(mail)?.address ?? null].map(validAddress).filter((each) => each !== null)
    : []

/** Our own letters, and what staff wrote, are nobody else's words. */
const isLandlords = (from: NamedAddress, landlord: Landlord): boolean =>
  staffOf(from, landlord, true) !== null || (from.address !== null && isOurs(from.address, landlord))

/** Who wrote, who it is about, and on whose behalf. */
export interface Correspondents {
  readonly staff: string | null
  readonly person: Person
  readonly onBehalfOf: Person | null
}

/**
 * A member of staff who passes on a mail speaks of whoever wrote that; of anybody else who does, a councillor or a
 * daughter, we only know for whom they speak. What staff pass on is taken at their word.
 */
export const correspondentsOf = (mail: ReadMail, known: Known, proven: boolean): Correspondents => {
  const { landlord } = known
  const staff = staffOf(mail.from, landlord, proven)
  const passedOn = passedOnOf(mail)
  const sender = personOf(mail.from, known, proven)
  if (passedOn === null || isLandlords(passedOn, landlord)) return { staff, person: sender, onBehalfOf: null }
  return staff === null
    ? { staff, person: sender, onBehalfOf: personOf(passedOn, known, false) }
    : { staff, person: personOf(passedOn, known, true), onBehalfOf: null }
}
