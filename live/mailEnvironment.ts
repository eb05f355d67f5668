import { z } from 'zod'
import { environmentSchema, readVariables, type Variables } from './environment.ts'

const mailEnvironmentSchema = environmentSchema.extend({
  /** Where attachments are kept apart from their mails, to be scanned before anybody opens them. */
  ATTACHMENT_BUCKET: z.string().min(1),
})
export type MailEnvironment = z.infer<typeof mailEnvironmentSchema>

/** Names everything that is missing together. Throws `EnvironmentIncomplete`. */
export const readMailEnvironment = (variables: Variables): MailEnvironment =>
  readVariables(mailEnvironmentSchema, variables)
