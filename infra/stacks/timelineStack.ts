import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import type { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import type { Construct } from 'constructs'
import { loadPolicy, policyIds } from '../../configuration/policies.ts'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { compileTimeline } from '../../domain/timeline/compile.ts'
import { accept } from '../constructs/accepted.ts'
import { HarmAlarm } from '../constructs/alarm.ts'
import { DeadLetters } from '../constructs/guardedQueue.ts'
import { ProductFunction } from '../constructs/productFunction.ts'
import { Scheduled } from '../constructs/scheduled.ts'
import { writesToPages } from '../constructs/writesToPages.ts'
import {
  grantCases,
  grantSending,
  grantTimelines,
  productEnvironment,
  timelineArn,
  timelineName,
} from '../product.ts'
import type { StaffJobsStack } from './staffJobsStack.ts'
import type { StoreStack } from './storeStack.ts'

export interface TimelineStackProps extends StackProps {
  readonly store: StoreStack
  readonly landlord: Landlord
  /** Told of each commit. */
  readonly jobs: StaffJobsStack
  /** Where the chat’s connections are written to: a letter shows on a page that is open. */
  readonly connections: WebSocketStage
}

/** Executions that ended as none may, whichever way. */
const endedBadly = (machine: StateMachine): IMetric => {
  const period = Duration.minutes(5)
  return new MathExpression({
    expression: 'failed + timedOut + aborted',
    label: 'Ended badly',
    period,
    usingMetrics: {
      failed: machine.metricFailed({ period }),
      timedOut: machine.metricTimedOut({ period }),
      aborted: machine.metricAborted({ period }),
    },
  })
}

/** The commit feed, the sweep, and one state machine for each policy. */
export class TimelineStack extends Stack {
  /** The commit feed. */
  readonly deliver: ProductFunction
  /** One for each policy. */
  readonly machines: readonly StateMachine[]
  private readonly store: StoreStack
  private readonly landlord: Landlord
  private readonly jobs: StaffJobsStack
  private readonly connections: WebSocketStage

  constructor(scope: Construct, id: string, props: TimelineStackProps) {
    super(scope, id, props)
    this.store = props.store
    this.landlord = props.landlord
    this.jobs = props.jobs
    this.connections = props.connections
    this.deliver = this.feed()
    this.sweep()
    this.machines = this.timelines()
  }

  private productFunction(id: string, folder: string, whenItFails: string): ProductFunction {
    const made = new ProductFunction(this, id, {
      folder: `functions/${folder}`,
      whenItFails,
      tell: this.store.alarms,
      environment: productEnvironment(this, this.store),
    })
    grantCases(made, this.store)
    return made
  }

  /** A function that does what follows from a commit: lists, letters, the timeline. */
  private delivering(id: string, folder: string, whenItFails: string): ProductFunction {
    const made = this.productFunction(id, folder, whenItFails)
    grantTimelines(made, ['states:StartExecution', 'states:SendTaskSuccess'])
    grantSending(made, this.landlord)
    this.jobs.toldBy(made)
    writesToPages(made, this.connections, this.store)
    return made
  }

  private feed(): ProductFunction {
    const deliver = this.delivering(
      'DeliverCommits',
      'deliver-commits',
      'Residents get no receipt and new cases have no clock until the sweep catches up.',
    )
    accept(
      deliver,
      'IAM5[Resource::*]',
      'Listing streams takes no resource; reading is granted on this table’s stream alone.',
    )
    const dead = new DeadLetters(this, 'FeedDead', {
      whoIsHurt:
        'What follows from a case’s change was not done three times over; the sweep tries on every five minutes.',
      tell: this.store.alarms,
    })
    deliver.function.addEventSource(
      // CDK’s own types do not hold under exactOptionalPropertyTypes.
      new DynamoEventSource(this.store.table as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 10,
        parallelizationFactor: 4,
        retryAttempts: 2,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        onFailure: new SqsDlq(dead.queue),
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual('INSERT'),
            dynamodb: {
              NewImage: {
                sk: { S: FilterRule.beginsWith('COMMIT#') },
                undeliveredShard: { S: FilterRule.exists() },
              },
            },
          }),
        ],
      }),
    )
    return deliver
  }

  private sweep(): void {
    const sweep = this.delivering(
      'SweepCommits',
      'sweep-commits',
      'What the feed missed stays undone: a resident may have no receipt and a case no clock.',
    )
    new Scheduled(this, 'EveryFiveMinutes', {
      runs: sweep,
      every: Duration.minutes(5),
      whoIsHurt: 'The sweep could not be started; what the feed missed stays undone.',
      tell: this.store.alarms,
    })
  }

  private timelines(): readonly StateMachine[] {
    const late = 'A case’s dates pass unseen: nobody is reminded and no breach is recorded.'
    const locate = this.delivering('LocateCase', 'locate-case', late)
    const wait = this.productFunction('AwaitCase', 'await-case', late)
    const reach = this.delivering('ReachMilestones', 'reach-milestones', late)
    grantTimelines(wait, ['states:SendTaskSuccess'])
    return policyIds().map((policy) => this.timeline(policy, { locate, wait, reach }))
  }

  private timeline(
    policy: string,
    { locate, wait, reach }: Readonly<Record<'locate' | 'wait' | 'reach', ProductFunction>>,
  ): StateMachine {
    const machine = new StateMachine(this, `Timeline-${policy}`, {
      stateMachineName: timelineName(policy),
      definitionBody: DefinitionBody.fromString(
        JSON.stringify(
          compileTimeline(loadPolicy(policy), {
            locateCase: locate.function.functionArn,
            awaitCase: wait.function.functionArn,
            reachMilestones: reach.function.functionArn,
          }),
        ),
      ),
      tracingEnabled: true,
      logs: {
        level: LogLevel.ALL,
        // Inputs are ids and dates, never what a person wrote; even so, they stay out of the log.
        includeExecutionData: false,
        destination: new LogGroup(this, `TimelineLogs-${policy}`, {
          retention: RetentionDays.THREE_MONTHS,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      },
    })
    machine.addToRolePolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [locate, wait, reach].map((each) => each.function.functionArn),
      }),
    )
    machine.addToRolePolicy(
      new PolicyStatement({
        actions: ['states:StartExecution'],
        resources: [timelineArn(this, policy)],
      }),
    )
    new HarmAlarm(this, `TimelineFailed-${policy}`, {
      metric: endedBadly(machine),
      whoIsHurt: `Cases under ${policy} have lost their clock: nobody is reminded and no breach is recorded until the reconciliation starts it again, within the hour.`,
      tell: this.store.alarms,
    })
    accept(machine, 'IAM5[Resource::*]', 'X-Ray’s and log delivery’s actions take no resource.')
    return machine
  }
}
