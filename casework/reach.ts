import type { OpenedCase } from '../domain/case/case.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import { lacksConsent } from '../domain/notices/contact.ts'
import { numberSchema } from '../domain/telephone/number.ts'
import { textable } from '../domain/telephone/textable.ts'

/** How something that lets somebody in goes to them. */
export type Means = 'email' | 'text'

/** By which means an address is reached: one of mail, or a number as `numberSchema` writes it. */
export const meansOf = (address: string): Means =>
  numberSchema.safeParse(address).success ? 'text' : 'email'

const emailOf = ({ people, replyRoute }: OpenedCase): string | null => {
  const typed = replyRoute?.channel === 'webchat' ? replyRoute.email : null
  const written = replyRoute?.channel === 'email' ? replyRoute.address : null
  return (people[0]?.email ?? typed ?? written)?.toLowerCase() ?? null
}

/**
 * Where a code to a case goes: the way they chose where there is one, else the other. Whoever writes for the resident
 * without their consent is told nothing of the case, here no more than in a letter.
 */
export const codeAddress = (state: OpenedCase, landlord: Landlord, chosen: Means): string | null => {
  if (lacksConsent(state)) return null
  const email = emailOf(state)
  const number = textable(landlord, state.people[0]?.phone ?? null)
  return chosen === 'text' ? (number ?? email) : (email ?? number)
}
