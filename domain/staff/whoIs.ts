import type { Landlord, StaffMember } from '../landlord/landlord.ts'

/** Who the landlord's sign-in directory says that a member of staff is. */
export const subjectOf = ({ id, subject }: StaffMember): string => subject ?? id

/** The member of staff behind a directory's subject; null for anybody else, however well proven. */
export const staffBySubject = ({ staff }: Pick<Landlord, 'staff'>, subject: string): StaffMember | null =>
  staff.find((member) => subjectOf(member) === subject) ?? null
