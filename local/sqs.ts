import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { z } from 'zod'
import { accountId } from './account.ts'
import type { RunningQueue } from './queue.ts'
import { listen, type Running, readBody, sendJson } from './server.ts'

const sendSchema = z.object({ QueueUrl: z.url(), MessageBody: z.string().min(1) })

/** The service’s limit on a message. */
const largest = 1_048_576

/** AWS JSON 1.0, as the SDK’s SQS client speaks it; only SendMessage, because queues are read by functions here. */
const target = 'AmazonSQS.SendMessage'

/** SQS in front of queues that are here already, by name. */
export interface RunningSqs extends Running {
  readonly urlOf: (queue: string) => string
}

const fault = (type: string, message: string) => ({ __type: `com.amazonaws.sqs#${type}`, message })

export const startSqs = async (queues: Readonly<Record<string, RunningQueue>>): Promise<RunningSqs> => {
  const answer = (body: unknown): { status: number; said: object } => {
    const asked = sendSchema.safeParse(body).data
    const queue = queues[asked?.QueueUrl.split('/').at(-1) ?? '']
    if (asked === undefined)
      return { status: 400, said: fault('InvalidParameterValue', 'What is to be sent?') }
    if (queue === undefined)
      return { status: 400, said: fault('QueueDoesNotExist', 'The specified queue does not exist.') }
    const MessageId = queue.send(asked.MessageBody)
    const MD5OfMessageBody = createHash('md5').update(asked.MessageBody).digest('hex')
    return { status: 200, said: { MessageId, MD5OfMessageBody } }
  }

  const server = createServer(async (request, response) => {
    const body = String(await readBody(request, largest))
    const { status, said } =
      request.headers['x-amz-target'] === target
        ? answer(JSON.parse(body))
        : { status: 400, said: fault('UnsupportedOperation', `Only ${target} is spoken here.`) }
    sendJson(response, status, said)
  })
  const running = await listen(server, {})
  return { ...running, urlOf: (queue) => `${running.url}/${accountId}/${queue}` }
}
