import type { CaseEventOf } from '../../case/event.ts'
import type { DateEvent } from '../../case/events/dates.ts'
import { missedKey, reminderKey } from '../../case/reached.ts'
import { workingDaysBetween } from '../../timeline/workingTime.ts'
import { type OwedNotice, toResident, toStaff, whoeverWorksIt } from '../compose.ts'
import { promisedWords } from '../nextSteps.ts'
import type { NoticeOf } from '../noticeOf.ts'
import { sayDue } from '../sayDate.ts'
import { days, duty } from '../staffWords.ts'
import { keyOf, nobody, type OwesEach } from './owes.ts'
import { toldAtOpening, toldNow } from './timeTold.ts'

const missed = (event: CaseEventOf<'milestone-missed'>, of: NoticeOf): readonly OwedNotice[] => [
  toStaff({ kind: 'breach', key: missedKey(event), to: { role: 'manager' } }, of, {
    duty: duty[event.milestone],
    due: sayDue(event.due),
    clause: event.clause,
  }),
  ...toldNow(event, of),
]

/** Dates that the resident was told and that hold no longer; what was kept has not moved for them. */
const moved = (event: CaseEventOf<'dates-moved'>, of: NoticeOf): readonly OwedNotice[] => {
  const told = event.moved.filter(
    ({ from, kept, milestone }) => from !== null && !kept && promisedWords[milestone] !== undefined,
  )
  if (told.length === 0) return []
  return [
    toResident({ kind: 'date-moved', key: keyOf('date-moved', event, event.rules), by: 'putright' }, of, {
      reasons: [...new Set(told.map(({ why }) => why))].join(' '),
    }),
  ]
}

/** What is left when it is told: less than the reminder was meant for, where a machine recorded it late. */
const left = ({ at, due }: CaseEventOf<'reminded'>, { calendar }: NoticeOf): string => {
  const day = (moment: string) => calendar.zone.localDay(Date.parse(moment))
  const count = workingDaysBetween(calendar, day(at), day(due))
  return count === 0 ? 'less than a working day' : days(count)
}

/** One that a machine recorded late, when the date had passed, would be wrong by then: the breach says it. */
const reminded = (event: CaseEventOf<'reminded'>, of: NoticeOf): readonly OwedNotice[] =>
  Date.parse(event.at) > Date.parse(event.due)
    ? []
    : [
        toStaff({ kind: 'reminder', key: reminderKey(event), to: whoeverWorksIt(of) }, of, {
          duty: duty[event.milestone],
          due: sayDue(event.due),
          days: left(event, of),
        }),
      ]

export const owedByDates: OwesEach<DateEvent['type']> = {
  reminded,
  'milestone-missed': missed,
  // The resident was told when the day passed; the managers hear of it until it is done.
  'still-overdue': (event, of) => [
    toStaff(
      { kind: 'still-late', key: `${missedKey(event)}/${event.workingDaysLate}`, to: { role: 'manager' } },
      of,
      {
        duty: duty[event.milestone],
        due: sayDue(event.due),
        days: days(event.workingDaysLate),
        clause: event.clause,
      },
    ),
  ],
  'window-closing': toldNow,
  'window-closed': toldNow,
  'letters-fell-due': toldAtOpening,
  'recorded-late': nobody('The managers were told of the breach; the history has the two together.'),
  'dates-moved': moved,
}
