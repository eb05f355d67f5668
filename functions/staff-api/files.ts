import { z } from 'zod'
import { joinCase } from '../../casework/joinCase.ts'
import { readAttachment } from '../../casework/readAttachment.ts'
import type { StaffMember } from '../../domain/landlord/landlord.ts'
import { mayJoinCases } from '../../domain/staff/mayDo.ts'
import { caseOf } from './cases.ts'
import type { Answer, Operation, StaffApi } from './operation.ts'
import { Problem } from './problems.ts'
import { bodyOf, parsed, type Request } from './request.ts'

const joinSchema = z.object({
  into: z.string().describe('The reference of the case that its messages belong to.'),
  addsSender: z
    .boolean()
    .default(true)
    .describe(
      'Whether its sender is one of that case’s people from now on, so that what they write joins it.',
    ),
})

const join = async ({ keeping }: StaffApi, staff: StaffMember, request: Request): Promise<Answer> => {
  const { into, addsSender } = bodyOf(request, joinSchema)
  const { caseId, state } = await caseOf(keeping, request)
  const no = mayJoinCases(staff.roles)
  if (no !== null) throw new Problem('not-your-role', no.why)
  const reference = into.trim().toUpperCase()
  const done = await joinCase(keeping)({ caseId, into: reference, by: `staff:${staff.id}`, addsSender })
  if ('refusal' in done) throw new Problem('refused', done.refusal.why)
  return { status: 200, body: { reference: state.reference, joinedInto: reference } }
}

export const joinOperation: Operation = {
  summary: 'Say that what opened this case belongs to another',
  description:
    'Its messages go there, and it is over. A case names those that it may belong to, with the reason, in `suggestions`; any other may be named, too. Asked again it changes nothing.',
  answer: join,
  answers: z.object({ reference: z.string(), joinedInto: z.string() }),
  body: joinSchema,
  problems: ['no-such-case', 'not-your-role', 'refused', 'not-json', 'too-long'],
}

const fileQuery = z.object({
  as: z
    .enum(['preview', 'file'])
    .default('file')
    .describe('A picture to show, or an address to save it from.'),
})

const fileOf = async (
  { keeping, shelf }: StaffApi,
  staff: StaffMember,
  request: Request,
): Promise<Answer> => {
  const { as } = parsed(fileQuery, request.queryStringParameters)
  const { caseId } = await caseOf(keeping, request)
  const { message = '', number = '' } = request.pathParameters
  const opened = await readAttachment(
    keeping,
    shelf(),
  )({
    staff,
    caseId,
    channelMessageId: message,
    index: Number(number) - 1,
    as,
  })
  if ('refusal' in opened) throw new Problem('refused', opened.refusal.why)
  if ('link' in opened) return { status: 200, body: { link: opened.link } }
  const picture = Buffer.from(opened.preview).toString('base64')
  return { status: 200, body: { picture: `data:${opened.headers['content-type']};base64,${picture}` } }
}

export const fileOperation: Operation = {
  summary: 'What came with a message',
  description:
    'For those who see the whole of the case, once the scanner has passed it. A picture comes as a data URL, by what its bytes say it is; anything else is an address that saves it as a file, for one minute.',
  answer: fileOf,
  answers: z.object({ link: z.string().optional(), picture: z.string().optional() }),
  query: fileQuery,
  problems: ['no-such-case', 'refused'],
}
