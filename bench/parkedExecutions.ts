/**
 * What parked executions cost: starts a second, memory, time to be ready again, and timers a second, with the floor of
 * each beside it, from one run. `npm run bench:executions [COUNT]`, 10,000 by default.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { CreateStateMachineCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'

const count = Number(process.argv[2] ?? 10_000)
const lanes = 16
const folder = mkdtempSync(join(tmpdir(), 'putright-bench-'))

const definition = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Acknowledge',
  States: {
    Acknowledge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: {
        FunctionName: 'enter',
        Payload: { case: '{% $states.input.case %}', token: '{% $states.context.Task.Token %}' },
      },
      TimeoutSeconds: '{% $states.input.seconds %}',
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Overdue' }],
      Next: 'Overdue',
    },
    Overdue: { Type: 'Succeed' },
  },
})

const clientOf = (url: string): SFNClient =>
  new SFNClient({
    endpoint: url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

const startEngine = async (): Promise<{ child: ChildProcess; url: string; seconds: number }> => {
  const began = performance.now()
  const child = fork(new URL('./executions/engineProcess.ts', import.meta.url), [folder], {
    execArgv: ['--expose-gc'],
  })
  const [url] = await once(child, 'message')
  return { child, url, seconds: (performance.now() - began) / 1000 }
}

const ask = async <T>(child: ChildProcess, order: string): Promise<T> => {
  child.send(order)
  const [answer] = await once(child, 'message')
  return answer
}
type Memory = { rss: number; heap: number }

const stateMachineArn = 'arn:aws:states:eu-west-2:000000000000:stateMachine:case'

const startAll = async (client: SFNClient): Promise<void> => {
  const numbers = Array.from({ length: count }, (_, i) => i).values()
  const lane = async (): Promise<void> => {
    for (const i of numbers) {
      // Due over 300 days, at instants of their own.
      const input = JSON.stringify({ case: `case-${i}`, seconds: 60 + Math.floor((i * 25_920_000) / count) })
      await client.send(new StartExecutionCommand({ stateMachineArn, name: `case-${i}`, input }))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** The floor of the protocol: the same requests to a server that only answers. */
const bareServer = async (): Promise<number> => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
      response.end('{"executionArn":"arn","startDate":1}')
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const client = clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const seconds = await timed(() => startAll(client))
  client.destroy()
  server.close()
  return seconds
}

/** The floor of the disk: the very rows that the engine wrote, an execution a transaction, into an empty copy. */
const rawInserts = (): { seconds: number; rows: number } => {
  const from = new DatabaseSync(join(folder, 'executions.sqlite'), { readOnly: true })
  const to = new DatabaseSync(join(folder, 'floor.sqlite'))
  to.exec('pragma journal_mode = wal; pragma synchronous = normal')
  for (const { sql } of from
    .prepare("select sql from sqlite_schema where sql is not null and name not like 'sqlite_%'")
    .all())
    to.exec(String(sql))
  const valuesOf = (row: object): SQLInputValue[] => Object.values(row)
  const executions = from.prepare('select * from executions order by id').all()
  const events = Map.groupBy(from.prepare('select * from history').all(), (row) => row.execution)
  const insertInto = (table: string, row: object) =>
    to.prepare(`insert into ${table} values (${valuesOf(row).map(() => '?')})`)
  const [execution, [event] = []] = [executions[0] ?? {}, [...events.values()][0]]
  const insertExecution = insertInto('executions', execution)
  const insertEvent = insertInto('history', event ?? {})
  let rows = 0
  const began = performance.now()
  for (const row of executions) {
    to.exec('begin immediate')
    insertExecution.run(...valuesOf(row))
    const own = events.get(row.id ?? null) ?? []
    for (const each of own) insertEvent.run(...valuesOf(each))
    to.exec('commit')
    rows += 1 + own.length
  }
  const seconds = (performance.now() - began) / 1000
  from.close()
  to.close()
  return { seconds, rows }
}

const perSecond = (seconds: number): string => `${Math.round(count / seconds).toLocaleString('en-GB')}/s`
const line = (what: string, value: string, floor = ''): void =>
  console.log(`${what.padEnd(52)} ${value.padStart(12)}  ${floor}`)

const bench = async (): Promise<void> => {
  const first = await startEngine()
  const empty = await ask<Memory>(first.child, 'memory')
  const client = clientOf(first.url)
  await client.send(
    new CreateStateMachineCommand({
      name: 'case',
      roleArn: 'arn:aws:iam::000000000000:role/timeline',
      definition,
    }),
  )
  const starting = await timed(async () => {
    await startAll(client)
    await ask(first.child, 'settle')
  })
  client.destroy()
  const full = await ask<Memory>(first.child, 'memory')
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const floor = rawInserts()
  const bare = await bareServer()
  const second = await startEngine()
  const parked = await ask<Memory>(second.child, 'memory')
  const firing = await timed(() => ask(second.child, 'moveYear'))
  second.child.kill('SIGKILL')

  line(`started and parked (${count} executions)`, perSecond(starting))
  line(
    '  floor: the same rows, raw inserts',
    perSecond(floor.seconds),
    `${(starting / floor.seconds).toFixed(1)} times the time`,
  )
  line(
    '  floor: the same requests, a server that only answers',
    perSecond(bare),
    `${(starting / bare).toFixed(1)} times the time`,
  )
  line('memory, no executions', `${empty.rss} MB`, `heap ${empty.heap} MB`)
  line('memory after starting them', `${full.rss} MB`, `heap ${full.heap} MB`)
  line(
    'memory after a kill and a new start',
    `${parked.rss} MB`,
    `heap ${parked.heap} MB, ${(((parked.rss - empty.rss) * 1024) / count).toFixed(2)} KB an execution`,
  )
  line('process start to ready, no executions', `${Math.round(first.seconds * 1000)} ms`)
  line(
    'process start to ready, all parked',
    `${Math.round(second.seconds * 1000)} ms`,
    `${(second.seconds / first.seconds).toFixed(2)} times the time`,
  )
  line(
    'timers of a year fired in order, each to its end',
    perSecond(firing),
    `${(firing / floor.seconds).toFixed(1)} times the raw inserts`,
  )
}

await bench().finally(() => rmSync(folder, { recursive: true }))
