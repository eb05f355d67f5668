import { z } from 'zod'
import { personSchema } from '../../message/message.ts'
import { linkSchema, repeatSchema, reportSchema } from '../events/correspondence.ts'
import { taskSchema } from '../task.ts'
import { asked, earlier } from './asked.ts'

export const correspondenceCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('report-notice'), ...asked, ...earlier, ...reportSchema.shape }),
  z.object({ type: z.literal('withhold-reply'), ...asked, key: z.string() }),
  z.object({ type: z.literal('note-repeat'), ...asked, ...repeatSchema.shape }),
  /** This case's messages belong to another one. Its messages are added there first. */
  z.object({ type: z.literal('join-case'), ...asked, caseId: z.string(), reference: z.string() }),
  z.object({ type: z.literal('decline-join'), ...asked, reference: z.string() }),
  /** Another matter of the same person, which became a case of its own. */
  z.object({ type: z.literal('link-case'), ...asked, ...linkSchema.shape }),
  z.object({ type: z.literal('add-person'), ...asked, person: personSchema, why: z.string() }),
  z.object({ type: z.literal('raise-task'), ...asked, ...taskSchema.shape }),
  z.object({ type: z.literal('complete-task'), ...asked, id: z.string(), how: z.string() }),
])
export type CorrespondenceCommand = z.infer<typeof correspondenceCommandSchema>
