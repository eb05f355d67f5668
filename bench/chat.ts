/**
 * 500 residents chatting at once over WebSocket with the whole system in a process of its own: how long an answer takes,
 * beside the bare echo of the same server (`ping`, answered by the same function without reading or storing anything);
 * the memory of a connection; and whether anything that was confirmed is lost when the process is killed under load.
 * Run: npm run bench:chat
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'

const residents = Number(process.argv[2] ?? 500)
const port = 18_480
const url = `http://127.0.0.1:${port}`
const data = mkdtempSync(join(tmpdir(), 'putright-bench-chat-'))
const cli = join(import.meta.dirname, '..', 'cli', 'putright.ts')

const start = async (): Promise<ChildProcess> => {
  const child = spawn(
    process.execPath,
    [cli, 'start', '--port', String(port), '--smtp-port', String(port + 1), '--data', data],
    { stdio: 'ignore' },
  )
  for (;;) {
    const ready = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return child
    await pause(200)
  }
}

const megabytes = ({ pid }: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

interface Frame {
  readonly type: string
  readonly conversation?: string
  readonly turns?: readonly { readonly number: number; readonly clientId: string | null }[]
}

interface Resident {
  readonly ask: (message: unknown) => Promise<{ frame: Frame; milliseconds: number }>
  readonly confirmed: string[]
  conversation: string
  seen: number
  close(): void
}

const connect = async (): Promise<Resident> => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`)
  socket.on('error', () => undefined)
  await once(socket, 'open')
  const closed = once(socket, 'close').then(() => {
    throw new Error('closed')
  })
  closed.catch(() => undefined)
  const ask: Resident['ask'] = async (message) => {
    const began = performance.now()
    const heard = once(socket, 'message')
    socket.send(JSON.stringify(message))
    const [text] = await Promise.race([heard, closed])
    return { frame: JSON.parse(String(text)) as Frame, milliseconds: performance.now() - began }
  }
  return { ask, confirmed: [], conversation: '', seen: 0, close: () => socket.terminate() }
}

const hear = (resident: Resident, { conversation, turns = [] }: Frame): void => {
  resident.conversation = conversation ?? resident.conversation
  resident.seen = turns.at(-1)?.number ?? resident.seen
  for (const { clientId } of turns) if (clientId !== null) resident.confirmed.push(clientId)
}

const inputs = [
  { type: 'said', text: 'Nobody came for the third time about the leak over the cooker.' },
  { type: 'chose', choice: 'complaint' },
  { type: 'said', text: 'Rosa' },
  { type: 'said', text: 'Flat 4, 12 Mill Lane' },
  { type: 'said', text: '07700 900123' },
]

let count = 0
const say = async (resident: Resident, input: unknown): Promise<number> => {
  count += 1
  const { conversation, seen } = resident
  const { frame, milliseconds } = await resident.ask({
    type: 'turn',
    conversation,
    seen,
    clientId: `bench-${count}`,
    input,
  })
  hear(resident, frame)
  return milliseconds
}

const at = (times: readonly number[], share: number): number =>
  times.toSorted((left, right) => left - right)[Math.floor(times.length * share)] ?? 0

const print = (what: string, times: readonly number[]): void =>
  console.log(
    `${what.padEnd(34)} median ${at(times, 0.5).toFixed(0).padStart(6)} ms   99 % ${at(times, 0.99).toFixed(0).padStart(6)} ms   ${times.length}`,
  )

/** Each thinks for a while between two turns, so that 500 talk at once as people do. */
const thinking = 4000
const chat = async (resident: Resident, times: number[]): Promise<void> => {
  for (const input of inputs) {
    await pause(Math.random() * thinking * 2)
    times.push(await say(resident, input))
  }
}

const system = await start()
const before = megabytes(system)
const all = await Promise.all(Array.from({ length: residents }, connect))
await pause(1000)
const connected = megabytes(system)
console.log(
  `memory of a connection: ${(((connected - before) * 1024) / residents).toFixed(0)} KB (${residents} at once)`,
)

const echoes: number[] = []
await Promise.all(
  all.map(async (resident) => {
    for (let turns = 0; turns < inputs.length; turns += 1) {
      await pause(Math.random() * thinking * 2)
      echoes.push((await resident.ask({ type: 'ping' })).milliseconds)
    }
  }),
)
print('bare echo', echoes)

const opening = await Promise.all(
  all.map(async (resident) => {
    await pause(Math.random() * thinking)
    const { frame, milliseconds } = await resident.ask({ type: 'open', conversation: null, seen: 0 })
    hear(resident, frame)
    return milliseconds
  }),
)
print('a conversation is opened', opening)
const answers: number[] = []
await Promise.all(all.map((resident) => chat(resident, answers)))
print('a turn is read, stored, answered', answers)
console.log(
  `times the bare echo: median ${(at(answers, 0.5) / at(echoes, 0.5)).toFixed(1)}, 99 % ${(at(answers, 0.99) / at(echoes, 0.99)).toFixed(1)}`,
)

// Under load again, and killed in the middle of it.
const storm = Promise.allSettled(all.map((resident) => chat(resident, [])))
await pause(thinking)
const gone = once(system, 'exit')
system.kill('SIGKILL')
await gone
for (const resident of all) resident.close()
await storm

const again = await start()
let lost = 0
let confirmed = 0
for (const resident of all) {
  const back = await connect()
  const kept = new Set<string>()
  const { frame } = await back.ask({ type: 'open', conversation: resident.conversation, seen: 0 })
  for (const { clientId } of frame.turns ?? []) if (clientId !== null) kept.add(clientId)
  confirmed += resident.confirmed.length
  lost += resident.confirmed.filter((clientId) => !kept.has(clientId)).length
  back.close()
}
console.log(`killed under load: ${confirmed} confirmed turns, ${lost} lost`)
again.kill('SIGTERM')
await once(again, 'exit')
rmSync(data, { recursive: true, force: true })
process.exit(lost === 0 ? 0 : 1)
