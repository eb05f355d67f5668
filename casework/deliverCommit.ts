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

/**
 * The commit feed: does everything that follows from one commit, and marks it delivered last.
 * At least once: each part may run again, after a crash or beside the sweep, and changes nothing the second time; only a
 * notice whose sending was not yet recorded can go out twice.
 */
export const deliverCommit =
  (casework: CaseKeeping) =>
  async (commit: Commit): Promise<void> => {
    const loaded = await loadCase(casework, commit.caseId)
    const { state } = loaded
    // An index may show a row that a crash kept from the table: what is not committed is not delivered.
    if (loaded.version < commit.version) return
    if (isOpened(state)) {
      const opened: Opened = { ...loaded, state }
      await project(casework, loaded, [commit])
      for (const owed of owedBy(casework, commit, opened))
        await sendNotice(casework, opened.caseId, state, owed)
      await driveTimeline(casework, loaded)
      await casework.tellStaff?.(commit)
    }
    await casework.store.markDelivered(commit)
  }

/**
 * Delivers what the stream did not: commits older than `before` that are still marked undelivered.
 * Returns how many; one that fails does not hold up the rest, and is tried again by the next sweep.
 */
export const sweepCommits =
  (casework: CaseKeeping) =>
  async (before: Commit['at']): Promise<{ readonly delivered: number; readonly failed: number }> => {
    let delivered = 0
    let failed = 0
    for await (const commit of casework.store.undelivered(before)) {
      try {
        await deliverCommit(casework)(commit)
        delivered += 1
      } catch {
        failed += 1
      }
    }
    return { delivered, failed }
  }
