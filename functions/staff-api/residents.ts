import { z } from 'zod'
import { findResidents } from '../../casework/findResident.ts'
import type { StaffMember } from '../../domain/landlord/landlord.ts'
import { soughtKey } from '../../domain/staff/findable.ts'
import { sightInLists } from '../../domain/staff/sight.ts'
import { residentsSchema } from './answers.ts'
import { notForThem } from './lists.ts'
import type { Answer, Operation, StaffApi } from './operation.ts'
import { invalid } from './problems.ts'
import { parsed, type Request } from './request.ts'

const querySchema = z.object({
  q: z
    .string()
    .min(1)
    .max(200)
    .describe('The beginnings of a name, an address, a postcode, a tenancy; or a telephone number.'),
  limit: z.coerce.number().int().min(1).max(50).default(20).describe('How many at most.'),
})

const find = async ({ keeping }: StaffApi, staff: StaffMember, request: Request): Promise<Answer> => {
  const { q, limit } = parsed(querySchema, request.queryStringParameters)
  if (sightInLists(staff.roles) === 'dates') throw notForThem('Ask one of them.')
  if (soughtKey(q) === '') throw invalid([{ field: 'q', message: 'write at least two letters or digits' }])
  const residents = await findResidents(keeping, q)
  const items = residents
    .slice(0, limit)
    .map(({ id, person: { name, address, tenancy } }) => ({ id, name, address, tenancy }))
  return { status: 200, body: { items } }
}

export const residentsOperation: Operation = {
  summary: 'Residents by name, address, postcode, tenancy or number',
  description:
    'People of the landlord’s address book, imported or of its own file, whether they have a case or not. “id” is what logging a case takes as “resident”.',
  answer: find,
  answers: residentsSchema,
  query: querySchema,
}
