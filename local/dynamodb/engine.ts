import { EventEmitter } from 'node:events'
import type { IncomingHttpHeaders, OutgoingHttpHeader } from 'node:http'
import type { AttributeValue } from 'aws-lambda'
import dynalite from 'dynalite'
import { z } from 'zod'
import { closeIteratorsAfterUse } from './closeIterators.ts'

/** A DynamoDB item in the protocol's own notation, such as `{ pk: { S: 'CASE#1' } }`. */
export type Item = Record<string, AttributeValue>

export interface Call {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, OutgoingHttpHeader>>
  readonly body: string | Buffer
}

export type Engine = Awaited<ReturnType<typeof openEngine>>

const itemSchema = z.object({ Item: z.record(z.string(), z.custom<AttributeValue>()).optional() })

/** What dynalite asks of a response, and nothing else. */
const responseInto = (answered: (answer: Answer) => void) => {
  const headers: Record<string, OutgoingHttpHeader> = {}
  const response = {
    statusCode: 200,
    contentType: '',
    setHeader: (name: string, value: OutgoingHttpHeader) => {
      headers[name] = value
    },
    end: (body: string | Buffer = '') => answered({ status: response.statusCode, headers, body }),
  }
  return response
}

const headersFor = (operation: string) => ({
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': `DynamoDB_20120810.${operation}`,
  'x-amz-date': '20260101T000000Z',
  authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=local',
})

/**
 * dynalite on disk, called in this process: its own server never listens, so a request costs one hop, not two.
 * What it has acknowledged is in LevelDB's log and survives the end of the process (not that of the machine).
 */
export const openEngine = (path: string | undefined, createTableMs = 0) => {
  closeIteratorsAfterUse()
  const server = dynalite({ ...(path && { path }), createTableMs })
  const [handle] = server.listeners('request')
  if (!handle) throw new Error('dynalite has no request listener')

  const perform = ({ body, ...call }: Call): Promise<Answer> =>
    new Promise((answered) => {
      const request = Object.assign(new EventEmitter(), call)
      handle(request, responseInto(answered))
      if (body.length > 0) request.emit('data', body)
      request.emit('end')
    })

  const ask = async (operation: string, input: unknown): Promise<unknown> => {
    const body = Buffer.from(JSON.stringify(input))
    const answer = await perform({ method: 'POST', url: '/', headers: headersFor(operation), body })
    if (answer.status !== 200) throw new Error(`${operation} failed: ${answer.body}`)
    return JSON.parse(answer.body.toString())
  }

  const getItem = async (table: string, key: Item): Promise<Item | undefined> =>
    itemSchema.parse(await ask('GetItem', { TableName: table, Key: key, ConsistentRead: true })).Item

  /** dynalite closes its store only after its server, which therefore must have listened. */
  const close = async (): Promise<void> => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    await new Promise<void>((closed) => server.close(() => closed()))
  }

  return { perform, ask, getItem, close }
}
