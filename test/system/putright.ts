import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { noteIn, type RunningSystem, runningSystemSchema } from '../../cli/runningSystem.ts'

const run = promisify(execFile)
const node = process.execPath
const patience = 60_000

export const temporaryData = (): { readonly path: string; readonly remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'putright-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Waits until something is so, or says what it waited for. */
export const until = async <T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  limit = patience,
): Promise<T> => {
  const end = Date.now() + limit
  while (Date.now() < end) {
    const found = await look()
    if (found !== undefined) return found
    await pause(50)
  }
  throw new Error(`Waited ${limit} ms for ${what}.`)
}

/** The command line, in a process of its own, against the system whose data lie in `data`. */
export const putright = async (data: string, ...words: readonly string[]): Promise<readonly unknown[]> => {
  const { stdout } = await run(node, ['cli/putright.ts', ...words], {
    env: { ...process.env, PUTRIGHT_DATA: data },
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

export interface Started {
  readonly child: ChildProcess
  readonly running: RunningSystem
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })

const noteOf = (data: string, child: ChildProcess): RunningSystem | undefined => {
  if (child.exitCode !== null) throw new Error(`Putright ended with ${child.exitCode} instead of starting.`)
  if (!existsSync(noteIn(data))) return undefined
  const note = runningSystemSchema.safeParse(JSON.parse(readFileSync(noteIn(data), 'utf8') || 'null'))
  return note.success && note.data.process === child.pid ? note.data : undefined
}

/** Starts the real thing on free ports, in a process of its own. */
export const startPutright = async (
  data: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Started> => {
  const child = spawn(node, ['cli/putright.ts', 'start', '--port', '0', '--smtp-port', '0', '--data', data], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // Slack is tried where it is meant to be; without it everything else starts and rests sooner.
    env: { ...process.env, SLACK_WORKSPACE: 'off', ...variables },
  })
  const running = await until('Putright to start', () => noteOf(data, child))
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await ended(child)
  }
  return { child, running, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

export interface Letter {
  readonly from: string
  readonly to?: string
  readonly subject: string
  readonly text: string
  readonly messageId?: string
  readonly inReplyTo?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The whole mail as it stands, with the envelope that it comes in. */
  readonly raw?: string
  readonly envelope?: { readonly from: string; readonly to: string }
}

/** Sends a mail over SMTP; resolves when the server has accepted it. */
export const sendMail = async (smtpPort: number, letter: Letter): Promise<void> => {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true })
  try {
    await transport.sendMail({ to: 'complaints@larkfield.example', ...letter })
  } finally {
    transport.close()
  }
}

const mailboxSchema = z.array(
  z.object({
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    headers: z.record(z.string(), z.string()),
    at: z.string(),
  }),
)
export type Sent = z.infer<typeof mailboxSchema>[number]

/** What was sent to an address, oldest first. */
export const mailbox = async (url: string, to: string): Promise<readonly Sent[]> => {
  const response = await fetch(`${url}/local/mailbox?to=${encodeURIComponent(to)}`, {
    headers: { accept: 'application/json' },
  })
  return mailboxSchema.parse(await response.json())
}
