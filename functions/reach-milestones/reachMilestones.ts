import { z } from 'zod'
import type { CaseKeeping } from '../../casework/ports.ts'
import { reachMilestones } from '../../casework/reachMilestones.ts'
import { lambda } from '../lambda.ts'

/** Asked by a timeline whose date has come: record what is due, then say where the case is. */
export const createReachMilestones = (casework: CaseKeeping) =>
  lambda(z.object({ caseId: z.string() }), ({ caseId }) => reachMilestones(casework)(caseId))
