import { isOpened, type OpenedCase } from '../domain/case/case.ts'
import type { OwedNotice } from '../domain/notices/owedNotices.ts'
import { driveTimeline } from './driveCase.ts'
import { foldCommits, type LoadedCase, loadCase } from './handleCommand.ts'
import { noticesOf } from './noticesOf.ts'
import type { CaseKeeping, Commit } from './ports.ts'
import { sendNotice } from './sendNotice.ts'
import { project } from './summarise.ts'

interface Opened extends LoadedCase {
  readonly state: OpenedCase
}

/** What a commit owes, from the case as that commit left it: the same whenever it is delivered. */
const owedBy = (
  { rules }: CaseKeeping,
  commit: Commit,
  { caseId, commits }: Opened,
): readonly OwedNotice[] => {
  const { state } = foldCommits(caseId, commits.slice(0, commit.version))
  return isOpened(state) ? noticesOf(rules, state, commit) : []
}

/** Whether any letter went on the case's record, and the faults of those that could not be sent. */
interface Sending {
  readonly sent: boolean
  readonly faults: readonly unknown[]
}

/** Sends what a commit owes. A letter that cannot be sent, as to an address that the provider refuses, holds up no other. */
const sendNotices = async (casework: CaseKeeping, commit: Commit, opened: Opened): Promise<Sending> => {
  let sent = false
  const faults: unknown[] = []
  for (const owed of owedBy(casework, commit, opened)) {
    try {
      sent = (await sendNotice(casework, opened.caseId, opened.state, owed)) || sent
    } catch (fault) {
      faults.push(fault)
    }
  }
  return { sent, faults }
}

/**
 * Everything that follows from one commit: lists, letters, the timeline, the staff's chat tools. The records of the
 * letters that it sends are part of it. Each part may run again and changes nothing the second time; only a notice whose
 * sending was not yet recorded can go out twice. A letter that cannot be sent stops neither the clock nor the staff from
 * being told; it is a fault in the end, so that it is tried again. False where the commit is not there.
 */
export const doWhatFollows = async (casework: CaseKeeping, commit: Commit): Promise<boolean> => {
  const loaded = await loadCase(casework, commit.caseId)
  const { state } = loaded
  // An index may show a row that a crash kept from the table: what is not committed is not delivered.
  if (loaded.version < commit.version) return false
  if (!isOpened(state)) return true
  await project(casework, loaded, [commit])
  const { sent, faults } = await sendNotices(casework, commit, { ...loaded, state })
  const told = sent ? await loadCase(casework, commit.caseId) : loaded
  if (sent) await project(casework, told, told.commits.slice(loaded.commits.length))
  await driveTimeline(casework, told)
  await casework.tellStaff?.(commit)
  if (faults.length > 0) throw faults[0]
  return true
}

/** The commit feed: does what follows from one commit, at least once, and marks it delivered last. */
export const deliverCommit =
  (casework: CaseKeeping) =>
  async (commit: Commit): Promise<void> => {
    if (await doWhatFollows(casework, commit)) await casework.store.markDelivered(commit)
  }

/**
 * Delivers what the stream did not: commits older than `before` that are still marked undelivered.
 * Returns how many; one that fails does not hold up the rest, and is tried again by the next sweep. Once it is `enough`
 * it leaves the rest to the next one, so that no two work on the same commits where there are very many.
 */
export const sweepCommits =
  (casework: CaseKeeping) =>
  async (
    before: Commit['at'],
    enough: () => boolean = () => false,
  ): Promise<{ readonly delivered: number; readonly failed: number }> => {
    let delivered = 0
    let failed = 0
    for await (const commit of casework.store.undelivered(before)) {
      if (enough()) break
      try {
        await deliverCommit(casework)(commit)
        delivered += 1
      } catch {
        failed += 1
      }
    }
    return { delivered, failed }
  }
