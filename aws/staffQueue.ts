import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'

/** Sends a job to a queue, a bot's or another, by the queue's URL. The client's region, credentials and endpoint come from the environment. */
export const staffQueue = (url: string, client = new SQSClient({})) => ({
  send: async (job: unknown): Promise<void> => {
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(job) }))
  },
})
