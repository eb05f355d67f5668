import type { Landlord } from '../domain/landlord/landlord.ts'

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
