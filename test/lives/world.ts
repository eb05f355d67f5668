import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DescribeExecutionCommand, paginateGetExecutionHistory, SFNClient } from '@aws-sdk/client-sfn'
import { z } from 'zod'
import { caseIdFor } from '../../casework/identity.ts'
import { timelineArnPrefix } from '../../local/deployTimelines.ts'
import { startSystem } from '../../local/system.ts'
import { signIn } from '../functions/staff-api/staffHost.ts'
import { mailbox, type Sent, temporaryData } from '../system/putright.ts'
import { landlordUnder, type Under } from './landlordUnder.ts'

export interface Answer {
  readonly status: number
  readonly etag: string
  readonly body: Record<string, unknown>
}

export interface Asking {
  readonly as: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What became of an execution, and the states that it entered, in order. */
export interface Execution {
  readonly status: string | undefined
  readonly entered: readonly string[]
}

/** The whole of Putright for one policy, on a clock that stands still until it is moved. */
export interface World {
  readonly moveTo: (moment: number) => Promise<void>
  /** A request to the staff API with a real token of the moment. */
  readonly ask: (route: string, asking: Asking) => Promise<Answer>
  /** The mails that somebody has, oldest first. */
  readonly mailsTo: (address: string) => Promise<readonly Sent[]>
  /** An execution of the case that was logged by somebody under a key. */
  readonly execution: (loggedBy: string, key: string, generation?: number) => Promise<Execution>
  readonly close: () => Promise<void>
}

const historyOf = async (client: SFNClient, executionArn: string): Promise<readonly string[]> => {
  const entered: string[] = []
  for await (const { events = [] } of paginateGetExecutionHistory({ client }, { executionArn }))
    entered.push(...events.flatMap(({ stateEnteredEventDetails: state }) => state?.name ?? []))
  return entered
}

/** Starts it at a moment. The SDK, the gateway, the sign-in page and the clock are those of `npm start`. */
export const startWorld = async (under: Under, from: number): Promise<World> => {
  const folder = temporaryData()
  const file = landlordUnder(under, folder.path)
  process.env.PUTRIGHT_LANDLORD = file
  const { url, close } = await startSystem({
    port: 0,
    smtpPort: 0,
    data: join(folder.path, 'data'),
    realNow: () => from,
  })
  const client = new SFNClient({})
  let tokens = new Map<string, Promise<string>>()

  const tokenOf = (staff: string): Promise<string> => {
    const token = tokens.get(staff) ?? signIn(url, staff)
    tokens.set(staff, token)
    return token
  }

  const ask: World['ask'] = async (route, { as, body, headers = {} }) => {
    const [method = 'GET', path = '/'] = route.split(' ')
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenOf(as)}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const parsed = z.record(z.string(), z.unknown()).parse(await answer.json())
    return { status: answer.status, etag: answer.headers.get('etag') ?? '', body: parsed }
  }

  return {
    moveTo: async (moment) => {
      const answer = await fetch(`${url}/local/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ to: new Date(moment).toISOString() }),
      })
      if (!answer.ok) throw new Error(await answer.text())
      tokens = new Map()
    },
    ask,
    mailsTo: (address) => mailbox(url, address),
    execution: async (loggedBy, key, generation = 1) => {
      const caseId = caseIdFor('larkfield', 'staff', `${loggedBy}/${key}`)
      const machine = `${timelineArnPrefix}${under.policy}`.replace(':stateMachine:', ':execution:')
      const executionArn = `${machine}:${caseId}-${generation}`
      const { status } = await client.send(new DescribeExecutionCommand({ executionArn }))
      return { status, entered: await historyOf(client, executionArn) }
    },
    close: async () => {
      client.destroy()
      await close()
      rmSync(folder.path, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
