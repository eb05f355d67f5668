import { Stack } from 'aws-cdk-lib'
import type { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { StoreStack } from '../stacks/storeStack.ts'
import { accept, findingRef } from './accepted.ts'
import type { ProductFunction } from './productFunction.ts'

/**
 * Lets a function of another stack tell open chat pages that there is more: what an officer says, or a letter. A
 * connection that is gone is forgotten.
 */
export const writesToPages = (
  made: ProductFunction,
  { api, stageName, callbackUrl }: WebSocketStage,
  { table }: StoreStack,
): void => {
  made.function.addEnvironment('AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI', callbackUrl)
  made.function.addToRolePolicy(
    new PolicyStatement({
      actions: ['execute-api:ManageConnections'],
      resources: [
        Stack.of(made).formatArn({
          service: 'execute-api',
          resource: api.apiId,
          resourceName: `${stageName}/POST/@connections/*`,
        }),
      ],
    }),
  )
  made.function.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:DeleteItem'],
      resources: [table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CHAT-CONNECTIONS#*'] } },
    }),
  )
  // The API stands in another stack: cdk-nag names it by the output that CDK publishes it under.
  const output = `PublishOutputRef${findingRef(api).slice(1, -1)}7835AEA8`
  const from = `{"Fn::GetStackOutput":{"StackName":"${Stack.of(api).stackName}","Region":{"Ref":"AWS::Region"},"OutputName":"${output}"}}`
  accept(
    made,
    `IAM5[Resource::arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:${from}/${stageName}/POST/@connections/*]`,
    'Connections are named by the gateway as they open; only writing to those of this stage is allowed.',
  )
}
