import { type Duration, Stack } from 'aws-cdk-lib'
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { accept, findingArn } from './accepted.ts'
import { DeadLetters } from './guardedQueue.ts'
import type { ProductFunction } from './productFunction.ts'

export interface ScheduledProps {
  readonly runs: ProductFunction
  readonly every: Duration
  /** Who is hurt where it cannot be started at all. */
  readonly whoIsHurt: string
  readonly tell: ITopic
}

/** Runs a function at a rate; what could not be started becomes a dead letter that somebody is told of. */
export class Scheduled extends Construct {
  constructor(scope: Construct, id: string, { runs, every, whoIsHurt, tell }: ScheduledProps) {
    super(scope, id)
    const dead = new DeadLetters(this, 'Dead', { whoIsHurt, tell })
    new Schedule(this, 'Rate', {
      schedule: ScheduleExpression.rate(every),
      target: new LambdaInvoke(runs.function, { deadLetterQueue: dead.queue }),
    })
    accept(
      Stack.of(this),
      `IAM5[Resource::${findingArn(runs.function)}:*]`,
      'The scheduler may call any version of this one function.',
    )
  }
}
