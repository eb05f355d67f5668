import type { Landlord, StaffMember } from '../domain/landlord/landlord.ts'

/** The member of staff who has one of these directory ids in a chat tool; never found by name. Null for a stranger. */
export const memberWith = (
  { staff }: Landlord,
  tool: 'slack' | 'teams',
  directoryIds: readonly (string | undefined)[],
): StaffMember | null =>
  staff.find((member) => {
    const id = member[tool]
    return id !== undefined && directoryIds.includes(id)
  }) ?? null
