import { doneView, sightIn } from '../../casework/caseView.ts'
import { previewCommand } from '../../casework/previewCommand.ts'
import { askedBy, notAllowed, type StaffAnswer, staffCommand } from '../../casework/staffCommand.ts'
import { isOpened } from '../../domain/case/case.ts'
import type { Refusal } from '../../domain/case/command.ts'
import type { StaffMember } from '../../domain/landlord/landlord.ts'
import { doneSchema, previewSchema } from './answers.ts'
import { caseOf, etagOf } from './cases.ts'
import { commandBodySchema } from './commandBody.ts'
import type { Answer, Operation, StaffApi } from './operation.ts'
import { Problem } from './problems.ts'
import { bodyOf, keyOf, type Request, versionSeen } from './request.ts'

const refused = ({ why, clause }: Refusal, forbidden = false): Problem =>
  new Problem(forbidden ? 'not-your-role' : 'refused', why, clause === undefined ? {} : { clause })

const stale = (version: number): Problem =>
  new Problem(
    'stale',
    `It is at version ${version} now. Read it again, see what changed, and ask once more if it is still right.`,
    { currentVersion: version },
    { etag: etagOf(version) },
  )

/** What a command did; throws `Problem` for all that it did not do. */
const doneOf = (answer: StaffAnswer) => {
  if ('refusal' in answer) throw refused(answer.refusal, answer.forbidden)
  if ('conflict' in answer) throw stale(answer.conflict)
  if ('keyReused' in answer)
    throw new Problem('key-reused', 'Another command was sent with this key. Take a new key for each.')
  return answer
}

const command = async ({ keeping }: StaffApi, staff: StaffMember, request: Request): Promise<Answer> => {
  const asked = bodyOf(request, commandBodySchema)
  const ifVersion = versionSeen(request)
  const key = keyOf(request)
  const { caseId } = await caseOf(keeping, request)
  const { loaded, events, replayed } = doneOf(
    await staffCommand(keeping)({
      staff,
      caseId,
      command: asked,
      ifVersion,
      ...(key === undefined ? {} : { key }),
    }),
  )
  const { state } = loaded
  if (!isOpened(state)) throw new Error(`Case ${caseId} was changed but is not open.`)
  return {
    status: 200,
    body: doneView(keeping, { ...loaded, state }, events),
    headers: {
      etag: etagOf(loaded.version),
      ...(replayed === true ? { 'idempotency-replayed': 'true' } : {}),
    },
  }
}

const preview = async ({ keeping }: StaffApi, staff: StaffMember, request: Request): Promise<Answer> => {
  const asked = askedBy(keeping, staff, bodyOf(request, commandBodySchema))
  const loaded = await caseOf(keeping, request)
  const no = notAllowed(keeping, staff, asked)
  if (no !== null) doneOf(no)
  if (sightIn(loaded, staff) !== 'whole')
    throw new Problem('not-your-role', 'Letters of a case are shown to those who see the whole of it.')
  const result = await previewCommand(keeping)(loaded.caseId, asked)
  if ('refusal' in result) throw refused(result.refusal)
  return { status: 200, body: result, headers: { etag: etagOf(loaded.version) } }
}

export const commandOperation: Operation = {
  summary: 'Ask something of a case',
  description:
    'Any command of the engine. When and by whom come from the clock and from your token. What may not be done comes back as 409 with the clause that says so. With an Idempotency-Key the same request again is answered as before, and done once.',
  answer: command,
  answers: doneSchema,
  headers: ['If-Match', 'Idempotency-Key'],
  problems: [
    'no-such-case',
    'not-your-role',
    'refused',
    'stale',
    'version-needed',
    'key-reused',
    'not-json',
    'too-long',
    'busy',
  ],
}

export const previewOperation: Operation = {
  summary: 'What a command would do',
  description:
    'The notices that it would send and the dates that would then hold. Nothing is stored or sent.',
  answer: preview,
  answers: previewSchema,
  problems: ['no-such-case', 'not-your-role', 'refused', 'not-json', 'too-long'],
}
