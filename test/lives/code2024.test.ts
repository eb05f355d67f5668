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

const priya = 'priya-nair'
const dewi = 'dewi-morgan'
const ruth = 'ruth-ellison'

const lives: readonly Life[] = [
  {
    title: '6.2, 6.3: acknowledged, answered and closed on time, over Christmas and New Year',
    steps: [
      told('2026-12-18 10:00', { 'stage-1 acknowledge': '2026-12-29' }),
      done('2026-12-22 10:00', priya, acknowledge('stage-1'), {
        'stage-1 respond': '2027-01-08',
        'stage-1 extension-limit': '2027-01-22',
      }),
      done('2027-01-06 10:00', priya, respond('stage-1')),
      done('2027-01-20 10:00', priya, close),
    ],
    shows: ['reminded'],
    story: `
      2026-12-18 10:00 case-opened
      2026-12-22 09:00 reminded stage-1 acknowledge 3
      2026-12-22 10:00 acknowledged stage-1
      2027-01-05 09:00 reminded stage-1 respond 3
      2027-01-06 10:00 responded stage-1
      2027-01-20 10:00 closed
    `,
    letters: [/Stage 2/i, /Housing Ombudsman/],
    states: [
      'Find where the case is',
      'Which step',
      'Stage 1: to acknowledge',
      'A date has come',
      'Which step',
      'Stage 1: to acknowledge',
      'Which step',
      'Stage 1: to answer',
      'A date has come',
      'Which step',
      'Stage 1: to answer',
      'Which step',
      'Stage 1: answered',
      'Which step',
      'Over',
      'SUCCEEDED',
    ],
  },
  {
    title: '6.2, 6.3, 6.11, 6.14: every date missed, each on the record from the next second, and told again',
    steps: [
      told('2027-01-04 10:00', { 'stage-1 acknowledge': '2027-01-11' }),
      done('2027-01-18 10:00', priya, acknowledge('stage-1'), { 'stage-1 respond': '2027-01-25' }),
      done('2027-01-27 10:00', priya, respond('stage-1')),
      done('2027-01-28 10:00', 'amara-okafor', escalate, { 'stage-2 acknowledge': '2027-02-04' }),
      done('2027-02-05 10:00', dewi, acknowledge('stage-2'), { 'stage-2 respond': '2027-03-04' }),
      done('2027-03-15 10:00', dewi, respond('stage-2'), { 'external refer-by': '2028-03-15' }),
      done('2027-03-16 10:00', dewi, close),
    ],
    shows: ['still-overdue'],
    stands: {
      '2027-01-18 10:00': 'Stage 1: to acknowledge',
      '2027-01-27 10:00': 'Stage 1: to answer',
      '2027-01-28 10:00': 'Stage 1: answered',
      '2027-02-05 10:00': 'Stage 2: to acknowledge',
      '2027-03-15 10:00': 'Stage 2: to answer',
      '2027-03-16 10:00': 'Stage 2: answered',
      '2027-04-12 10:00': 'The ombudsman: open',
    },
    story: `
      2027-01-04 10:00 case-opened
      2027-01-12 00:00 milestone-missed stage-1 acknowledge (6.2)
      2027-01-18 10:00 acknowledged stage-1
      2027-01-26 00:00 milestone-missed stage-1 respond (6.3)
      2027-01-27 10:00 responded stage-1
      2027-01-28 10:00 escalation-requested stage-1 in-time
      2027-01-28 10:00 escalation-accepted stage-1
      2027-02-05 00:00 milestone-missed stage-2 acknowledge (6.11)
      2027-02-05 10:00 acknowledged stage-2
      2027-03-05 00:00 milestone-missed stage-2 respond (6.14)
      2027-03-12 09:00 still-overdue stage-2 respond
      2027-03-15 10:00 responded stage-2
      2027-03-16 10:00 closed
    `,
  },
  {
    title:
      '6.4, 6.5: an extension told on the last evening holds, beyond the ceiling or told late it does not',
    steps: [
      told('2027-02-01 10:00'),
      done('2027-02-02 10:00', priya, acknowledge('stage-1'), {
        'stage-1 respond': '2027-02-16',
        'stage-1 extension-limit': '2027-03-02',
      }),
      no('2027-02-16 23:00', priya, extend('stage-1', '2027-03-05'), '409 6.4, 6.5'),
      done('2027-02-16 23:30', priya, extend('stage-1', '2027-02-26'), { 'stage-1 respond': '2027-02-26' }),
      no('2027-03-01 10:00', priya, extend('stage-1', '2027-03-02'), '409 6.4, 6.5'),
      done('2027-03-01 10:05', priya, extend('stage-1', '2027-03-02', { asLate: true }), {
        'stage-1 respond': '2027-02-26',
      }),
      done('2027-03-02 10:00', priya, respond('stage-1')),
    ],
    story: `
      2027-02-01 10:00 case-opened
      2027-02-02 10:00 acknowledged stage-1
      2027-02-16 23:30 extension-notified stage-1
      2027-02-27 00:00 milestone-missed stage-1 respond (6.3)
      2027-03-01 10:05 extension-told-late stage-1
      2027-03-02 10:00 responded stage-1
    `,
    letters: [/The contractor’s records/, /26 February 2027/],
  },
  {
    title: '6.3, 6.4: Easter, and a last day that ends in summer time',
    steps: [
      told('2027-03-12 10:00', { 'stage-1 acknowledge': '2027-03-19' }),
      done('2027-03-15 10:00', priya, acknowledge('stage-1'), {
        'stage-1 respond': '2027-03-31',
        'stage-1 extension-limit': '2027-04-14',
      }),
      done('2027-03-31 23:59', priya, extend('stage-1', '2027-04-14'), { 'stage-1 respond': '2027-04-14' }),
      done('2027-04-14 23:59', priya, respond('stage-1')),
    ],
    story: `
      2027-03-12 10:00 case-opened
      2027-03-15 10:00 acknowledged stage-1
      2027-03-31 23:59 extension-notified stage-1
      2027-04-14 23:59 responded stage-1
    `,
  },
  {
    title: '2.1 to 2.5: refused only by a manager’s leave, for a real exclusion, with reasons',
    steps: [
      told('2027-02-02 11:00'),
      no('2027-02-03 11:00', priya, refuse('over-twelve-months', { happenedOn: '2025-06-01' }), '403'),
      no('2027-02-03 11:05', ruth, refuse('over-twelve-months', { happenedOn: '2026-03-01' }), '409 2.3'),
      no('2027-02-03 11:10', ruth, refuse('legal-proceedings'), '409 Code 2.2(b)'),
      no(
        '2027-02-03 11:15',
        ruth,
        refuse('over-twelve-months', { happenedOn: '2025-06-01', explanation: ' ' }),
        '409 Code 2.4',
      ),
      done('2027-02-03 11:20', ruth, refuse('over-twelve-months', { happenedOn: '2025-06-01' })),
    ],
    story: `
      2027-02-02 11:00 case-opened
      2027-02-03 11:20 refused (2.2(a))
    `,
    letters: [/older than we can look into fairly/, /Housing Ombudsman/],
  },
  {
    title:
      '6.13: whoever answered stage 1 does not review it, whatever their role; a handler answers no stage 2',
    steps: [
      told('2027-02-03 10:00'),
      done('2027-02-04 10:00', ruth, acknowledge('stage-1')),
      done('2027-02-05 11:00', ruth, respond('stage-1')),
      done('2027-02-08 10:00', 'amara-okafor', escalate),
      no('2027-02-09 10:00', ruth, assign('stage-2', ruth, 'all suitable staff'), '409 Code 6.13'),
      done('2027-02-09 10:05', ruth, assign('stage-2', dewi, 'all suitable staff')),
      done('2027-02-09 10:10', dewi, acknowledge('stage-2'), { 'stage-2 respond': '2027-03-09' }),
      no('2027-02-10 10:00', priya, respond('stage-2'), '403'),
      no('2027-02-10 10:05', ruth, respond('stage-2'), '409 Code 6.13'),
      done('2027-02-10 10:10', dewi, respond('stage-2')),
      done('2027-02-10 10:15', dewi, close),
    ],
    story: `
      2027-02-03 10:00 case-opened
      2027-02-04 10:00 acknowledged stage-1
      2027-02-05 11:00 responded stage-1
      2027-02-08 10:00 escalation-requested stage-1 in-time
      2027-02-08 10:00 escalation-accepted stage-1
      2027-02-09 10:05 assigned stage-2
      2027-02-09 10:10 acknowledged stage-2
      2027-02-10 10:10 responded stage-2
      2027-02-10 10:15 closed
    `,
    letters: [/Housing Ombudsman/],
  },
  {
    title: '6.10, 6.12: the Code has no last day for asking, so a closed case goes on two months later',
    steps: [
      told('2027-02-04 11:00'),
      done('2027-02-05 12:00', priya, acknowledge('stage-1')),
      done('2027-02-08 11:00', priya, respond('stage-1')),
      done('2027-02-09 12:00', priya, close),
      done('2027-04-12 10:00', 'amara-okafor', escalate, { 'stage-2 acknowledge': '2027-04-19' }),
      done('2027-04-19 23:59', dewi, acknowledge('stage-2'), { 'stage-2 respond': '2027-05-18' }),
      done('2027-05-18 23:59', dewi, respond('stage-2')),
      done('2027-05-19 10:00', dewi, close),
    ],
    story: `
      2027-02-04 11:00 case-opened
      2027-02-05 12:00 acknowledged stage-1
      2027-02-08 11:00 responded stage-1
      2027-02-09 12:00 closed
      2027-04-12 10:00 escalation-requested stage-1 in-time
      2027-04-12 10:00 escalation-accepted stage-1
      2027-04-19 23:59 acknowledged stage-2
      2027-05-18 23:59 responded stage-2
      2027-05-19 10:00 closed
    `,
  },
  {
    title: 'SI 2025/1042: an emergency is made safe in 24 hours that pass through the night the clocks go on',
    steps: [
      told('2027-03-24 10:00'),
      done('2027-03-25 10:00', priya, acknowledge('stage-1')),
      done('2027-03-27 14:00', 'amara-okafor', flag('hazard_emergency'), {
        'hazard make-safe': '2027-03-28T15:00:00+01:00',
      }),
      done('2027-03-30 10:00', priya, hazardStep('record-made-safe')),
      done('2027-03-30 11:00', priya, respond('stage-1')),
    ],
    shows: ['still-overdue'],
    story: `
      2027-03-24 10:00 case-opened
      2027-03-25 10:00 acknowledged stage-1
      2027-03-27 14:00 flag-raised
      2027-03-28 15:00:01 milestone-missed hazard make-safe (SI 2025/1042 (emergency hazards))
      2027-03-30 09:00 still-overdue hazard make-safe
      2027-03-30 10:00 hazard-made-safe
      2027-03-30 11:00 responded stage-1
    `,
  },
  {
    title: 'SI 2025/1042: damp found mid-case has clocks of its own over Christmas, which outlive the answer',
    steps: [
      told('2026-12-21 10:00'),
      done('2026-12-22 11:00', priya, acknowledge('stage-1')),
      done('2026-12-23 10:00', 'amara-okafor', flag('hazard_significant'), {
        'hazard investigate': '2027-01-11',
      }),
      done('2026-12-31 10:00', priya, hazardStep('record-investigation'), {
        'hazard summary': '2027-01-06',
        'hazard safety-work': '2027-01-08',
        'hazard works-started': '2027-03-25',
      }),
      done('2027-01-04 12:00', priya, respond('stage-1')),
      no('2027-01-04 12:05', priya, close, '409 SI 2025/1042'),
      done('2027-01-06 23:59', priya, hazardStep('record-summary-sent')),
      done('2027-01-08 23:59', priya, hazardStep('record-made-safe')),
      done('2027-01-11 10:00', priya, close),
      done('2027-03-25 23:59', priya, hazardStep('record-works-started')),
    ],
    story: `
      2026-12-21 10:00 case-opened
      2026-12-22 11:00 acknowledged stage-1
      2026-12-23 10:00 flag-raised
      2026-12-31 10:00 hazard-investigated
      2027-01-04 12:00 responded stage-1
      2027-01-06 23:59 hazard-summary-sent
      2027-01-08 23:59 hazard-made-safe
      2027-01-11 10:00 closed
      2027-03-25 23:59 hazard-works-started
    `,
  },
  {
    title: '6.2: told on Boxing Day, which is a Saturday; withdrawn, and no date comes any more',
    steps: [
      told('2026-12-26 10:00', { 'stage-1 acknowledge': '2027-01-05' }),
      done('2026-12-30 10:00', priya, { type: 'withdraw', why: 'The neighbour cut it.' }),
    ],
    story: `
      2026-12-26 10:00 case-opened
      2026-12-30 10:00 withdrawn
    `,
  },
]

describeLives({ policy: 'code-2024' }, { from: '2026-12-01 09:00', until: '2027-05-25 10:00' }, lives)
