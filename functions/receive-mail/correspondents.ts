import type { Landlord } from '../../domain/landlord/landlord.ts'
import type { Person } from '../../domain/message/message.ts'
import { senderIn } from '../../mail/addresses.ts'
import type { ReadMail } from '../../mail/readMailSchema.ts'
import { isOurs, sameAddress, validAddress } from './answerTo.ts'

interface NamedAddress {
  readonly name: string | null
  readonly address: string | null
}

/** A correspondent as the landlord's address book knows them, and only where they are proven. */
const personOf = ({ name, address }: NamedAddress, landlord: Landlord, proven: boolean): Person => {
  const email = validAddress(address)
  const tenancy = landlord.tenancies.find(
    ({ people }) =>
      email !== null &&
      people.some((person) => person.email !== undefined && sameAddress(person.email, email)),
  )
  const known = proven && tenancy !== undefined
  return {
    name,
    email,
    phone: null,
    address: known ? `${tenancy.address}, ${tenancy.postcode}` : null,
    tenancy: known ? tenancy.id : null,
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
export const correspondentsOf = (mail: ReadMail, landlord: Landlord, proven: boolean): Correspondents => {
  const staff = staffOf(mail.from, landlord, proven)
  const passedOn = passedOnOf(mail)
  const sender = personOf(mail.from, landlord, proven)
  if (passedOn === null || isLandlords(passedOn, landlord)) return { staff, person: sender, onBehalfOf: null }
  return staff === null
    ? { staff, person: sender, onBehalfOf: personOf(passedOn, landlord, false) }
    : { staff, person: personOf(passedOn, landlord, true), onBehalfOf: null }
}
