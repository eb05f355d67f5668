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

const senior = { by: `staff:${ruth}`, role: 'a Senior Manager' }
const refuseEscalation = (clause: string, more: object = {}) => ({
  type: 'refuse-escalation',
  clause,
  reasons: 'You asked after the twenty-one days, and nothing kept you from asking earlier.',
  ...more,
})

const lives: readonly Life[] = [
  {
    title:
      '6.1, 7.2, 7.3: acknowledged by phone, answered over Christmas, closed once they accept; then the survey',
    steps: [
      told('2026-12-18 10:00', { 'stage-1 acknowledge': '2026-12-29' }),
      done('2026-12-22 10:00', priya, acknowledge('stage-1', 'phone'), {
        'stage-1 respond': '2027-01-08',
        'stage-1 extension-limit': '2027-01-22',
      }),
      done('2027-01-06 10:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-01-27' }),
      no('2027-01-07 10:00', priya, close, '409 7.1, 7.2'),
      done('2027-01-08 10:00', priya, { ...close, residentAccepts: true }),
    ],
    story: `
      2026-12-18 10:00 case-opened
      2026-12-22 10:00 acknowledged stage-1
      2027-01-06 10:00 responded stage-1
      2027-01-08 10:00 closed
      2027-01-13 09:00 survey-sent stage-1
    `,
    letters: [/27 January 2027/],
  },
  {
    title:
      '6.2, 6.3.1, 8.6: half past midnight in summer time is a day late; a person takes it on, and the tribunal is named',
    steps: [
      told('2027-03-15 10:30', { 'stage-1 acknowledge': '2027-03-22' }),
      done('2027-03-16 10:00', priya, acknowledge('stage-1'), { 'stage-1 respond': '2027-04-01' }),
      done('2027-03-30 10:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-04-20' }),
      done('2027-04-21 00:30', amara, escalate, { 'stage-2 acknowledge': '2027-04-28' }),
      no('2027-04-21 09:30', dewi, acknowledge('stage-2'), '409'),
      done('2027-04-21 10:00', ruth, { type: 'accept-escalation' }),
      done('2027-04-28 23:59', dewi, acknowledge('stage-2'), { 'stage-2 respond': '2027-05-27' }),
      done('2027-05-27 23:59', dewi, respond('stage-2')),
      done('2027-05-28 10:00', dewi, close),
    ],
    stands: {
      '2027-03-16 10:00': 'Stage one: to acknowledge',
      '2027-03-30 10:00': 'Stage one: to answer',
      '2027-04-21 00:30': 'Closed: a letter to send',
      '2027-04-21 10:00': 'Stage two: asked for, a person decides',
      '2027-04-28 23:59': 'Stage two: to acknowledge',
      '2027-05-27 23:59': 'Stage two: to answer',
      '2027-05-28 10:00': 'Stage two: answered',
    },
    story: `
      2027-03-15 10:30 case-opened
      2027-03-16 10:00 acknowledged stage-1
      2027-03-30 10:00 responded stage-1
      2027-04-06 09:00 survey-sent stage-1
      2027-04-13 09:00 window-closing stage-1 escalate-by
      2027-04-21 00:00 window-closed stage-1 escalate-by (6.2)
      2027-04-21 00:00 closed
      2027-04-21 00:30 escalation-requested stage-1 late
      2027-04-21 09:00 letters-fell-due
      2027-04-21 10:00 escalation-accepted stage-1
      2027-04-28 23:59 acknowledged stage-2
      2027-05-27 23:59 responded stage-2
      2027-05-28 10:00 closed
      2027-06-04 09:00 survey-sent stage-2
    `,
    shows: ['window-closing', 'letters-fell-due'],
    letters: [
      /time to ask us to look again ends on Tuesday 20 April 2027/,
      /First-tier Tribunal \(Property Chamber\)/,
      /Housing Ombudsman/,
    ],
  },
  {
    title: '6.1, 6.2: every date missed; and asked in the last minute of the twenty-first day',
    steps: [
      told('2027-03-05 10:00', { 'stage-1 acknowledge': '2027-03-12' }),
      done('2027-03-15 10:00', priya, acknowledge('stage-1'), { 'stage-1 respond': '2027-03-30' }),
      done('2027-03-31 10:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-04-21' }),
      done('2027-04-21 23:59', amara, escalate, { 'stage-2 acknowledge': '2027-04-28' }),
      done('2027-04-29 10:00', dewi, acknowledge('stage-2'), { 'stage-2 respond': '2027-05-27' }),
      done('2027-05-28 10:00', dewi, respond('stage-2')),
    ],
    story: `
      2027-03-05 10:00 case-opened
      2027-03-13 00:00 milestone-missed stage-1 acknowledge (6.1)
      2027-03-15 10:00 acknowledged stage-1
      2027-03-31 00:00 milestone-missed stage-1 respond (6.1)
      2027-03-31 10:00 responded stage-1
      2027-04-07 09:00 survey-sent stage-1
      2027-04-21 23:59 escalation-requested stage-1 in-time
      2027-04-21 23:59 escalation-accepted stage-1
      2027-04-29 00:00 milestone-missed stage-2 acknowledge (6.2)
      2027-04-29 10:00 acknowledged stage-2
      2027-05-28 00:00 milestone-missed stage-2 respond (6.2)
      2027-05-28 10:00 responded stage-2
      2027-06-07 09:00 survey-sent stage-2
    `,
  },
  {
    title:
      '6.1: an extension is agreed or its refusal recorded, never past ten days, never twice, never late',
    steps: [
      told('2027-02-01 10:00'),
      done('2027-02-02 10:00', priya, acknowledge('stage-1'), {
        'stage-1 respond': '2027-02-16',
        'stage-1 extension-limit': '2027-03-02',
      }),
      no('2027-02-15 10:00', priya, extend('stage-1', '2027-02-26'), '409 6.1'),
      no(
        '2027-02-15 10:05',
        priya,
        extend('stage-1', '2027-03-03', {
          residentSaid: 'agreed',
          goodReason: 'A survey.',
          agreedBy: senior,
        }),
        '409 6.1',
      ),
      done('2027-02-15 10:10', priya, extend('stage-1', '2027-02-26', { residentSaid: 'declined' }), {
        'stage-1 respond': '2027-02-26',
      }),
      no('2027-02-26 10:00', priya, extend('stage-1', '2027-03-02', { residentSaid: 'agreed' }), '409 6.1'),
      no('2027-03-01 10:00', priya, extend('stage-1', '2027-03-02', { residentSaid: 'agreed' }), '409 6.1'),
      done('2027-03-01 10:05', priya, extend('stage-1', '2027-03-02', { asLate: true }), {
        'stage-1 respond': '2027-02-26',
      }),
      done('2027-03-02 10:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-03-23' }),
    ],
    story: `
      2027-02-01 10:00 case-opened
      2027-02-02 10:00 acknowledged stage-1
      2027-02-15 10:10 extension-notified stage-1
      2027-02-27 00:00 milestone-missed stage-1 respond (6.1)
      2027-03-01 10:05 extension-told-late stage-1
      2027-03-02 10:00 responded stage-1
      2027-03-09 09:00 survey-sent stage-1
      2027-03-24 00:00 window-closed stage-1 escalate-by (6.2)
      2027-03-24 00:00 closed
    `,
    letters: [/The contractor’s records/],
  },
  {
    title: '4.2, 5.5, 5.6: refused only with a Senior Manager’s agreement, in writing, with the Ombudsman',
    steps: [
      told('2027-02-02 11:00'),
      no(
        '2027-02-03 11:00',
        priya,
        refuse('unreasonable', { agreedBy: { by: `staff:${ruth}`, role: 'manager' } }),
        '409 4.2.3, 4.3.2',
      ),
      no(
        '2027-02-03 11:05',
        priya,
        refuse('unreasonable', { agreedBy: { by: `staff:${dewi}`, role: 'a Senior Manager' } }),
        '409',
      ),
      done('2027-02-03 11:10', priya, refuse('unreasonable', { agreedBy: senior })),
    ],
    story: `
      2027-02-02 11:00 case-opened
      2027-02-03 11:10 refused (4.2.3, 4.3.2)
    `,
    letters: [/and this is why/, /Housing Ombudsman/],
  },
  {
    title:
      '6.3, 6.3.1: a late request is refused only on the policy’s ground, with reasons and a Senior Manager',
    steps: [
      told('2027-02-03 12:00'),
      done('2027-02-03 12:05', priya, acknowledge('stage-1')),
      done('2027-02-04 12:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-02-25' }),
      done('2027-03-01 12:00', amara, escalate),
      no('2027-03-01 12:05', ruth, refuseEscalation('6.2'), '409 Code 6.10'),
      no('2027-03-01 12:10', ruth, refuseEscalation('6.3.1', { reasons: ' ' }), '409 Code 5.11'),
      no('2027-03-01 12:15', ruth, refuseEscalation('6.3.1'), '409 6.3.1'),
      done('2027-03-01 12:20', ruth, refuseEscalation('6.3.1', { agreedBy: senior })),
    ],
    story: `
      2027-02-03 12:00 case-opened
      2027-02-03 12:05 acknowledged stage-1
      2027-02-04 12:00 responded stage-1
      2027-02-11 09:00 survey-sent stage-1
      2027-02-26 00:00 window-closed stage-1 escalate-by (6.2)
      2027-02-26 00:00 closed
      2027-03-01 12:00 escalation-requested stage-1 late
      2027-03-01 12:20 escalation-refused stage-1 (6.3.1)
    `,
    letters: [/nothing kept you from asking earlier/, /Housing Ombudsman/],
  },
  {
    title: '6.2, Code 6.13: a Senior Manager who was not at stage one reviews it',
    steps: [
      told('2027-02-08 10:00'),
      done('2027-02-09 10:00', ruth, acknowledge('stage-1')),
      done('2027-02-10 10:00', ruth, respond('stage-1')),
      done('2027-02-11 10:00', amara, escalate),
      no(
        '2027-02-12 09:00',
        ruth,
        assign('stage-2', ruth, 'a Senior Manager with support from the Complaints team'),
        '409 Code 6.13',
      ),
      no('2027-02-12 09:30', ruth, respond('stage-2'), '409 Code 6.13'),
      done('2027-02-12 10:00', dewi, acknowledge('stage-2')),
      done('2027-02-12 10:05', dewi, respond('stage-2')),
      done('2027-02-12 10:10', dewi, close),
    ],
    story: `
      2027-02-08 10:00 case-opened
      2027-02-09 10:00 acknowledged stage-1
      2027-02-10 10:00 responded stage-1
      2027-02-11 10:00 escalation-requested stage-1 in-time
      2027-02-11 10:00 escalation-accepted stage-1
      2027-02-12 10:00 acknowledged stage-2
      2027-02-12 10:05 responded stage-2
      2027-02-12 10:10 closed
      2027-02-17 09:00 survey-sent stage-1
      2027-02-19 09:00 survey-sent stage-2
    `,
  },
  {
    title:
      'SI 2025/1042: damp found mid-case is looked into by its own days, over Easter, beside the complaint’s',
    steps: [
      told('2027-03-15 11:00'),
      done('2027-03-16 11:00', priya, acknowledge('stage-1'), { 'stage-1 respond': '2027-04-01' }),
      done('2027-03-17 11:00', amara, flag('hazard_significant'), { 'hazard investigate': '2027-04-02' }),
      done('2027-04-01 23:59', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-04-22' }),
      done('2027-04-05 10:00', priya, hazardStep('record-investigation'), {
        'hazard summary': '2027-04-08',
        'hazard safety-work': '2027-04-12',
        'hazard works-started': '2027-06-28',
      }),
      done('2027-04-08 10:00', priya, hazardStep('record-summary-sent')),
      done('2027-04-12 10:00', priya, hazardStep('record-made-safe')),
      done('2027-04-13 10:00', priya, hazardStep('record-works-started')),
    ],
    story: `
      2027-03-15 11:00 case-opened
      2027-03-16 11:00 acknowledged stage-1
      2027-03-17 11:00 flag-raised
      2027-04-01 23:59 responded stage-1
      2027-04-03 00:00 milestone-missed hazard investigate (SI 2025/1042 reg 6)
      2027-04-05 10:00 hazard-investigated
      2027-04-08 09:00 survey-sent stage-1
      2027-04-08 10:00 hazard-summary-sent
      2027-04-12 10:00 hazard-made-safe
      2027-04-13 10:00 hazard-works-started
      2027-04-23 00:00 window-closed stage-1 escalate-by (6.2)
      2027-04-23 00:00 closed
    `,
  },
]

describeLives(
  { policy: 'housing-solutions-2024' },
  { from: '2026-12-17 09:00', until: '2027-06-10 10:00' },
  lives,
)
