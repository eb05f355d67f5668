import { createHmac } from 'node:crypto'
import { createSlack } from '../../../bots/slack/slack.ts'
import { startGateway } from '../../../local/gateway/gateway.ts'
import { createLambda, type LambdaHandler } from '../../../local/lambda.ts'
import { type Office, openOffice } from '../office.ts'
import { type View, viewSchema } from './blockKit.ts'
import { startSlackApi } from './slackApi.ts'

const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5'
const botToken = 'xoxb-17653672481-19874698323'

/** Tom Hargreaves of the demonstration landlord. */
const tom = 'U0LARK002'
/** Nobody’s id. */
export const nobody = 'U0OTHER99'

/** What is put into a field instead of what it came with. */
type Changes = Readonly<Record<string, string | readonly string[] | null>>

type Input = Extract<View['blocks'][number], { type: 'input' }>

type Element = Input['element']

const ticked = (element: Extract<Element, { type: 'checkboxes' }>, change: Changes[string] | undefined) =>
  change === undefined ? (element.initial_options ?? []) : [change ?? []].flat().map((value) => ({ value }))

const initial = (element: Exclude<Element, { type: 'checkboxes' }>): string | null => {
  switch (element.type) {
    case 'plain_text_input':
      return element.initial_value ?? null
    case 'datepicker':
      return element.initial_date ?? null
    case 'timepicker':
      return element.initial_time ?? null
    default:
      return element.initial_option?.value ?? null
  }
}

const keys: Readonly<Record<string, string>> = {
  plain_text_input: 'value',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
}

/** An element’s state as Slack sends it: what it came with, or what was put in instead. */
const asSlackSends = ({ element }: Input, change: Changes[string] | undefined): object => {
  if (element.type === 'checkboxes') return { selected_options: ticked(element, change) }
  const value = change === undefined ? initial(element) : change
  const key = keys[element.type]
  if (key !== undefined) return { [key]: value }
  return { selected_option: value === null ? null : { value } }
}

const valuesOf = (view: View, changes: Changes) =>
  Object.fromEntries(
    view.blocks.flatMap((block) =>
      block.type === 'input'
        ? [
            [
              block.block_id,
              {
                [block.element.action_id]: {
                  type: block.element.type,
                  ...asSlackSends(block, changes[block.block_id]),
                },
              },
            ],
          ]
        : [],
    ),
  )

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
export const openWorkspace = async (
  changes: Partial<Office> = {},
  later?: (job: unknown) => Promise<void>,
) => {
  const office = {
    ...(changes.casework === undefined || changes.close === undefined ? await openOffice() : {}),
    ...changes,
  } as Office
  const api = await startSlackApi(botToken)
  const bot = createSlack({
    casework: office.casework,
    notebook: office.notebook,
    signingSecret,
    botToken,
    apiUrl: `${api.url}/api/`,
    later,
  })
  const lambda = createLambda(
    { slack: { load: () => bot as LambdaHandler, timeoutSeconds: 25 } },
    () => undefined,
  )
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
  const payload = (body: object, signing?: Signing) => form({ payload: JSON.stringify(body) }, signing)

  const person = { user: { id: tom, name: 'tom' }, team: { id: 'T0LARK', domain: 'larkfield' } }

  /** The last view that was opened, pushed, updated or published, as Slack would now show it. */
  const lastView = (): View => {
    const call = api.calls.findLast(({ body }) => body.view !== undefined)
    return viewSchema.parse(call?.body.view)
  }

  return {
    office,
    api,
    post,
    lastView,
    /** As the queue or the schedule calls the function. */
    invoke: async (event: unknown) => {
      const answer = await lambda.invoke('slack', event)
      return 'payload' in answer ? answer.payload : answer
    },
    /** Sends a modal with what it was filled in with, changed where told, as Slack sends it. */
    submit: async (view: View, changes: Changes = {}, more: object = {}, signing?: Signing) =>
      payload(
        {
          type: 'view_submission',
          ...person,
          trigger_id: api.trigger(),
          view: {
            ...view,
            id: 'V0FORM',
            hash: '1.1',
            state: { values: valuesOf(view, changes) },
          },
          ...more,
        },
        signing,
      ),
    /** Presses a button, in a message, the App Home or a modal. */
    press: (button: { action_id: string; value?: string | undefined }, more: object = {}) =>
      payload({
        type: 'block_actions',
        ...person,
        trigger_id: api.trigger(),
        response_url: `${api.url}/response`,
        container: { type: 'view' },
        actions: [{ type: 'button', block_id: 'b1', action_ts: '1.1', ...button }],
        ...more,
      }),
    search: (typed: string, more: object = {}) =>
      payload({
        type: 'block_suggestion',
        ...person,
        action_id: 'search',
        block_id: 'resident',
        value: typed,
        container: { type: 'view' },
        ...more,
      }),
    globalShortcut: (more: object = {}) =>
      payload({
        type: 'shortcut',
        callback_id: 'log_anywhere',
        ...person,
        trigger_id: api.trigger(),
        ...more,
      }),
    homeOpened: (user = tom) =>
      signed(
        JSON.stringify({
          type: 'event_callback',
          team_id: 'T0LARK',
          api_app_id: 'A0LARK',
          event_id: 'Ev08HOME',
          event: { type: 'app_home_opened', user, channel: 'D0HOME', tab: 'home', event_ts: '1.1' },
        }),
        'application/json',
      ),
    command: (text: string, more: Record<string, string> = {}, signing?: Signing) =>
      form(
        {
          command: '/dissatisfaction',
          text,
          user_id: tom,
          team_id: 'T0LARK',
          channel_id: 'C0FRONT',
          trigger_id: api.trigger(),
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
          trigger_id: api.trigger(),
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
