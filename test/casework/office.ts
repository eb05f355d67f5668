import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { importedBook } from '../../aws/addressBook.ts'
import { caseDirectory } from '../../aws/caseDirectory.ts'
import { caseStore } from '../../aws/caseStore.ts'
import { mailKeeping } from '../../aws/mailKeeping.ts'
import type { Table } from '../../aws/table.ts'
import type { Casework, OutgoingEmail, Waiting } from '../../casework/ports.ts'
import { type Instant, instantOf, millisecondsOf } from '../../domain/calendar/instant.ts'
import type { Reading } from '../../domain/classifier/reading.ts'
import type { Location } from '../../domain/timeline/location.ts'
import { landlordRules } from '../../live/landlordRules.ts'
import { startDynamoDb } from '../../local/dynamodb/dynamodb.ts'
import { at, reading } from '../domain/case/caseStory.ts'

/** A landlord's office for tests: the real store on the embedded DynamoDB; mails and timelines are written down. */
export interface Office {
  readonly casework: Casework
  readonly table: Table
  readonly sent: OutgoingEmail[]
  readonly started: string[]
  readonly woken: Location[]
  readonly setNow: (now: Instant) => void
  /** How messages are read from now on. */
  readonly setReading: (changes: Partial<Reading>) => void
  /** The next mail is sent by the provider and then the process dies before it is recorded. */
  readonly dieAfterSending: () => void
  readonly close: () => Promise<void>
}

export const openOffice = async (): Promise<Office> => {
  const dynamodb = await startDynamoDb({ table: 'office' })
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: dynamodb.url,
      region: 'eu-west-2',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  )
  const table = { name: 'office', client }
  const sent: OutgoingEmail[] = []
  const started: string[] = []
  const woken: Location[] = []
  const waiting = new Map<string, Waiting>()
  let now = millisecondsOf(at('2026-11-09T10:00:00Z'))
  let dies = false
  let read: Partial<Reading> = {}

  const casework: Casework = {
    now: () => instantOf(now),
    classifier: () => reading(read),
    rules: landlordRules(),
    store: caseStore(table),
    directory: caseDirectory(table),
    mailer: {
      send: async (email) => {
        sent.push(email)
        if (dies) {
          dies = false
          throw new Error('killed')
        }
        return { messageId: `sent-${sent.length}@eu-west-2.amazonses.com` }
      },
    },
    mail: mailKeeping(table, 'a key that the tests alone know, no secret', () => undefined),
    residents: importedBook(table, 'larkfield'),
    timeline: {
      start: async (_, caseId) => {
        if (!started.includes(caseId)) started.push(caseId)
      },
      restart: async () => true,
      finish: async () => undefined,
      wake: async (_, location) => {
        woken.push(location)
      },
      keepWaiting: async (caseId, what) => {
        waiting.set(caseId, { ...what, over: false })
        return 'kept'
      },
      waiting: async (caseId) => waiting.get(caseId) ?? null,
    },
  }
  return {
    casework,
    table,
    sent,
    started,
    woken,
    setNow: (instant) => {
      now = millisecondsOf(instant)
    },
    setReading: (changes) => {
      read = changes
    },
    dieAfterSending: () => {
      dies = true
    },
    close: async () => {
      client.destroy()
      await dynamodb.close()
    },
  }
}
