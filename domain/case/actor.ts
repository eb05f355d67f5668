import { z } from 'zod'

/** A member of staff, by id. */
export const staffActorSchema = z.string().startsWith('staff:')

/** Who did it: a member of staff by id, the resident, or Putright itself. */
export const actorSchema = z.union([z.literal('resident'), z.literal('putright'), staffActorSchema])
export type Actor = z.infer<typeof actorSchema>

export const isStaff = (actor: Actor): boolean => actor.startsWith('staff:')

/** Somebody who agreed to what another asks for, and in which of the policy's own roles. */
export const agreementSchema = z.object({ by: staffActorSchema, role: z.string().min(1) })
