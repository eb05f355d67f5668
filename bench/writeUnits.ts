import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { Table } from '../aws/table.ts'
import { tableDefinition } from '../aws/tableDefinition.ts'

type Value = Readonly<Record<string, unknown>>
type Item = Readonly<Record<string, Value>>

/** Bytes of a value (DynamoDB developer guide, “DynamoDB item sizes and formats”): text as UTF-8, a number about half of its digits. */
const valueBytes = (value: Value): number => {
  const [kind = '', held] = Object.entries(value)[0] ?? []
  if (kind === 'S') return Buffer.byteLength(String(held))
  if (kind === 'N') return Math.ceil(String(held).length / 2) + 1
  if (kind === 'L') return 3 + (held as Value[]).reduce((sum, each) => sum + 1 + valueBytes(each), 0)
  if (kind === 'M') return 3 + itemBytes(held as Item) + Object.keys(held as Item).length
  return 1
}

const itemBytes = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0)

/** A write unit is one kilobyte of the item, begun. */
const units = (item: Item): number => Math.max(1, Math.ceil(itemBytes(item) / 1024))

type Index = (typeof tableDefinition.indexes)[number]

/** What an index holds of an item; null where the item is not in it. */
const projected = (index: Index, item: Item | undefined): Item | null => {
  if (item === undefined || item[index.partitionKey] === undefined || item[index.sortKey] === undefined)
    return null
  const keys: readonly string[] = [
    tableDefinition.partitionKey,
    tableDefinition.sortKey,
    index.partitionKey,
    index.sortKey,
  ]
  return Object.fromEntries(keys.map((name) => [name, item[name] ?? {}]))
}

/**
 * What one write costs an index (developer guide, “Provisioned throughput considerations for global secondary indexes”):
 * nothing where what it holds stays, one write to add, change or remove, two where its key moves.
 */
const indexUnits = (index: Index, before: Item | undefined, after: Item | undefined): number => {
  const [was, is] = [projected(index, before), projected(index, after)]
  if (JSON.stringify(was) === JSON.stringify(is)) return 0
  if (was === null || is === null) return units(was ?? is ?? {})
  const moved = [index.partitionKey, index.sortKey].some(
    (key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]),
  )
  return moved ? units(was) + units(is) : Math.max(units(was), units(is))
}

export interface Meter {
  /** Write units so far, of the table and its indexes. */
  readonly total: () => number
  /** By kind of row, such as `COMMIT`, `SUMMARY`, `THREAD`. */
  readonly byRow: () => Readonly<Record<string, number>>
}

const kindOf = (key: { readonly pk: { S: string }; readonly sk: { S: string } }): string => {
  const [pk, sk] = [key.pk.S, key.sk.S]
  return pk.startsWith('CASE#') ? (sk.split('#')[0] ?? sk) : (pk.split('#')[0] ?? pk)
}

/** A write as the document client is asked for it. */
interface Write {
  readonly Key?: Readonly<Record<string, unknown>>
  readonly Item?: Readonly<Record<string, unknown>>
}

/** Counts, from each item before and after, what DynamoDB would bill for every write of a client in on-demand units. */
export const meterWrites = ({ client, name }: Table): Meter => {
  const rows: Record<string, number> = {}
  const plain = new DynamoDBClient({})
  const read = async (key: Item): Promise<Item | undefined> => {
    const { Item } = await plain.send(
      new GetItemCommand({ TableName: name, Key: key as never, ConsistentRead: true }),
    )
    return Item as Item | undefined
  }
  client.middlewareStack.add(
    (next, context) => async (call) => {
      const { commandName } = context as { commandName?: string }
      if (!/^(Put|Update|Delete)ItemCommand$/.test(commandName ?? '')) return next(call)
      const { Key, Item } = call.input as Write
      const { pk, sk } = Key ?? Item ?? {}
      const key = { pk: { S: String(pk) }, sk: { S: String(sk) } }
      const before = await read(key)
      const count = async (): Promise<void> => {
        const after = await read(key)
        const table = Math.max(units(before ?? {}), units(after ?? {}))
        const indexes = tableDefinition.indexes.reduce(
          (sum, index) => sum + indexUnits(index, before, after),
          0,
        )
        const kind = kindOf(key)
        rows[kind] = (rows[kind] ?? 0) + table + indexes
      }
      // A write whose condition fails is billed like one that succeeds.
      return next(call).finally(count)
    },
    { step: 'initialize', priority: 'low', name: 'meterWrites' },
  )
  return {
    total: () => Object.values(rows).reduce((sum, each) => sum + each, 0),
    byRow: () => ({ ...rows }),
  }
}
