/** `all`: a row is in the index whole. `keys`: only its keys, so that an index is written only when they change. */
type Projection = 'all' | 'keys'

/**
 * The one table, as both CDK and the embedded DynamoDB create it.
 *
 * - `undelivered` is sparse: only commits that the feed has not yet delivered.
 * - `casesByMonth` holds one summary a case, by landlord and month of opening.
 * - `timelines` is sparse: the cases for which an execution is wanted.
 * - `openByHandler`, `openByDue`, `toConfirm` and `openHazards` are sparse: open cases only, the most pressing first.
 */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
  indexes: [
    {
      name: 'undelivered',
      partitionKey: 'undeliveredShard',
      sortKey: 'undeliveredAt',
      projection: 'all' satisfies Projection,
    },
    {
      name: 'casesByMonth',
      partitionKey: 'openedMonth',
      sortKey: 'openedAt',
      projection: 'all' satisfies Projection,
    },
    {
      name: 'timelines',
      partitionKey: 'timelineIn',
      sortKey: 'caseId',
      projection: 'keys' satisfies Projection,
    },
    {
      name: 'openByHandler',
      partitionKey: 'openHandler',
      sortKey: 'openDue',
      projection: 'keys' satisfies Projection,
    },
    {
      name: 'openByDue',
      partitionKey: 'openDueIn',
      sortKey: 'openDue',
      projection: 'keys' satisfies Projection,
    },
    {
      name: 'toConfirm',
      partitionKey: 'toConfirmIn',
      sortKey: 'openDue',
      projection: 'keys' satisfies Projection,
    },
    {
      name: 'openHazards',
      partitionKey: 'hazardIn',
      sortKey: 'openDue',
      projection: 'keys' satisfies Projection,
    },
  ],
} as const
