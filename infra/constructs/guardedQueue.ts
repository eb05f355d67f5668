import { Duration } from 'aws-cdk-lib'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { accept } from './accepted.ts'
import { HarmAlarm } from './alarm.ts'

export interface DeadLettersProps {
  readonly whoIsHurt: string
  readonly tell: ITopic
}

/** Where what could not be done waits for a person: kept for two weeks, and somebody is told at the first. */
export class DeadLetters extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, props: DeadLettersProps) {
    super(scope, id)
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    accept(this.queue, 'SQS3', 'This is the dead-letter queue of something that is not a queue.')
    new HarmAlarm(this, 'Waiting', {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      whoIsHurt: props.whoIsHurt,
      tell: props.tell,
    })
  }
}

export interface GuardedQueueProps extends DeadLettersProps {
  /** How long one message may be worked on; longer than the function that works on it. */
  readonly visibility: Duration
}

/** Tries before a message becomes a dead letter. */
const tries = 5

/** A queue that cannot lose a message: encrypted, over TLS only, with dead letters that somebody is told of. */
export class GuardedQueue extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, props: GuardedQueueProps) {
    super(scope, id)
    const { queue: dead } = new DeadLetters(this, 'Dead', props)
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: props.visibility,
      deadLetterQueue: { queue: dead, maxReceiveCount: tries },
    })
  }
}
