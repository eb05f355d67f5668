import type { tableDefinition } from '../../aws/tableDefinition.ts'

export type TableDefinition = typeof tableDefinition

const keySchema = (partitionKey: string, sortKey: string) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
]

/** The input of CreateTable for the product's own definition. */
export const createTableInput = (table: string, definition: TableDefinition) => {
  const keys = [definition, ...definition.indexes]
  const names = [...new Set(keys.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]))]
  return {
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: names.map((name) => ({ AttributeName: name, AttributeType: 'S' as const })),
    KeySchema: keySchema(definition.partitionKey, definition.sortKey),
    GlobalSecondaryIndexes: definition.indexes.map(({ name, partitionKey, sortKey }) => ({
      IndexName: name,
      KeySchema: keySchema(partitionKey, sortKey),
      Projection: { ProjectionType: 'KEYS_ONLY' as const },
    })),
  }
}
