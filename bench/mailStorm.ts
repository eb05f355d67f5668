/**
 * `npm run bench:storm`: thousands of mails through SMTP while the process is killed at random, every tenth with a
 * picture. Says whether each became exactly one case and each picture one attachment, at what rate, and what memory the
 * process took meanwhile. `node bench/mailStorm.ts MAILS KILLS`; `SEED` repeats the moments of the kills.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { putright, type Started, startPutright, temporaryData } from '../test/system/putright.ts'

const mails = Number(process.argv[2] ?? 20_000)
const kills = Number(process.argv[3] ?? 20)
const senders = 8
const everyTenth = 10
const megabyte = 1024 * 1024

/** A small generator with a printed seed, so that a run can be had again (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const random = randomFrom(seed)
const data = temporaryData()
let system: Started = await startPutright(data.path)
let accepted = 0
let next = 0
let tries = 0
let starting = 0

const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(20_000, 7)])

const letter = (number: number) => ({
  from: `Resident ${number} <resident${number}@post.example>`,
  to: 'complaints@larkfield.example',
  subject: `Window ${number}`,
  text: `I reported window ${number} six weeks ago and nobody has come. I have rung twice.`,
  messageId: `<${number}@post.example>`,
  ...(number % everyTenth === 0 ? { attachments: [{ filename: 'window.png', content: picture }] } : {}),
})

/** A sender’s server: one connection, the same mail again until it is accepted. */
const sender = async (): Promise<void> => {
  const connect = () =>
    createTransport({
      host: '127.0.0.1',
      port: system.running.smtpPort,
      ignoreTLS: true,
      pool: true,
      maxConnections: 1,
    })
  let transport = connect()
  let port = system.running.smtpPort
  while (next < mails) {
    next += 1
    const number = next
    for (;;) {
      tries += 1
      if (port !== system.running.smtpPort) {
        transport.close()
        port = system.running.smtpPort
        transport = connect()
      }
      const sent = await transport.sendMail(letter(number)).then(
        () => true,
        () => false,
      )
      if (sent) break
      await pause(100)
    }
    accepted += 1
  }
  transport.close()
}

/** Resident memory of a process in megabytes, from /proc. */
const memoryOf = (processId: number): number => {
  const [, line = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? []
  return Number(line) / 1024
}

const peopleSchema = z.array(z.object({ address: z.string(), mails: z.number() }))

const answeredPeople = async (): Promise<z.infer<typeof peopleSchema>> => {
  const response = await fetch(`${system.running.url}/local/mailbox`, {
    headers: { accept: 'application/json' },
  })
  const people = peopleSchema.parse(await response.json())
  return people.filter(({ address }) => address.startsWith('resident'))
}

const from = performance.now()
const secondsSoFar = (): number => (performance.now() - from) / 1000
const samples: { seconds: number; accepted: number; megabytes: number }[] = []
let over = false

const sample = async (): Promise<void> => {
  while (!over) {
    try {
      const megabytes = Math.round(memoryOf(system.running.process))
      samples.push({ seconds: Math.round(secondsSoFar()), accepted, megabytes })
    } catch {
      // Killed, and not yet started again.
    }
    await pause(5000)
  }
}

const kill = async (): Promise<void> => {
  for (let number = 0; number < kills; number += 1) {
    const share = ((number + random()) / kills) * mails
    while (accepted < Math.min(share, mails - senders)) await pause(50)
    await pause(random() * 500)
    await system.kill()
    const since = performance.now()
    system = await startPutright(data.path)
    starting += performance.now() - since
    console.log(`${Math.round(secondsSoFar())} s: kill ${number + 1}, ${accepted} accepted`)
  }
}

const sampling = sample()
await Promise.all([kill(), ...Array.from({ length: senders }, sender)])
const acceptedIn = secondsSoFar()
console.log(`${Math.round(acceptedIn)} s: every mail accepted`)

let people = await answeredPeople()
while (people.length < mails) {
  await pause(15_000)
  people = await answeredPeople()
  console.log(`${Math.round(secondsSoFar())} s: ${people.length} answered`)
}
const seconds = secondsSoFar()
over = true
await sampling

const cases = (await putright(data.path, 'case', 'list')) as { reference: string }[]
const references = new Set(cases.map(({ reference }) => reference))
await system.stop()
const attachments = readdirSync(join(data.path, 's3', 'putright-attachments')).length
data.remove()

const half = samples.slice(samples.length / 2)
const least = Math.min(...half.map(({ megabytes }) => megabytes))
const most = Math.max(...samples.map(({ megabytes }) => megabytes))
console.table(samples.filter((_, index) => index % Math.ceil(samples.length / 20) === 0))
console.log(
  `seed ${seed}: ${mails} mails in ${tries} tries, ${kills} kills (${(starting / kills / 1000).toFixed(1)} s to start again on average)`,
)
console.log(
  `cases ${cases.length}, references ${references.size}, attachments ${attachments} of ${Math.floor(mails / everyTenth)}`,
)
console.log(`receipts sent twice: ${people.filter((person) => person.mails > 1).length}`)
console.log(
  `accepted ${(mails / acceptedIn).toFixed(1)} a second, answered ${(mails / seconds).toFixed(1)} a second`,
)
console.log(
  `memory: ${least} MB at least in the second half, ${most} MB at most; a mail is about ${(picture.length / everyTenth / megabyte).toFixed(3)} MB`,
)
const whole =
  cases.length === mails && references.size === mails && attachments === Math.floor(mails / everyTenth)
console.log(whole ? 'every mail is exactly one case' : 'MAILS WERE LOST OR DOUBLED')
process.exit(whole ? 0 : 1)
