import { CfnOutput, Duration, RemovalPolicy, SecretValue, Stack, type StackProps } from 'aws-cdk-lib'
import { CfnStage, HttpApi, HttpMethod, type WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { accept } from '../constructs/accepted.ts'
import { ProductFunction } from '../constructs/productFunction.ts'
import { Scheduled } from '../constructs/scheduled.ts'
import { writesToPages } from '../constructs/writesToPages.ts'
import { grantCases, productEnvironment } from '../product.ts'
import type { StaffJobsStack, Tool } from './staffJobsStack.ts'
import type { StoreStack } from './storeStack.ts'

export interface BotsStackProps extends StackProps {
  readonly store: StoreStack
  readonly jobs: StaffJobsStack
  /** Where the chat’s connections are written to. */
  readonly connections: WebSocketStage
}

/** Requests a second that all staff together may make, with a burst for a busy morning. */
const throttle = { rateLimit: 50, burstLimit: 100 }

/** The API gives up at 30 seconds; a job of the queue may post to many channels. */
const timeout = Duration.seconds(29)

interface Bot {
  readonly id: Tool
  readonly secrets: readonly string[]
  readonly whenItFails: string
}

const bots: readonly Bot[] = [
  {
    id: 'Slack',
    secrets: ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'],
    whenItFails: 'Staff cannot log or see anything in Slack, and are told of nothing there.',
  },
  {
    id: 'Teams',
    secrets: ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_APP_TENANT'],
    whenItFails: 'Staff cannot log or see anything in Teams, and are told of nothing there.',
  },
]

/** References that CloudFormation resolves as it deploys: the values stand in Secrets Manager and in no template. */
const secretsOf = (secret: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => [name, SecretValue.secretsManager(secret, { jsonField: name }).unsafeUnwrap()]),
  )

/** The staff’s chat tools: each bot its own function, because their frameworks are large, with a queue and a round. */
export class BotsStack extends Stack {
  private readonly props: BotsStackProps

  constructor(scope: Construct, id: string, props: BotsStackProps) {
    super(scope, id, props)
    this.props = props
    const api = this.api()
    for (const bot of bots) this.routes(api, bot, this.bot(bot))
    new CfnOutput(this, 'BotsUrl', { value: api.apiEndpoint, description: 'For the app manifests: --url' })
  }

  private bot({ id, secrets, whenItFails }: Bot): ProductFunction {
    const { store, jobs, connections } = this.props
    const tool = id.toLowerCase()
    const made = new ProductFunction(this, id, {
      folder: `bots/${tool}`,
      whenItFails,
      tell: store.alarms,
      environment: {
        ...productEnvironment(this, store),
        ...secretsOf(`putright/${tool}`, secrets),
      },
      timeout,
      memorySize: 1024,
    })
    grantCases(made, store)
    // What an officer says to a resident in the chat shows on their page at once.
    writesToPages(made, connections, store)
    // Its own queue takes what it cannot answer in time; the other tool's, what its staff have seen here.
    jobs.toldBy(made)
    made.function.addEventSource(
      new SqsEventSource(jobs.queues[id], { batchSize: 5, reportBatchItemFailures: true }),
    )
    new Scheduled(this, `${id}Round`, {
      runs: made,
      every: Duration.minutes(5),
      whoIsHurt: `In ${id}, nobody is told of what waited for opening time, nor again of a hazard.`,
      tell: store.alarms,
    })
    return made
  }

  private api(): HttpApi {
    const api = new HttpApi(this, 'Api', { description: 'Putright bots', createDefaultStage: false })
    const stage = api.addStage('Stage', { stageName: '$default', autoDeploy: true, throttle })
    const logs = new LogGroup(this, 'Logs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const cfnStage = stage.node.defaultChild
    if (cfnStage instanceof CfnStage) {
      cfnStage.accessLogSettings = {
        destinationArn: logs.logGroupArn,
        format:
          '{"requestId":"$context.requestId","route":"$context.routeKey","status":"$context.status","latency":"$context.responseLatency"}',
      }
    }
    accept(
      api,
      'APIG4',
      'Slack’s signature and the Bot Framework’s token are proven by the functions before anything is read.',
    )
    return api
  }

  private routes(api: HttpApi, { id }: Bot, made: ProductFunction): void {
    const routes =
      id === 'Slack'
        ? [[HttpMethod.POST, '/slack/events'] as const]
        : [[HttpMethod.POST, '/teams/messages'] as const, [HttpMethod.HEAD, '/teams/messages'] as const]
    for (const [method, path] of routes)
      api.addRoutes({
        path,
        methods: [method],
        integration: new HttpLambdaIntegration(`${method}${path}`, made.function),
      })
  }
}
