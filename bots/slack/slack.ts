import { App, AwsLambdaReceiver, LogLevel, webApi } from '@slack/bolt'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import type { HandOverPorts } from '../../casework/handOver.ts'
import type { Notebook } from '../../casework/notebook.ts'
import type { Casework } from '../../casework/ports.ts'
import { logFault } from '../../live/logFault.ts'
import { lookRound, tellNews } from '../desk/news.ts'
import { inTime, workIn } from '../staffQueue.ts'
import { answerForLater, workLater } from './later.ts'
import { listen } from './listeners.ts'
import { slackPoster } from './poster.ts'
import { isSigned, rawBodyOf, sentAt } from './signature.ts'

export interface Slack {
  readonly casework: Casework
  readonly notebook: Notebook
  /** What it takes to speak with residents in the chat. */
  readonly chats?: HandOverPorts | undefined
  readonly signingSecret: string
  readonly botToken: string
  /** Another address of Slack’s Web API; ends in `/`. */
  readonly apiUrl?: string | undefined
  /** Leaves something to every tool of the staff's. */
  readonly tellTools?: ((job: unknown) => Promise<void>) | undefined
  /** Takes what cannot be answered in time; without it, an answer takes as long as it takes. */
  readonly later?: ((job: unknown) => Promise<void>) | undefined
}

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>

/** Milliseconds that an answer to Slack may take; it delivers the event again where we give up. */
const patience = 5000

const clientOptions = ({ apiUrl }: Slack) => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  retryConfig: { retries: 1, minTimeout: 500 },
  timeout: patience,
})

/** One workspace’s token, given once; nothing is asked of Slack before it has to be. */
const appFor = (slack: Slack, receiver: AwsLambdaReceiver): App =>
  new App({
    receiver,
    authorize: async () => ({ botToken: slack.botToken, isEnterpriseInstall: false }),
    convoStore: false,
    logLevel: LogLevel.ERROR,
    // Whoever waits for an answer does not wait out a rate limit.
    clientOptions: { ...clientOptions(slack), rejectRateLimitedCalls: true },
  })

/** Nobody waits for what the bot says first, so it waits as long as Slack’s Retry-After asks. */
const patientClient = (slack: Slack): webApi.WebClient =>
  new webApi.WebClient(slack.botToken, { ...clientOptions(slack), logLevel: LogLevel.ERROR as never })

/**
 * The Slack bot as a Lambda handler behind an HTTP API, a queue and a schedule. Nothing is read of a request that Slack
 * did not sign within the last five minutes. A fault answers 500, so that Slack delivers an event again; the same
 * delivery never logs twice. What takes longer than Slack waits is acknowledged and worked off from the queue.
 */
export const createSlack = (slack: Slack): Handler => {
  const { signingSecret, casework, notebook, later } = slack
  const receiver = new AwsLambdaReceiver({
    signingSecret,
    logLevel: LogLevel.ERROR,
    customPropertiesExtractor: (event) => ({ sentAt: sentAt(event.headers) }),
  })
  const app = appFor(slack, receiver)
  const poster = slackPoster(patientClient(slack), casework)
  const desk = { casework, notebook, poster, chats: slack.chats, tellTools: slack.tellTools }
  listen(app, desk)
  app.error(async (fault) => {
    logFault('slack', fault.original ?? fault)
    throw fault
  })
  const handle = receiver.toHandler()

  const works = {
    job: workLater(app, slack.botToken, (news) => tellNews(desk, news)),
    round: () => lookRound(desk, poster),
  }

  const answer = async (event: APIGatewayProxyEventV2, context: Context) => {
    const answered = handle({ ...event, body: rawBodyOf(event), isBase64Encoded: false }, context)
    if (later === undefined) return await answered
    const first = await inTime(answered)
    if (first !== 'late') return first
    answered.catch((fault: unknown) => logFault('slack', fault))
    await later({ kind: 'request', request: { body: rawBodyOf(event) } })
    return answerForLater(rawBodyOf(event))
  }

  return async (event, context) => {
    const work = workIn(event, works, (fault) => logFault('slack', fault))
    if (work !== null) return (await work) as APIGatewayProxyStructuredResultV2
    if (!isSigned(event, signingSecret, Date.now())) return { statusCode: 401, body: '' }
    return await answer(event, context)
  }
}
