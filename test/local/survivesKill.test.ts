import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openQueue } from '../../local/queue.ts'

let path: string
const children: ChildProcess[] = []
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'putright-kill-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(path, { recursive: true, force: true })
})

/** Runs code that uses a stand-in in a process of its own; answers with the first line that it prints. */
const runElsewhere = async (file: string, code: string): Promise<{ child: ChildProcess; line: string }> => {
  const module = new URL(`../../local/${file}`, import.meta.url).href
  const script = `const module = await import('${module}'); ${code}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = await once(child.stdout ?? child, 'data')
  return { child, line: String(line).trim() }
}

const kill = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

test('what DynamoDB acknowledged is there after kill -9', async () => {
  const start = () =>
    runElsewhere(
      'dynamodb/dynamodb.ts',
      `console.log((await module.startDynamoDb({ table: 'putright', path: '${path}' })).url)`,
    )
  const acknowledged: string[] = []

  for (let round = 0; round < 3; round += 1) {
    const { child, line: url } = await start()
    const client = new DynamoDBClient({ endpoint: url, region: 'eu-west-2', credentials, maxAttempts: 1 })
    const write = async (writer: number) => {
      for (let version = 0; child.exitCode === null && !child.killed; version += 1) {
        const pk = `CASE#${round}-${writer}-${version}`
        await client.send(
          new PutItemCommand({ TableName: 'putright', Item: { pk: { S: pk }, sk: { S: '1' } } }),
        )
        acknowledged.push(pk)
        if (acknowledged.length % 50 === 0) await kill(child)
      }
    }
    await Promise.allSettled([0, 1, 2, 3].map(write))
  }

  const { line: url } = await start()
  const client = new DynamoDBClient({ endpoint: url, region: 'eu-west-2', credentials })
  const found = await Promise.all(
    acknowledged.map((pk) =>
      client.send(
        new GetItemCommand({
          TableName: 'putright',
          Key: { pk: { S: pk }, sk: { S: '1' } },
          ConsistentRead: true,
        }),
      ),
    ),
  )
  expect(acknowledged.length).toBeGreaterThanOrEqual(150)
  expect(found.filter(({ Item }) => Item === undefined)).toEqual([])
})

test('a message that was being worked on at kill -9 is delivered again, as if for the first time', async () => {
  const file = join(path, 'inbound.sqlite')
  const { child } = await runElsewhere(
    'queue.ts',
    `const call = () => { console.log('received'); return new Promise(() => setInterval(() => {}, 1000)) }
     module.openQueue({ file: '${file}', name: 'inbound', call }).send('kept')`,
  )
  await kill(child)
  const heard: [string, string][] = []
  const queue = openQueue({
    file,
    name: 'inbound',
    call: async ({ Records }) => {
      heard.push(
        ...Records.map(({ body, attributes }): [string, string] => [
          body,
          attributes.ApproximateReceiveCount,
        ]),
      )
      return { payload: null }
    },
  })
  await queue.settled()
  await queue.close()
  expect(heard).toEqual([['kept', '1']])
})

test('every object that S3 acknowledged is there after kill -9, and none in part', async () => {
  const start = () =>
    runElsewhere(
      's3/s3.ts',
      `console.log((await module.startS3({ path: '${path}', buckets: ['mail'] })).url)`,
    )
  const clientOf = (endpoint: string) =>
    new S3Client({ endpoint, region: 'eu-west-2', credentials, maxAttempts: 1 })
  const body = Buffer.alloc(300_000, 'mail')
  const acknowledged: string[] = []

  const { child, line } = await start()
  const write = async (writer: number) => {
    for (let number = 0; !child.killed; number += 1) {
      const Key = `${writer}/${number}`
      await clientOf(line).send(new PutObjectCommand({ Bucket: 'mail', Key, Body: body }))
      acknowledged.push(Key)
      if (acknowledged.length === 30) await kill(child)
    }
  }
  await Promise.allSettled([0, 1, 2, 3].map(write))

  const client = clientOf((await start()).line)
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'mail' }))
  expect(Contents.map(({ Key }) => Key)).toEqual(expect.arrayContaining(acknowledged))
  expect(Contents.every(({ Size }) => Size === body.length)).toBe(true)
})
