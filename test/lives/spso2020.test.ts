import {
  acknowledge,
  assign,
  close,
  done,
  escalate,
  extend,
  flag,
  hazardStep,
  type Life,
  no,
  refuse,
  respond,
  told,
} from './life.ts'
import { describeLives } from './live.ts'

const amara = 'amara-okafor'
const priya = 'priya-nair'
const dewi = 'dewi-morgan'
const ruth = 'ruth-ellison'

const lives: readonly Life[] = [
  {
    title:
      'Stage 1, Time limit, Stage 2: Christmas counted from the day itself; asked in the last minute of six months',
    steps: [
      told('2026-12-23 10:00', { 'stage-1 respond': '2026-12-31' }),
      done('2026-12-31 23:59', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-06-23' }),
      done('2027-06-23 23:59', amara, escalate, {
        'stage-2 acknowledge': '2027-06-25',
        'stage-2 respond': '2027-07-20',
      }),
      done('2027-06-25 10:00', dewi, acknowledge('stage-2')),
      done('2027-07-20 23:59', dewi, respond('stage-2')),
      done('2027-07-21 10:00', dewi, close),
    ],
    stands: {
      '2026-12-31 23:59': 'Stage 1: frontline response: to answer',
      '2027-02-01 10:00': 'Stage 1: frontline response: answered',
      '2027-06-25 10:00': 'Stage 2: investigation: to acknowledge (in its second execution)',
      '2027-07-20 23:59': 'Stage 2: investigation: to answer (in its second execution)',
      '2027-07-21 10:00': 'Stage 2: investigation: answered (in its second execution)',
    },
    story: `
      2026-12-23 10:00 case-opened
      2026-12-31 23:59 responded stage-1
      2027-06-23 23:59 escalation-requested stage-1 in-time
      2027-06-23 23:59 escalation-accepted stage-1
      2027-06-25 10:00 acknowledged stage-2
      2027-07-20 23:59 responded stage-2
      2027-07-21 10:00 closed
      2027-07-28 09:00 survey-sent stage-2
    `,
    letters: [/First-tier Tribunal for Scotland/, /Scottish Public Services Ombudsman/],
  },
  {
    title: 'Stage 1 extension: five more days at most, once, told in time',
    steps: [
      told('2027-02-01 10:00', { 'stage-1 respond': '2027-02-05', 'stage-1 extension-limit': '2027-02-12' }),
      no('2027-02-05 10:00', priya, extend('stage-1', '2027-02-15'), '409 Stage 1 extension'),
      done('2027-02-05 23:59', priya, extend('stage-1', '2027-02-12'), { 'stage-1 respond': '2027-02-12' }),
      no('2027-02-12 10:00', priya, extend('stage-1', '2027-02-15'), '409 Stage 1 extension'),
      no('2027-02-15 10:00', priya, extend('stage-1', '2027-02-16'), '409 Stage 1 extension'),
      done('2027-02-15 10:05', priya, extend('stage-1', '2027-02-16', { asLate: true })),
      done('2027-02-15 11:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-08-01' }),
    ],
    story: `
      2027-02-01 10:00 case-opened
      2027-02-05 23:59 extension-notified stage-1
      2027-02-13 00:00 milestone-missed stage-1 respond (Stage 1)
      2027-02-15 10:05 extension-told-late stage-1
      2027-02-15 11:00 responded stage-1
    `,
  },
  {
    title: 'Stage 1, Stage 2: told on a Scottish holiday, day 1 is the next working day; every date missed',
    steps: [
      told('2027-01-04 10:00', { 'stage-1 respond': '2027-01-11' }),
      done('2027-01-13 10:00', priya, respond('stage-1')),
      done('2027-01-14 10:00', amara, escalate, {
        'stage-2 acknowledge': '2027-01-18',
        'stage-2 respond': '2027-02-10',
      }),
      done('2027-02-12 10:00', dewi, respond('stage-2')),
      done('2027-02-12 11:00', dewi, close),
    ],
    story: `
      2027-01-04 10:00 case-opened
      2027-01-12 00:00 milestone-missed stage-1 respond (Stage 1)
      2027-01-13 10:00 responded stage-1
      2027-01-14 10:00 escalation-requested stage-1 in-time
      2027-01-14 10:00 escalation-accepted stage-1
      2027-01-19 00:00 milestone-missed stage-2 acknowledge (Stage 2 acknowledgement)
      2027-02-11 00:00 milestone-missed stage-2 respond (Stage 2 response)
      2027-02-12 10:00 responded stage-2
      2027-02-12 11:00 closed
      2027-02-19 09:00 survey-sent stage-2
    `,
  },
  {
    title:
      'Stage 2, Stage 2 extension: another person investigates; no cap on more time, each notice names its day',
    steps: [
      told('2027-02-02 11:00', { 'stage-1 respond': '2027-02-08' }),
      done('2027-02-03 11:00', ruth, respond('stage-1')),
      done('2027-02-04 11:00', amara, escalate, {
        'stage-2 acknowledge': '2027-02-08',
        'stage-2 respond': '2027-03-03',
      }),
      no('2027-02-05 10:00', ruth, assign('stage-2', ruth, 'an investigating officer'), '409 Stage 2'),
      done('2027-02-08 10:00', dewi, acknowledge('stage-2')),
      done('2027-03-03 10:00', dewi, extend('stage-2', '2027-04-30'), { 'stage-2 respond': '2027-04-30' }),
      done('2027-04-30 10:00', dewi, respond('stage-2')),
      done('2027-04-30 11:00', dewi, close),
    ],
    story: `
      2027-02-02 11:00 case-opened
      2027-02-03 11:00 responded stage-1
      2027-02-04 11:00 escalation-requested stage-1 in-time
      2027-02-04 11:00 escalation-accepted stage-1
      2027-02-08 10:00 acknowledged stage-2
      2027-03-03 10:00 extension-notified stage-2
      2027-04-30 10:00 responded stage-2
      2027-04-30 11:00 closed
      2027-05-10 09:00 survey-sent stage-2
    `,
  },
  {
    title: 'Time limit: refused after six months and not before, with reasons and the Scottish Ombudsman',
    steps: [
      told('2027-02-03 11:00'),
      no('2027-02-03 12:00', ruth, refuse('over-six-months', { happenedOn: '2026-10-01' }), '409 Time limit'),
      done('2027-02-03 12:05', ruth, refuse('over-six-months', { happenedOn: '2026-06-01' })),
    ],
    story: `
      2027-02-03 11:00 case-opened
      2027-02-03 12:05 refused (Time limit)
    `,
    letters: [/and this is why/, /Scottish Public Services Ombudsman/],
  },
  {
    title: 'Awaab’s Law is England’s: a danger found in Scotland is marked, and has no date of that law',
    steps: [
      told('2027-02-08 10:00'),
      done('2027-02-08 11:00', amara, flag('hazard_emergency')),
      done('2027-02-09 10:00', priya, respond('stage-1')),
      done('2027-02-09 12:00', priya, hazardStep('record-made-safe')),
      done('2027-02-10 10:00', priya, close),
    ],
    story: `
      2027-02-08 10:00 case-opened
      2027-02-08 11:00 flag-raised
      2027-02-09 10:00 responded stage-1
      2027-02-09 12:00 hazard-made-safe
      2027-02-10 10:00 closed
      2027-02-17 09:00 survey-sent stage-1
    `,
  },
  {
    title: 'Stage 1: Easter Monday is a working day in Scotland, Good Friday is none',
    steps: [
      told('2027-03-24 10:00', { 'stage-1 respond': '2027-03-31' }),
      done('2027-03-31 23:59', priya, respond('stage-1')),
      done('2027-04-01 10:00', priya, close),
    ],
    story: `
      2027-03-24 10:00 case-opened
      2027-03-31 23:59 responded stage-1
      2027-04-01 10:00 closed
      2027-04-08 09:00 survey-sent stage-1
    `,
  },
]

describeLives(
  { policy: 'spso-2020', division: 'scotland' },
  { from: '2026-12-22 09:00', until: '2027-07-30 10:00' },
  lives,
)
