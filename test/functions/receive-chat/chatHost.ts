import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { caseDirectory } from '../../../aws/caseDirectory.ts'
import { caseStore } from '../../../aws/caseStore.ts'
import { chatConnections } from '../../../aws/chatConnections.ts'
import { connections } from '../../../aws/connections.ts'
import { conversationStore } from '../../../aws/conversationStore.ts'
import type { Table } from '../../../aws/table.ts'
import type { ConversePorts } from '../../../casework/conversationPorts.ts'
import type { HandOverPorts } from '../../../casework/handOver.ts'
import type { Casework } from '../../../casework/ports.ts'
import { instantOf } from '../../../domain/calendar/instant.ts'
import { readMessage } from '../../../domain/classifier/readMessage.ts'
import { createReceiveChat } from '../../../functions/receive-chat/receiveChat.ts'
import { pageDependencies } from '../../../functions/serve-chat/pageDependencies.ts'
import { createServeChat } from '../../../functions/serve-chat/serveChat.ts'
import { conversePorts, showNews } from '../../../live/conversation.ts'
import { landlordRules } from '../../../live/landlordRules.ts'
import { startDynamoDb } from '../../../local/dynamodb/dynamodb.ts'
import { startGateway } from '../../../local/gateway/gateway.ts'
import { createLambda, type LambdaHandler } from '../../../local/lambda.ts'

/** Saturday 28 November 2026, 23:40 in London. */
export const saturdayNight = Date.UTC(2026, 10, 28, 23, 40)

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const region = 'eu-west-2'

const openTable = (endpoint: string): Table => ({
  name: 'Putright',
  client: DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
})

const notHere = (): never => {
  throw new Error('The chat sends no mail and drives no timeline: the commit feed does.')
}

const caseworkOn = (table: Table, now: () => number): Casework => ({
  now: () => instantOf(now()),
  classifier: readMessage,
  rules: landlordRules(),
  store: caseStore(table),
  directory: caseDirectory(table),
  mailer: { send: notHere },
  mail: { signingKey: 'x'.repeat(32), claimWords: notHere, mayAnswer: notHere },
  timeline: {
    start: notHere,
    restart: notHere,
    finish: notHere,
    wake: notHere,
    keepWaiting: notHere,
    waiting: notHere,
  },
})

export interface ChatHost {
  readonly url: string
  readonly casework: Casework
  readonly ports: ConversePorts
  /** Tells the pages that show a conversation. */
  readonly show: HandOverPorts['show']
  /** Moves the clock to a moment, milliseconds since 1970. */
  setClock(milliseconds: number): void
  /** Stops what listens, keeps what is stored, and starts again on the same port. */
  restart(whileDown?: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** The chat as it runs: the real handlers, gateway, store, classifier and policy; mail and timeline left out. */
export const startChatHost = async (
  change: (ports: ConversePorts) => ConversePorts = (ports) => ports,
): Promise<ChatHost> => {
  let clock = saturdayNight
  const now = () => clock
  const dynamodb = await startDynamoDb({ table: 'Putright', now })
  const table = openTable(dynamodb.url)
  const casework = caseworkOn(table, now)
  const ports = change(conversePorts(casework, conversationStore(table)))

  const listen = async (port: number) => {
    let url = ''
    const management = () => new ApiGatewayManagementApiClient({ endpoint: url, region, credentials })
    const receive = () =>
      createReceiveChat({
        ports,
        connections: connections(management()),
        showing: chatConnections(table),
        origins: [new URL(ports.landlord.website).origin],
      })
    const serve = () => createServeChat(pageDependencies(ports.landlord))
    const lambda = createLambda(
      {
        ReceiveChat: { load: () => receive() as LambdaHandler, timeoutSeconds: 20 },
        ServeChat: { load: () => serve() as LambdaHandler, timeoutSeconds: 20 },
      },
      () => undefined,
    )
    const routes = { $connect: 'ReceiveChat', $disconnect: 'ReceiveChat', $default: 'ReceiveChat' }
    const gateway = await startGateway({
      lambda,
      port,
      routes: { 'GET /chat': 'ServeChat', 'GET /chat/{file}': 'ServeChat' },
      webSocket: { path: '/ws', routes },
      now,
    })
    url = gateway.url
    return { gateway, lambda }
  }

  let running = await listen(0)
  const stop = async () => {
    await running.gateway.close()
    await running.lambda.settled()
  }
  return {
    url: running.gateway.url,
    casework,
    ports,
    show: showNews(
      table,
      connections(new ApiGatewayManagementApiClient({ endpoint: running.gateway.url, region, credentials })),
    ),
    setClock: (milliseconds) => {
      clock = milliseconds
    },
    restart: async (whileDown = async () => undefined) => {
      const { port } = running.gateway
      await stop()
      await whileDown()
      running = await listen(port)
    },
    close: async () => {
      await stop()
      await dynamodb.close()
    },
  }
}
