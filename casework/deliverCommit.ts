import { isLive, isOpened, type OpenedCase } from '../domain/case/case.ts'
import { milestones } from '../domain/deadlines/milestones.ts'
import { type OwedNotice, owedNotices } from '../domain/notices/owedNotices.ts'
import { locate, locationKey } from '../domain/timeline/location.ts'
import { type LoadedCase, loadCase, rulesFor } from './handleCommand.ts'
import type { CaseKeeping, Commit } from './ports.ts'
import { sendNotice } from './sendNotice.ts'
import { project } from './summarise.ts'

interface Opened extends LoadedCase {
  readonly state: OpenedCase
}

const owedBy = (casework: CaseKeeping, commit: Commit, { state }: Opened): readonly OwedNotice[] => {
  const { policy, calendar } = rulesFor(casework.rules, state.policy)
  return owedNotices(commit.events, {
    state,
    milestones: milestones(policy, calendar, state.facts).milestones,
    landlord: casework.rules.landlord,
    ombudsman: policy.ombudsman,
  })
}

const driveTimeline = async (
  casework: CaseKeeping,
  commit: Commit,
  { caseId, state }: Opened,
): Promise<void> => {
  if (commit.version === 1) {
    if (isLive(state)) await casework.timeline.start(state.policy, caseId)
    return
  }
  const waiting = await casework.timeline.waiting(caseId)
  const location = locate(caseId, state, rulesFor(casework.rules, state.policy), casework.now())
  if (waiting !== null && waiting.locationKey !== locationKey(location))
    await casework.timeline.wake(waiting.token, location)
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
      await driveTimeline(casework, commit, opened)
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
