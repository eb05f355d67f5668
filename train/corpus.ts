import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { dispositionSchema, flagSchema, procedureSchema, topicSchema } from '../domain/classifier/reading.ts'

/** One labelled message. Written by people for this corpus; no resident’s words are in it. */
export const labelledSchema = z
  .strictObject({
    id: z.string(),
    channel: z.string(),
    subject: z.string().nullable(),
    text: z.string(),
    disposition: dispositionSchema,
    procedure: procedureSchema.nullable(),
    flags: z.array(flagSchema),
    topic: topicSchema,
    writer: z.string(),
    difficulty: z.enum(['easy', 'hard']),
  })
  .refine(
    (message) => (message.disposition === 'other_procedure') === (message.procedure !== null),
    'a procedure belongs to other_procedure, and to nothing else',
  )
export type Labelled = z.infer<typeof labelledSchema>

const folder = join(import.meta.dirname, 'corpus')

const filesOf = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()

const parse = (file: string, line: string, number: number): Labelled => {
  const parsed = labelledSchema.safeParse(JSON.parse(line))
  if (parsed.success) return parsed.data
  throw new Error(
    `${file}, line ${number}: ${parsed.error.issues.map(({ message, path }) => `${path.join('.')} ${message}`).join('; ')}`,
  )
}

/** The corpus, in the order of its files. */
export const readCorpus = (): Labelled[] =>
  filesOf().flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.trim() === '' ? [] : [parse(file, line, index + 1)])),
  )

/** SHA-256 over the files’ names and bytes: a model says which corpus it was trained on. */
export const corpusHash = (): string => {
  const hash = createHash('sha256')
  for (const file of filesOf()) hash.update(`${file}\n`).update(readFileSync(join(folder, file)))
  return hash.digest('hex')
}
