import { z } from 'zod'
import { localDateSchema } from '../../calendar/instant.ts'
import { promisedActionSchema, remedySchema } from '../remedy.ts'
import { asked, earlier } from './asked.ts'

export const actionCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('offer-remedy'), ...asked, remedy: remedySchema }),
  z.object({ type: z.literal('promise-action'), ...asked, action: promisedActionSchema }),
  z.object({
    type: z.literal('move-action'),
    ...asked,
    id: z.string(),
    until: localDateSchema,
    why: z.string(),
  }),
  z.object({ type: z.literal('complete-action'), ...asked, ...earlier, id: z.string(), how: z.string() }),
])
export type ActionCommand = z.infer<typeof actionCommandSchema>
