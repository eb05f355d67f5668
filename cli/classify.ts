import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { loadPolicy } from '../configuration/policies.ts'
import { BadFile } from '../configuration/yamlFile.ts'
import { readMessageWith } from '../domain/classifier/readMessage.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { route } from '../domain/policy/route.ts'
import { ourEncoder } from '../encoder/ourEncoder.ts'
import { type Classified, inWords, summaryOf, weekOf } from './classified.ts'
import { answerEachLine, BadInput } from './jsonLines.ts'
import { progressBar } from './progress.ts'
import { weeksPicture } from './weeksPicture.ts'

const questionSchema = z.object({
  id: z.union([z.string(), z.number()]),
  channel: z.string().default('email'),
  subject: z.string().nullish(),
  text: z.string(),
  /** When it came in: an ISO date or instant; for the picture alone. */
  at: z.string().nullish(),
  date: z.string().nullish(),
})

export interface ClassifyOptions {
  readonly policy: string
  /** Words and phrases alone, without the sentence encoder. */
  readonly quick?: boolean
  readonly summary?: string
  readonly picture?: string
}

/** From this many lines on, how far it has got is shown. */
const longJob = 500

const linesIn = (file: string): number => {
  let lines = 0
  for (const byte of readFileSync(file)) if (byte === 10) lines += 1
  return lines
}

/** Shows progress where there is a file long enough to wait for. */
const progressFor = (file: string | undefined): ((done: number) => void) => {
  if (file === undefined || file === '-') return () => {}
  try {
    const lines = linesIn(file)
    return lines < longJob ? () => {} : progressBar('Reading messages', lines)
  } catch {
    // A file that cannot be read is the reader's to refuse, in its own words.
    return () => {}
  }
}

const policyOf = (id: string): Policy => {
  try {
    return loadPolicy(id)
  } catch (error) {
    if (error instanceof BadFile) throw new BadInput(error.message, { cause: error })
    throw error
  }
}

const write = (file: string, text: string): void => {
  try {
    writeFileSync(file, text)
  } catch (cause) {
    throw new BadInput(`${file}: this file cannot be written`, { cause })
  }
}

const report = (all: readonly Classified[], { summary, picture }: ClassifyOptions): void => {
  const figures = summaryOf(all)
  if (summary !== undefined) write(summary, `${JSON.stringify(figures, null, 2)}\n`)
  if (picture !== undefined) write(picture, weeksPicture(figures))
  if (all.length >= longJob) console.error(inWords(figures))
}

/** Reads each message and says what the policy makes of it: the form that `classify` promises. */
export const classify = async (file: string | undefined, options: ClassifyOptions): Promise<void> => {
  const policy = policyOf(options.policy)
  const readMessage = readMessageWith(options.quick === true ? null : ourEncoder())
  const all: Classified[] = []
  const show = progressFor(file)
  await answerEachLine(file, questionSchema, ({ id: message, channel, subject, text, at, date }) => {
    const reading = readMessage({ channel, subject: subject ?? null, text })
    const reportedBefore = reading.flags.includes('prior_report')
    const { outcome, clause } = route(policy, reading, { choice: null, reportedBefore })
    const { disposition, confidence, flags } = reading
    all.push({ week: weekOf(at ?? date), disposition, confidence, flags, outcome })
    show(all.length)
    return {
      id: message,
      disposition,
      complaint: Number(reading.complaint.toFixed(4)),
      confidence,
      procedure: reading.procedure,
      flags,
      topic: reading.topic,
      outcome,
      clause,
      evidence: reading.evidence,
    }
  })
  report(all, options)
}
