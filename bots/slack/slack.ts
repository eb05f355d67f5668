import { App, AwsLambdaReceiver, LogLevel } from '@slack/bolt'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import type { Notebook } from '../../casework/notebook.ts'
import type { Casework } from '../../casework/ports.ts'
import { logFault } from '../../live/logFault.ts'
import { listen } from './listeners.ts'
import { isSigned, rawBodyOf, sentAt } from './signature.ts'

export interface Slack {
  readonly casework: Casework
  readonly notebook: Notebook
  readonly signingSecret: string
  readonly botToken: string
  /** Another address of Slack’s Web API; ends in `/`. */
  readonly apiUrl?: string | undefined
}

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>

/** Milliseconds that an answer to Slack may take; it delivers the event again where we give up. */
const patience = 5000

/** One workspace’s token, given once; nothing is asked of Slack before it has to be. */
const appFor = ({ botToken, apiUrl }: Slack, receiver: AwsLambdaReceiver): App =>
  new App({
    receiver,
    authorize: async () => ({ botToken, isEnterpriseInstall: false }),
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: {
      ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
      retryConfig: { retries: 1, minTimeout: 500 },
      rejectRateLimitedCalls: true,
      timeout: patience,
    },
  })

/**
 * The Slack bot as a Lambda handler behind an HTTP API. Nothing is read of a request that Slack did not sign within the
 * last five minutes. A fault answers 500, so that Slack delivers an event again; the same delivery never logs twice.
 */
export const createSlack = (slack: Slack): Handler => {
  const { signingSecret, casework, notebook } = slack
  const receiver = new AwsLambdaReceiver({
    signingSecret,
    logLevel: LogLevel.ERROR,
    customPropertiesExtractor: (event) => ({ sentAt: sentAt(event.headers) }),
  })
  const app = appFor(slack, receiver)
  listen(app, { casework, notebook })
  app.error(async (fault) => {
    logFault('slack', fault.original ?? fault)
    throw fault
  })
  const handle = receiver.toHandler()

  return async (event, context) => {
    if (!isSigned(event, signingSecret, Date.now())) return { statusCode: 401, body: '' }
    return await handle({ ...event, body: rawBodyOf(event), isBase64Encoded: false }, context)
  }
}
