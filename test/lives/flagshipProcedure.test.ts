import {
  acknowledge,
  assign,
  close,
  contact,
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
      '2: contact by the same time on the next working day, answered when known, closed after what was promised',
    steps: [
      told('2026-12-24 15:00', {
        'stage-1 contact': '2026-12-29T15:00:00+00:00',
        'stage-1 respond': '2027-01-12',
        'stage-1 acknowledge Code': '2027-01-05',
      }),
      done('2026-12-29 15:00', priya, contact('stage-1')),
      done('2027-01-05 10:00', priya, acknowledge('stage-1'), { 'stage-1 respond Code': '2027-01-19' }),
      done(
        '2027-01-12 23:59',
        priya,
        respond('stage-1', { actions: [{ id: 'cut', what: 'Cut the garden', until: '2027-01-20' }] }),
      ),
      no('2027-01-13 10:00', priya, close, '409 2'),
      done('2027-01-22 10:00', priya, { type: 'complete-action', id: 'cut', how: 'Cut.' }),
      done('2027-01-22 11:00', priya, close),
    ],
    story: `
      2026-12-24 15:00 case-opened
      2026-12-29 15:00 contact-made stage-1
      2027-01-05 10:00 acknowledged stage-1
      2027-01-12 23:59 responded stage-1
      2027-01-21 00:00 action-overdue
      2027-01-22 10:00 action-completed
      2027-01-22 11:00 closed
    `,
  },
  {
    title:
      '4: the panel meets within twenty working days, is moved later by agreement only, and answers five days after; a contact is no acknowledgement (Code 6.11)',
    steps: [
      told('2026-11-02 10:00'),
      done('2026-11-03 10:00', priya, respond('stage-1')),
      done('2026-11-04 10:00', amara, escalate, {
        'stage-2 contact': '2026-11-11',
        'stage-2 respond': '2026-12-02',
      }),
      done('2026-11-11 23:59', dewi, contact('stage-2')),
      done('2026-12-02 23:59', dewi, respond('stage-2')),
      done('2026-12-07 10:00', amara, escalate, {
        'appeal meet-by': '2027-01-07',
        'appeal respond': '2027-01-14',
      }),
      done('2026-12-08 10:00', ruth, {
        type: 'arrange-meeting',
        stage: 'appeal',
        on: '2026-12-16T10:00:00Z',
        with: 'Tenants Experience Group',
      }),
      no(
        '2026-12-09 10:00',
        ruth,
        { type: 'move-meeting', stage: 'appeal', on: '2027-01-11T10:00:00Z', why: 'No room.' },
        '409 4',
      ),
      done('2026-12-09 10:05', ruth, {
        type: 'move-meeting',
        stage: 'appeal',
        on: '2026-12-23T11:00:00Z',
        why: 'No room.',
      }),
      done(
        '2026-12-23 12:00',
        ruth,
        { type: 'hold-meeting', stage: 'appeal', present: ['Joan Whitfield'] },
        { 'appeal respond': '2027-01-04' },
      ),
      done('2027-01-04 23:59', ruth, respond('appeal')),
      done('2027-01-05 11:00', ruth, close),
    ],
    stands: {
      '2026-11-03 10:00': 'Formal Complaint – Stage 1: to acknowledge',
      '2026-11-04 10:00': 'Formal Complaint – Stage 1: answered',
      '2026-11-11 23:59': 'Review Complaint – Stage 2: to acknowledge',
      '2026-12-07 10:00': 'Review Complaint – Stage 2: answered',
      '2026-12-08 10:00': 'Optional Appeal Complaints Procedure: to meet',
      '2027-01-04 23:59': 'Optional Appeal Complaints Procedure: to answer',
      '2027-01-05 11:00': 'Optional Appeal Complaints Procedure: answered',
    },
    story: `
      2026-11-02 10:00 case-opened
      2026-11-03 10:00 responded stage-1
      2026-11-04 10:00 escalation-requested stage-1 in-time
      2026-11-04 10:00 escalation-accepted stage-1
      2026-11-11 23:59 contact-made stage-2
      2026-11-12 00:00 milestone-missed stage-2 acknowledge (6.11)
      2026-12-02 23:59 responded stage-2
      2026-12-07 10:00 escalation-requested stage-2 in-time
      2026-12-07 10:00 escalation-accepted stage-2
      2026-12-08 10:00 meeting-arranged appeal
      2026-12-09 10:05 meeting-moved appeal
      2026-12-23 12:00 meeting-held appeal
      2027-01-04 23:59 responded appeal
      2027-01-05 11:00 closed
    `,
  },
  {
    title: '2, 3, Code 6.2, 6.3, 6.11, 6.14: every date missed, the procedure’s and the Code’s',
    steps: [
      told('2027-01-04 10:00', { 'stage-1 contact': '2027-01-05T10:00:00+00:00' }),
      done('2027-01-27 10:00', priya, respond('stage-1')),
      done('2027-01-28 10:00', amara, escalate, {
        'stage-2 contact': '2027-02-04',
        'stage-2 respond': '2027-02-25',
        'stage-2 acknowledge Code': '2027-02-04',
      }),
      done('2027-03-08 10:00', dewi, respond('stage-2')),
      done('2027-03-09 10:00', dewi, close),
    ],
    story: `
      2027-01-04 10:00 case-opened
      2027-01-05 10:00:01 milestone-missed stage-1 contact (2)
      2027-01-12 00:00 milestone-missed stage-1 acknowledge (6.2)
      2027-01-19 00:00 milestone-missed stage-1 respond (2)
      2027-01-26 00:00 milestone-missed stage-1 respond (6.3)
      2027-01-27 10:00 responded stage-1
      2027-01-28 10:00 escalation-requested stage-1 in-time
      2027-01-28 10:00 escalation-accepted stage-1
      2027-02-05 00:00 milestone-missed stage-2 contact (3)
      2027-02-05 00:00 milestone-missed stage-2 acknowledge (6.11)
      2027-02-26 00:00 milestone-missed stage-2 respond (3)
      2027-03-05 00:00 milestone-missed stage-2 respond (6.14)
      2027-03-08 10:00 responded stage-2
      2027-03-09 10:00 closed
    `,
  },
  {
    title: '2: an extension told in the last minute holds; told a day late it is a breach on the record',
    steps: [
      told('2027-02-01 10:00', { 'stage-1 respond': '2027-02-15' }),
      done('2027-02-02 09:59', priya, contact('stage-1')),
      done('2027-02-02 10:00', priya, acknowledge('stage-1'), { 'stage-1 extension-limit': '2027-03-01' }),
      done('2027-02-15 23:59', priya, extend('stage-1', '2027-02-24'), { 'stage-1 respond': '2027-02-24' }),
      no('2027-02-25 10:00', priya, extend('stage-1', '2027-02-26'), '409 2'),
      done('2027-02-25 10:05', priya, extend('stage-1', '2027-02-26', { asLate: true })),
      done('2027-02-26 10:00', priya, respond('stage-1')),
      done('2027-02-26 11:00', priya, close),
    ],
    story: `
      2027-02-01 10:00 case-opened
      2027-02-02 09:59 contact-made stage-1
      2027-02-02 10:00 acknowledged stage-1
      2027-02-15 23:59 extension-notified stage-1
      2027-02-25 00:00 milestone-missed stage-1 respond (2)
      2027-02-25 10:05 extension-told-late stage-1
      2027-02-26 10:00 responded stage-1
      2027-02-26 11:00 closed
    `,
  },
  {
    title: '8: refused for behaviour by a manager only, with reasons and the Ombudsman',
    steps: [
      told('2027-02-02 11:00'),
      no('2027-02-02 11:05', priya, refuse('unreasonable'), '403'),
      done('2027-02-02 11:10', ruth, refuse('unreasonable')),
    ],
    story: `
      2027-02-02 11:00 case-opened
      2027-02-02 11:10 refused (8)
    `,
    letters: [/and this is why/, /Housing Ombudsman/],
  },
  {
    title: '3, 4, Code 6.13: not reviewed by who answered; a hearing may be declined with reasons',
    steps: [
      told('2027-02-03 10:00'),
      done('2027-02-03 11:00', ruth, respond('stage-1')),
      done('2027-02-04 10:00', amara, escalate),
      no('2027-02-04 11:00', ruth, assign('stage-2', ruth, 'a Senior Manager'), '409 Code 6.13'),
      done('2027-02-04 11:05', ruth, assign('stage-2', dewi, 'a Senior Manager')),
      done('2027-02-05 10:00', dewi, respond('stage-2')),
      done('2027-02-08 10:00', amara, escalate),
      done('2027-02-09 10:00', ruth, {
        type: 'refuse-escalation',
        clause: '4',
        reasons: 'All that was agreed has been done, on time and well.',
      }),
    ],
    story: `
      2027-02-03 10:00 case-opened
      2027-02-03 11:00 responded stage-1
      2027-02-04 10:00 escalation-requested stage-1 in-time
      2027-02-04 10:00 escalation-accepted stage-1
      2027-02-04 11:05 assigned stage-2
      2027-02-05 10:00 responded stage-2
      2027-02-08 10:00 escalation-requested stage-2 in-time
      2027-02-08 10:00 escalation-accepted stage-2
      2027-02-09 10:00 escalation-refused stage-2 (4)
    `,
    letters: [/All that was agreed has been done/, /Housing Ombudsman/],
  },
  {
    title: 'SI 2025/1042: damp found on the first day, over Easter, its safety work a day late',
    steps: [
      told('2027-03-17 10:00', { 'stage-1 respond': '2027-04-02', 'stage-1 acknowledge Code': '2027-03-24' }),
      done('2027-03-17 10:30', priya, contact('stage-1')),
      done('2027-03-17 11:00', amara, flag('hazard_significant'), { 'hazard investigate': '2027-04-02' }),
      done('2027-03-24 10:00', priya, acknowledge('stage-1')),
      done('2027-04-02 10:00', priya, respond('stage-1')),
      done('2027-04-02 23:59', priya, hazardStep('record-investigation'), {
        'hazard summary': '2027-04-07',
        'hazard safety-work': '2027-04-09',
        'hazard works-started': '2027-06-25',
      }),
      done('2027-04-07 10:00', priya, hazardStep('record-summary-sent')),
      done('2027-04-10 10:00', priya, hazardStep('record-made-safe')),
      done('2027-04-12 10:00', priya, hazardStep('record-works-started')),
      done('2027-04-12 11:00', priya, close),
    ],
    story: `
      2027-03-17 10:00 case-opened
      2027-03-17 10:30 contact-made stage-1
      2027-03-17 11:00 flag-raised
      2027-03-24 10:00 acknowledged stage-1
      2027-04-02 10:00 responded stage-1
      2027-04-02 23:59 hazard-investigated
      2027-04-07 10:00 hazard-summary-sent
      2027-04-10 00:00 milestone-missed hazard safety-work (SI 2025/1042 reg 11)
      2027-04-10 10:00 hazard-made-safe
      2027-04-12 10:00 hazard-works-started
      2027-04-12 11:00 closed
    `,
  },
]

describeLives(
  { policy: 'flagship-procedure' },
  { from: '2026-11-01 09:00', until: '2027-04-20 10:00' },
  lives,
)
