import type { LocalDate } from '../calendar/instant.ts'
import type { Landlord } from '../landlord/landlord.ts'

/** The id of the policy that a landlord had in force on a local day; `null` where it had none. */
export const policyInForce = (landlord: Pick<Landlord, 'policies'>, day: LocalDate): string | null =>
  landlord.policies.find(({ from, until }) => from <= day && (until === undefined || day <= until))?.policy ??
  null

/** Two entries that are in force on the same day, by their places in the list; `null` where none are. */
export const overlapIn = (policies: Landlord['policies']): readonly [number, number] | null => {
  for (const [index, later] of policies.entries()) {
    const earlier = policies.findIndex(
      (other, place) =>
        place < index &&
        other.from <= (later.until ?? '9999-12-31') &&
        later.from <= (other.until ?? '9999-12-31'),
    )
    if (earlier >= 0) return [earlier, index]
  }
  return null
}
