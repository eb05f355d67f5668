import { type Instant, millisecondsOf } from '../domain/calendar/instant.ts'
import { dayInWords } from '../domain/calendar/words.ts'
import type { OpenedCase } from '../domain/case/case.ts'
import { dispositionOf } from '../domain/case/disposition.ts'
import type { CaseEvent } from '../domain/case/event.ts'
import { currentStage } from '../domain/case/standing.ts'
import { isToDo } from '../domain/deadlines/duty.ts'
import type { Conflict, Milestone } from '../domain/deadlines/milestone.ts'
import { milestones } from '../domain/deadlines/milestones.ts'
import type { StaffMember } from '../domain/landlord/landlord.ts'
import { inWords, type Told } from '../domain/staff/history/history.ts'
import { type Sight, sightOf } from '../domain/staff/sight.ts'
import { messageWithoutKey, routeWithoutKey } from './chatKey.ts'
import { type LoadedCase, rulesFor } from './handleCommand.ts'
import type { CaseKeeping, Commit } from './ports.ts'

type Keeps = Pick<CaseKeeping, 'now' | 'rules'>

/** A case that has been opened, with its commits. */
export interface OpenedLoaded extends LoadedCase {
  readonly state: OpenedCase
}

/** A date with what staff want to know of it: whether it is theirs to keep, and whether it still is to be kept. */
export type DateView = Milestone & {
  readonly toDo: boolean
  readonly overdue: boolean
  /** It stands as kept by what was recorded after it had passed. */
  readonly recordedLate: boolean
  /** Each time that a change of the rules moved it, or did not because it was promised. */
  readonly moves: readonly {
    readonly at: Instant
    readonly from: string | null
    readonly to: string | null
    readonly kept: boolean
    readonly why: string
  }[]
}

/** One thing that happened: a sentence, and the event as it was recorded. */
export interface EventView {
  readonly version: number
  readonly at: Instant
  readonly by: string
  readonly byName: string
  readonly words: string
  readonly event: CaseEvent
}

interface DatesView {
  readonly sight: Sight
  readonly reference: string
  readonly version: number
  readonly status: string
  readonly disposition: string
  readonly stage: string | null
  readonly policy: string
  readonly openedAt: Instant
  readonly handler: { readonly id: string; readonly name: string } | null
  readonly dates: readonly DateView[]
  readonly conflicts: readonly Conflict[]
}

/** What answers a caller who asks how their complaint is going: no word of theirs, no history. */
interface OutlineView extends DatesView {
  readonly person: { readonly name: string | null; readonly address: string | null } | null
  readonly adjustments: readonly string[]
  readonly hazard: boolean
}

type WholeView = OutlineView & {
  /** Everything that the case holds, but what the engine keeps for itself. */
  readonly case: Omit<OpenedCase, 'facts' | 'reached' | 'untold' | 'noticesSent' | 'tasksRaised'>
  readonly history: readonly EventView[]
}

export type CaseView = DatesView | OutlineView | WholeView

const told = ({ rules }: Keeps): Told => ({
  who: nameIn(rules.landlord.staff),
  moment: (instant) => {
    const { zone } = rules.calendar
    const at = millisecondsOf(instant)
    return `${zone.write(at).slice(11, 16)} on ${dayInWords(zone.localDay(at))}`
  },
})

const nameIn =
  (staff: readonly StaffMember[]) =>
  (actor: string): string => {
    if (actor === 'resident') return 'The resident'
    if (actor === 'putright') return 'Putright'
    const id = actor.replace(/^staff:/, '')
    return staff.find((member) => member.id === id)?.name ?? id
  }

const movesOf = (commits: readonly Commit[], { stage, milestone }: Milestone): DateView['moves'] =>
  commits
    .flatMap(({ events }) => events)
    .flatMap((event) =>
      event.type === 'dates-moved'
        ? event.moved
            .filter((moved) => moved.stage === stage && moved.milestone === milestone)
            .map(({ from, to, kept, why }) => ({ at: event.at, from, to, kept, why }))
        : [],
    )

/** The dates of a case as they are at a moment, with what moved them. */
export const datesOf = (
  { rules }: Pick<Keeps, 'rules'>,
  { state, commits }: OpenedLoaded,
  asOf: Instant,
): { readonly dates: readonly DateView[]; readonly conflicts: readonly Conflict[] } => {
  const { policy, calendar } = rulesFor(rules, state.policy)
  const computed = milestones(policy, calendar, state.facts, asOf)
  const dates = computed.milestones.map((milestone) => {
    const toDo = isToDo(milestone)
    return {
      ...milestone,
      toDo,
      overdue: toDo && milestone.state === 'missed',
      recordedLate: state.recordedLate.some(
        ({ stage, milestone: name }) => stage === milestone.stage && name === milestone.milestone,
      ),
      moves: movesOf(commits, milestone),
    }
  })
  return { dates, conflicts: computed.conflicts }
}

const withoutKey = (event: CaseEvent): CaseEvent =>
  event.type === 'message-received' ? { ...event, message: messageWithoutKey(event.message) } : event

/** Events as staff read them, with the version of the case that each made. */
export const eventsInWords = (keeps: Keeps, commits: readonly Commit[]): readonly EventView[] => {
  const say = told(keeps)
  return commits.flatMap(({ version, events }) =>
    events.map((event) => ({
      version,
      at: event.at,
      by: event.by,
      byName: say.who(event.by),
      words: inWords(event, say),
      event: withoutKey(event),
    })),
  )
}

const loggedBy = ([first]: readonly Commit[]): readonly string[] =>
  (first?.events ?? []).flatMap((event) => (event.type === 'message-received' ? [event.by] : []))

/** How much of a case a member of staff may see. */
export const sightIn = ({ state, commits }: OpenedLoaded, viewer: Parameters<typeof sightOf>[0]): Sight =>
  sightOf(viewer, state, loggedBy(commits))

const datesView = (keeps: Keeps, loaded: OpenedLoaded, sight: Sight): DatesView => {
  const { state, version } = loaded
  const work = currentStage(state)
  const handler = work?.handler ?? null
  return {
    sight,
    reference: state.reference,
    version,
    status: state.status,
    disposition: dispositionOf(state),
    stage: work?.stage ?? null,
    policy: state.policy,
    openedAt: state.openedAt,
    handler: handler === null ? null : { id: handler, name: told(keeps).who(handler) },
    ...datesOf(keeps, loaded, keeps.now()),
  }
}

const outlineView = (keeps: Keeps, loaded: OpenedLoaded, sight: Sight): OutlineView => {
  const { state } = loaded
  const [first] = state.people
  return {
    ...datesView(keeps, loaded, sight),
    person: first === undefined ? null : { name: first.name, address: first.address },
    adjustments: state.adjustments.filter(({ ended }) => !ended).map(({ what }) => what),
    hazard: state.flags.some((flag) => flag.startsWith('hazard_')),
  }
}

/** One case, as much of it as a member of staff may see, with its dates computed now. */
export const caseView = (
  keeps: Keeps,
  loaded: OpenedLoaded,
  viewer: Pick<StaffMember, 'id' | 'roles'>,
): CaseView => {
  const { state, commits } = loaded
  const sight = sightIn(loaded, viewer)
  if (sight === 'dates') return datesView(keeps, loaded, sight)
  const outline = outlineView(keeps, loaded, sight)
  if (sight === 'outline') return outline
  const {
    facts: _,
    reached: _reached,
    untold: _untold,
    noticesSent: _sent,
    tasksRaised: _raised,
    ...rest
  } = state
  const shown = { ...rest, replyRoute: routeWithoutKey(rest.replyRoute) }
  return { ...outline, case: shown, history: eventsInWords(keeps, commits) }
}

/** What a command did, as its answer tells it: the same however often, and whenever, it is asked for again. */
export const doneView = (keeps: Keeps, loaded: OpenedLoaded, events: readonly CaseEvent[]) => {
  const commit = loaded.commits.at(-1)
  const asOf = commit?.at ?? keeps.now()
  const { state } = loaded
  return {
    reference: state.reference,
    version: loaded.version,
    status: state.status,
    events: commit !== undefined && events.length > 0 ? eventsInWords(keeps, [{ ...commit, events }]) : [],
    dates: datesOf(keeps, loaded, asOf).dates,
  }
}
