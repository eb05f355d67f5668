import { notebook } from '../../aws/notebook.ts'
import { live } from '../../live/casework.ts'
import { readSlackEnvironment } from '../../live/slackEnvironment.ts'
import { laterBy } from '../../live/staffQueues.ts'
import { createSlack } from './slack.ts'

const environment = readSlackEnvironment(process.env)
const { casework, table } = live(environment)

export const handler = createSlack({
  casework,
  notebook: notebook(table),
  signingSecret: environment.SLACK_SIGNING_SECRET,
  botToken: environment.SLACK_BOT_TOKEN,
  apiUrl: environment.SLACK_API_URL,
  later: laterBy(process.env.SLACK_QUEUE_URL),
})
