import { live } from '../../live/casework.ts'
import { readSlackEnvironment } from '../../live/slackEnvironment.ts'
import { createSlack } from './slack.ts'

const environment = readSlackEnvironment(process.env)

export const handler = createSlack({
  casework: live(environment).casework,
  signingSecret: environment.SLACK_SIGNING_SECRET,
  botToken: environment.SLACK_BOT_TOKEN,
  apiUrl: environment.SLACK_API_URL,
})
