/**
 * The one table, as both CDK and the embedded DynamoDB create it. Indexes hold keys alone, so that one is written only
 * when a row enters, leaves or moves in it.
 *
 * - `undelivered` is sparse: only commits that the feed has not yet delivered.
 * - `casesByMonth` holds every case, by landlord and month of opening.
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
    },
    {
      name: 'casesByMonth',
      partitionKey: 'openedMonth',
      sortKey: 'openedAt',
    },
    {
      name: 'timelines',
      partitionKey: 'timelineIn',
      sortKey: 'caseId',
    },
    {
      name: 'openByHandler',
      partitionKey: 'openHandler',
      sortKey: 'openDue',
    },
    {
      name: 'openByDue',
      partitionKey: 'openDueIn',
      sortKey: 'openDue',
    },
    {
      name: 'toConfirm',
      partitionKey: 'toConfirmIn',
      sortKey: 'openDue',
    },
    {
      name: 'openHazards',
      partitionKey: 'hazardIn',
      sortKey: 'openDue',
    },
  ],
} as const
