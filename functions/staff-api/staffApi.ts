import { isStaffRoute } from '../../aws/staffApi.ts'
import { CaseIsBusy } from '../../casework/handleCommand.ts'
import { NoSuchPage } from '../../casework/ports.ts'
import type { StaffMember } from '../../domain/landlord/landlord.ts'
import { staffBySubject } from '../../domain/staff/whoIs.ts'
import { lambda } from '../lambda.ts'
import { docsPage, pagePolicy } from './docsPage.ts'
import { openApi } from './openApi.ts'
import type { Answer, StaffApi } from './operation.ts'
import { isOperation, operations } from './operations.ts'
import { invalid, Problem, problems, typeOf } from './problems.ts'
import { type Request, requestSchema } from './request.ts'

/**
 * Who asks: the gateway has proven the token, and the landlord's file says who that is. Whoever is proven and not on it
 * learns that and nothing else. Throws `Problem`.
 */
const whoAsks = ({ keeping }: StaffApi, { requestContext: { authorizer } }: Request): StaffMember => {
  const subject = authorizer?.jwt.claims.sub
  const member = subject === undefined ? null : staffBySubject(keeping.rules.landlord, subject)
  if (member !== null) return member
  throw new Problem('not-on-the-staff', 'Ask an administrator to put you into the landlord’s file.')
}

const withinLimit = async ({ countRequest, keeping }: StaffApi, { id }: StaffMember): Promise<void> => {
  const seconds = await countRequest(id, keeping.now())
  if (seconds === null) return
  throw new Problem('too-many', `Wait ${seconds} seconds.`, {}, { 'retry-after': String(seconds) })
}

const nothingThere = new Problem('no-such-page', 'GET /staff/docs says what there is.')

const answerFor = async (api: StaffApi, request: Request): Promise<Answer> => {
  const { routeKey } = request
  if (!isOperation(routeKey)) throw nothingThere
  const staff = whoAsks(api, request)
  await withinLimit(api, staff)
  return operations[routeKey].answer(api, staff, request)
}

const always = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

const json = (statusCode: number, type: string, body: unknown, headers: Answer['headers'] = {}) => ({
  statusCode,
  headers: { ...always, 'content-type': type, ...headers },
  body: JSON.stringify(body),
})

const asProblem = (error: unknown): Problem | null => {
  if (error instanceof Problem) return error
  if (error instanceof CaseIsBusy)
    return new Problem('busy', 'Try again in a second.', {}, { 'retry-after': '1' })
  return error instanceof NoSuchPage
    ? invalid([{ field: 'cursor', message: 'this is not the “next” of this list' }])
    : null
}

/** RFC 9457. What is nobody's to mend is thrown on: the gateway answers it with a bare 500, and an alarm rings. */
const problemAnswer = (error: unknown) => {
  const found = asProblem(error)
  if (found === null) throw error
  const { problem, message: detail, more, headers } = found
  const { status, title } = problems[problem]
  const body = { type: typeOf(problem), title, status, detail, ...more }
  return json(status, 'application/problem+json', body, headers)
}

const described = (routeKey: string) => {
  if (routeKey === 'GET /staff/openapi.json') return json(200, 'application/json', openApi())
  return {
    statusCode: 200,
    headers: { ...always, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy },
    body: docsPage(openApi()),
  }
}

/** The staff API: one function behind the gateway, which routes and proves who asks. */
export const createStaffApi = (api: StaffApi) =>
  lambda(requestSchema, async (request) => {
    const { routeKey } = request
    if (isStaffRoute(routeKey) && !isOperation(routeKey)) return described(routeKey)
    try {
      const { status, body, headers } = await answerFor(api, request)
      return json(status, 'application/json', body, headers)
    } catch (error) {
      return problemAnswer(error)
    }
  })
