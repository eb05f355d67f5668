import type { OpenedCase } from '../case/case.ts'
import type { CaseEvent } from '../case/event.ts'
import { currentStage } from '../case/standing.ts'
import type { Flag, Topic } from '../classifier/reading.ts'
import type { MilestoneName } from '../deadlines/milestoneName.ts'
import type { Landlord, StaffChannel, StaffNews } from '../landlord/landlord.ts'

/** Something that staff are told of in their channels. It names no person: it stands in notifications. */
export interface Alert {
  /** The same for the same thing again, so that it is told once. */
  readonly key: string
  readonly news: StaffNews
  readonly reference: string
  /** For a date: which, by when, and how many working days are left or over. */
  readonly date: { readonly milestone: MilestoneName; readonly due: string; readonly days: number } | null
  /** A danger is told at once, at any hour; the rest waits for the landlord’s opening hours. */
  readonly urgent: boolean
}

const hazards: readonly Flag[] = ['hazard_emergency', 'hazard_significant']

const isHazard = (flags: readonly Flag[]): boolean => flags.some((flag) => hazards.includes(flag))

type Told = Omit<Alert, 'reference'>

const dated = (
  news: 'due' | 'overdue',
  event: { readonly milestone: MilestoneName; readonly due: string },
  days: number,
): Told => ({
  key: `${news}/${event.milestone}/${event.due}/${days}`,
  news,
  date: { milestone: event.milestone, due: event.due, days },
  urgent: false,
})

const toldBy = (event: CaseEvent, state: OpenedCase): readonly Told[] => {
  switch (event.type) {
    case 'case-opened':
      return event.route.outcome === 'not-for-us'
        ? []
        : [{ key: 'new', news: 'new', date: null, urgent: false }]
    case 'message-read':
      return isHazard(event.reading.flags) && isHazard(state.flags)
        ? [{ key: 'hazard', news: 'hazard', date: null, urgent: true }]
        : []
    case 'flag-raised':
      return isHazard([event.flag]) ? [{ key: 'hazard', news: 'hazard', date: null, urgent: true }] : []
    case 'reminded':
      return [dated('due', event, event.workingDaysBefore)]
    case 'milestone-missed':
      return [dated('overdue', event, 0)]
    case 'still-overdue':
      return [dated('overdue', event, event.workingDaysLate)]
    default:
      return []
  }
}

/** What one commit’s events are to staff, each thing once. */
export const alertsIn = (events: readonly CaseEvent[], state: OpenedCase): readonly Alert[] => {
  const told = events.flatMap((event) => toldBy(event, state))
  return told
    .filter(({ key }, index) => told.findIndex((each) => each.key === key) === index)
    .map((each) => ({ ...each, reference: state.reference }))
}

/** What a case is about, as far as channels choose by it. */
export interface CaseAbout {
  readonly topic: Topic
  readonly estate: string | null
  /** The team of whoever holds it. */
  readonly team: string | null
}

export const aboutCase = (state: OpenedCase, { tenancies, staff }: Landlord): CaseAbout => {
  const tenancy = state.people[0]?.tenancy ?? null
  const handler = currentStage(state)?.handler?.replace(/^staff:/, '')
  return {
    topic: state.reading.topic,
    estate: tenancies.find(({ id }) => id === tenancy)?.estate ?? null,
    team: staff.find(({ id }) => id === handler)?.team ?? null,
  }
}

const matches = (wanted: readonly string[] | undefined, value: string | null): boolean =>
  wanted === undefined || (value !== null && wanted.includes(value))

/** Whether a channel is told of cases about this. */
export const isFor = (channel: StaffChannel, about: CaseAbout): boolean =>
  matches(channel.topics, about.topic) &&
  matches(channel.estates, about.estate) &&
  matches(channel.staffTeams, about.team)

/** The channels that are told of a thing about a case. */
export const channelsFor = (
  { channels }: Landlord,
  news: StaffNews,
  about: CaseAbout,
): readonly StaffChannel[] =>
  channels.filter((channel) => channel.tells.includes(news) && isFor(channel, about))
