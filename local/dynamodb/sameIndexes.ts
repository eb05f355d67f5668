import { existsSync, renameSync, rmSync } from 'node:fs'
import { z } from 'zod'
import { tableDefinition } from '../../aws/tableDefinition.ts'
import type { Engine } from './engine.ts'

const describedSchema = z.object({
  Table: z.object({ GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string() })).default([]) }),
})

const hasItsIndexes = async (engine: Engine, table: string): Promise<boolean> => {
  const described = describedSchema.parse(await engine.ask('DescribeTable', { TableName: table }))
  const names = described.Table.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName)
  return tableDefinition.indexes.every(({ name }) => names.includes(name))
}

const pageSchema = z.object({
  Items: z.array(z.record(z.string(), z.unknown())),
  LastEvaluatedKey: z.record(z.string(), z.unknown()).optional(),
})

const copyAll = async (from: Engine, to: Engine, table: string): Promise<void> => {
  let start: Record<string, unknown> | undefined
  do {
    const asked = { TableName: table, ...(start === undefined ? {} : { ExclusiveStartKey: start }) }
    const { Items, LastEvaluatedKey } = pageSchema.parse(await from.ask('Scan', asked))
    for (const Item of Items) await to.ask('PutItem', { TableName: table, Item })
    start = LastEvaluatedKey
  } while (start !== undefined)
}

/** A process that died between the two renames left the data under its other name. */
export const finishExchange = (path: string): void => {
  if (!existsSync(path) && existsSync(`${path}.old`)) renameSync(`${path}.old`, path)
  rmSync(`${path}.new`, { recursive: true, force: true })
  rmSync(`${path}.old`, { recursive: true, force: true })
}

/**
 * DynamoDB adds an index to a table that is there; dynalite cannot. So data of an earlier version, whose table lacks an
 * index, is copied into a table that has it, and takes its place only once it is whole. `open` opens a folder, with its
 * table. Returns the engine to go on with.
 */
export const withItsIndexes = async (
  engine: Engine,
  table: string,
  { path, open }: { readonly path: string; readonly open: (path: string) => Promise<Engine> },
): Promise<Engine> => {
  if (await hasItsIndexes(engine, table)) return engine
  const copy = await open(`${path}.new`)
  await copyAll(engine, copy, table)
  await Promise.all([engine.close(), copy.close()])
  renameSync(path, `${path}.old`)
  renameSync(`${path}.new`, path)
  finishExchange(path)
  return open(path)
}
