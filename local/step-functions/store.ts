import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { z } from 'zod'
import { dueOf, Execution, type HistoryEvent } from './execution.ts'

const columns = Object.keys(Execution.shape).filter((column) => column !== 'id')
const places = columns.map((column) => `$${column}`)

// WITHOUT ROWID keeps a history together on its pages; the partial indexes hold live executions only.
const schema = `
  pragma journal_mode = wal;
  pragma synchronous = normal;
  pragma busy_timeout = 5000;
  create table if not exists definitions (id integer primary key, machineArn text not null, body text not null);
  create table if not exists machines (
    arn text primary key, name text not null, roleArn text not null, definitionId integer not null,
    revisionId text not null, createdAt integer not null, updatedAt integer not null
  ) without rowid;
  create table if not exists executions (
    id integer primary key autoincrement, uid text not null unique, arn text not null, machineArn text not null, name text not null,
    definitionId integer not null, roleArn text not null, input text not null, startedAt integer not null,
    stoppedAt integer, status text not null, output text, error text, cause text, phase text not null,
    state text not null, stateInput text not null, enteredAt integer not null, enteredEvent integer not null,
    variables text not null, retryCount integer not null, retriers text not null, taskEvent integer not null,
    resumeAt integer, timeoutAt integer, heartbeatAt integer, heartbeatMs integer, expiresAt integer,
    lastEvent integer not null, revision integer not null, due integer,
    unique (machineArn, name)
  );
  create index if not exists executionsDue on executions (due, id) where due is not null;
  create index if not exists executionsLive on executions (id) where phase in ('ready', 'invoking', 'again');
  create index if not exists executionsListed on executions (machineArn, startedAt desc, id desc);
  create index if not exists executionsStopped on executions (stoppedAt) where stoppedAt is not null;
  create table if not exists history (
    execution integer not null, id integer not null, at integer not null, type text not null, details text,
    primary key (execution, id)
  ) without rowid;
`

const MachineRow = z.object({
  arn: z.string(),
  name: z.string(),
  roleArn: z.string(),
  definitionId: z.number(),
  revisionId: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type MachineRow = z.infer<typeof MachineRow>

const HistoryRow = z.object({
  id: z.number(),
  at: z.number(),
  type: z.string(),
  details: z.string().nullable(),
})
const Id = z.object({ id: z.number() })
const Due = z.object({ due: z.number().nullable() })
const Stopped = z.object({ stoppedAt: z.number().nullable() })
const Body = z.object({ body: z.string() })

/** A part of a list: rows after `offset`, at most `limit`. */
export type Slice = { offset: number; limit: number }

export type ExecutionFilter = Slice & { machineArn: string; status: string | null }

/** The engine's one file. Everything is synchronous; a group of writes is one transaction. */
export const openStore = (file: string) => {
  mkdirSync(dirname(file), { recursive: true })
  const db = new DatabaseSync(file)
  db.exec(schema)
  const insertExecution = db.prepare(
    `insert into executions (${columns.join()}, due) values (${places.join()}, $due) returning id`,
  )
  const updateExecution = db.prepare(
    `update executions set ${columns.map((column) => `${column} = $${column}`).join()}, due = $due
     where id = $id and revision = $revision - 1`,
  )
  const insertEvent = db.prepare('insert into history values (?, ?, ?, ?, ?)')
  const byId = db.prepare('select * from executions where id = ?')
  const byUid = db.prepare('select * from executions where uid = ?')
  const byName = db.prepare('select * from executions where machineArn = ? and name = ?')
  const firstDue = db.prepare('select min(due) as due from executions where due is not null')
  const dueIds = db.prepare(
    'select id from executions where due is not null and due <= ? order by due, id limit 1000',
  )
  const liveIds = db.prepare(
    "select id from executions where phase in ('ready', 'invoking', 'again') order by id",
  )
  const listed = db.prepare(
    `select * from executions where machineArn = $machineArn and ($status is null or status = $status)
     order by startedAt desc, id desc limit $limit offset $offset`,
  )
  const eventsUp = db.prepare('select * from history where execution = ? order by id limit ? offset ?')
  const eventsDown = db.prepare('select * from history where execution = ? order by id desc limit ? offset ?')
  const eventOf = db.prepare('select * from history where execution = ? and id = ?')
  const firstStopped = db.prepare(
    'select min(stoppedAt) as stoppedAt from executions where stoppedAt is not null',
  )
  const deleteStoppedHistory = db.prepare(
    'delete from history where execution in (select id from executions where stoppedAt <= ?)',
  )
  const deleteStopped = db.prepare('delete from executions where stoppedAt <= ?')
  const machineOf = db.prepare('select * from machines where arn = ?')
  const machineList = db.prepare('select * from machines order by createdAt desc, arn limit ? offset ?')
  const definitionOf = db.prepare('select body from definitions where id = ?')
  const insertDefinition = db.prepare('insert into definitions (machineArn, body) values (?, ?) returning id')
  const putMachine = db.prepare(
    `insert or replace into machines values
     ($arn, $name, $roleArn, $definitionId, $revisionId, $createdAt, $updatedAt)`,
  )

  const atomically = <T>(action: () => T): T => {
    db.exec('begin immediate')
    try {
      const result = action()
      db.exec('commit')
      return result
    } catch (error) {
      db.exec('rollback')
      throw error
    }
  }
  const row = (execution: Execution): Record<string, SQLInputValue> => ({
    ...execution,
    due: dueOf(execution),
  })
  const writeEvents = (id: number, events: HistoryEvent[]): void => {
    for (const event of events) {
      const details = event.details === null ? null : JSON.stringify(event.details)
      insertEvent.run(id, event.id, event.at, event.type, details)
    }
  }
  const execution = (found: unknown): Execution | null =>
    found === undefined ? null : Execution.parse(found)

  return {
    /** Keeps a new execution; answers the id that it was given. */
    insertExecution: (begun: Execution, events: HistoryEvent[]): number =>
      atomically(() => {
        const { id: _, ...values } = row(begun)
        const { id } = Id.parse(insertExecution.get(values))
        writeEvents(id, events)
        return id
      }),
    /** Keeps a transition, whole; false where another came first. `next.revision` is one more than what was read. */
    commit: (next: Execution, events: HistoryEvent[]): boolean =>
      atomically(() => {
        if (updateExecution.run(row(next)).changes === 0) return false
        writeEvents(next.id, events)
        return true
      }),
    execution: (id: number) => execution(byId.get(id)),
    executionByUid: (uid: string) => execution(byUid.get(uid)),
    executionByName: (machineArn: string, name: string) => execution(byName.get(machineArn, name)),
    firstDue: () => Due.parse(firstDue.get()).due,
    dueIds: (instant: number) => dueIds.all(instant).map((found) => Id.parse(found).id),
    liveIds: () => liveIds.all().map((found) => Id.parse(found).id),
    executions: (filter: ExecutionFilter) => listed.all({ ...filter }).map((found) => Execution.parse(found)),
    history: (id: number, { offset, limit }: Slice, newestFirst: boolean) =>
      (newestFirst ? eventsDown : eventsUp).all(id, limit, offset).map((found) => HistoryRow.parse(found)),
    event: (id: number, event: number) => HistoryRow.parse(eventOf.get(id, event)),
    machine: (arn: string) => {
      const found = machineOf.get(arn)
      return found === undefined ? null : MachineRow.parse(found)
    },
    machines: ({ offset, limit }: Slice) =>
      machineList.all(limit, offset).map((found) => MachineRow.parse(found)),
    definition: (id: number) => Body.parse(definitionOf.get(id)).body,
    putMachine: (machine: Omit<MachineRow, 'definitionId'>, definition: string): void =>
      atomically(() => {
        const { id } = Id.parse(insertDefinition.get(machine.arn, definition))
        putMachine.run({ ...machine, definitionId: id })
      }),
    putRole: (machine: MachineRow): void => void putMachine.run(machine),
    firstStopped: () => Stopped.parse(firstStopped.get()).stoppedAt,
    /** Every ended execution that stopped at or before an instant, and its history. */
    deleteStopped: (instant: number): void =>
      atomically(() => {
        deleteStoppedHistory.run(instant)
        deleteStopped.run(instant)
      }),
    /** The machine, its definitions, executions and histories. */
    deleteMachine: (arn: string): void =>
      atomically(() => {
        const own = 'select id from executions where machineArn = ?'
        db.prepare(`delete from history where execution in (${own})`).run(arn)
        for (const table of ['executions', 'definitions'])
          db.prepare(`delete from ${table} where machineArn = ?`).run(arn)
        db.prepare('delete from machines where arn = ?').run(arn)
      }),
    close: () => db.close(),
  }
}
export type Store = ReturnType<typeof openStore>
