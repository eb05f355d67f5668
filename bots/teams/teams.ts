import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { CloudAdapter } from 'botbuilder'
import type { HandOverPorts } from '../../casework/handOver.ts'
import type { Notebook } from '../../casework/notebook.ts'
import type { Casework } from '../../casework/ports.ts'
import { logFault } from '../../live/logFault.ts'
import type { TeamsTrust } from '../../live/teamsEnvironment.ts'
import { lookRound, tellNews } from '../desk/news.ts'
import { inTime, type Job, workIn } from '../staffQueue.ts'
import { activityIn, type UnprovenActivity } from './activity.ts'
import { lambdaResponse } from './lambdaResponse.ts'
import { answerForLater, answerNow } from './later.ts'
import { teamsPoster } from './poster.ts'
import { type Authentication, authenticationFor, isProven } from './proof.ts'
import { takeTurn } from './turn.ts'

export interface Teams {
  readonly casework: Casework
  readonly notebook: Notebook
  /** What it takes to speak with residents in the chat. */
  readonly chats?: HandOverPorts | undefined
  readonly trust: TeamsTrust
  /** Another issuer of tokens than the Bot Framework’s public one. */
  readonly authentication?: Authentication
  /** Leaves something to every tool of the staff's. */
  readonly tellTools?: ((job: unknown) => Promise<void>) | undefined
  /** Takes what cannot be answered in time; without it, an answer takes as long as it takes. */
  readonly later?: ((job: unknown) => Promise<void>) | undefined
}

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

const refused = (statusCode: number): APIGatewayProxyStructuredResultV2 => ({ statusCode, body: '' })

/**
 * The Teams bot as a Lambda handler behind an HTTP API, a queue and a schedule. Nothing is read of an activity whose
 * token is not the Bot Framework’s for this bot, and everything is refused where no bot is registered. The same activity
 * never logs twice. What takes longer than Teams waits is acknowledged and worked off from the queue.
 */
export const createTeams = (teams: Teams): Handler => {
  const { casework, notebook, trust, authentication = authenticationFor(trust), later } = teams
  const adapter = new CloudAdapter(authentication)
  const appId = trust.kind === 'app' ? trust.id : ''
  const poster = teamsPoster(adapter, appId, { notebook })
  const desk = {
    casework,
    notebook,
    poster,
    chats: teams.chats,
    tellTools: teams.tellTools,
    tenant: trust.kind === 'app' ? trust.tenant : null,
  }
  const turn = takeTurn(desk)

  const works = {
    job: async (job: Job) => {
      if (job.kind === 'request') await answerNow(adapter, appId, desk, job.request)
      else await tellNews(desk, job)
    },
    round: () => lookRound(desk, poster),
  }

  const process = async (activity: UnprovenActivity, authorization: string) => {
    const { response, result } = lambdaResponse()
    await adapter.process({ method: 'POST', headers: { authorization }, body: activity }, response, turn)
    return result()
  }

  const answerProven = async (activity: UnprovenActivity, authorization: string) => {
    const answered = process(activity, authorization)
    if (later === undefined) return await answered
    const first = await inTime(answered)
    if (first !== 'late') return first
    answered.catch((fault: unknown) => logFault('teams', fault))
    await later({ kind: 'request', request: activity })
    return answerForLater(activity)
  }

  const answer = async (event: APIGatewayProxyEventV2, authorization: string) => {
    const activity = activityIn(event)
    if (activity === null) return refused(trust.kind === 'app' ? 401 : 400)
    return (await isProven(trust, authentication, activity, authorization))
      ? await answerProven(activity, authorization)
      : refused(401)
  }

  return async (event) => {
    const work = workIn(event, works, (fault) => logFault('teams', fault))
    if (work !== null) return (await work) as APIGatewayProxyStructuredResultV2
    // A client that only asks whether somebody is there, such as the Agents Playground as it starts.
    if (event.requestContext.http.method === 'HEAD') return { statusCode: 200 }
    const authorization = event.headers.authorization ?? ''
    if (trust.kind === 'closed' || (trust.kind === 'app' && authorization === '')) return refused(401)
    return await answer(event, authorization)
  }
}
