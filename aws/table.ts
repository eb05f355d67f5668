import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** The one table, by name, and the client that speaks to it. */
export interface Table {
  readonly name: string
  readonly client: DynamoDBDocumentClient
}

/** The client's region, credentials and endpoint come from the environment, as the SDK reads it everywhere. */
export const openTable = (name: string): Table => ({
  name,
  client: DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  }),
})
