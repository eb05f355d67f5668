import { z } from 'zod'
import type { AddressBook } from '../casework/addressBook.ts'

/** What the landlord's system answers: `GET {url}?email=…` with this as JSON, or 404 where nobody has that address. */
const answerSchema = z.object({
  tenancy: z.string().min(1),
  address: z.string().min(1),
  name: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
})

/** The landlord's system answered, and not with a tenancy. */
export class BookUnanswered extends Error {
  override readonly name = 'BookUnanswered'
}

export interface LandlordsOwnBook {
  readonly url: string
  /** How long a mail waits for an answer. */
  readonly waitMilliseconds: number
  /** Sent as a bearer token (RFC 6750), where there is one. */
  readonly token?: string | undefined
}

/**
 * Tenancies as the landlord's own system knows them at this moment. Throws `BookUnanswered`, a `TimeoutError`, a
 * `ZodError` or what `fetch` throws; a redirection is not followed, so that the token goes nowhere else.
 */
export const landlordsOwnBook = ({ url, waitMilliseconds, token }: LandlordsOwnBook): AddressBook => ({
  findByEmail: async (email) => {
    const asked = new URL(url)
    asked.searchParams.set('email', email)
    const response = await fetch(asked, {
      headers: {
        accept: 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      redirect: 'error',
      signal: AbortSignal.timeout(waitMilliseconds),
    })
    if (response.ok) return answerSchema.parse(await response.json())
    await response.body?.cancel()
    if (response.status === 404) return null
    throw new BookUnanswered(`The landlord’s system answered ${response.status}.`)
  },
})
