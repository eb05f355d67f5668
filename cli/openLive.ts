import { z } from 'zod'
import type { Table } from '../aws/table.ts'
import type { CaseKeeping } from '../casework/ports.ts'
import { type Instant, instantSchema } from '../domain/calendar/instant.ts'
import type { Environment } from '../live/environment.ts'
import { askRunning, pointAtSystem } from './runningSystem.ts'

export interface SystemOptions {
  /** The running system's folder; without it, the one started last. */
  readonly data?: string
}

/** The running system's time, which may have been moved on; on AWS it is the real one. */
const clockOf = async (options: SystemOptions): Promise<(() => Instant) | undefined> => {
  if (process.env.TABLE_NAME !== undefined) return undefined
  const answer = await askRunning(options.data, '/local/clock')
  const { now } = z.object({ now: instantSchema }).parse(await answer.json())
  return () => now
}

export interface OpenLive {
  readonly casework: CaseKeeping
  readonly table: Table
  readonly environment: Environment
}

/** The running system's cases: of the one on this machine, or, where the environment names a table, of AWS. */
export const openLive = async (options: SystemOptions): Promise<OpenLive> => {
  const now = await clockOf(options)
  pointAtSystem(options.data)
  const { liveKeeping } = await import('../live/caseKeeping.ts')
  const { readEnvironment } = await import('../live/environment.ts')
  const environment = readEnvironment(process.env)
  return { ...liveKeeping(environment, now), environment }
}
