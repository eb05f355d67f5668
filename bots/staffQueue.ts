import { z } from 'zod'

/**
 * What a bot has to do besides answering: told of a commit, or left over by a request that could not be answered in time
 * (the whole request again, already proven).
 */
export const jobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('commit'), caseId: z.string(), version: z.int() }),
  z.object({ kind: z.literal('request'), request: z.record(z.string(), z.unknown()) }),
  /** Somebody has seen or taken a hazard, in whichever tool. */
  z.object({ kind: z.literal('hazard'), caseId: z.string() }),
  z.object({ kind: z.literal('chat'), conversation: z.string(), turn: z.int() }),
])
export type Job = z.infer<typeof jobSchema>

/** What a bot does with its jobs, and every few minutes. */
export interface Works {
  readonly job: (job: Job) => Promise<void>
  readonly round: () => Promise<void>
}

const queueEventSchema = z.object({
  Records: z.array(z.object({ messageId: z.string(), body: z.string() })).min(1),
})
const roundSchema = z.object({ source: z.enum(['aws.events', 'aws.scheduler', 'putright.round']) })

/** Each message by itself: one that fails is delivered again, and holds up no other (SQS, ReportBatchItemFailures). */
const workOff = async (
  { Records }: z.infer<typeof queueEventSchema>,
  works: Works,
  logFault: (fault: unknown) => void,
) => {
  const batchItemFailures: { itemIdentifier: string }[] = []
  for (const { messageId, body } of Records) {
    try {
      await works.job(jobSchema.parse(JSON.parse(body)))
    } catch (fault) {
      logFault(fault)
      batchItemFailures.push({ itemIdentifier: messageId })
    }
  }
  return { batchItemFailures }
}

/** Whether an event is not a request but work: from the queue, or the round of every few minutes. Null where it is neither. */
export const workIn = (
  event: unknown,
  works: Works,
  logFault: (fault: unknown) => void,
): Promise<unknown> | null => {
  const queued = queueEventSchema.safeParse(event).data
  if (queued !== undefined) return workOff(queued, works, logFault)
  return roundSchema.safeParse(event).success ? works.round() : null
}

/** Milliseconds within which Slack and Teams want an answer, less what the way there and back takes. */
export const patience = 2400

/** The answer, or `late` where it takes longer than they wait. What was begun goes on; it is done once, whoever ends it. */
export const inTime = async <T>(answer: Promise<T>): Promise<T | 'late'> => {
  const { promise, resolve } = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => resolve('late'), patience)
  try {
    return await Promise.race([answer, promise])
  } finally {
    clearTimeout(timer)
  }
}
