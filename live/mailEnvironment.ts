import { z } from 'zod'
import { environmentSchema, readVariables, type Variables } from './environment.ts'

const mailEnvironmentSchema = environmentSchema.extend({
  /** Where attachments are kept apart from their mails, to be scanned before anybody opens them. */
  ATTACHMENT_BUCKET: z.string().min(1),
})
type MailEnvironment = z.infer<typeof mailEnvironmentSchema>

const importEnvironmentSchema = mailEnvironmentSchema.extend({
  /** Where raw mails lie. */
  MAIL_BUCKET: z.string().min(1),
})

/** For whoever brings mail in by hand. Names everything that is missing together. Throws `EnvironmentIncomplete`. */
export const readImportEnvironment = (variables: Variables): z.infer<typeof importEnvironmentSchema> =>
  readVariables(importEnvironmentSchema, variables)

/** Names everything that is missing together. Throws `EnvironmentIncomplete`. */
export const readMailEnvironment = (variables: Variables): MailEnvironment =>
  readVariables(mailEnvironmentSchema, variables)
