import { z } from 'zod'
import { asked } from './asked.ts'

const issue = { ...asked, id: z.string().min(1), what: z.string() }

export const issueCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('merge-issue'), ...issue, related: z.boolean() }),
  z.object({
    type: z.literal('split-issue'),
    ...issue,
    related: z.boolean(),
    as: z.enum(['complaint', 'service-request']),
    /** The case that it starts in. */
    reference: z.string(),
    /** Where it is related: why taking it in would delay the answer without reason. */
    wouldDelay: z.string().optional(),
  }),
])
export type IssueCommand = z.infer<typeof issueCommandSchema>
