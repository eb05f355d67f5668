import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { CloudAdapter } from 'botbuilder'
import type { Notebook } from '../../casework/notebook.ts'
import type { Casework } from '../../casework/ports.ts'
import type { TeamsTrust } from '../../live/teamsEnvironment.ts'
import { activityIn } from './activity.ts'
import { lambdaResponse } from './lambdaResponse.ts'
import { type Authentication, authenticationFor, isProven } from './proof.ts'
import { takeTurn } from './turn.ts'

export interface Teams {
  readonly casework: Casework
  readonly notebook: Notebook
  readonly trust: TeamsTrust
  /** Another issuer of tokens than the Bot Framework’s public one. */
  readonly authentication?: Authentication
}

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

const refused = (statusCode: number): APIGatewayProxyStructuredResultV2 => ({ statusCode, body: '' })

/**
 * The Teams bot as a Lambda handler behind an HTTP API. Nothing is read of an activity whose token is not the Bot
 * Framework’s for this bot, and everything is refused where no bot is registered. The same activity never logs twice.
 */
export const createTeams = ({
  casework,
  notebook,
  trust,
  authentication = authenticationFor(trust),
}: Teams): Handler => {
  const adapter = new CloudAdapter(authentication)
  const turn = takeTurn({ casework, notebook, tenant: trust.kind === 'app' ? trust.tenant : null })

  const answer = async (event: APIGatewayProxyEventV2, authorization: string) => {
    const activity = activityIn(event)
    if (activity === null) return refused(trust.kind === 'app' ? 401 : 400)
    if (!(await isProven(trust, authentication, activity, authorization))) return refused(401)
    const { response, result } = lambdaResponse()
    await adapter.process({ method: 'POST', headers: { authorization }, body: activity }, response, turn)
    return result()
  }

  return async (event) => {
    // A client that only asks whether somebody is there, such as the Agents Playground as it starts.
    if (event.requestContext.http.method === 'HEAD') return { statusCode: 200 }
    const authorization = event.headers.authorization ?? ''
    if (trust.kind === 'closed' || (trust.kind === 'app' && authorization === '')) return refused(401)
    return await answer(event, authorization)
  }
}
