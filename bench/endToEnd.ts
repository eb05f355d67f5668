/**
 * `npm run bench`: how many mails a second become acknowledged cases on this machine, from SMTP to the receipt in the
 * mailbox, beside the floor: the same number of writes of the same size, put raw through the same client.
 */
import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { createTransport } from 'nodemailer'
import { startDynamoDb } from '../local/dynamodb/dynamodb.ts'
import { startSystem } from '../local/system.ts'
import { mailbox, temporaryData, until } from '../test/system/putright.ts'

const mails = Number(process.argv[2] ?? 300)
const atOnce = 8

let writes = 0
let reads = 0
let bytes = 0

const isWrite = (target: string): boolean => /\.(PutItem|UpdateItem|DeleteItem)$/.test(target)

subscribe('http.client.request.start', (event) => {
  const { request } = event as { request: ClientRequest }
  const target = String(request.getHeader('x-amz-target') ?? '')
  if (!target.startsWith('DynamoDB')) return
  if (!isWrite(target)) {
    reads += 1
    return
  }
  writes += 1
  bytes += Number(request.getHeader('content-length') ?? 0)
})

const addressOf = (number: number): string => `resident${number}@post.example`

const inTurn = async (count: number, work: (number: number) => Promise<unknown>): Promise<void> => {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < count) {
      next += 1
      await work(next)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

const endToEnd = async (): Promise<number> => {
  const data = temporaryData()
  const system = await startSystem({ port: 0, smtpPort: 0, data: data.path })
  const transport = createTransport({
    host: '127.0.0.1',
    port: system.smtpPort,
    ignoreTLS: true,
    pool: true,
    maxConnections: atOnce,
  })
  const from = performance.now()
  await inTurn(mails, (number) =>
    transport.sendMail({
      from: addressOf(number),
      to: 'complaints@larkfield.example',
      subject: `Window ${number}`,
      text: 'I reported the window six weeks ago. I have rung twice and nobody has come.',
    }),
  )
  const accepted = (performance.now() - from) / 1000
  await until('every receipt', async () => {
    const last = await Promise.all(
      [mails, mails - 1, mails - 2].map((number) => mailbox(system.url, addressOf(number))),
    )
    return last.every((sent) => sent.length > 0) ? true : undefined
  })
  const seconds = (performance.now() - from) / 1000
  console.log(`accepted by SMTP (stored and queued)   ${(mails / accepted).toFixed(0).padStart(6)} mails/s`)
  transport.close()
  await system.close()
  data.remove()
  return seconds
}

const floor = async (count: number, size: number): Promise<number> => {
  const data = temporaryData()
  const dynamodb = await startDynamoDb({ path: data.path, table: 'floor' })
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: dynamodb.url }))
  const padding = 'x'.repeat(Math.max(0, size - 100))
  const from = performance.now()
  await inTurn(count, (number) =>
    client.send(new PutCommand({ TableName: 'floor', Item: { pk: `P#${number}`, sk: 'S', padding } })),
  )
  const seconds = (performance.now() - from) / 1000
  client.destroy()
  await dynamodb.close()
  data.remove()
  return seconds
}

const whole = await endToEnd()
const { written, size, read } = { written: writes, size: Math.round(bytes / writes), read: reads }
const raw = await floor(written, size)
console.log(`acknowledged case, end to end          ${(mails / whole).toFixed(0).padStart(6)} mails/s`)
console.log(
  `writes a mail                          ${(written / mails).toFixed(1).padStart(6)}   of ${size} bytes on average`,
)
console.log(`reads a mail                           ${(read / mails).toFixed(1).padStart(6)}`)
console.log(`floor: the same writes, put raw        ${(mails / raw).toFixed(0).padStart(6)} mails/s`)
console.log(`end to end is ${(whole / raw).toFixed(1)} times the floor`)
process.exit(0)
