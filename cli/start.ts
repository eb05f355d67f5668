import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { BadFile } from '../configuration/yamlFile.ts'
import { CannotStart } from '../local/cannotStart.ts'
import { type System, startSystem } from '../local/system.ts'
import { BadInput } from './jsonLines.ts'
import { defaultData, noteIn, type RunningSystem } from './runningSystem.ts'

const aPort = 'a port is a whole number from 0 to 65535; 0 takes any free one'
const portSchema = z.coerce.number({ error: aPort }).int(aPort).min(0, aPort).max(65_535, aPort)

const optionsSchema = z.object({ port: portSchema, smtpPort: portSchema, data: z.string().min(1) })

const optionNames: Readonly<Record<string, string>> = { smtpPort: 'smtp-port' }

const note = ({ url, smtpPort, data, environment }: System): void => {
  const running: RunningSystem = { process: process.pid, url, smtpPort, data, environment }
  writeFileSync(noteIn(data), JSON.stringify(running))
  if (data === resolve(defaultData)) return
  try {
    mkdirSync(defaultData, { recursive: true })
    writeFileSync(noteIn(defaultData), JSON.stringify(running))
  } catch {
    // The default folder cannot be written: commands then need --data, which they say.
  }
}

const say = ({ url, smtpPort, data, mailboxes }: System, seconds: string): void => {
  console.log(`Putright is ready (${seconds} s).

  Pages, chat and bots  ${url}
  Mail in               smtp://127.0.0.1:${smtpPort}  for ${mailboxes.join(', ')}
  Mail out, to read     ${url}/local/mailbox
  Cases                 ${url}/local/cases
  Everything is kept in ${data}

Try it: open ${url}/chat and say what is wrong, then run
  npm run -s putright -- case list
Stop with Ctrl-C; nothing is lost.`)
}

const optionsOf = (given: unknown): z.output<typeof optionsSchema> => {
  const parsed = optionsSchema.safeParse(given)
  if (parsed.success) return parsed.data
  throw new BadInput(
    parsed.error.issues
      .map((issue) => `--${optionNames[String(issue.path[0])] ?? String(issue.path[0])}: ${issue.message}`)
      .join('\n'),
  )
}

/** `putright start`: runs until it is told to stop. */
export const start = async (given: unknown): Promise<void> => {
  const from = performance.now()
  try {
    const system = await startSystem({
      ...optionsOf(given),
      slackWorkspace: process.env.SLACK_WORKSPACE !== 'off',
    })
    note(system)
    say(system, ((performance.now() - from) / 1000).toFixed(1))
    const stop = (): void => {
      system.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  } catch (error) {
    if (error instanceof CannotStart || error instanceof BadFile)
      throw new BadInput(error.message, { cause: error })
    throw error
  }
}
