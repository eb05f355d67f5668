import { Duration, RemovalPolicy, SecretValue, Stack, type StackProps } from 'aws-cdk-lib'
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
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { accept, findingRef } from '../constructs/accepted.ts'
import { ProductFunction, type ProductFunctionProps } from '../constructs/productFunction.ts'
import { grantCases, productEnvironment } from '../product.ts'
import type { StoreStack } from './storeStack.ts'

export interface ConversationStackProps extends StackProps {
  readonly store: StoreStack
}

/** Requests a second that all residents together may make, with a burst for a busy morning. */
const throttle = { rateLimit: 100, burstLimit: 200 }

/** References that CloudFormation resolves as it deploys: the values stand in Secrets Manager and in no template. */
const secretsOf = (secret: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => [name, SecretValue.secretsManager(secret, { jsonField: name }).unsafeUnwrap()]),
  )

interface Talks extends Pick<ProductFunctionProps, 'folder' | 'whenItFails' | 'carries'> {
  readonly environment?: Readonly<Record<string, string>>
}

/** Web chat over a WebSocket, its page, and the bots’ endpoints. */
export class ConversationStack extends Stack {
  private readonly store: StoreStack

  constructor(scope: Construct, id: string, props: ConversationStackProps) {
    super(scope, id, props)
    this.store = props.store
    const web = new HttpApi(this, 'Web', {
      description: 'Putright pages and bots',
      createDefaultStage: false,
    })
    const socketUrl = this.chat(web.apiEndpoint)
    this.pagesAndBots(web, socketUrl)
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
    return made
  }

  /** Returns the address of the WebSocket. */
  private chat(pageOrigin: string): string {
    const api = new WebSocketApi(this, 'Chat', { description: 'Putright web chat' })
    const stage = new WebSocketStage(this, 'ChatStage', {
      webSocketApi: api,
      stageName: 'live',
      autoDeploy: true,
      throttle,
      accessLogSettings: { destination: new LogGroupLogDestination(this.logs('ChatLogs')) },
    })
    const receive = this.talks('ReceiveChat', {
      folder: 'functions/receive-chat',
      whenItFails:
        'A resident types and nothing answers; the page shows the phone number and keeps their words.',
      environment: { AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI: stage.callbackUrl, CHAT_ORIGINS: pageOrigin },
    })
    receive.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['execute-api:ManageConnections'],
        resources: [
          this.formatArn({
            service: 'execute-api',
            resource: api.apiId,
            resourceName: `${stage.stageName}/POST/@connections/*`,
          }),
        ],
      }),
    )
    accept(
      receive,
      `IAM5[Resource::arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:${findingRef(api)}/${stage.stageName}/POST/@connections/*]`,
      'Connections are named by the gateway as they open; only writing to those of this stage is allowed.',
    )
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
    return stage.url
  }

  private pagesAndBots(api: HttpApi, socketUrl: string): void {
    const stage = api.addStage('WebStage', { stageName: '$default', autoDeploy: true, throttle })
    const cfnStage = stage.node.defaultChild
    if (cfnStage instanceof CfnStage) {
      cfnStage.accessLogSettings = {
        destinationArn: this.logs('WebLogs').logGroupArn,
        format:
          '{"requestId":"$context.requestId","route":"$context.routeKey","status":"$context.status","latency":"$context.responseLatency"}',
      }
    }
    const page = this.talks('ServeChat', {
      folder: 'functions/serve-chat',
      whenItFails: 'The chat page does not open.',
      environment: { CHAT_SOCKET: socketUrl },
      carries: ['web'],
    })
    const slack = this.talks('Slack', {
      folder: 'bots/slack',
      whenItFails: 'Staff cannot log dissatisfaction from Slack.',
      environment: secretsOf('putright/slack', ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN']),
    })
    const teams = this.talks('Teams', {
      folder: 'bots/teams',
      whenItFails: 'Staff cannot log dissatisfaction from Teams.',
      environment: secretsOf('putright/teams', ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_APP_TENANT']),
    })
    const routes: readonly [HttpMethod, string, ProductFunction][] = [
      [HttpMethod.GET, '/chat', page],
      [HttpMethod.GET, '/chat/{asset+}', page],
      [HttpMethod.POST, '/slack/events', slack],
      [HttpMethod.POST, '/teams/messages', teams],
      [HttpMethod.HEAD, '/teams/messages', teams],
    ]
    for (const [method, path, made] of routes) {
      api.addRoutes({
        path,
        methods: [method],
        integration: new HttpLambdaIntegration(`${method}${path}`, made.function),
      })
    }
    accept(
      api,
      'APIG4',
      'The pages are public; Slack’s signature and the Bot Framework’s token are proven by the functions before anything is read.',
    )
  }
}
