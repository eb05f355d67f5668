import { rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { tableDefinition } from '../../aws/tableDefinition.ts'
import type { Work } from '../clock.ts'
import { lockFolder } from '../folderLock.ts'
import { createLanes } from '../lanes.ts'
import { BodyTooLarge, type Listening, listen, type Running, readBody } from '../server.ts'
import { createTableInput } from './createTable.ts'
import { refuseEmptyKey } from './emptyKey.ts'
import { type Answer, type Call, type Engine, type Item, openEngine } from './engine.ts'
import { finishExchange, withItsIndexes } from './sameIndexes.ts'
import { createStream, type Stream, type Subscription } from './stream.ts'
import { type Touched, touchedBy } from './touched.ts'

export interface DynamoDb extends Listening {
  /** The folder that holds the data; in memory without it. */
  readonly path?: string
  readonly table: string
  readonly subscription?: Omit<Subscription, 'table'>
  /** The system's clock, milliseconds since 1970. */
  readonly now?: () => number
}

/** Its work, as the clock sees it, is the stream records that wait or are being delivered. */
export type RunningDynamoDb = Running &
  Work & {
    /** Items whose stream records wait or are being delivered. */
    readonly behind: () => number
  }

/** The service's limit on a request. */
const largestRequest = 16 * 1024 * 1024

const partitionOf = (key: Item): string => JSON.stringify(key[tableDefinition.partitionKey] ?? null)

const statusOf = (tables: unknown): string | undefined => {
  const status = /"TableStatus":"([A-Z]+)"/.exec(JSON.stringify(tables))
  return status?.[1]
}

const describe = async (engine: Engine, table: string): Promise<string | undefined> => {
  try {
    return statusOf(await engine.ask('DescribeTable', { TableName: table }))
  } catch (error) {
    if (error instanceof Error && error.message.includes('ResourceNotFoundException')) return undefined
    throw error
  }
}

const untilActive = async (engine: Engine, table: string): Promise<void> => {
  while ((await describe(engine, table)) !== 'ACTIVE') await new Promise(setImmediate)
}

/**
 * Opens the data and makes the table where there is none. A process killed while its very first start made the table
 * leaves it in CREATING for ever, which dynalite can neither finish nor delete: nothing can have been stored in it,
 * so the folder is started afresh.
 */
const openTable = async (path: string | undefined, table: string): Promise<Engine> => {
  if (path) finishExchange(path)
  const engine = openEngine(path)
  const status = await describe(engine, table)
  if (status === 'CREATING' && path) {
    await engine.close()
    rmSync(path, { recursive: true })
    return openTable(path, table)
  }
  if (status === undefined) await engine.ask('CreateTable', createTableInput(table, tableDefinition))
  await untilActive(engine, table)
  return path ? withItsIndexes(engine, table, { path, open: (at) => openTable(at, table) }) : engine
}

/** Performs writes so that each one's change of an item is known and told to the stream in the order of the writes. */
const createWriter = (engine: Engine, table: string, stream: Stream) => {
  const lanes = createLanes()

  const before = (touched: readonly Touched[]) =>
    Promise.all(touched.map(({ key }) => engine.getItem(table, key)))

  const after = ({ key, after }: Touched): Promise<Item | undefined> | Item | undefined => {
    if (after === 'to be read') return engine.getItem(table, key)
    return after === 'deleted' ? undefined : after
  }

  const write = async (call: Call, touched: readonly Touched[]): Promise<Answer> => {
    const images = await before(touched)
    const answer = await engine.perform(call)
    if (answer.status !== 200) return answer
    const changes = touched.map(async (each, index) => ({
      table,
      keys: each.key,
      before: images[index],
      after: await after(each),
    }))
    stream.publish(await Promise.all(changes), ({ keys }) => partitionOf(keys))
    return answer
  }

  return (call: Call, touched: readonly Touched[]): Promise<Answer> =>
    lanes.run([...new Set(touched.map(({ key }) => partitionOf(key)))], () => write(call, touched))
}

/**
 * DynamoDB on this machine: dynalite on disk behind a server that also feeds a subscriber from the table's changes,
 * as a stream would, after the writer has been answered. Throws `CannotStart`.
 */
export const startDynamoDb = async (options: DynamoDb): Promise<RunningDynamoDb> => {
  const { path, table, subscription, now = Date.now } = options
  const release = path ? lockFolder(path) : undefined
  const engine = await openTable(path && join(path, 'leveldb'), table)
  const stream = subscription && createStream({ table, ...subscription }, now)
  const perform = stream ? createWriter(engine, table, stream) : engine.perform

  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const { method = 'GET', url = '/', headers } = request
    const call: Call = { method, url, headers, body: await readBody(request, largestRequest) }
    const operation = String(headers['x-amz-target'] ?? '').split('.')[1] ?? ''
    const touched = touchedBy(operation, call.body, table, tableDefinition)
    if (touched.length === 0) return engine.perform(call)
    return refuseEmptyKey(touched) ?? perform(call, touched)
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, headers, body } = await answerTo(request)
    response.writeHead(status, headers).end(body)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!(error instanceof BodyTooLarge)) console.error(error)
      response.writeHead(error instanceof BodyTooLarge ? 413 : 500).end()
    })
  })

  const running = await listen(server, options)
  const close = async (): Promise<void> => {
    await running.close()
    await stream?.close()
    await engine.close()
    release?.()
  }
  return {
    ...running,
    close,
    idle: () => stream?.idle() ?? true,
    settled: async () => stream?.settled(),
    behind: () => stream?.busy() ?? 0,
  }
}
