import { heldMail } from '../casework/heldMail.ts'
import { joinCase } from '../casework/joinCase.ts'
import { BadInput, print } from './jsonLines.ts'
import { openLive, type SystemOptions } from './openLive.ts'

/** `putright mail held`: what waits for a person because of its verdicts or its thread, the likeliest first. */
export const listHeld = async (options: SystemOptions): Promise<void> => {
  const { casework } = await openLive(options)
  for (const held of await heldMail(casework)()) await print(held)
}

interface JoinOptions extends SystemOptions {
  readonly by: string
}

/** `putright mail join REFERENCE INTO`: the messages of one case go to another, by a member of staff's word. */
export const joinMail = async (reference: string, into: string, options: JoinOptions): Promise<void> => {
  const { casework } = await openLive(options)
  if (!casework.rules.landlord.staff.some(({ id }) => id === options.by))
    throw new BadInput(`There is nobody “${options.by}” among the landlord’s staff.`)
  const caseId = await casework.directory.findByReference(reference.trim().toUpperCase())
  if (caseId === null) throw new BadInput(`There is no case ${reference}.`)
  const by = `staff:${options.by}` as const
  const done = await joinCase(casework)({ caseId, into: into.trim().toUpperCase(), by })
  if ('refusal' in done) throw new BadInput(done.refusal.why)
  await print({ reference: reference.trim().toUpperCase(), joined: into.trim().toUpperCase(), by })
}
