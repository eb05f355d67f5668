import { hasOpenHazard, isLive, isOpened, type OpenedCase } from '../domain/case/case.ts'
import { dispositionOf } from '../domain/case/disposition.ts'
import { currentStage } from '../domain/case/standing.ts'
import type { Person } from '../domain/message/message.ts'
import { keysOf } from '../domain/staff/findable.ts'
import { nextToDo } from '../domain/staff/nextToDo.ts'
import { foldCommits, type LoadedCase, rulesFor } from './handleCommand.ts'
import type { CaseKeeping, CaseSummary, Commit } from './ports.ts'

type Keeps = Pick<CaseKeeping, 'directory' | 'rules'>

const personOf = ({ people: [first] }: OpenedCase): CaseSummary['person'] =>
  first === undefined || (first.name === null && first.address === null)
    ? null
    : { name: first.name, address: first.address }

/** One line about a case, as its commits and today's rules leave it; null before it is opened. */
export const summarise = (
  { rules }: Pick<Keeps, 'rules'>,
  { caseId, version, state }: LoadedCase,
): CaseSummary | null => {
  if (!isOpened(state)) return null
  const work = currentStage(state)
  return {
    caseId,
    landlord: state.landlord,
    version,
    reference: state.reference,
    status: state.status,
    disposition: dispositionOf(state),
    policy: state.policy,
    openedAt: state.openedAt,
    channel: state.channel,
    byMachine: state.writtenBy === 'machine' ? true : undefined,
    stage: work?.stage ?? null,
    handler: work?.handler ?? null,
    flags: state.flags,
    person: personOf(state),
    live: isLive(state),
    hazard: hasOpenHazard(state),
    tasks: state.tasks.length,
    next: isLive(state) ? nextToDo(state, rulesFor(rules, state.policy)) : null,
  }
}

/** The keys of a person, and the whole address of mail: a mailbox is looked up as it is. */
const allKeysOf = (person: Person): readonly string[] =>
  person.email === null ? keysOf(person) : [...keysOf(person), person.email.toLowerCase()]

/** Who a message is about, and who joins a case, may be looked up from then on. */
const rememberPeople = async ({ directory, rules }: Keeps, { caseId, events }: Commit): Promise<void> => {
  const landlord = rules.landlord.id
  for (const event of events) {
    if (event.type === 'message-received')
      await directory.rememberPerson(landlord, caseId, allKeysOf(event.message.person))
    if (event.type === 'person-added')
      await directory.rememberPerson(landlord, caseId, allKeysOf(event.person))
  }
}

const rememberThreads = async ({ directory }: Keeps, { caseId, events }: Commit): Promise<void> => {
  for (const event of events) {
    if (event.type !== 'message-received' || event.message.replyRoute?.channel !== 'email') continue
    const { messageId } = event.message.replyRoute
    if (messageId !== null) await directory.rememberThread(messageId, caseId)
  }
}

/** The same line but for the version: writing it again would cost what it does not change. */
const isUnchanged = (keeps: Keeps, loaded: LoadedCase, since: Commit): boolean => {
  const before = foldCommits(loaded.caseId, loaded.commits.slice(0, since.version - 1))
  const line = (of: LoadedCase): string => JSON.stringify({ ...summarise(keeps, of), version: null })
  return line(before) === line(loaded)
}

/** Moved dates were counted by other rules before, so they show in no comparison. */
const movesDates = ({ events }: Commit): boolean => events.some((event) => event.type === 'dates-moved')

/**
 * Brings everything that a case is found by up to date with some of its commits: lists, queues, people, mail threads.
 * Doing it again changes nothing; without commits, only the lists, as when a bank holiday moves a date.
 */
export const project = async (
  keeps: Keeps,
  loaded: LoadedCase,
  commits: readonly Commit[],
): Promise<void> => {
  for (const commit of commits) {
    await rememberThreads(keeps, commit)
    await rememberPeople(keeps, commit)
  }
  const [first] = commits
  if (first !== undefined && !commits.some(movesDates) && isUnchanged(keeps, loaded, first)) return
  const summary = summarise(keeps, loaded)
  if (summary !== null) await keeps.directory.putSummary(summary)
}
