import { expect } from 'vitest'
import { createTeams, type Teams } from '../../../bots/teams/teams.ts'
import { startGateway } from '../../../local/gateway/gateway.ts'
import { createLambda, type LambdaHandler } from '../../../local/lambda.ts'
import { type Office, openOffice } from '../office.ts'
import { appId, startBotFramework, tenant } from './botFramework.ts'
import { type Card, cardSchema } from './cardSchema.ts'

/** Priya Nair of the demonstration landlord. */
const priya = '29:larkfield-priya-nair'

interface Pressed {
  readonly verb?: string
  readonly data: object
}

const app = { kind: 'app', id: appId, password: 'secret', tenant } as const

/** The bot behind the embedded API Gateway, and the Bot Framework on the other side. */
export const openTeam = async (
  changes: {
    readonly trust?: Teams['trust']
    readonly office?: Office
    readonly casework?: Office['casework']
    readonly later?: Teams['later']
  } = {},
) => {
  const office = changes.office ?? (await openOffice())
  const framework = await startBotFramework()
  const { notebook } = office
  const { trust = app, casework = office.casework, later } = changes
  const bot = createTeams(
    trust.kind === 'app'
      ? { casework, notebook, trust, later, authentication: framework.authentication }
      : { casework, notebook, trust, later },
  )
  const lambda = createLambda({ teams: { load: () => bot as LambdaHandler } }, () => undefined)
  const gateway = await startGateway({
    lambda,
    routes: { 'POST /teams/messages': 'teams', 'HEAD /teams/messages': 'teams' },
  })
  const url = `${gateway.url}/teams/messages`

  const post = (body: string, token?: string): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    })

  const activity = (text: string, more: object = {}) => ({
    type: 'message',
    id: '1485983408511',
    timestamp: '2026-11-28T23:40:00.000Z',
    channelId: 'msteams',
    serviceUrl: framework.url,
    from: { id: priya, name: 'Priya Nair' },
    conversation: { id: 'a:1pL6i0oY3C0K8oAj8', conversationType: 'personal', tenantId: tenant },
    recipient: { id: '28:bot', name: 'Putright' },
    text,
    textFormat: 'plain',
    ...more,
  })

  let invoked = 0
  /** An invoke as Teams sends it, with a genuine token; its answer stands in the response. */
  const invoke = async (name: string, value: object, more: object = {}) => {
    invoked += 1
    const body = activity('', {
      type: 'invoke',
      id: `f:invoke-${invoked}`,
      name,
      value,
      text: undefined,
      ...more,
    })
    return await post(JSON.stringify(body), framework.token())
  }

  return {
    office,
    framework,
    url,
    invoke,
    tenant,
    /** Presses an action of a card that stands in the chat: Action.Execute. */
    execute: async (action: Pressed, inputs: object = {}, more?: object): Promise<Card> => {
      const response = await invoke(
        'adaptiveCard/action',
        {
          action: { type: 'Action.Execute', verb: action.verb, data: { ...action.data, ...inputs } },
          trigger: 'manual',
        },
        more,
      )
      const answer = await response.json()
      expect(answer).toMatchObject({
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
      })
      return cardSchema.parse(answer.value)
    },
    post,
    /** As the queue or the schedule calls the function. */
    work: async (event: unknown) => {
      const answer = await lambda.invoke('teams', event)
      return 'payload' in answer ? answer.payload : answer
    },
    activity,
    /** As Teams says it for somebody, with a genuine token. */
    say: (text: string, more?: object) => post(JSON.stringify(activity(text, more)), framework.token()),
    close: async () => {
      await gateway.close()
      await framework.close()
      await office.close()
    },
  }
}
