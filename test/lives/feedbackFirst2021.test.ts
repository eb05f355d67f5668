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
      '4: answered on the last day over Easter, asked on the last minute of the tenth working day, reviewed in five',
    steps: [
      told('2027-03-19 10:00', { 'stage-1 respond': '2027-04-02', 'stage-1 acknowledge Code': '2027-03-30' }),
      done('2027-03-30 10:00', priya, acknowledge('stage-1'), { 'stage-1 respond Code': '2027-04-13' }),
      done('2027-04-02 23:59', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-04-16' }),
      done('2027-04-16 23:59', amara, escalate, {
        'stage-2 respond': '2027-04-23',
        'stage-2 acknowledge Code': '2027-04-23',
      }),
      done('2027-04-23 23:59', dewi, respond('stage-2')),
      done('2027-04-26 10:00', dewi, close),
    ],
    story: `
      2027-03-19 10:00 case-opened
      2027-03-30 10:00 acknowledged stage-1
      2027-04-02 23:59 responded stage-1
      2027-04-16 23:59 escalation-requested stage-1 in-time
      2027-04-16 23:59 escalation-accepted stage-1
      2027-04-23 23:59 responded stage-2
      2027-04-26 10:00 closed
      2027-05-04 09:00 survey-sent stage-2
    `,
    letters: [/16 April 2027/, /Housing Ombudsman/],
  },
  {
    title:
      '4, Code 6.4: the policy has no extension; one told in time moves the Code’s date alone, and one told late none',
    steps: [
      told('2027-02-01 10:00', { 'stage-1 respond': '2027-02-11' }),
      done('2027-02-02 10:00', priya, acknowledge('stage-1'), { 'stage-1 respond Code': '2027-02-16' }),
      done('2027-02-16 10:00', priya, extend('stage-1', '2027-03-02'), {
        'stage-1 respond': '2027-02-11',
        'stage-1 respond Code': '2027-03-02',
      }),
      done('2027-03-02 10:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-03-16' }),
    ],
    stands: {
      '2027-02-02 10:00': 'Stage 1 Complaint: to acknowledge',
      '2027-02-16 10:00': 'Stage 1 Complaint: to answer',
      '2027-03-02 10:00': 'Stage 1 Complaint: to answer, extended',
    },
    story: `
      2027-02-01 10:00 case-opened
      2027-02-02 10:00 acknowledged stage-1
      2027-02-12 00:00 milestone-missed stage-1 respond (4)
      2027-02-16 10:00 extension-notified stage-1
      2027-03-02 10:00 responded stage-1
      2027-03-17 00:00 window-closed stage-1 escalate-by (4)
      2027-03-17 00:00 closed
      2027-03-24 09:00 survey-sent stage-1
    `,
  },
  {
    title: '4, Code 6.4: told after the Code’s date too, it is refused, and on the record as late',
    steps: [
      told('2027-02-01 11:00'),
      done('2027-02-02 11:00', priya, acknowledge('stage-1'), { 'stage-1 respond Code': '2027-02-16' }),
      no('2027-02-17 11:00', priya, extend('stage-1', '2027-03-02'), '409 Code 6.4, 6.5'),
      done('2027-02-17 11:05', priya, extend('stage-1', '2027-03-02', { asLate: true })),
      done('2027-02-18 11:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-03-04' }),
    ],
    story: `
      2027-02-01 11:00 case-opened
      2027-02-02 11:00 acknowledged stage-1
      2027-02-12 00:00 milestone-missed stage-1 respond (4)
      2027-02-17 00:00 milestone-missed stage-1 respond (6.3)
      2027-02-17 11:05 extension-told-late stage-1
      2027-02-18 11:00 responded stage-1
      2027-03-05 00:00 window-closed stage-1 escalate-by (4)
      2027-03-05 00:00 closed
      2027-03-12 09:00 survey-sent stage-1
    `,
  },
  {
    title: '4, Code 6.2, 6.3, 6.11: every date missed; asked late, a person takes it on',
    steps: [
      told('2027-01-04 10:00', { 'stage-1 respond': '2027-01-14' }),
      done('2027-01-27 10:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-02-10' }),
      done('2027-02-22 10:00', amara, escalate, { 'stage-2 respond': '2027-03-01' }),
      done('2027-02-22 11:00', ruth, { type: 'accept-escalation' }),
      done('2027-03-03 10:00', dewi, respond('stage-2')),
      done('2027-03-03 11:00', dewi, close),
    ],
    story: `
      2027-01-04 10:00 case-opened
      2027-01-12 00:00 milestone-missed stage-1 acknowledge (6.2)
      2027-01-15 00:00 milestone-missed stage-1 respond (4)
      2027-01-26 00:00 milestone-missed stage-1 respond (6.3)
      2027-01-27 10:00 responded stage-1
      2027-02-11 00:00 window-closed stage-1 escalate-by (4)
      2027-02-11 00:00 closed
      2027-02-18 09:00 survey-sent stage-1
      2027-02-22 10:00 escalation-requested stage-1 late
      2027-02-22 11:00 escalation-accepted stage-1
      2027-03-02 00:00 milestone-missed stage-2 respond (4)
      2027-03-02 00:00 milestone-missed stage-2 acknowledge (6.11)
      2027-03-03 10:00 responded stage-2
      2027-03-03 11:00 closed
      2027-03-10 09:00 survey-sent stage-2
    `,
  },
  {
    title: '4, Code 6.13: nobody reviews who had to do with it before',
    steps: [
      told('2027-02-03 10:00'),
      done('2027-02-04 10:00', ruth, acknowledge('stage-1')),
      done('2027-02-05 10:00', priya, respond('stage-1')),
      done('2027-02-08 10:00', amara, escalate),
      no('2027-02-08 11:00', ruth, assign('stage-2', ruth, 'a service manager'), '409 Code 6.13'),
      no('2027-02-08 11:05', ruth, respond('stage-2'), '409 Code 6.13'),
      done('2027-02-09 10:00', dewi, respond('stage-2')),
    ],
    story: `
      2027-02-03 10:00 case-opened
      2027-02-04 10:00 acknowledged stage-1
      2027-02-05 10:00 responded stage-1
      2027-02-08 10:00 escalation-requested stage-1 in-time
      2027-02-08 10:00 escalation-accepted stage-1
      2027-02-09 10:00 responded stage-2
    `,
  },
  {
    title: 'Code 2.1, 2.2: the policy leaves nothing out; only the Code’s own exclusions are left',
    steps: [
      told('2027-02-02 11:00'),
      no('2027-02-03 11:00', ruth, refuse('asb'), '409 Code 2.1'),
      done('2027-02-03 11:10', ruth, refuse('over-twelve-months', { happenedOn: '2025-06-01' })),
    ],
    story: `
      2027-02-02 11:00 case-opened
      2027-02-03 11:10 refused (Code 2.2(a))
    `,
    letters: [/and this is why/, /Housing Ombudsman/],
  },
  {
    title: 'SI 2025/1042: made safe in the last minute of twenty-four hours, the night the clocks go on',
    steps: [
      told('2027-03-24 10:00', { 'stage-1 respond': '2027-04-07' }),
      done('2027-03-27 14:00', amara, flag('hazard_emergency'), {
        'hazard make-safe': '2027-03-28T15:00:00+01:00',
      }),
      done('2027-03-28 14:59', priya, hazardStep('record-made-safe')),
      done('2027-04-02 10:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-04-16' }),
    ],
    story: `
      2027-03-24 10:00 case-opened
      2027-03-27 14:00 flag-raised
      2027-03-28 14:59 hazard-made-safe
      2027-04-02 10:00 responded stage-1
      2027-04-17 00:00 window-closed stage-1 escalate-by (4)
      2027-04-17 00:00 closed
      2027-04-23 09:00 survey-sent stage-1
    `,
  },
  {
    title: '4: told on Christmas Eve, eight working days later is in the New Year',
    steps: [
      told('2026-12-24 16:00', { 'stage-1 respond': '2027-01-08' }),
      done('2027-01-05 23:00', priya, acknowledge('stage-1')),
      done('2027-01-08 23:59', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-01-22' }),
      done('2027-01-11 10:00', priya, close),
    ],
    story: `
      2026-12-24 16:00 case-opened
      2027-01-05 23:00 acknowledged stage-1
      2027-01-08 23:59 responded stage-1
      2027-01-11 10:00 closed
      2027-01-18 09:00 survey-sent stage-1
    `,
  },
]

describeLives(
  { policy: 'feedback-first-2021' },
  { from: '2026-12-23 09:00', until: '2027-05-06 10:00' },
  lives,
)
