import { z } from 'zod'

const environmentSchema = z.object({
  /** The one table. */
  TABLE_NAME: z.string().min(1),
  /** The ARN of each policy's state machine is this with the policy's id after it. */
  TIMELINE_ARN_PREFIX: z.string().min(1),
})
export type Environment = z.infer<typeof environmentSchema>

/** A function was deployed without something it needs. */
export class EnvironmentIncomplete extends Error {
  override readonly name = 'EnvironmentIncomplete'
}

/** Reads the environment once; names everything that is missing together. */
export const readEnvironment = (variables: Readonly<Record<string, string | undefined>>): Environment => {
  const parsed = environmentSchema.safeParse(variables)
  if (parsed.success) return parsed.data
  const missing = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new EnvironmentIncomplete(`Set these environment variables: ${missing}.`)
}
