import { caseDirectory } from '../../aws/caseDirectory.ts'
import { caseStore } from '../../aws/caseStore.ts'
import { mailKeeping } from '../../aws/mailKeeping.ts'
import { notebook } from '../../aws/notebook.ts'
import { openTable } from '../../aws/table.ts'
import { deliverCommit } from '../../casework/deliverCommit.ts'
import { loadCase } from '../../casework/handleCommand.ts'
import type { Notebook } from '../../casework/notebook.ts'
import type { CaseStore, Casework, OutgoingEmail } from '../../casework/ports.ts'
import { type Instant, instantSchema } from '../../domain/calendar/instant.ts'
import { isOpened, type OpenedCase } from '../../domain/case/case.ts'
import { readMessage } from '../../domain/classifier/readMessage.ts'
import { landlordRules } from '../../live/landlordRules.ts'
import { startDynamoDb } from '../../local/dynamodb/dynamodb.ts'

const table = 'putright'

/** The landlord’s casework on the embedded DynamoDB; mails are kept instead of sent, and no timeline runs. */
export interface Office {
  readonly casework: Casework
  readonly notebook: Notebook
  /** Every case, oldest first. */
  readonly cases: () => Promise<readonly OpenedCase[]>
  /** Does all that follows from the commits, and gives the mails that went out. */
  readonly mailsAfterDelivery: () => Promise<readonly OutgoingEmail[]>
  readonly moveTo: (now: Instant) => void
  readonly close: () => Promise<void>
}

export const at = (text: string): Instant => instantSchema.parse(text)

/** Journey 1 of the product: Saturday night; five working days on is Friday 4 December 2026 (Code 6.2). */
const saturdayNight = at('2026-11-28T23:40:00Z')

const pointSdkAt = (url: string): void => {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: url,
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  })
}

const everyCase = async (store: CaseStore): Promise<readonly OpenedCase[]> => {
  const ids = new Set<string>()
  for await (const commit of store.everyCommit()) ids.add(commit.caseId)
  const loaded = await Promise.all([...ids].map((id) => loadCase({ store }, id)))
  return loaded.flatMap(({ state }) => (isOpened(state) ? [state] : []))
}

export const openOffice = async (): Promise<Office> => {
  const dynamodb = await startDynamoDb({ table })
  pointSdkAt(dynamodb.url)
  const rows = openTable(table)
  const store = caseStore(rows)
  const mails: OutgoingEmail[] = []
  let now = saturdayNight
  const casework: Casework = {
    now: () => now,
    classifier: readMessage,
    rules: landlordRules(),
    store,
    directory: caseDirectory(rows),
    mailer: {
      send: async (mail) => {
        mails.push(mail)
        return { messageId: `${mails.length}@larkfield.example` }
      },
    },
    mail: mailKeeping(rows, 'a key that the tests alone know, no secret', () => undefined),
    timeline: {
      start: async () => undefined,
      wake: async () => undefined,
      restart: async () => true,
      finish: async () => undefined,
      keepWaiting: async () => 'kept',
      waiting: async () => null,
    },
  }
  return {
    casework,
    notebook: notebook(rows),
    cases: () => everyCase(store),
    mailsAfterDelivery: async () => {
      const commits = []
      for await (const commit of store.everyCommit()) commits.push(commit)
      for (const commit of commits) await deliverCommit(casework)(commit)
      return mails
    },
    moveTo: (instant) => {
      now = instant
    },
    close: async () => {
      rows.client.destroy()
      await dynamodb.close()
    },
  }
}
