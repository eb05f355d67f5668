import { Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { GuardedQueue } from '../constructs/guardedQueue.ts'
import type { ProductFunction } from '../constructs/productFunction.ts'
import type { StoreStack } from './storeStack.ts'

export const tools = ['Slack', 'Teams'] as const
export type Tool = (typeof tools)[number]

/** By which variable a function knows the queue of a chat tool. */
export const queueVariable = (tool: Tool): string => `${tool.toUpperCase()}_QUEUE_URL`

/** The queue of each chat tool: in a stack of its own, since what fills them and what empties them know each other. */
export class StaffJobsStack extends Stack {
  readonly queues: Readonly<Record<Tool, Queue>>

  constructor(
    scope: Construct,
    id: string,
    { store, ...props }: StackProps & { readonly store: StoreStack },
  ) {
    super(scope, id, props)
    const queueOf = (tool: Tool): Queue =>
      new GuardedQueue(this, tool, {
        whoIsHurt: `Something that staff were to be told in ${tool} was not, five times over.`,
        tell: store.alarms,
        visibility: Duration.minutes(3),
      }).queue
    this.queues = { Slack: queueOf('Slack'), Teams: queueOf('Teams') }
  }

  /** Lets a function tell the chat tools of what it did. */
  toldBy({ function: made }: ProductFunction): void {
    for (const tool of tools) {
      const { queueUrl, queueArn } = this.queues[tool]
      made.addEnvironment(queueVariable(tool), queueUrl)
      made.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] }))
    }
  }
}
