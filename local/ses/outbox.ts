import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { bareAddress, type SentMail, sentMailSchema } from './sentMail.ts'

const schema = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  create table if not exists mail (ordinal integer primary key, id text not null unique, mail text not null) strict;
  create table if not exists recipient (
    address text not null, ordinal integer not null references mail, primary key (address, ordinal)
  ) strict, without rowid;
`

const rowSchema = z.object({ id: z.string(), mail: z.string() })

const peopleSchema = z.array(z.object({ address: z.string(), mails: z.number(), latest: z.string() }))

/** A mail with the id that SES gave it. */
export interface Kept extends SentMail {
  readonly id: string
}

export interface Outbox {
  /** Keeps a mail; when this returns, it is on the disk. */
  readonly keep: (id: string, mail: SentMail) => void
  /** What one address was sent, oldest first. */
  readonly to: (address: string) => Kept[]
  readonly byId: (id: string) => Kept | undefined
  /** Who was sent anything, whoever heard last first. */
  readonly people: () => { address: string; mails: number; latest: string }[]
  readonly close: () => void
}

const keptOf = (row: unknown): Kept => {
  const { id, mail } = rowSchema.parse(row)
  return { id, ...sentMailSchema.parse(JSON.parse(mail)) }
}

/** Every mail that SES was given, in order, in one SQLite file. */
export const openOutbox = (file: string): Outbox => {
  const database = new DatabaseSync(file)
  database.exec(schema)
  const insert = database.prepare('insert into mail (id, mail) values (?, ?)')
  const address = database.prepare('insert or ignore into recipient (address, ordinal) values (?, ?)')
  const forAddress = database.prepare(
    'select id, mail from mail join recipient using (ordinal) where address = ? order by ordinal',
  )
  const forId = database.prepare('select id, mail from mail where id = ?')
  // Only the last mail of each is looked into: they are long, and there may be tens of thousands.
  const recipients = database.prepare(`
    select address, mails, json_extract(mail, '$.at') as latest
    from (select address, count(*) as mails, max(ordinal) as ordinal from recipient group by address)
    join mail using (ordinal) order by ordinal desc`)

  const keep = (id: string, mail: SentMail): void => {
    database.exec('begin')
    try {
      const { lastInsertRowid } = insert.run(id, JSON.stringify(mail))
      for (const each of mail.to) address.run(bareAddress(each), lastInsertRowid)
      database.exec('commit')
    } catch (error) {
      database.exec('rollback')
      throw error
    }
  }

  return {
    keep,
    to: (whom) => forAddress.all(bareAddress(whom)).map(keptOf),
    byId: (id) => {
      const row = forId.get(id)
      return row === undefined ? undefined : keptOf(row)
    },
    people: () => peopleSchema.parse(recipients.all()),
    close: () => database.close(),
  }
}
