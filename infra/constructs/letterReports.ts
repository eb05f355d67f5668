import { Duration, Stack } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import {
  ConfigurationSet,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { configurationSetName, grantCases, productEnvironment } from '../product.ts'
import type { StoreStack } from '../stacks/storeStack.ts'
import { HarmAlarm } from './alarm.ts'
import { DeadLetters, GuardedQueue } from './guardedQueue.ts'
import { ProductFunction } from './productFunction.ts'

export interface LetterReportsProps {
  readonly store: StoreStack
}

const unheard = 'A letter to a resident may not have arrived, and their case does not say so.'
const readFor = Duration.seconds(30)

/**
 * What becomes of every letter, told to its case: SES tells a topic, a queue keeps the telling, and a function reads it.
 * An address that bounced or complained is on SES's suppression list from then on; that, too, comes back as a bounce.
 */
export class LetterReports extends Construct {
  readonly configurationSet: ConfigurationSet

  constructor(scope: Construct, id: string, { store }: LetterReportsProps) {
    super(scope, id)
    this.configurationSet = new ConfigurationSet(this, 'Letters', {
      configurationSetName,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    })
    const reported = new Topic(this, 'Reported', { displayName: 'What became of letters', enforceSSL: true })
    this.configurationSet.addEventDestination('Reports', {
      destination: EventDestination.snsTopic(reported),
      events: [
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    })
    const queue = new GuardedQueue(this, 'ToRead', {
      whoIsHurt: unheard,
      tell: store.alarms,
      // Six times the function’s own time, as Lambda’s documentation asks of an event source.
      visibility: Duration.seconds(readFor.toSeconds() * 6),
    })
    const untold = new DeadLetters(this, 'Untold', { whoIsHurt: unheard, tell: store.alarms })
    reported.addSubscription(
      new SqsSubscription(queue.queue, { rawMessageDelivery: true, deadLetterQueue: untold.queue }),
    )
    const report = new ProductFunction(this, 'ReportLetters', {
      folder: 'functions/report-letters',
      whenItFails: unheard,
      tell: store.alarms,
      environment: productEnvironment(Stack.of(this), store),
      timeout: readFor,
    })
    grantCases(report, store)
    report.function.addEventSource(
      new SqsEventSource(queue.queue, { batchSize: 10, reportBatchItemFailures: true }),
    )
    this.alarms(store)
  }

  /** What the product counts by itself, each told at the first. */
  private alarms(store: StoreStack): void {
    const counted = (metricName: string) =>
      new Metric({
        namespace: 'Putright',
        metricName,
        dimensionsMap: { service: 'putright' },
        statistic: 'Sum',
        period: Duration.minutes(5),
      })
    new HarmAlarm(this, 'Looping', {
      metric: counted('RepliesWithheld'),
      whoIsHurt:
        'An address was answered too often within an hour: two machines may be writing to each other, or a resident hears nothing.',
      tell: store.alarms,
    })
    new HarmAlarm(this, 'Virus', {
      metric: counted('VirusReceived'),
      whoIsHurt:
        'A mail to the landlord holds a virus; its words wait for a person, and its files stay shut.',
      tell: store.alarms,
    })
  }
}
