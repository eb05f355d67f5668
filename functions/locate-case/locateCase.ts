import { z } from 'zod'
import { locateCase } from '../../casework/driveCase.ts'
import type { CaseKeeping } from '../../casework/ports.ts'
import { lambda } from '../lambda.ts'

/** Asked by a timeline: where is this case now? */
export const createLocateCase = (casework: CaseKeeping) =>
  lambda(z.object({ caseId: z.string() }), ({ caseId }) => locateCase(casework)(caseId))
