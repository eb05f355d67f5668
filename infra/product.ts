import { ArnFormat, type Duration, Stack } from 'aws-cdk-lib'
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { tableDefinition } from '../aws/tableDefinition.ts'
import { policyIds } from '../configuration/policies.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import { accept } from './constructs/accepted.ts'
import type { ProductFunction } from './constructs/productFunction.ts'
import type { StoreStack } from './stacks/storeStack.ts'

export const timelineName = (policy: string): string => `putright-timeline-${policy}`

export const timelineArn = (stack: Stack, policy: string): string =>
  stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: timelineName(policy),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  })

/** What every function of the product is told. */
export const productEnvironment = (stack: Stack, store: StoreStack): Record<string, string> => ({
  TABLE_NAME: store.table.tableName,
  TIMELINE_ARN_PREFIX: timelineArn(stack, ''),
  // Lambda keeps its variables encrypted; CloudFormation puts the secret in without showing it in a template.
  SIGNING_KEY: store.signingKey.unsafeUnwrap(),
})

/** Reads and writes of the one table and its indexes, each by name. Nothing is deleted, and only operators scan. */
export const grantCases = (made: ProductFunction, { table }: StoreStack): void => {
  made.function.addToRolePolicy(
    new PolicyStatement({
      actions: [
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:Query',
      ],
      resources: [
        table.tableArn,
        ...tableDefinition.indexes.map((index) => `${table.tableArn}/index/${index.name}`),
      ],
    }),
  )
}

/** Starting and waking the timelines of the policies at hand. */
export const grantTimelines = (made: ProductFunction, actions: readonly `states:${string}`[]): void => {
  made.function.addToRolePolicy(
    new PolicyStatement({
      actions: [...actions],
      resources: policyIds().map((policy) => timelineArn(Stack.of(made), policy)),
    }),
  )
}

/** Seeing and stopping the executions of those timelines. */
export const grantExecutions = (made: ProductFunction): void => {
  const stack = Stack.of(made)
  made.function.addToRolePolicy(
    new PolicyStatement({
      actions: ['states:DescribeExecution', 'states:StopExecution'],
      resources: policyIds().map((policy) =>
        stack.formatArn({
          service: 'states',
          resource: 'execution',
          resourceName: `${timelineName(policy)}:*`,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ),
    }),
  )
  for (const policy of policyIds())
    accept(
      made,
      `IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${timelineName(policy)}:*]`,
      'An execution is named by its case, so that only the machine can be told beforehand.',
    )
}

/** What the functions measure themselves (`live/measure.ts`): the most within so many minutes, or all of it. */
export const measured = (metricName: string, period: Duration): Metric =>
  new Metric({
    namespace: 'Putright',
    metricName,
    dimensionsMap: { service: 'putright' },
    statistic: Stats.SUM,
    period,
  })

/** Where attachments lie, by a name that both who keeps them and who opens them know. */
export const attachmentBucketName = ({ account, region }: Stack): string =>
  `putright-attachments-${account}-${region}`

/** Opening attachments; the bucket's own policy keeps shut what the scanner has not passed. */
export const grantOpening = (made: ProductFunction): void => {
  const arn = Stack.of(made).formatArn({
    service: 's3',
    region: '',
    account: '',
    resource: attachmentBucketName(Stack.of(made)),
    resourceName: 'attachments/*',
  })
  made.function.addToRolePolicy(
    new PolicyStatement({ actions: ['s3:GetObject', 's3:GetObjectTagging'], resources: [arn] }),
  )
  accept(
    made,
    'IAM5[Resource::arn:<AWS::Partition>:s3:::putright-attachments-<AWS::AccountId>-<AWS::Region>/attachments/*]',
    'Every attachment is an object of its own.',
  )
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** The set that reports what becomes of letters, by a name that both who sends and who is told know. */
export const configurationSetName = 'putright-letters'

/** Sending mail as the landlord, and as nobody else. */
export const grantSending = (made: ProductFunction, landlord: Landlord): void => {
  made.function.addToRolePolicy(
    new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [
        Stack.of(made).formatArn({
          service: 'ses',
          resource: 'identity',
          resourceName: domainOf(landlord.sender),
        }),
        Stack.of(made).formatArn({
          service: 'ses',
          resource: 'configuration-set',
          resourceName: configurationSetName,
        }),
      ],
    }),
  )
}

/**
 * Sending texts as the landlord, and as nobody else: a sender ID is a resource of each country that it was registered for.
 * Nothing where the landlord sends none.
 */
export const grantTexting = (made: ProductFunction, { texts }: Landlord): void => {
  if (texts === undefined) return
  made.function.addToRolePolicy(
    new PolicyStatement({
      actions: ['sms-voice:SendTextMessage'],
      resources: texts.countries.map((country) =>
        Stack.of(made).formatArn({
          service: 'sms-voice',
          resource: 'sender-id',
          resourceName: `${texts.sender}/${country}`,
        }),
      ),
    }),
  )
}
