import type { CaseCommand, Refusal } from '../case/command.ts'
import type { StageId } from '../deadlines/fact.ts'
import type { Role } from '../landlord/landlord.ts'
import { atStage, holdsOne, rolesFor, type Who, whoMay } from './whoMay.ts'

const titles: Readonly<Record<Role, string>> = {
  frontline: 'frontline staff',
  handler: 'a handler',
  reviewer: 'a reviewer',
  manager: 'a manager',
  administrator: 'an administrator',
}

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

const refusalFor = (needed: readonly Role[]): Refusal => ({
  why: `This is for ${either.format(needed.map((role) => titles[role]))}. Ask one of them to do it.`,
})

const neededFor = (who: Who, command: CaseCommand): readonly Role[] => {
  if (who === 'stage' && 'stage' in command) return atStage[command.stage]
  const agreed = 'agreedBy' in command && command.agreedBy !== undefined
  return who === 'agreed' && !agreed ? ['manager'] : rolesFor[who]
}

const notAgreed: Refusal = {
  why: 'A refusal needs a manager: ask one to do it, or record in “agreedBy” which manager agreed.',
}

const byItself: Refusal = {
  why: 'Putright does this by itself. To log what a resident said, log it as a new case.',
}

/**
 * Whether roles allow a command: the one place where they are enforced, whatever it was asked through. The engine then
 * decides by policy, Code and independence; a role never overrides it. Null where they allow it.
 */
export const mayDo = (roles: readonly Role[], command: CaseCommand): Refusal | null => {
  const who = whoMay[command.type]
  if (who === 'putright') return byItself
  const needed = neededFor(who, command)
  if (holdsOne(roles, needed)) return null
  return who === 'agreed' && holdsOne(roles, rolesFor.agreed) ? notAgreed : refusalFor(needed)
}

/**
 * Whoever a case is about decides nothing in it, whatever their role (Code 5.8). To say what happened stays open to them.
 * Null where it is not about them.
 */
export const aboutThem = (about: readonly string[], command: CaseCommand): Refusal | null =>
  about.includes(command.by) && whoMay[command.type] !== 'anyone' ? conflicted : null

const conflicted: Refusal = {
  why: 'You have a conflict of interest in this case. Ask somebody else to do it.',
}

/** Where a command would be asked for: by whom, in a case of whom it may be, at which of its stages. */
export interface Standing {
  readonly by: string
  readonly roles: readonly Role[]
  readonly stage: StageId | undefined
  readonly conflicted: readonly string[]
}

/**
 * Why somebody need not be offered a command at all, before anything more is known of it: their role never has it at
 * this stage, or the case is about them. Null where it may be offered; `mayDo` decides once it is asked.
 */
export const mayNotAsk = (
  { by, roles, stage, conflicted: about }: Standing,
  type: CaseCommand['type'],
): Refusal | null => {
  const who = whoMay[type]
  const needed = who === 'stage' && stage !== undefined ? atStage[stage] : rolesFor[who]
  if (needed.length === 0) return byItself
  if (!holdsOne(roles, needed)) return refusalFor(needed)
  return about.includes(by) && who !== 'anyone' ? conflicted : null
}

const allows = (roles: readonly Role[], needed: readonly Role[]): Refusal | null =>
  holdsOne(roles, needed) ? null : refusalFor(needed)

/** Whether roles allow logging what a resident said: whoever speaks with residents may (Code 3.2). */
export const mayLog = (roles: readonly Role[]): Refusal | null => allows(roles, rolesFor.anyone)

/** Whether roles allow saying that what opened one case belongs to another. */
export const mayJoinCases = (roles: readonly Role[]): Refusal | null => allows(roles, rolesFor.casework)

/** The commands that somebody with these roles may ask for, at some stage or with somebody's agreement. */
export const commandsFor = (roles: readonly Role[]): readonly CaseCommand['type'][] =>
  (Object.keys(whoMay) as CaseCommand['type'][]).filter((type) => holdsOne(roles, rolesFor[whoMay[type]]))
