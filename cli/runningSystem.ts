import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BadInput } from './jsonLines.ts'

/** Where the system that runs on this machine listens, as `start` writes it down. */
export const runningSystemSchema = z.object({
  process: z.int(),
  url: z.url(),
  smtpPort: z.int(),
  data: z.string(),
  /** The variables that point the AWS SDK at it. */
  environment: z.record(z.string(), z.string()),
})
export type RunningSystem = z.infer<typeof runningSystemSchema>

export const defaultData = '.putright'

/** The note that a start leaves in its own folder, and in the default one so that it is found without `--data`. */
export const noteIn = (data: string): string => join(data, 'running.json')

const isAlive = (processId: number): boolean => {
  try {
    process.kill(processId, 0)
    return true
  } catch {
    return false
  }
}

/** The system started with this data folder, or the one started last. Throws `BadInput` where none runs. */
export const runningSystem = (data: string | undefined): RunningSystem => {
  const note = noteIn(data ?? process.env.PUTRIGHT_DATA ?? defaultData)
  const running = existsSync(note)
    ? runningSystemSchema.safeParse(JSON.parse(readFileSync(note, 'utf8')))
    : undefined
  if (running?.success !== true || !isAlive(running.data.process)) {
    throw new BadInput(
      'Putright is not running here. Start it with “npm start”, then try again in another window.',
    )
  }
  return running.data
}

/** Asks the running system; one that has just ended is told as one that does not run. */
export const askRunning = async (
  data: string | undefined,
  path: string,
  request?: RequestInit,
): Promise<Response> => {
  const { url } = runningSystem(data)
  try {
    return await fetch(`${url}${path}`, request)
  } catch (cause) {
    throw new BadInput('Putright stopped answering. Start it with “npm start”, then try again.', { cause })
  }
}

/** On AWS the environment says where everything is; without it, the system that runs on this machine does. */
export const pointAtSystem = (data: string | undefined): void => {
  if (process.env.TABLE_NAME === undefined) Object.assign(process.env, runningSystem(data).environment)
}
