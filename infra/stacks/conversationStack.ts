import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  LogGroupLogDestination,
  WebSocketApi,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration, WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { accept, findingArn, findingRef } from '../constructs/accepted.ts'
import { FrontDoor } from '../constructs/frontDoor.ts'
import { GuardedQueue } from '../constructs/guardedQueue.ts'
import { LandingBucket } from '../constructs/landingBucket.ts'
import { PageFiles } from '../constructs/pageFiles.ts'
import { ProductFunction, type ProductFunctionProps } from '../constructs/productFunction.ts'
import { Scheduled } from '../constructs/scheduled.ts'
import { sentenceEncoder } from '../constructs/sentenceEncoder.ts'
import { TextSpending } from '../constructs/textSpending.ts'
import {
  attachmentBucketName,
  grantCases,
  grantSending,
  grantTexting,
  productEnvironment,
} from '../product.ts'
import type { StaffJobsStack } from './staffJobsStack.ts'
import type { StoreStack } from './storeStack.ts'

export interface ConversationStackProps extends StackProps {
  readonly store: StoreStack
  /** Told of chats that a person is asked for. */
  readonly jobs: StaffJobsStack
  readonly landlord: Landlord
}

/** Requests a second that all residents together may make, with a burst for a busy morning. */
const throttle = { rateLimit: 100, burstLimit: 200 }

/** The WebSocket’s stage, which is its path. */
const socketPath = 'live'

interface Talks extends Pick<ProductFunctionProps, 'folder' | 'whenItFails' | 'carries' | 'builds'> {
  readonly environment?: Readonly<Record<string, string>>
}

/** Web chat over a WebSocket, and the residents’ pages. */
export class ConversationStack extends Stack {
  /** Where the chat’s connections are written to. */
  readonly connections: WebSocketStage
  private readonly store: StoreStack
  private readonly jobs: StaffJobsStack
  private readonly landlord: Landlord

  constructor(scope: Construct, id: string, props: ConversationStackProps) {
    super(scope, id, props)
    this.store = props.store
    this.jobs = props.jobs
    this.landlord = props.landlord
    const web = new HttpApi(this, 'Web', {
      description: 'Putright pages',
      createDefaultStage: false,
    })
    const socket = new WebSocketApi(this, 'Chat', { description: 'Putright web chat' })
    const pageFiles = new PageFiles(this, 'PageFiles', { tell: this.store.alarms })
    const { url, key } = new FrontDoor(this, 'FrontDoor', {
      pages: web,
      socket,
      socketPath,
      files: pageFiles.bucket,
    })
    this.connections = this.chat(socket, { url, key })
    this.sweep(this.connections, url)
    for (const page of this.pages(web, { url, key })) pageFiles.named(page)
    const { texts } = props.landlord
    if (texts !== undefined) new TextSpending(this, 'Texts', { texts, tell: this.store.alarms })
    new CfnOutput(this, 'Pages', {
      value: url,
      description: 'The chat is at /chat, a resident’s case at /follow.',
    })
  }

  private logs(id: string): LogGroup {
    return new LogGroup(this, id, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
  }

  private talks(id: string, { environment, ...props }: Talks): ProductFunction {
    const made = new ProductFunction(this, id, {
      ...props,
      tell: this.store.alarms,
      environment: { ...productEnvironment(this, this.store), ...environment },
      timeout: Duration.seconds(25),
      memorySize: 1024,
    })
    grantCases(made, this.store)
    this.jobs.toldBy(made)
    return made
  }

  /** What writes to open connections. */
  private connected(id: string, stage: WebSocketStage, props: Talks): ProductFunction {
    const made = this.talks(id, {
      ...props,
      environment: {
        AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI: stage.callbackUrl,
        ...props.environment,
      },
    })
    const { api, stageName } = stage
    made.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['execute-api:ManageConnections'],
        resources: [
          this.formatArn({
            service: 'execute-api',
            resource: api.apiId,
            resourceName: `${stageName}/POST/@connections/*`,
          }),
        ],
      }),
    )
    accept(
      made,
      `IAM5[Resource::arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:${findingRef(api)}/${stageName}/POST/@connections/*]`,
      'Connections are named by the gateway as they open; only writing to those of this stage is allowed.',
    )
    this.grantMarks(made)
    return made
  }

  /** Marks of open conversations and connections that are gone are taken away; nothing else ever is. */
  private grantMarks(made: ProductFunction): void {
    made.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:DeleteItem'],
        resources: [this.store.table.tableArn],
        conditions: {
          'ForAllValues:StringLike': {
            'dynamodb:LeadingKeys': ['OPEN-CONVERSATIONS#*', 'HANDED-OVER#*', 'CHAT-CONNECTIONS#*'],
          },
        },
      }),
    )
  }

  private chat(api: WebSocketApi, { url, key }: Pick<FrontDoor, 'url' | 'key'>): WebSocketStage {
    const stage = new WebSocketStage(this, 'ChatStage', {
      webSocketApi: api,
      stageName: socketPath,
      autoDeploy: true,
      throttle,
      accessLogSettings: { destination: new LogGroupLogDestination(this.logs('ChatLogs')) },
    })
    const receive = this.connected('ReceiveChat', stage, {
      folder: 'functions/receive-chat',
      whenItFails:
        'A resident types and nothing answers; the page shows the phone number and keeps their words.',
      ...sentenceEncoder,
      environment: { ...sentenceEncoder.environment, CHAT_ORIGINS: url, FRONT_DOOR_KEY: key },
    })
    for (const route of ['$connect', '$disconnect', '$default']) {
      api.addRoute(route, {
        integration: new WebSocketLambdaIntegration(`Receive${route.slice(1)}`, receive.function),
      })
    }
    accept(
      api,
      'APIG4',
      'Residents have no account: anybody may open a conversation, and only its secret id lets one go on with it.',
    )
    return stage
  }

  /** Chats that fell silent go to a person, and whoever waits for one is told when nobody can come. */
  private sweep(stage: WebSocketStage, url: string): void {
    const lost = 'A chat that fell silent with a complaint in it reaches nobody.'
    const sweep = this.connected('SweepChats', stage, {
      folder: 'functions/sweep-chats',
      whenItFails: lost,
      environment: { PAGES_URL: url },
    })
    grantSending(sweep, this.landlord)
    grantTexting(sweep, this.landlord)
    new Scheduled(this, 'EveryMinute', {
      runs: sweep,
      every: Duration.minutes(1),
      whoIsHurt: lost,
      tell: this.store.alarms,
    })
  }

  /** Gives those that make pages, which name static files. */
  private pages(api: HttpApi, { url, key }: Pick<FrontDoor, 'url' | 'key'>): readonly ProductFunction[] {
    const stage = api.addStage('WebStage', { stageName: '$default', autoDeploy: true, throttle })
    const cfnStage = stage.node.defaultChild
    if (cfnStage instanceof CfnStage) {
      cfnStage.accessLogSettings = {
        destinationArn: this.logs('WebLogs').logGroupArn,
        format:
          '{"requestId":"$context.requestId","route":"$context.routeKey","status":"$context.status","latency":"$context.responseLatency"}',
      }
    }
    const { bucket: landing } = new LandingBucket(this, 'Landing', {
      origins: [url, new URL(this.landlord.website).origin],
    })
    const files = {
      CHAT_ORIGINS: url,
      PAGES_URL: url,
      FRONT_DOOR_KEY: key,
      UPLOAD_BUCKET: landing.bucketName,
      ATTACHMENT_BUCKET: attachmentBucketName(this),
    }
    const page = this.talks('ServeChat', {
      folder: 'functions/serve-chat',
      whenItFails: 'The chat page does not open.',
      environment: { ...files, CHAT_SOCKET: `/${socketPath}` },
      carries: ['web/chat.html'],
    })
    const poll = this.talks('PollChat', {
      folder: 'functions/poll-chat',
      whenItFails: 'Where no WebSocket gets through, a resident types and nothing answers.',
      environment: files,
    })
    this.grantMarks(poll)
    const goOn = this.talks('ContinueChat', {
      folder: 'functions/continue-chat',
      whenItFails: 'Nobody can go on with a chat on another device.',
      environment: files,
    })
    grantSending(goOn, this.landlord)
    grantTexting(goOn, this.landlord)
    const tell = this.talks('TellUs', {
      folder: 'functions/tell-us',
      whenItFails: 'Residents without JavaScript cannot tell us anything.',
      environment: files,
    })
    this.grantMarks(tell)
    this.grantFiles(tell, landing)
    const follow = this.talks('FollowCase', {
      folder: 'functions/follow-case',
      whenItFails: 'Residents cannot see their case or take it further.',
      environment: files,
    })
    this.codes(follow, files)
    const upload = this.talks('UploadFile', {
      folder: 'functions/upload-file',
      whenItFails: 'Photos and documents of residents do not reach us.',
      environment: files,
    })
    this.grantFiles(upload, landing)
    this.routes(api, [
      [HttpMethod.GET, '/chat', page],
      [HttpMethod.GET, '/chat/{asset+}', page],
      [HttpMethod.POST, '/chat/poll', poll],
      [HttpMethod.OPTIONS, '/chat/poll', poll],
      [HttpMethod.POST, '/chat/link', goOn],
      [HttpMethod.OPTIONS, '/chat/link', goOn],
      [HttpMethod.GET, '/tell', tell],
      [HttpMethod.POST, '/tell', tell],
      [HttpMethod.GET, '/follow', follow],
      [HttpMethod.POST, '/follow', follow],
      [HttpMethod.GET, '/follow/{step+}', follow],
      [HttpMethod.POST, '/follow/{step+}', follow],
      [HttpMethod.POST, '/uploads', upload],
      [HttpMethod.OPTIONS, '/uploads', upload],
    ])
    accept(api, 'APIG4', 'The pages are public: a case opens to a code sent to its own address.')
    return [page, tell, follow]
  }

  /**
   * Codes are sent once the page has answered, so that its time tells nobody which references there are. What is asked for
   * waits in a queue that loses nothing.
   */
  private codes(asked: ProductFunction, environment: Readonly<Record<string, string>>): void {
    const lost = 'Residents who ask for a code to see their case get none.'
    const { queue } = new GuardedQueue(this, 'Codes', {
      whoIsHurt: lost,
      tell: this.store.alarms,
      visibility: Duration.seconds(150),
    })
    asked.function.addEnvironment('CODES_QUEUE_URL', queue.queueUrl)
    asked.function.addToRolePolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
    )
    const send = this.talks('SendCodes', { folder: 'functions/send-codes', whenItFails: lost, environment })
    grantSending(send, this.landlord)
    grantTexting(send, this.landlord)
    send.function.addEventSource(new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true }))
  }

  /** Files land in one bucket and are kept in another, each under its own beginning of a key. */
  private grantFiles(made: ProductFunction, landing: Bucket): void {
    const kept = this.formatArn({
      service: 's3',
      region: '',
      account: '',
      resource: attachmentBucketName(this),
      resourceName: 'attachments/web/*',
    })
    made.function.addToRolePolicy(
      new PolicyStatement({
        // Pieces that are not what was announced are taken away, so that the file can begin again.
        actions: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'],
        resources: [landing.arnForObjects('uploads/*')],
      }),
    )
    // Which pieces of a file are there, so that only the others are sent.
    made.function.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [landing.bucketArn] }),
    )
    made.function.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [kept] }))
    accept(made, `IAM5[Resource::${findingArn(landing)}/uploads/*]`, 'Every piece is an object of its own.')
    accept(
      made,
      'IAM5[Resource::arn:<AWS::Partition>:s3:::putright-attachments-<AWS::AccountId>-<AWS::Region>/attachments/web/*]',
      'Every file is an object of its own.',
    )
  }

  private routes(api: HttpApi, routes: readonly (readonly [HttpMethod, string, ProductFunction])[]): void {
    for (const [method, path, made] of routes) {
      api.addRoutes({
        path,
        methods: [method],
        integration: new HttpLambdaIntegration(`${method}${path}`, made.function),
      })
    }
  }
}
