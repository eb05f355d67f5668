import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { caseDirectory } from '../../../aws/caseDirectory.ts'
import { caseStore } from '../../../aws/caseStore.ts'
import { chatConnections } from '../../../aws/chatConnections.ts'
import { chatLinks } from '../../../aws/chatLinks.ts'
import { codeStore } from '../../../aws/codes.ts'
import { connections } from '../../../aws/connections.ts'
import { mailKeeping } from '../../../aws/mailKeeping.ts'
import type { Table } from '../../../aws/table.ts'
import { uploadShelf } from '../../../aws/uploads.ts'
import type { ChatLinkPorts } from '../../../casework/chatLink.ts'
import type { ConversePorts } from '../../../casework/conversationPorts.ts'
import type { CodeAsk, CodePorts, CodeStore } from '../../../casework/followPorts.ts'
import type { HandOverPorts } from '../../../casework/handOver.ts'
import type { Casework, OutgoingEmail, OutgoingText } from '../../../casework/ports.ts'
import { finishedUploads, ofCase } from '../../../casework/uploads.ts'
import { instantOf } from '../../../domain/calendar/instant.ts'
import { readMessage } from '../../../domain/classifier/readMessage.ts'
import { createContinueChat } from '../../../functions/continue-chat/continueChat.ts'
import { createFollowCase } from '../../../functions/follow-case/followCase.ts'
import { addressesBehind } from '../../../functions/formRequest.ts'
import { createPollChat } from '../../../functions/poll-chat/pollChat.ts'
import { createReceiveChat } from '../../../functions/receive-chat/receiveChat.ts'
import { createSendCodes } from '../../../functions/send-codes/sendCodes.ts'
import { pageDependencies } from '../../../functions/serve-chat/pageDependencies.ts'
import { createServeChat } from '../../../functions/serve-chat/serveChat.ts'
import { createTellUs } from '../../../functions/tell-us/tellUs.ts'
import { uploadPortsOn } from '../../../functions/upload-file/uploadDependencies.ts'
import { createUploadFile } from '../../../functions/upload-file/uploadFile.ts'
import { buildAssets } from '../../../infra/assets.ts'
import { conversePorts } from '../../../live/conversation.ts'
import { landlordRules } from '../../../live/landlordRules.ts'
import { showNews } from '../../../live/showNews.ts'
import { assetsBehaviour } from '../../../local/assetsBehaviour.ts'
import { deployAssets } from '../../../local/deployAssets.ts'
import { startDynamoDb } from '../../../local/dynamodb/dynamodb.ts'
import { startGateway } from '../../../local/gateway/gateway.ts'
import { createLambda, type LambdaHandler } from '../../../local/lambda.ts'
import { startS3 } from '../../../local/s3/s3.ts'
import type { Running } from '../../../local/server.ts'

/** Saturday 28 November 2026, 23:40 in London. */
export const saturdayNight = Date.UTC(2026, 10, 28, 23, 40)

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const region = 'eu-west-2'
const bucket = 'attachments'
const landing = 'uploads'
const assets = 'assets'
const secret = 'a secret of the tests alone, long enough'

const openTable = (endpoint: string): Table => ({
  name: 'Putright',
  client: DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
})

const notHere = (): never => {
  throw new Error('The chat drives no timeline: the commit feed does.')
}

const caseworkOn = (table: Table, now: () => number, sent: OutgoingEmail[]): Casework => ({
  now: () => instantOf(now()),
  classifier: readMessage,
  rules: landlordRules(),
  store: caseStore(table),
  directory: caseDirectory(table),
  mailer: {
    send: async (email) => {
      sent.push(email)
      return { messageId: `sent-${sent.length}@example.org` }
    },
  },
  mail: mailKeeping(table, secret, () => undefined),
  timeline: {
    start: notHere,
    restart: notHere,
    finish: notHere,
    wake: notHere,
    keepWaiting: notHere,
    waiting: notHere,
  },
})

/** What CloudFront alone would know. */
export const frontDoorKey = 'a key that the tests alone know, no secret'
const addressOf = addressesBehind(frontDoorKey)

export interface ChatHost {
  readonly url: string
  /** Where files are sent to. */
  readonly storage: Running
  /** A kept file as it is in store. */
  keptBytes(key: string): Promise<Buffer>
  readonly casework: Casework
  readonly ports: ConversePorts
  readonly codes: CodeStore
  readonly links: () => ChatLinkPorts
  /** Mails that went out, oldest first. */
  readonly sent: readonly OutgoingEmail[]
  /** Texts that went out, oldest first. */
  readonly texts: readonly OutgoingText[]
  /** Tells the pages that show a conversation. */
  readonly show: HandOverPorts['show']
  /** Lets the pages of an origin chat and send files, as the landlord’s own website may. */
  allow(origin: string): void
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
  const sent: OutgoingEmail[] = []
  const texts: OutgoingText[] = []
  const casework = caseworkOn(table, now, sent)
  const folder = await mkdtemp(join(tmpdir(), 'putright-chat-'))
  const pageOrigins: string[] = [new URL(casework.rules.landlord.website).origin]
  const s3 = await startS3({
    port: 0,
    path: folder,
    buckets: [bucket, landing, assets],
    origins: pageOrigins,
    keys: { [credentials.accessKeyId]: credentials.secretAccessKey },
    now,
  })
  const settings = { endpoint: s3.url, region, credentials, forcePathStyle: true }
  const client = new S3Client(settings)
  Object.assign(process.env, await deployAssets(buildAssets(), assets, client))
  const shelf = uploadShelf({ landing, kept: bucket }, settings)
  const uploads = uploadPortsOn(table, shelf, secret)
  const ports = change(conversePorts(casework, table))

  const linksAt = (pages: string): ChatLinkPorts & CodePorts => ({
    casework,
    texts: {
      send: async (text) => {
        texts.push(text)
      },
    },
    codes: codeStore(table),
    count: uploads.count,
    secret,
    pages,
    random: (bytes) => randomBytes(bytes),
    conversations: ports.conversations,
    links: chatLinks(table),
  })

  const listen = async (port: number) => {
    let url = ''
    const management = () => new ApiGatewayManagementApiClient({ endpoint: url, region, credentials })
    const receive = () =>
      createReceiveChat({
        ports,
        connections: connections(management()),
        showing: chatConnections(table),
        origins: pageOrigins,
      })
    const serve = () => createServeChat({ ...pageDependencies(ports.landlord), uploadOrigin: s3.url })
    const follow = () =>
      createFollowCase({
        ports: { ...linksAt(url), later },
        uploaded: ({ caseId }, ids) => finishedUploads(uploads)(ofCase(caseId), ids),
        uploadOrigin: s3.url,
        addressOf,
      })
    const upload = () =>
      createUploadFile({
        ports: uploads,
        isConversation: async (id) => (await ports.conversations.load(id)).length > 0,
        secret,
        now: casework.now,
        origins: pageOrigins,
        addressOf,
      })
    /** What the queue does, at once: `local/` has the queue itself. */
    const later = async (ask: CodeAsk): Promise<void> => {
      await lambda.invoke('SendCodes', { Records: [{ messageId: 'one', body: JSON.stringify(ask) }] })
    }
    const lambda = createLambda(
      {
        ReceiveChat: { load: () => receive() as LambdaHandler, timeoutSeconds: 20 },
        ServeChat: { load: () => serve() as LambdaHandler, timeoutSeconds: 20 },
        FollowCase: { load: () => follow() as LambdaHandler, timeoutSeconds: 20 },
        SendCodes: {
          load: () => createSendCodes(linksAt(url)) as LambdaHandler,
          timeoutSeconds: 20,
        },
        UploadFile: { load: () => upload() as LambdaHandler, timeoutSeconds: 20 },
        TellUs: {
          load: () => createTellUs({ ports, uploads, addressOf }) as LambdaHandler,
          timeoutSeconds: 20,
        },
        ContinueChat: {
          load: () =>
            createContinueChat({ ports: linksAt(url), origins: pageOrigins, addressOf }) as LambdaHandler,
          timeoutSeconds: 20,
        },
        PollChat: {
          load: () => createPollChat({ ports, origins: pageOrigins }) as LambdaHandler,
          timeoutSeconds: 20,
        },
      },
      () => undefined,
    )
    const routes = { $connect: 'ReceiveChat', $disconnect: 'ReceiveChat', $default: 'ReceiveChat' }
    const gateway = await startGateway({
      lambda,
      port,
      routes: {
        'GET /chat': 'ServeChat',
        'GET /chat/{file+}': 'ServeChat',
        'POST /chat/poll': 'PollChat',
        'POST /chat/link': 'ContinueChat',
        'ANY /follow': 'FollowCase',
        'ANY /follow/{step+}': 'FollowCase',
        'ANY /tell': 'TellUs',
        'POST /uploads': 'UploadFile',
      },
      behaviours: { '/assets/': assetsBehaviour({ bucket: assets, client }) },
      webSocket: { path: '/ws', routes },
      now,
    })
    url = gateway.url
    pageOrigins.push(url)
    return { gateway, lambda }
  }

  let running = await listen(0)
  const stop = async () => {
    await running.gateway.close()
    await running.lambda.settled()
  }
  return {
    url: running.gateway.url,
    storage: s3,
    keptBytes: async (Key) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }))
      return Buffer.from((await Body?.transformToByteArray()) ?? [])
    },
    casework,
    ports,
    sent,
    texts,
    codes: codeStore(table),
    links: () => linksAt(running.gateway.url),
    show: showNews(
      table,
      connections(new ApiGatewayManagementApiClient({ endpoint: running.gateway.url, region, credentials })),
    ),
    allow: (origin) => {
      pageOrigins.push(origin)
    },
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
      await s3.close()
      await dynamodb.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
