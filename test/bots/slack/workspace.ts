import { createHmac } from 'node:crypto'
import { createSlack } from '../../../bots/slack/slack.ts'
import { startGateway } from '../../../local/gateway/gateway.ts'
import { createLambda, type LambdaHandler } from '../../../local/lambda.ts'
import { type Office, openOffice } from '../office.ts'
import { startSlackApi } from './slackApi.ts'

const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5'
const botToken = 'xoxb-17653672481-19874698323'

/** Tom Hargreaves of the demonstration landlord. */
const tom = 'U0LARK002'
/** Nobody’s id. */
export const nobody = 'U0OTHER99'

interface Signing {
  readonly secret?: string
  /** Seconds since 1970 that the request says it was sent at. */
  readonly sentAt?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** Slack’s own recipe: HMAC SHA-256 of `v0:timestamp:body`. */
const signatureOf = (body: string, sentAt: number, secret: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${sentAt}:${body}`).digest('hex')}`

/** A minute on, so that on a slow machine no answer counts as late unless a test says when it was sent. */
const inSeconds = (): number => Math.floor(Date.now() / 1000) + 60

/** The bot behind the embedded API Gateway, with a stand-in for Slack’s Web API, and requests signed as Slack signs. */
export const openWorkspace = async (changes: Partial<Office> = {}) => {
  const office = { ...(await openOffice()), ...changes }
  const api = await startSlackApi(botToken)
  const bot = createSlack({
    casework: office.casework,
    signingSecret,
    botToken,
    apiUrl: `${api.url}/api/`,
  })
  const lambda = createLambda({ slack: { load: () => bot as LambdaHandler } }, () => undefined)
  const gateway = await startGateway({ lambda, routes: { 'POST /slack/events': 'slack' } })

  const post = (body: string, headers: Record<string, string>): Promise<Response> =>
    fetch(`${gateway.url}/slack/events`, { method: 'POST', body, headers })

  const signed = (body: string, contentType: string, signing: Signing = {}): Promise<Response> => {
    const { secret = signingSecret, sentAt = inSeconds(), headers = {} } = signing
    return post(body, {
      'content-type': contentType,
      'x-slack-request-timestamp': String(sentAt),
      'x-slack-signature': signatureOf(body, sentAt, secret),
      ...headers,
    })
  }
  const form = (fields: Record<string, string>, signing?: Signing) =>
    signed(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', signing)

  return {
    office,
    api,
    post,
    command: (text: string, more: Record<string, string> = {}, signing?: Signing) =>
      form(
        {
          command: '/dissatisfaction',
          text,
          user_id: tom,
          team_id: 'T0LARK',
          channel_id: 'C0FRONT',
          trigger_id: '13345224609.738474920.8088930838d88f008e0',
          response_url: `${api.url}/response`,
          ...more,
        },
        signing,
      ),
    event: (body: object, signing?: Signing) => signed(JSON.stringify(body), 'application/json', signing),
    mention: (text: string, more: object = {}, signing?: Signing) =>
      signed(
        JSON.stringify({
          type: 'event_callback',
          team_id: 'T0LARK',
          api_app_id: 'A0LARK',
          event_id: 'Ev08MFMKH6',
          event_time: 1234567890,
          event: {
            type: 'app_mention',
            user: tom,
            text: `<@U0BOT> ${text}`,
            ts: '1515449522.000016',
            channel: 'C0FRONT',
            ...more,
          },
        }),
        'application/json',
        signing,
      ),
    shortcut: (message: object, more: object = {}) =>
      form({
        payload: JSON.stringify({
          type: 'message_action',
          callback_id: 'log_dissatisfaction',
          trigger_id: '13345224609.738474920.8088930838d88f008e1',
          response_url: `${api.url}/response`,
          user: { id: tom, name: 'tom' },
          team: { id: 'T0LARK', domain: 'larkfield' },
          channel: { id: 'C0FRONT', name: 'front-desk' },
          message_ts: '1515449522.000016',
          message: { type: 'message', ts: '1515449522.000016', ...message },
          ...more,
        }),
      }),
    close: async () => {
      await gateway.close()
      await api.close()
      await office.close()
    },
  }
}
