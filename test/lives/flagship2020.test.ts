import {
  acknowledge,
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
  toldByPhone,
} from './life.ts'
import { describeLives } from './live.ts'

const amara = 'amara-okafor'
const priya = 'priya-nair'
const dewi = 'dewi-morgan'
const ruth = 'ruth-ellison'

const lives: readonly Life[] = [
  {
    title: '4.1 to 4.3: reviewed on the last day over Christmas, then the panel, moved and held',
    steps: [
      told('2026-12-01 10:00', {
        'stage-1 acknowledge': '2026-12-02T10:00:00+00:00',
        'stage-1 acknowledge Code': '2026-12-08',
        'stage-1 respond': '2026-12-15',
      }),
      done('2026-12-01 15:00', priya, acknowledge('stage-1')),
      done('2026-12-04 10:00', priya, respond('stage-1')),
      done(
        '2026-12-04 16:00',
        priya,
        { type: 'record-outcome-received', stage: 'stage-1' },
        {
          'stage-1 escalate-by': '2027-01-06',
        },
      ),
      done('2027-01-06 23:59', amara, escalate, {
        'stage-2 respond': '2027-02-03',
        'stage-2 acknowledge Code': '2027-01-13',
      }),
      done('2027-01-13 10:00', dewi, acknowledge('stage-2'), {
        'stage-2 respond': '2027-02-03',
        'stage-2 respond Code': '2027-02-10',
      }),
      done('2027-02-03 23:59', dewi, respond('stage-2'), { 'stage-2 escalate-by': '2027-03-03' }),
      done('2027-03-01 10:00', amara, escalate),
      no('2027-03-02 09:00', ruth, respond('appeal'), '409 4.3'),
      done('2027-03-02 10:00', dewi, {
        type: 'arrange-meeting',
        stage: 'appeal',
        on: '2027-03-19T10:00:00Z',
        with: 'Tenants Experience Group',
      }),
      done('2027-03-15 10:00', dewi, {
        type: 'move-meeting',
        stage: 'appeal',
        on: '2027-04-02T13:00:00Z',
        why: 'Two of the group are ill.',
      }),
      done('2027-04-02 15:00', ruth, { type: 'hold-meeting', stage: 'appeal', present: ['Joan Whitfield'] }),
      done('2027-04-02 16:00', ruth, {
        type: 'record-panel',
        stage: 'appeal',
        decision: 'upheld',
        reasons: 'The letters were lost by us.',
      }),
      done('2027-04-05 10:00', ruth, respond('appeal')),
      done('2027-04-06 10:00', ruth, close),
    ],
    stands: {
      '2026-12-01 15:00': 'Complaint: to acknowledge',
      '2026-12-04 10:00': 'Complaint: to answer',
      '2027-01-06 23:59': 'Complaint: answered',
      '2027-01-13 10:00': 'Review: to acknowledge',
      '2027-02-03 23:59': 'Review: to answer',
      '2027-03-01 10:00': 'Review: answered',
      '2027-03-02 10:00': 'Appeal: to meet',
      '2027-04-05 10:00': 'Appeal: to answer',
      '2027-04-06 10:00': 'Appeal: answered',
    },
    story: `
      2026-12-01 10:00 case-opened
      2026-12-01 15:00 acknowledged stage-1
      2026-12-04 10:00 responded stage-1
      2026-12-04 16:00 outcome-received stage-1
      2027-01-06 23:59 escalation-requested stage-1 in-time
      2027-01-06 23:59 escalation-accepted stage-1
      2027-01-13 10:00 acknowledged stage-2
      2027-02-03 23:59 responded stage-2
      2027-03-01 10:00 escalation-requested stage-2 in-time
      2027-03-01 10:00 escalation-accepted stage-2
      2027-03-02 10:00 meeting-arranged appeal
      2027-03-15 10:00 meeting-moved appeal
      2027-04-02 15:00 meeting-held appeal
      2027-04-02 16:00 panel-decided appeal
      2027-04-05 10:00 responded appeal
      2027-04-06 10:00 closed
    `,
    letters: [/6 January 2027/, /Housing Ombudsman/],
  },
  {
    title:
      '4.1: twenty-four hours elapse, through the night the clocks go back; whoever is known by phone alone gets no receipt that would keep them',
    steps: [
      toldByPhone('2026-10-24 14:00', { 'stage-1 acknowledge': '2026-10-25T13:00:00+00:00' }),
      done('2026-10-30 10:00', priya, acknowledge('stage-1')),
      done('2026-11-02 10:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2026-11-30' }),
    ],
    story: `
      2026-10-24 14:00 case-opened
      2026-10-25 13:00:01 milestone-missed stage-1 acknowledge (4.1)
      2026-10-30 10:00 acknowledged stage-1
      2026-11-02 10:00 responded stage-1
      2026-12-01 00:00 window-closed stage-1 escalate-by (4.2)
      2026-12-01 00:00 closed
    `,
  },
  {
    title: '4.1: twenty-four hours elapse, through the night the clocks go on',
    steps: [toldByPhone('2027-03-27 14:00', { 'stage-1 acknowledge': '2027-03-28T15:00:00+01:00' })].concat(
      done('2027-03-30 10:00', priya, { type: 'withdraw', why: 'It was cut.' }),
    ),
    story: `
      2027-03-27 14:00 case-opened
      2027-03-28 15:00:01 milestone-missed stage-1 acknowledge (4.1)
      2027-03-30 10:00 withdrawn
    `,
  },
  {
    title:
      '4.1, 4.2, Code 6.2, 6.3, 6.11: the receipt meets the policy’s twenty-four hours; every later date missed, the policy’s and the Code’s; asked late; extended in time',
    steps: [
      told('2027-01-04 10:00', { 'stage-1 respond': '2027-01-18', 'stage-1 acknowledge Code': '2027-01-11' }),
      done('2027-01-12 10:00', priya, acknowledge('stage-1'), { 'stage-1 respond Code': '2027-01-25' }),
      done('2027-01-27 10:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-02-24' }),
      done('2027-03-01 11:00', amara, escalate, { 'stage-2 respond': '2027-03-31' }),
      done('2027-03-01 11:05', ruth, { type: 'accept-escalation' }),
      no('2027-03-31 22:00', dewi, extend('stage-2', '2027-04-15'), '409 4.2'),
      done('2027-03-31 23:00', dewi, extend('stage-2', '2027-04-14'), { 'stage-2 respond': '2027-04-14' }),
      no('2027-04-15 09:00', dewi, extend('stage-2', '2027-04-16'), '409 4.2'),
      done('2027-04-15 10:00', dewi, respond('stage-2'), { 'stage-2 escalate-by': '2027-05-14' }),
    ],
    story: `
      2027-01-04 10:00 case-opened
      2027-01-12 00:00 milestone-missed stage-1 acknowledge (6.2)
      2027-01-12 10:00 acknowledged stage-1
      2027-01-19 00:00 milestone-missed stage-1 respond (4.1)
      2027-01-26 00:00 milestone-missed stage-1 respond (6.3)
      2027-01-27 10:00 responded stage-1
      2027-02-25 00:00 window-closed stage-1 escalate-by (4.2)
      2027-02-25 00:00 closed
      2027-03-01 11:00 escalation-requested stage-1 late
      2027-03-01 11:05 escalation-accepted stage-1
      2027-03-09 00:00 milestone-missed stage-2 acknowledge (6.11)
      2027-03-31 23:00 extension-notified stage-2
      2027-04-15 00:00 milestone-missed stage-2 respond (4.2)
      2027-04-15 10:00 responded stage-2
      2027-05-15 00:00 window-closed stage-2 escalate-by (4.3)
      2027-05-15 00:00 closed
    `,
    // The receipt: five working days from Monday 4 January to the acknowledgement (Code 6.2).
    letters: [/We've got your complaint.*By Monday 11 January 2027/],
  },
  {
    title: '3, Code 2.3: six months in the policy, twelve in the Code, which is worked to',
    steps: [
      told('2027-02-02 11:00'),
      no(
        '2027-02-03 11:00',
        ruth,
        refuse('over-six-months', { happenedOn: '2026-10-01' }),
        '409 3 (six months)',
      ),
      no('2027-02-03 11:05', ruth, refuse('over-six-months', { happenedOn: '2026-06-01' }), '409 Code 2.3'),
      done('2027-02-03 11:10', ruth, refuse('over-six-months', { happenedOn: '2025-06-01' })),
    ],
    story: `
      2027-02-02 11:00 case-opened
      2027-02-03 11:10 refused (3 (six months))
    `,
    letters: [/and this is why/, /Housing Ombudsman/],
  },
  {
    title: '4.2, Code 6.13: whoever answered the complaint does not review it',
    steps: [
      told('2027-02-03 10:00'),
      done('2027-02-03 15:00', ruth, acknowledge('stage-1')),
      done('2027-02-05 10:00', ruth, respond('stage-1')),
      done('2027-02-08 10:00', amara, escalate),
      no('2027-02-09 10:00', ruth, respond('stage-2'), '409 Code 6.13'),
      done('2027-02-09 10:05', dewi, respond('stage-2')),
      done('2027-02-10 10:00', dewi, close),
    ],
    story: `
      2027-02-03 10:00 case-opened
      2027-02-03 15:00 acknowledged stage-1
      2027-02-05 10:00 responded stage-1
      2027-02-08 10:00 escalation-requested stage-1 in-time
      2027-02-08 10:00 escalation-accepted stage-1
      2027-02-09 10:05 responded stage-2
      2027-02-10 10:00 closed
    `,
  },
  {
    title: 'SI 2025/1042: an emergency known on Christmas Eve is made safe on Christmas Day',
    steps: [
      told('2026-12-21 10:00', { 'stage-1 respond': '2027-01-07' }),
      done('2026-12-21 15:00', priya, acknowledge('stage-1')),
      done('2026-12-24 16:00', amara, flag('hazard_emergency'), {
        'hazard make-safe': '2026-12-25T16:00:00+00:00',
      }),
      done('2026-12-25 15:59', priya, hazardStep('record-made-safe')),
      done('2027-01-04 10:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-02-01' }),
    ],
    story: `
      2026-12-21 10:00 case-opened
      2026-12-21 15:00 acknowledged stage-1
      2026-12-24 16:00 flag-raised
      2026-12-25 15:59 hazard-made-safe
      2027-01-04 10:00 responded stage-1
      2027-02-02 00:00 window-closed stage-1 escalate-by (4.2)
      2027-02-02 00:00 closed
    `,
  },
]

describeLives({ policy: 'flagship-2020' }, { from: '2026-10-23 09:00', until: '2027-05-18 10:00' }, lives)
