import { z } from 'zod'
import type { CaseSummary, Page, PageOf } from '../../casework/ports.ts'
import { queue, queueNames } from '../../casework/queues.ts'
import { referenceIn } from '../../domain/conversation/words.ts'
import type { StaffMember } from '../../domain/landlord/landlord.ts'
import { soughtKey } from '../../domain/staff/findable.ts'
import { sightInLists } from '../../domain/staff/sight.ts'
import { pageSchema } from './answers.ts'
import type { Answer, Operation, StaffApi } from './operation.ts'
import { invalid, Problem } from './problems.ts'
import { parsed, type Request } from './request.ts'

const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(25).describe('How many at most.'),
  cursor: z.string().min(1).optional().describe('The “next” of the page before.'),
}
const queuePathSchema = z.object({
  queue: z.enum(queueNames, { error: `write one of ${queueNames.join(', ')}` }),
})
const queueQuerySchema = z.object(pageQuery)
const searchQuerySchema = z.object({
  q: z
    .string()
    .min(1)
    .max(200)
    .describe('A reference, or the beginning of a name, a postcode or a line of an address.'),
  ...pageQuery,
})

const partOf = ({ limit, cursor }: z.output<typeof queueQuerySchema>): PageOf => ({ limit, after: cursor })

/** The end of a date is the end of its last second. */
const isPast = (due: string, now: string): boolean => Date.parse(due) + 1000 <= Date.parse(now)

const line = ({ keeping }: StaffApi, { roles }: StaffMember, summary: CaseSummary) => {
  const { reference, version, status, disposition, stage, policy, channel, openedAt, hazard } = summary
  const { handler, next, person, flags } = summary
  const sight = sightInLists(roles)
  const id = handler?.replace(/^staff:/, '')
  const member = keeping.rules.landlord.staff.find((each) => each.id === id)
  return {
    reference,
    version,
    status,
    disposition,
    stage,
    policy,
    channel,
    openedAt,
    hazard,
    handler: handler === null ? null : { id: handler, name: member?.name ?? handler },
    next: next === null ? null : { ...next, overdue: isPast(next.due, keeping.now()) },
    ...(sight === 'dates' ? {} : { person }),
    ...(sight === 'whole' ? { flags } : {}),
  }
}

const pageAnswer = (api: StaffApi, staff: StaffMember, { items, next }: Page<CaseSummary>): Answer => ({
  status: 200,
  body: { items: items.map((summary) => line(api, staff, summary)), next },
})

const readQueue = async (api: StaffApi, staff: StaffMember, request: Request): Promise<Answer> => {
  const { queue: name } = parsed(queuePathSchema, request.pathParameters)
  const part = partOf(parsed(queueQuerySchema, request.queryStringParameters))
  return pageAnswer(api, staff, await queue(api.keeping)(name, { staffId: staff.id }, part))
}

/** Looking up people is for those who work with them. */
export const notForThem = (instead: string): Problem =>
  new Problem('not-your-role', `Looking up people is for those who work with them. ${instead}`)

const byReference = async ({ keeping }: StaffApi, reference: string): Promise<Page<CaseSummary>> => {
  const caseId = await keeping.directory.findByReference(reference)
  return { items: caseId === null ? [] : await keeping.directory.summaries([caseId]), next: null }
}

const search = async (api: StaffApi, staff: StaffMember, request: Request): Promise<Answer> => {
  const { q, ...part } = parsed(searchQuerySchema, request.queryStringParameters)
  const reference = referenceIn(q)
  if (reference !== null) return pageAnswer(api, staff, await byReference(api, reference))
  if (sightInLists(staff.roles) === 'dates') throw notForThem('Search by reference.')
  const key = soughtKey(q)
  if (key === '') throw invalid([{ field: 'q', message: 'write at least two letters or digits' }])
  const { directory, rules } = api.keeping
  return pageAnswer(api, staff, await directory.findByPerson(rules.landlord.id, key, partOf(part)))
}

export const readQueueOperation: Operation = {
  summary: 'A queue of open cases, the most pressing first',
  description:
    '“mine” is what you hold; “unassigned” what nobody holds and somebody has to take; “requests” is no complaint and still open, such as a repair that was asked for; “due-today” and “overdue” go by what is to be done first; “to-confirm” waits for a person to say what it is; “hazards” holds known dangers that are not yet made safe.',
  answer: readQueue,
  answers: pageSchema,
  query: queueQuerySchema,
}

export const searchOperation: Operation = {
  summary: 'Cases by reference, name, postcode or address',
  description:
    'The beginning is enough: “whit”, “Joan Wh”, “LK1”, “7 Chapel Lane”, “Skylark Court”. Capitals, accents and signs make no difference.',
  answer: search,
  answers: pageSchema,
  query: searchQuerySchema,
}
