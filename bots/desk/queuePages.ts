import type { CaseSummary } from '../../casework/ports.ts'
import { type QueueName, queue } from '../../casework/queues.ts'
import { millisecondsOf } from '../../domain/calendar/instant.ts'
import { dayInWords } from '../../domain/calendar/words.ts'
import { sayDue } from '../../domain/notices/sayDate.ts'
import { mayLog } from '../../domain/staff/mayDo.ts'
import { type Sight, sightInLists } from '../../domain/staff/sight.ts'
import type { Page, Piece } from '../page.ts'
import { dispositionNames, milestoneNames } from '../staffWords.ts'
import type { Desk, Who } from './desk.ts'

/** What each queue is called, in the order in which a morning is worked. */
export const queueTitles: Readonly<Record<QueueName, string>> = {
  hazards: 'Hazards not yet made safe',
  overdue: 'Overdue',
  'due-today': 'Due today',
  mine: 'My cases, by the next date',
  'to-confirm': 'To confirm',
  unassigned: 'Nobody holds these yet',
  requests: 'No complaint, still open',
}

const order = Object.keys(queueTitles) as QueueName[]

export const isQueue = (name: string): name is QueueName => Object.hasOwn(queueTitles, name)

const dueWords = ({ next }: CaseSummary, desk: Desk): string => {
  if (next === null) return 'no date running'
  const { zone } = desk.casework.rules.calendar
  const what = next.what === 'action' ? 'Keep a promise' : milestoneNames[next.what]
  const due = zone.write(millisecondsOf(next.due)).slice(0, 19)
  const late = next.due < desk.casework.now() ? 'was due' : 'by'
  return `${what} ${late} ${sayDue(due)}`
}

const holderOf = ({ handler }: CaseSummary, desk: Desk): string => {
  if (handler === null) return 'nobody holds it'
  const id = handler.replace(/^staff:/, '')
  return `held by ${desk.casework.rules.landlord.staff.find((each) => each.id === id)?.name ?? id}`
}

/** One line of a list; whom it is about only where nobody else reads along. */
export const rowOf = (summary: CaseSummary, desk: Desk, shows: Sight): Piece => ({
  kind: 'row',
  title: `${summary.reference}: ${dueWords(summary, desk)}`,
  text: [
    dispositionNames[summary.disposition] ?? summary.disposition,
    holderOf(summary, desk),
    ...(shows !== 'dates' && summary.person !== null
      ? [summary.person.name ?? '', summary.person.address ?? '']
      : []),
  ]
    .filter((each) => each !== '')
    .join(' · '),
  button: { label: 'Open', opens: 'case', about: summary.caseId, says: `Open ${summary.reference}` },
})

const shows = ({ staff, private: alone }: Who): Sight => (alone ? sightInLists(staff.roles) : 'dates')

const listPieces = async (
  desk: Desk,
  who: Who,
  name: QueueName,
  limit: number,
): Promise<readonly Piece[]> => {
  const { items, next } = await queue(desk.casework)(name, { staffId: who.staff.id }, { limit })
  if (items.length === 0) return []
  return [
    { kind: 'heading', text: `${queueTitles[name]}: ${items.length}${next === null ? '' : ' and more'}` },
    ...items.map((summary) => rowOf(summary, desk, shows(who))),
    ...(next === null || limit > inHome
      ? []
      : [
          {
            kind: 'buttons' as const,
            buttons: [
              { label: 'Show more', opens: name, about: '', says: `Show more: ${queueTitles[name]}` },
            ],
          },
        ]),
  ]
}

/** Cases of one queue on its own page, and of each queue on the page of all. */
const onPage = 20
const inHome = 5

export const queuePage = async (desk: Desk, who: Who, name: QueueName): Promise<Page> => {
  const pieces = await listPieces(desk, who, name, onPage)
  const empty: Piece = { kind: 'paragraph', text: 'Nothing here now.' }
  const title: Piece = { kind: 'heading', text: queueTitles[name] }
  return { headline: queueTitles[name], pieces: pieces.length === 0 ? [title, empty] : pieces }
}

const switchboard = ({ staff }: Who): Piece => ({
  kind: 'buttons',
  buttons: [
    ...(mayLog(staff.roles) === null
      ? [{ label: 'Log dissatisfaction', opens: 'log', about: '', look: 'main' as const }]
      : []),
    { label: 'Refresh', opens: 'home', about: '' },
  ],
})

/** Everything that somebody has before them this morning: hazards first, then what is late, today, and theirs. */
export const homePage = async (desk: Desk, who: Who): Promise<Page> => {
  const lists = await Promise.all(order.map((name) => listPieces(desk, who, name, inHome)))
  const today = desk.casework.rules.calendar.zone.localDay(millisecondsOf(desk.casework.now()))
  const pieces = lists.flat()
  return {
    headline: 'Your cases',
    pieces: [
      { kind: 'heading', text: dayInWords(today) },
      switchboard(who),
      ...(pieces.length === 0
        ? [{ kind: 'paragraph' as const, text: 'Nothing is waiting. No case is open.' }]
        : pieces),
    ],
  }
}
