import type { CaseEventOf } from '../../case/event.ts'
import type { DateEvent } from '../../case/events/dates.ts'
import { missedKey, reminderKey } from '../../case/reached.ts'
import { currentStage } from '../../case/standing.ts'
import { type OwedNotice, toResident, toStaff, whoeverWorksIt } from '../compose.ts'
import { promisedWords } from '../nextSteps.ts'
import type { NoticeOf } from '../noticeOf.ts'
import { sayDue } from '../sayDate.ts'
import { days, duty } from '../staffWords.ts'
import { keyOf, type OwesEach } from './owes.ts'

type Missed = CaseEventOf<'milestone-missed'>

/** What was missed is still to be done: a date kept late, or one recorded after it was kept, is no news. */
const isStillOwed = ({ stage, milestone, due }: Missed, { milestones }: NoticeOf): boolean =>
  milestones.some(
    (each) => each.stage === stage && each.milestone === milestone && each.due === due && each.owed === true,
  )

/**
 * The resident is told once for each promise: policy and Code may both have a date for it, and the earlier one is what
 * we worked to. A stage that starts afresh promises anew.
 */
const lateKey = ({ stage, milestone }: Missed, { state }: NoticeOf): string =>
  ['late', stage, milestone, currentStage(state)?.since ?? state.clockFrom].join('/')

const toldResident = (event: Missed, of: NoticeOf): readonly OwedNotice[] => {
  const promised = promisedWords[event.milestone]
  if (promised === undefined || !isStillOwed(event, of)) return []
  return [
    toResident({ kind: 'late', key: lateKey(event, of), by: 'putright' }, of, {
      promised,
      due: sayDue(event.due),
    }),
  ]
}

const missed = (event: Missed, of: NoticeOf): readonly OwedNotice[] => [
  toStaff({ kind: 'breach', key: missedKey(event), to: { role: 'manager' } }, of, {
    duty: duty[event.milestone],
    due: sayDue(event.due),
    clause: event.clause,
  }),
  ...toldResident(event, of),
]

/** Dates that the resident was told and that hold no longer; what was kept has not moved for them. */
const moved = (event: CaseEventOf<'dates-moved'>, of: NoticeOf): readonly OwedNotice[] => {
  const told = event.moved.filter(({ kept, milestone }) => !kept && promisedWords[milestone] !== undefined)
  if (told.length === 0) return []
  return [
    toResident({ kind: 'date-moved', key: keyOf('date-moved', event, event.rules), by: 'putright' }, of, {
      reasons: [...new Set(told.map(({ why }) => why))].join(' '),
    }),
  ]
}

/** One that a machine recorded late, when the date had passed, would be wrong by then: the breach says it. */
const reminded = (event: CaseEventOf<'reminded'>, of: NoticeOf): readonly OwedNotice[] =>
  Date.parse(event.at) > Date.parse(event.due)
    ? []
    : [
        toStaff({ kind: 'reminder', key: reminderKey(event), to: whoeverWorksIt(of) }, of, {
          duty: duty[event.milestone],
          due: sayDue(event.due),
          days: days(event.workingDaysBefore),
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
  // Where the case closes with it, the closing letter says so.
  'window-closed': (event, of) =>
    event.milestone === 'escalate-by' && of.state.status === 'responded'
      ? [
          toResident(
            { kind: 'window-closed', key: keyOf('window-closed', event, event.stage), by: 'putright' },
            of,
            {},
          ),
        ]
      : [],
  'dates-moved': moved,
}
