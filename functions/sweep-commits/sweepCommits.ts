import { z } from 'zod'
import { sweepCommits } from '../../casework/deliverCommit.ts'
import type { CaseKeeping } from '../../casework/ports.ts'
import { instantOf, millisecondsOf } from '../../domain/calendar/instant.ts'
import { lambda } from '../lambda.ts'

/**
 * Long enough that the stream has given up on a commit before the sweep takes it (three tries of at most thirty
 * seconds), so that the two do not send the same notice side by side.
 */
const olderThanSeconds = 300

/** Milliseconds after which a sweep takes on nothing more: well before its own time is up. */
const longest = 20_000

/** Run on a schedule; an operator or a restart may ask for a younger age. */
export const createSweepCommits = (casework: CaseKeeping) =>
  lambda(z.object({ olderThanSeconds: z.number().nonnegative().optional() }), (event) => {
    const age = (event.olderThanSeconds ?? olderThanSeconds) * 1000
    const end = performance.now() + longest
    const before = instantOf(millisecondsOf(casework.now()) - age)
    return sweepCommits(casework)(before, () => performance.now() > end)
  })
