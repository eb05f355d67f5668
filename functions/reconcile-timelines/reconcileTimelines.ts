import { z } from 'zod'
import { type Finding, type Reconciling, reconcileTimelines } from '../../casework/reconcileTimelines.ts'
import { measure } from '../../live/measure.ts'
import { lambda } from '../lambda.ts'

/** How many cases were looked at, and how often each fault was found and put right. */
type Reconciled = { checked: number } & Partial<Record<Finding['found'], number>>

const count = async (both: Reconciling): Promise<Reconciled> => {
  const counted: Partial<Record<Finding['found'], number>> = {}
  const findings = reconcileTimelines(both)
  for (let next = await findings.next(); ; next = await findings.next()) {
    if (next.done === true) return { checked: next.value, ...counted }
    const { found } = next.value
    counted[found] = (counted[found] ?? 0) + 1
  }
}

/** Run on a schedule: finds what has come apart from its case, puts it right, and measures who was hurt. */
export const createReconcileTimelines = (both: Reconciling) =>
  lambda(z.unknown(), async () => {
    const reconciled = await count(both)
    measure('TimelinesLost', (reconciled.lost ?? 0) + (reconciled['never-started'] ?? 0))
    measure('MilestonesUnprocessed', reconciled.overdue ?? 0)
    return reconciled
  })
