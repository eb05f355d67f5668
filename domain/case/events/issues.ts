import { z } from 'zod'
import { happened } from './happened.ts'

const issue = { ...happened, id: z.string(), what: z.string(), clause: z.string() }

/** Something new that is raised while a complaint is being looked at (Code 6.8). */
export const issueEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('issue-merged'), ...issue }),
  z.object({
    type: z.literal('issue-split'),
    ...issue,
    /** It starts from the beginning in a case of its own, as a complaint or as a service request. */
    as: z.enum(['complaint', 'service-request']),
    reference: z.string(),
  }),
])
export type IssueEvent = z.infer<typeof issueEventSchema>
