import { Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { Dashboard, GraphWidget, type IMetric, Metric, Stats, TextWidget } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { HarmAlarm } from '../constructs/alarm.ts'
import { ProductFunction } from '../constructs/productFunction.ts'
import { Scheduled } from '../constructs/scheduled.ts'
import {
  grantCases,
  grantExecutions,
  grantSending,
  grantTimelines,
  measured,
  productEnvironment,
} from '../product.ts'
import type { StoreStack } from './storeStack.ts'
import type { TimelineStack } from './timelineStack.ts'

export interface WatchStackProps extends StackProps {
  readonly store: StoreStack
  readonly timeline: TimelineStack
  readonly landlord: Landlord
}

const hour = Duration.hours(1)

/** The feed may be so late before a resident notices: their receipt takes minutes. */
const oldestFeed = Duration.minutes(10)

/** What keeps the timelines in step with their cases, tells when somebody is hurt, and shows how it all stands. */
export class WatchStack extends Stack {
  private readonly props: WatchStackProps

  constructor(scope: Construct, id: string, props: WatchStackProps) {
    super(scope, id, props)
    this.props = props
    this.reconcile()
    this.replan()
    this.alarms()
    this.dashboard()
  }

  private upkeep(id: string, folder: string, whenItFails: string): ProductFunction {
    const { store, landlord } = this.props
    const made = new ProductFunction(this, id, {
      folder: `functions/${folder}`,
      whenItFails,
      tell: store.alarms,
      environment: productEnvironment(this, store),
      timeout: Duration.minutes(15),
      memorySize: 1024,
    })
    grantCases(made, store)
    grantTimelines(made, ['states:StartExecution', 'states:SendTaskSuccess', 'states:ListExecutions'])
    grantExecutions(made)
    grantSending(made, landlord)
    return made
  }

  private reconcile(): void {
    const { store } = this.props
    const whoIsHurt =
      'A case whose clock is lost stays without one: nobody is reminded and no breach is recorded.'
    new Scheduled(this, 'ReconcileHourly', {
      runs: this.upkeep('ReconcileTimelines', 'reconcile-timelines', whoIsHurt),
      every: hour,
      whoIsHurt,
      tell: store.alarms,
    })
  }

  /** A policy changes only by a deployment, so the hour after one is when this finds something to do. */
  private replan(): void {
    const { store } = this.props
    const whoIsHurt = 'After a change of policy or bank holidays, open cases still wait for their old dates.'
    new Scheduled(this, 'ReplanHourly', {
      runs: this.upkeep('ReplanCases', 'replan-cases', whoIsHurt),
      every: hour,
      whoIsHurt,
      tell: store.alarms,
    })
  }

  /** How old the oldest commit is that the feed has not taken yet. */
  private feedAge(): IMetric {
    return new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'IteratorAge',
      dimensionsMap: { FunctionName: this.props.timeline.deliver.function.functionName },
      statistic: Stats.MAXIMUM,
      period: Duration.minutes(1),
    })
  }

  private alarms(): void {
    const { alarms: tell } = this.props.store
    new HarmAlarm(this, 'FeedIsLate', {
      metric: this.feedAge(),
      threshold: oldestFeed.toMilliseconds(),
      whoIsHurt:
        'Residents wait for receipts and answers that are written already, and timelines for what staff did.',
      tell,
    })
    new HarmAlarm(this, 'MilestonesUnprocessed', {
      metric: measured('MilestonesUnprocessed', hour),
      whoIsHurt:
        'Dates of cases had come and nothing had happened: reminders came late and a breach was not on record.',
      tell,
    })
    new HarmAlarm(this, 'TimelinesLost', {
      metric: measured('TimelinesLost', hour),
      whoIsHurt:
        'Cases had no running clock for up to an hour. They have one again; find out who or what stopped it.',
      tell,
    })
  }

  private dashboard(): void {
    const { timeline } = this.props
    const graph = (title: string, left: readonly IMetric[]): GraphWidget =>
      new GraphWidget({ title, left: [...left], width: 12, height: 6 })
    new Dashboard(this, 'Dashboard', {
      dashboardName: 'putright',
      widgets: [
        [
          new TextWidget({
            width: 24,
            height: 2,
            markdown:
              '# Putright\nOn the left what residents feel, on the right what keeps their dates. Every alarm says who is hurt; `docs/timeline.md` says what to do.',
          }),
        ],
        [
          graph('How late is the feed?', [this.feedAge()]),
          graph('Dates that had come and were not seen, clocks that were lost', [
            measured('MilestonesUnprocessed', hour),
            measured('TimelinesLost', hour),
          ]),
        ],
        [
          graph(
            'New cases, by policy',
            timeline.machines.map((machine) => machine.metricStarted({ period: hour })),
          ),
          graph(
            'Executions that ended badly',
            timeline.machines.flatMap((machine) => [
              machine.metricFailed({ period: hour }),
              machine.metricTimedOut({ period: hour }),
              machine.metricAborted({ period: hour }),
            ]),
          ),
        ],
        [
          graph('The feed’s function', [
            timeline.deliver.function.metricErrors(),
            timeline.deliver.function.metricThrottles(),
          ]),
          graph('How long a delivery takes', [timeline.deliver.function.metricDuration()]),
        ],
      ],
    })
  }
}
