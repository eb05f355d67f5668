import { z } from 'zod'
import { type Replanned, type Replanning, replanCases } from '../../casework/replanCases.ts'
import { lambda } from '../lambda.ts'

/** Run on a schedule and after a deployment: costs one read where the rules have not changed since the last time. */
export const createReplanCases = (both: Replanning) =>
  lambda(z.unknown(), async (): Promise<Replanned> => {
    const moved = replanCases(both)
    for (let next = await moved.next(); ; next = await moved.next()) {
      if (next.done === true) return next.value
    }
  })
