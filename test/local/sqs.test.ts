import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { staffQueue } from '../../aws/staffQueue.ts'
import { openQueue } from '../../local/queue.ts'
import { startSqs } from '../../local/sqs.ts'

test('what the SDK sends reaches the queue’s function; what is not spoken here is refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'putright-sqs-'))
  const { promise: called, resolve } = Promise.withResolvers<string>()
  const queue = openQueue({
    name: 'jobs',
    file: join(folder, 'jobs.sqlite'),
    call: async ({ Records: [record] }) => {
      resolve(record?.body ?? '')
      return { payload: null }
    },
  })
  const sqs = await startSqs({ jobs: queue })
  const client = new SQSClient({
    endpoint: sqs.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  await staffQueue(sqs.urlOf('jobs'), client).send({ kind: 'commit', caseId: 'A', version: 1 })
  expect(JSON.parse(await called)).toEqual({ kind: 'commit', caseId: 'A', version: 1 })
  const elsewhere = new SendMessageCommand({ QueueUrl: sqs.urlOf('nothing'), MessageBody: 'x' })
  await expect(client.send(elsewhere)).rejects.toThrow('does not exist')
  await expect(client.send(new ReceiveMessageCommand({ QueueUrl: sqs.urlOf('jobs') }))).rejects.toThrow(
    'Only AmazonSQS.SendMessage is spoken here',
  )
  client.destroy()
  await sqs.close()
  await queue.close()
  rmSync(folder, { recursive: true })
})
