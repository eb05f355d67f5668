import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

const messageSchema = z.object({
  id: z.string(),
  body: z.string(),
  sentAt: z.number(),
  receives: z.number(),
  firstReceivedAt: z.number(),
})

/** A message as it was received; times are milliseconds since 1970. */
export type StoredMessage = z.infer<typeof messageSchema>

interface Receive {
  readonly most: number
  readonly maxReceives: number
  readonly visibilitySeconds: number
  readonly at: number
}

const schema = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  create table if not exists message (
    ordinal integer primary key,
    id text not null unique,
    body text not null,
    sentAt integer not null,
    visibleAt integer not null,
    firstReceivedAt integer,
    receives integer not null default 0,
    received integer not null default 0,
    dead integer not null default 0
  ) strict;
  create index if not exists visible on message (dead, visibleAt);
  update message set received = 0, visibleAt = 0, receives = receives - 1 where received = 1 and dead = 0;
`

const deadSchema = z.object({ id: z.string(), body: z.string() })
const nextSchema = z.object({ next: z.number().nullable(), waiting: z.number() })

/** A queue's messages in SQLite; every write is on the disk when it returns. */
export const openMessages = (file: string) => {
  const database = new DatabaseSync(file)
  database.exec(schema)
  const insert = database.prepare('insert into message (id, body, sentAt, visibleAt) values (?, ?, ?, 0)')
  const bury = database.prepare(
    'update message set dead = 1, received = 0 where dead = 0 and visibleAt <= ? and receives >= ?',
  )
  const take = database.prepare(`
    update message set receives = receives + 1, received = 1, visibleAt = :until,
      firstReceivedAt = coalesce(firstReceivedAt, :at)
    where ordinal in
      (select ordinal from message where dead = 0 and visibleAt <= :at order by ordinal limit :most)
    returning ordinal, id, body, sentAt, receives, firstReceivedAt`)
  const remove = database.prepare('delete from message where id in (select value from json_each(?))')
  const postpone = database.prepare('update message set received = 0, visibleAt = ? where id = ?')
  const next = database.prepare(
    'select min(visibleAt) as next, count(*) as waiting from message where dead = 0',
  )
  const buried = database.prepare('select id, body from message where dead = 1 order by ordinal')
  const revive = database.prepare('update message set dead = 0, receives = 0, visibleAt = 0 where dead = 1')

  const receive = ({ most, maxReceives, visibilitySeconds, at }: Receive): StoredMessage[] => {
    bury.run(at, maxReceives)
    const rows = take.all({ at, most, until: at + visibilitySeconds * 1000 })
    return z
      .array(messageSchema.extend({ ordinal: z.number() }))
      .parse(rows)
      .sort((one, other) => one.ordinal - other.ordinal)
  }

  const state = () => nextSchema.parse(next.get())

  return {
    add: (id: string, body: string, at: number) => void insert.run(id, body, at),
    receive,
    done: (ids: readonly string[]) => void remove.run(JSON.stringify(ids)),
    retry: (id: string, visibleAt: number) => void postpone.run(visibleAt, id),
    /** When the next message can be received, if any waits. */
    nextVisible: () => state().next ?? undefined,
    /** Messages that wait or are being worked on. */
    waiting: () => state().waiting,
    dead: () => z.array(deadSchema).parse(buried.all()),
    redrive: () => Number(revive.run().changes),
    close: () => database.close(),
  }
}
