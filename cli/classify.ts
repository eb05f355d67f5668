import { z } from 'zod'
import { loadPolicy } from '../configuration/policies.ts'
import { BadFile } from '../configuration/yamlFile.ts'
import { readMessage } from '../domain/classifier/readMessage.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { route } from '../domain/policy/route.ts'
import { answerEachLine, BadInput } from './jsonLines.ts'

const questionSchema = z.object({
  id: z.union([z.string(), z.number()]),
  channel: z.string().default('email'),
  subject: z.string().nullish(),
  text: z.string(),
})

const policyOf = (id: string): Policy => {
  try {
    return loadPolicy(id)
  } catch (error) {
    if (error instanceof BadFile) throw new BadInput(error.message, { cause: error })
    throw error
  }
}

/** Reads each message and says what the policy makes of it: the form that `classify` promises. */
export const classify = async (
  file: string | undefined,
  { policy: id }: { readonly policy: string },
): Promise<void> => {
  const policy = policyOf(id)
  await answerEachLine(file, questionSchema, ({ id: message, channel, subject, text }) => {
    const reading = readMessage({ channel, subject: subject ?? null, text })
    const reportedBefore = reading.flags.includes('prior_report')
    const { outcome, clause } = route(policy, reading, { choice: null, reportedBefore })
    return {
      id: message,
      disposition: reading.disposition,
      complaint: Number(reading.complaint.toFixed(4)),
      confidence: reading.confidence,
      procedure: reading.procedure,
      flags: reading.flags,
      topic: reading.topic,
      outcome,
      clause,
      evidence: reading.evidence,
    }
  })
}
