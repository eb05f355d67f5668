import { z } from 'zod'
import { awaitCase } from '../../casework/driveCase.ts'
import type { CaseKeeping } from '../../casework/ports.ts'
import { locationSchema } from '../../domain/timeline/location.ts'
import { lambda } from '../lambda.ts'

/** Asked by a timeline that is about to wait: keep its token, and answer it at once where the case has moved. */
export const createAwaitCase = (casework: CaseKeeping) =>
  lambda(
    z.object({ location: locationSchema, generation: z.int().positive(), token: z.string() }),
    ({ location, generation, token }) => awaitCase(casework)({ seen: location, generation, token }),
  )
