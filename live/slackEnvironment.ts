import { z } from 'zod'
import { environmentSchema, readVariables, type Variables } from './environment.ts'

const slackEnvironmentSchema = environmentSchema.extend({
  /** Proves that a request is Slack’s: Basic Information, App Credentials, in the app’s settings. */
  SLACK_SIGNING_SECRET: z.string().min(1),
  /** `xoxb-…`, by which the bot answers. */
  SLACK_BOT_TOKEN: z.string().min(1),
  /** Another address of Slack’s Web API, such as a stand-in; ends in `/`. */
  SLACK_API_URL: z.url().optional(),
})
export type SlackEnvironment = z.infer<typeof slackEnvironmentSchema>

/** Names everything that is missing together. Throws `EnvironmentIncomplete`. */
export const readSlackEnvironment = (variables: Variables): SlackEnvironment =>
  readVariables(slackEnvironmentSchema, variables)
