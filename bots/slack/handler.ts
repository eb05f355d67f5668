import { notebook } from '../../aws/notebook.ts'
import { live } from '../../live/casework.ts'
import { handOverPorts } from '../../live/conversation.ts'
import { readSlackEnvironment } from '../../live/slackEnvironment.ts'
import { laterBy, toStaffQueues } from '../../live/staffQueues.ts'
import { createSlack } from './slack.ts'

const environment = readSlackEnvironment(process.env)
const product = live(environment)
const { casework, table } = product

export const handler = createSlack({
  casework,
  notebook: notebook(table),
  chats: handOverPorts(product),
  tellTools: toStaffQueues(process.env),
  signingSecret: environment.SLACK_SIGNING_SECRET,
  botToken: environment.SLACK_BOT_TOKEN,
  apiUrl: environment.SLACK_API_URL,
  later: laterBy(process.env.SLACK_QUEUE_URL),
})
