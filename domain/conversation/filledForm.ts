import { z } from 'zod'
import { wellFormed } from '../message/wellFormed.ts'
import { questionSchema } from './reply.ts'
import { choiceSchema } from './state.ts'

/** The whole conversation at once, as a form without a script sends it. */
export const filledSchema = z.object({
  story: wellFormed.trim().min(1).max(8_000),
  choice: choiceSchema.nullable(),
  answers: z.partialRecord(questionSchema, wellFormed.max(8_000)),
  /** It tells of more than one thing, and each is to be dealt with by itself. */
  apart: z.boolean().default(false),
})
export type Filled = z.infer<typeof filledSchema>
