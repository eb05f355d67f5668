import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'

let path: string
const children: ChildProcess[] = []
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'putright-kill-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(path, { recursive: true, force: true })
})

/** Starts a stand-in in a process of its own, which prints the address where it listens. */
const startElsewhere = async (file: string, start: string): Promise<{ child: ChildProcess; url: string }> => {
  const module = new URL(`../../local/${file}`, import.meta.url).href
  const script = `const module = await import('${module}'); console.log((await module.${start}).url)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = await once(child.stdout ?? child, 'data')
  return { child, url: String(line).trim() }
}

const kill = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

test('what DynamoDB acknowledged is there after kill -9', async () => {
  const start = () =>
    startElsewhere('dynamodb/dynamodb.ts', `startDynamoDb({ table: 'putright', path: '${path}' })`)
  const acknowledged: string[] = []

  for (let round = 0; round < 3; round += 1) {
    const { child, url } = await start()
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

  const { url } = await start()
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
