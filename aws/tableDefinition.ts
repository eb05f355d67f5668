/**
 * The one table, as both CDK and the embedded DynamoDB create it.
 *
 * - `undelivered` is sparse: only commits that the feed has not yet delivered.
 * - `casesByMonth` holds one summary a case, by landlord and month of opening.
 */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
  indexes: [
    { name: 'undelivered', partitionKey: 'undeliveredShard', sortKey: 'undeliveredAt' },
    { name: 'casesByMonth', partitionKey: 'openedMonth', sortKey: 'openedAt' },
  ],
} as const
