import {
  type Alert,
  aboutCase,
  alertsIn,
  type CaseAbout,
  channelsFor,
  isFor,
} from '../domain/attention/alert.ts'
import { isOpened, type OpenedCase } from '../domain/case/case.ts'
import type { StaffChannel } from '../domain/landlord/landlord.ts'
import { foldCommits, loadCase } from './handleCommand.ts'
import type { CaseKeeping, CaseSummary, Commit } from './ports.ts'

/** What one commit means to staff, and which of their channels are told. */
export interface ToTell {
  readonly caseId: string
  readonly alert: Alert
  readonly channels: readonly StaffChannel[]
}

type Keeps = Pick<CaseKeeping, 'store' | 'rules'>

/** Works out whom a commit concerns. The same commit always gives the same. */
export const alertsOfCommit =
  ({ store, rules }: Keeps) =>
  async ({ caseId, version }: Pick<Commit, 'caseId' | 'version'>): Promise<readonly ToTell[]> => {
    const commits = await store.load(caseId)
    const commit = commits.find((each) => each.version === version)
    const { state } = foldCommits(
      caseId,
      commits.filter((each) => each.version <= version),
    )
    if (commit === undefined || !isOpened(state)) return []
    const about = aboutCase(state, rules.landlord)
    return alertsIn(commit.events, state).map((alert) => ({
      caseId,
      alert,
      channels: channelsFor(rules.landlord, alert.news, about),
    }))
  }

/** A case with what channels choose by; null where it is not open any more. */
export const caseAbout = async (
  keeps: Keeps,
  caseId: string,
): Promise<{ readonly state: OpenedCase; readonly about: CaseAbout } | null> => {
  const { state } = await loadCase(keeps, caseId)
  return isOpened(state) ? { state, about: aboutCase(state, keeps.rules.landlord) } : null
}

/** The cases of a list that a channel is told of. */
export const casesFor = async (
  keeps: Keeps,
  channel: StaffChannel,
  summaries: readonly CaseSummary[],
): Promise<readonly CaseSummary[]> => {
  const kept = await Promise.all(
    summaries.map(async (summary) => {
      const found = await caseAbout(keeps, summary.caseId)
      return found !== null && isFor(channel, found.about) ? [summary] : []
    }),
  )
  return kept.flat()
}
