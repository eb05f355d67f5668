import { z } from 'zod'

export const environmentSchema = z.object({
  /** Where residents reach the pages; else the landlord’s file says it. */
  PAGES_URL: z.url().optional(),
  /** The one table. */
  TABLE_NAME: z.string().min(1),
  /** The ARN of each policy's state machine is this with the policy's id after it. */
  TIMELINE_ARN_PREFIX: z.string().min(1),
  /** Signs what leaves us and must come back unchanged, such as reply addresses. */
  SIGNING_KEY: z.string().min(32),
  /** The bearer token for the landlord's own address book, where the landlord's file names one that wants it. */
  ADDRESS_BOOK_TOKEN: z.string().min(1).optional(),
})
export type Environment = z.infer<typeof environmentSchema>

/** A function was deployed without something it needs. */
export class EnvironmentIncomplete extends Error {
  override readonly name = 'EnvironmentIncomplete'
}

export type Variables = Readonly<Record<string, string | undefined>>

/** Reads variables by a schema; names everything that is missing together. Throws `EnvironmentIncomplete`. */
export const readVariables = <S extends z.ZodType>(schema: S, variables: Variables): z.output<S> => {
  const parsed = schema.safeParse(variables)
  if (parsed.success) return parsed.data
  const missing = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new EnvironmentIncomplete(`Set these environment variables: ${missing}.`)
}

/** Reads the environment once. */
export const readEnvironment = (variables: Variables): Environment =>
  readVariables(environmentSchema, variables)
