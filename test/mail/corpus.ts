import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { automaticKindSchema } from '../../domain/message/message.ts'

const folder = join(import.meta.dirname, 'corpus')

/** What a person who read the mail says is in it. Only what the mail is about is listed. */
const expectationSchema = z.strictObject({
  messageId: z.string().nullable().optional(),
  from: z.strictObject({ name: z.string().nullable(), address: z.string().nullable() }).optional(),
  subject: z.string().optional(),
  date: z.string().nullable().optional(),
  newText: z.string().optional(),
  /** Words that the whole text holds. */
  fullText: z.string().optional(),
  /** Name, type and decoded bytes of each attachment, in order. */
  attachments: z.array(z.tuple([z.string(), z.string(), z.int()])).optional(),
  automatic: z.boolean().optional(),
  automaticKind: automaticKindSchema.nullable().optional(),
  replyTo: z.string().nullable().optional(),
  references: z.array(z.string()).optional(),
  caseReference: z.string().nullable().optional(),
  forwardedFrom: z.string().optional(),
  verdicts: z.record(z.string(), z.string()).optional(),
  bounce: z
    .strictObject({
      recipient: z.string().nullable(),
      outcome: z.enum(['hard', 'soft', 'delivered']),
      status: z.string().nullable().optional(),
      messageId: z.string().nullable().optional(),
    })
    .optional(),
})
export type Expectation = z.infer<typeof expectationSchema>

const expectationsSchema = z.record(z.string(), expectationSchema)

/** Every mail of the corpus with what is expected of it. */
export const corpus = (): { name: string; raw: Uint8Array; expected: Expectation }[] => {
  const expectations = expectationsSchema.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, 'expectations.json'), 'utf8')),
  )
  return readdirSync(folder)
    .filter((file) => file.endsWith('.eml'))
    .map((file) => file.slice(0, -'.eml'.length))
    .sort()
    .map((name) => ({
      name,
      raw: readFileSync(join(folder, `${name}.eml`)),
      expected: expectations[name] ?? missing(name),
    }))
}

const missing = (name: string): never => {
  throw new Error(`${name}.eml has no expectation`)
}

/** The words of a text in their order: how lines are wrapped is the client's choice. */
export const wordsIn = (text: string): string => text.replace(/\s+/g, ' ').trim()
