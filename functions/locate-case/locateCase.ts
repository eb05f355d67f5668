import { z } from 'zod'
import type { CaseKeeping } from '../../casework/ports.ts'
import { takeUpCase } from '../../casework/reachMilestones.ts'
import { lambda } from '../lambda.ts'

/** Asked by a timeline that begins: where is this case now? */
export const createLocateCase = (casework: CaseKeeping) =>
  lambda(z.object({ caseId: z.string() }), ({ caseId }) => takeUpCase(casework)(caseId))
