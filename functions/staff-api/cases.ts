import { z } from 'zod'
import { caseView, type OpenedLoaded } from '../../casework/caseView.ts'
import { loadCase } from '../../casework/handleCommand.ts'
import { caseIdFor } from '../../casework/identity.ts'
import { logForResident } from '../../casework/logForResident.ts'
import type { CaseKeeping } from '../../casework/ports.ts'
import { instantSchema } from '../../domain/calendar/instant.ts'
import { isOpened } from '../../domain/case/case.ts'
import { flagSchema } from '../../domain/classifier/reading.ts'
import { referenceIn } from '../../domain/conversation/words.ts'
import type { StaffMember } from '../../domain/landlord/landlord.ts'
import { mayLog } from '../../domain/staff/mayDo.ts'
import { caseSchema, loggedSchema } from './answers.ts'
import type { Answer, Operation, StaffApi } from './operation.ts'
import { invalid, Problem } from './problems.ts'
import { bodyOf, keyOf, type Request } from './request.ts'

/** A version as a tag of the case (RFC 9110, 8.8.3). */
export const etagOf = (version: number): string => `"${version}"`

/** The case that a request names. Throws `Problem`. */
export const caseOf = async (keeping: CaseKeeping, { pathParameters }: Request): Promise<OpenedLoaded> => {
  const reference = referenceIn(pathParameters.reference ?? '')
  const caseId = reference === null ? null : await keeping.directory.findByReference(reference)
  const loaded = caseId === null ? null : await loadCase(keeping, caseId)
  if (loaded !== null && isOpened(loaded.state)) return { ...loaded, state: loaded.state }
  throw new Problem(
    'no-such-case',
    'A reference looks like PR-7F3K-9QZ2. Search for it: GET /staff/cases?q=…',
  )
}

const show = async ({ keeping }: StaffApi, staff: StaffMember, request: Request): Promise<Answer> => {
  const loaded = await caseOf(keeping, request)
  return {
    status: 200,
    body: caseView(keeping, loaded, staff),
    headers: { etag: etagOf(loaded.version) },
  }
}

const logSchema = z.object({
  words: z.string().trim().min(1).max(40_000).describe('What the resident said, as they said it.'),
  choice: z
    .enum(['complaint', 'just-fix-it', 'both'])
    .nullable()
    .default(null)
    .describe('What they chose when they were asked (Code 1.3); null where they were not.'),
  saidAt: instantSchema.nullable().default(null).describe('When they said it, where that was not now.'),
  resident: z.string().optional().describe('Who it is, of the landlord’s address book: t-1001/0.'),
  flags: z.array(flagSchema).optional().describe('What must be noticed; left out, as it is read.'),
})

const channel = 'staff'

/** What was logged before under this key; null where nothing was. */
const loggedBefore = async (keeping: CaseKeeping, messageId: string): Promise<string | null> => {
  const caseId = caseIdFor(keeping.rules.landlord.id, channel, messageId)
  const { commits } = await loadCase(keeping, caseId)
  for (const { events } of commits) {
    for (const event of events)
      if (event.type === 'message-received' && event.message.channelMessageId === messageId)
        return event.message.text
  }
  return null
}

/** Their own key makes the same delivery the same case; without one, a retry could make two. */
const logKeyOf = (request: Request): string => {
  const key = keyOf(request)
  if (key !== undefined) return key
  throw invalid([
    { field: 'Idempotency-Key', message: 'send one, such as a UUID, so that a retry logs nothing twice' },
  ])
}

const log = async (api: StaffApi, staff: StaffMember, request: Request): Promise<Answer> => {
  const no = mayLog(staff.roles)
  if (no !== null) throw new Problem('not-your-role', no.why)
  const { words, choice, saidAt, resident, flags } = bodyOf(request, logSchema)
  const channelMessageId = `${staff.id}/${logKeyOf(request)}`
  const before = await loggedBefore(api.keeping, channelMessageId)
  if (before !== null && before !== words)
    throw new Problem('key-reused', 'Other words were logged with this key. Take a new key for each.')
  const logged = await logForResident(await api.casework())({
    words,
    choice,
    saidAt,
    resident,
    flags,
    channel,
    channelMessageId,
    staff: staff.id,
    replyRoute: null,
  })
  const { caseId: _, policy, ...rest } = logged
  return {
    status: 201,
    body: { ...rest, policy: policy.title },
    headers: { location: `/staff/cases/${logged.reference}` },
  }
}

export const showCaseOperation: Operation = {
  summary: 'One case: its dates with their reasons, and its whole history',
  description:
    'How much of it you see goes by your role: caseworkers see the whole, others an outline, administrators its dates. The ETag is the version that a command asks for in If-Match.',
  answer: show,
  answers: caseSchema,
  problems: ['no-such-case'],
}

export const logOperation: Operation = {
  summary: 'Log what a resident is dissatisfied with, for them',
  description:
    'It is read, and the landlord’s policy says what it becomes. Words that quote a reference of ours join its case.',
  answer: log,
  answers: loggedSchema,
  status: 201,
  body: logSchema,
  headers: ['Idempotency-Key (needed)'],
  problems: ['not-json', 'too-long', 'key-reused', 'not-your-role'],
}
