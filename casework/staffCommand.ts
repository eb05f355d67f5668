import { createHash } from 'node:crypto'
import { isOpened } from '../domain/case/case.ts'
import type { CaseCommand, Refusal } from '../domain/case/command.ts'
import type { CaseEvent } from '../domain/case/event.ts'
import { underCode } from '../domain/case/standing.ts'
import type { StaffMember } from '../domain/landlord/landlord.ts'
import { aboutThem, mayDo } from '../domain/staff/mayDo.ts'
import { wronglyNamed } from '../domain/staff/named.ts'
import { isQuiet } from '../domain/staff/quiet.ts'
import { decideOn, foldCommits, type LoadedCase, loadCase, rulesFor, untilFirst } from './handleCommand.ts'
import type { CaseKeeping, CommitRequest } from './ports.ts'

type WithoutWhenAndWho<C> = C extends CaseCommand ? Omit<C, 'at' | 'by'> : never

/** A command as staff ask it: when and by whom come from the clock and from who they proved to be. */
export type AskedCommand = WithoutWhenAndWho<CaseCommand>

export interface StaffRequest {
  readonly staff: Pick<StaffMember, 'id' | 'name' | 'roles'>
  readonly caseId: string
  readonly command: AskedCommand
  /** The version that they saw: a case that has moved since, but for what Putright noted itself, is not changed. */
  readonly ifVersion?: number
  /** Their own key for this request: the same one again is answered as before and done once. */
  readonly key?: string
}

/**
 * What came of it.
 *
 * - `events`: committed, or empty where there was nothing left to do. `replayed` where an earlier delivery did it.
 * - `refusal`: why not. `forbidden` where it is their role that does not allow it, and not the case.
 * - `conflict`: the version that the case has now, which is not the one they saw.
 * - `keyReused`: their key stands for another command already.
 */
export type StaffAnswer =
  | { readonly loaded: LoadedCase; readonly events: readonly CaseEvent[]; readonly replayed?: boolean }
  | { readonly refusal: Refusal; readonly forbidden?: boolean }
  | { readonly conflict: number }
  | { readonly keyReused: true }

/** Sorted by name, so that the same command in another order is the same. */
const ordered = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value

export const digestOf = (asked: unknown): string =>
  createHash('sha256').update(JSON.stringify(asked, ordered)).digest('base64url')

/** The command with when it is asked, and by whom. */
export const askedBy = (
  { now }: Pick<CaseKeeping, 'now'>,
  staff: Pick<StaffMember, 'id'>,
  command: AskedCommand,
): CaseCommand => ({ ...command, at: now(), by: `staff:${staff.id}` })

/** Why their role, or whom they name, does not allow it; null where both do. Independence is the engine's to hold. */
export const notAllowed = (
  { rules }: Pick<CaseKeeping, 'rules'>,
  staff: Pick<StaffMember, 'roles'>,
  command: CaseCommand,
): Exclude<StaffAnswer, { loaded: LoadedCase }> | null => {
  const role = mayDo(staff.roles, command)
  if (role !== null) return { refusal: role, forbidden: true }
  const named = wronglyNamed(rules.landlord.staff, command)
  return named === null ? null : { refusal: named }
}

/** What an earlier delivery of the same request did. The commit itself remembers it, so a crash cannot part the two. */
const doneBefore = (
  { caseId, commits }: LoadedCase,
  request: CommitRequest | undefined,
): StaffAnswer | null => {
  const index = commits.findIndex(
    (each) => each.request?.key === request?.key && each.request?.by === request?.by,
  )
  const commit = commits[index]
  if (request === undefined || commit === undefined) return null
  if (commit.request?.digest !== request.digest) return { keyReused: true }
  return { loaded: foldCommits(caseId, commits.slice(0, index + 1)), events: commit.events, replayed: true }
}

/** Whether anything that they should know of has happened since the version that they saw. */
const movedSince = ({ version, commits }: LoadedCase, seen: number | undefined): StaffAnswer | null => {
  if (seen === undefined) return null
  const unseen = commits.slice(seen).flatMap(({ events }) => events)
  return seen <= version && unseen.every(isQuiet) ? null : { conflict: version }
}

/** The case is about them (Code 5.8), under the Code by its number. */
const inConflict = (
  { rules }: Pick<CaseKeeping, 'rules'>,
  { state }: LoadedCase,
  command: CaseCommand,
): StaffAnswer | null => {
  const refusal = isOpened(state) ? aboutThem(state.conflicted, command) : null
  if (refusal === null || !isOpened(state)) return null
  return { refusal: underCode(rulesFor(rules, state.policy)) ? { ...refusal, clause: 'Code 5.8' } : refusal }
}

/** A link leads somewhere: the case alone cannot know which references there are. */
const linksNowhere = async (
  { directory }: Pick<CaseKeeping, 'directory'>,
  command: CaseCommand,
): Promise<StaffAnswer | null> => {
  if (command.type !== 'link-case' || (await directory.findByReference(command.reference)) !== null)
    return null
  return { refusal: { why: `There is no case ${command.reference}. Check the reference.` } }
}

/** A member of staff asks something of a case, through whatever interface. */
export const staffCommand =
  (keeping: Pick<CaseKeeping, 'now' | 'rules' | 'store' | 'directory'>) =>
  async ({ staff, caseId, command: asked, ifVersion, key }: StaffRequest): Promise<StaffAnswer> => {
    const request = key === undefined ? undefined : { key, by: `staff:${staff.id}`, digest: digestOf(asked) }
    const command = askedBy(keeping, staff, asked)
    return untilFirst(caseId, async () => {
      const loaded = await loadCase(keeping, caseId)
      return (
        doneBefore(loaded, request) ??
        notAllowed(keeping, staff, command) ??
        inConflict(keeping, loaded, command) ??
        movedSince(loaded, ifVersion) ??
        (await linksNowhere(keeping, command)) ??
        decideOn(keeping, loaded, command, request)
      )
    })
  }
