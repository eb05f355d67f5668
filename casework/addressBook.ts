import type { Landlord } from '../domain/landlord/landlord.ts'
import type { Person } from '../domain/message/message.ts'

/** Somebody whom the landlord knows, and the home they hold. */
export interface Tenant {
  /** The landlord's own id of the tenancy. */
  readonly tenancy: string
  /** With the postcode, on one line. */
  readonly address: string
  readonly name: string | null
  readonly phone: string | null
}

/** Who holds which home, looked up by address of mail, whatever its capitals. */
export interface AddressBook {
  findByEmail(email: string): Promise<Tenant | null>
}

/** Somebody in the landlord's address book. */
export interface KnownResident {
  /** Names the person for as long as the address book stands: `t-1001/0`, or `imported/…`. */
  readonly id: string
  readonly person: Person
}

/** The people who were imported, as staff look them up. */
export interface ImportedResidents {
  /** Those with a key that begins so (`domain/staff/findable.ts`), in the order of the keys, at most so many. */
  beginning(key: string, limit: number): Promise<readonly KnownResident[]>
  byId(id: string): Promise<KnownResident | null>
}

/** Somebody whom the landlord's own file names. */
export const tenantIn = ({ tenancies }: Landlord, email: string): Tenant | null => {
  const sought = email.toLowerCase()
  for (const { id, address, postcode, people } of tenancies) {
    const person = people.find((each) => each.email?.toLowerCase() === sought)
    if (person !== undefined)
      return {
        tenancy: id,
        address: `${address}, ${postcode}`,
        name: person.name,
        phone: person.phone ?? null,
      }
  }
  return null
}

/**
 * Several books as one, asked in their order until one knows the address. A book that fails is told of and passed over:
 * a mail from somebody we can't look up is a mail all the same.
 */
export const firstThatKnows = (
  books: readonly AddressBook[],
  failed: (fault: unknown) => void,
): AddressBook => ({
  findByEmail: async (email) => {
    for (const book of books) {
      const found = await book.findByEmail(email).catch((fault: unknown) => {
        failed(fault)
        return null
      })
      if (found !== null) return found
    }
    return null
  },
})
