import { z } from 'zod'
import type { Instant } from '../calendar/instant.ts'

/** Something that a person has to do on a case besides keeping its dates. */
export const taskKinds = [
  /** A letter did not arrive: ring, write or visit. */
  'reach-another-way',
  /** A message came that no rule settles, such as one to a case that is over. */
  'read-reply',
  /** They say that they are content: close it, once sure. */
  'confirm-acceptance',
  /** They say that they do not want to go on: record it, once sure. */
  'confirm-withdrawal',
  /** They are not content with the answer, and did not ask for the next stage in so many words (Code 6.10). */
  'offer-next-stage',
  /** A new matter in a reply: take it in, or start a case for it (Code 6.7). */
  'sort-new-issue',
  /** Somebody writes for the resident: ask the resident whether they may. */
  'ask-consent',
  /** The resident says who may speak for them: check and record it. */
  'check-consent',
  /** They sent something, and more than one thing was asked for. */
  'match-evidence',
] as const
export const taskKindSchema = z.enum(taskKinds)
export type TaskKind = z.infer<typeof taskKindSchema>

/** What is to be done, and why. The id says what it is about, so that it is raised once. */
export const taskSchema = z.object({ id: z.string().min(1), what: taskKindSchema, why: z.string() })
export type Task = z.infer<typeof taskSchema>

export interface OpenTask extends Task {
  readonly raisedAt: Instant
}
