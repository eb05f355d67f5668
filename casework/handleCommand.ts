import { type Case, nobodyYet } from '../domain/case/case.ts'
import type { CaseCommand, Refusal } from '../domain/case/command.ts'
import { decide } from '../domain/case/decide.ts'
import type { CaseEvent } from '../domain/case/event.ts'
import { evolve } from '../domain/case/evolve.ts'
import type { Rules } from '../domain/timeline/rules.ts'
import type { CaseKeeping, Commit, LandlordRules } from './ports.ts'

/** A case as its commits leave it. */
export interface LoadedCase {
  readonly caseId: string
  readonly version: number
  readonly state: Case
  readonly commits: readonly Commit[]
}

/** What came of a command. `events` is empty where there was nothing left to do. */
export type Handled =
  | { readonly loaded: LoadedCase; readonly events: readonly CaseEvent[] }
  | { readonly refusal: Refusal }

/** Two people at once is common; six changes of one case between a read and a write is a fault worth seeing. */
const attempts = 6

/** Many changes of one case at once: nothing was written; trying again later is right. */
export class CaseIsBusy extends Error {
  override readonly name = 'CaseIsBusy'
}

export const foldCommits = (caseId: string, commits: readonly Commit[]): LoadedCase => ({
  caseId,
  version: commits.at(-1)?.version ?? 0,
  state: commits.flatMap((commit) => commit.events).reduce(evolve, nobodyYet),
  commits,
})

export const loadCase = async ({ store }: Pick<CaseKeeping, 'store'>, caseId: string): Promise<LoadedCase> =>
  foldCommits(caseId, await store.load(caseId))

/** The rules that a case keeps: the policy it was opened under, and the landlord's calendar. */
export const rulesFor = (rules: LandlordRules, policyId: string): Rules => ({
  policy: rules.policyById(policyId),
  calendar: rules.calendar,
  reminders: {
    workingDaysBefore: rules.landlord.remindWorkingDaysBefore,
    hours: rules.landlord.openingHours,
    repeatOverdue: rules.landlord.repeatOverdueWorkingDays,
    residentBefore: rules.landlord.remindResidentWorkingDaysBefore,
    surveyAfter: rules.landlord.surveyAfterWorkingDays,
  },
})

const policyOf = (command: CaseCommand, state: Case): string | null => {
  if (command.type === 'open-case') return command.policy
  return 'policy' in state ? state.policy : null
}

/**
 * Decides a command on a case as it was loaded, and commits what follows. `taken`: somebody else was first, so load the
 * case and decide again.
 */
export const decideOn = async (
  { store, rules }: Pick<CaseKeeping, 'store' | 'rules'>,
  loaded: LoadedCase,
  command: CaseCommand,
  request?: Commit['request'],
): Promise<Handled | 'taken'> => {
  const policy = policyOf(command, loaded.state)
  if (policy === null) return { refusal: { why: 'There is no such case.' } }
  const decision = decide(command, loaded.state, rulesFor(rules, policy))
  if ('refusal' in decision) return decision
  if (decision.events.length === 0) return { loaded, events: [] }
  const { caseId } = loaded
  const commit: Commit = {
    caseId,
    version: loaded.version + 1,
    at: command.at,
    cause: command.type,
    events: decision.events,
    ...(request === undefined ? {} : { request }),
  }
  return (await store.append(commit)) === 'committed'
    ? { loaded: foldCommits(caseId, [...loaded.commits, commit]), events: decision.events }
    : 'taken'
}

/** Runs until nobody else is first. Throws `CaseIsBusy` where that does not come about. */
export const untilFirst = async <T>(caseId: string, once: () => Promise<T | 'taken'>): Promise<T> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const result = await once()
    if (result !== 'taken') return result
  }
  throw new CaseIsBusy(`Case ${caseId} changed ${attempts} times while one command was being decided.`)
}

/** Load, decide, append; again from the start where somebody else was first. */
export const handleCommand = (
  keeping: Pick<CaseKeeping, 'store' | 'rules'>,
  caseId: string,
  command: CaseCommand,
): Promise<Handled> =>
  untilFirst(caseId, async () => decideOn(keeping, await loadCase(keeping, caseId), command))
