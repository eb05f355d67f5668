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
      '4.1, 4.2, 5.6: no dates of its own, so the Code’s are worked to; closed after what was promised, then the survey',
    steps: [
      told('2026-12-18 10:00', { 'stage-1 acknowledge Code': '2026-12-29' }),
      done('2026-12-22 10:00', priya, acknowledge('stage-1'), { 'stage-1 respond Code': '2027-01-08' }),
      done(
        '2027-01-06 10:00',
        priya,
        respond('stage-1', { actions: [{ id: 'cut', what: 'Cut the garden', until: '2027-01-15' }] }),
      ),
      done(
        '2027-01-08 10:00',
        priya,
        { type: 'record-outcome-received', stage: 'stage-1' },
        {
          'stage-1 escalate-by': '2027-02-05',
        },
      ),
      no('2027-01-08 11:00', priya, close, '409 4.1'),
      done('2027-01-14 10:00', priya, { type: 'complete-action', id: 'cut', how: 'Cut.' }),
      done('2027-01-15 10:00', priya, close),
    ],
    story: `
      2026-12-18 10:00 case-opened
      2026-12-22 10:00 acknowledged stage-1
      2027-01-06 10:00 responded stage-1
      2027-01-08 10:00 outcome-received stage-1
      2027-01-14 10:00 action-completed
      2027-01-15 10:00 closed
      2027-01-22 09:00 survey-sent stage-1
    `,
  },
  {
    title:
      '4.2, Code 6.11, 6.14: asked in the last minute of the twentieth working day; stage 2 late throughout',
    steps: [
      told('2027-02-01 10:00'),
      done('2027-02-02 10:00', priya, acknowledge('stage-1')),
      done('2027-02-03 10:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-03-03' }),
      done('2027-03-03 23:59', amara, escalate, { 'stage-2 acknowledge Code': '2027-03-10' }),
      done('2027-03-11 10:00', dewi, acknowledge('stage-2'), { 'stage-2 respond Code': '2027-04-09' }),
      done('2027-04-12 10:00', dewi, respond('stage-2')),
      done('2027-04-12 11:00', dewi, close),
    ],
    stands: {
      '2027-02-02 10:00': 'Stage 1 Complaints (Investigation and Resolution): to acknowledge',
      '2027-02-03 10:00': 'Stage 1 Complaints (Investigation and Resolution): to answer',
      '2027-03-03 23:59': 'Stage 1 Complaints (Investigation and Resolution): answered',
      '2027-03-11 10:00': 'Stage 2 Complaints (Review): to acknowledge',
      '2027-04-12 10:00': 'Stage 2 Complaints (Review): to answer',
      '2027-04-12 11:00': 'Stage 2 Complaints (Review): answered',
    },
    story: `
      2027-02-01 10:00 case-opened
      2027-02-02 10:00 acknowledged stage-1
      2027-02-03 10:00 responded stage-1
      2027-03-03 23:59 escalation-requested stage-1 in-time
      2027-03-03 23:59 escalation-accepted stage-1
      2027-03-11 00:00 milestone-missed stage-2 acknowledge (6.11)
      2027-03-11 10:00 acknowledged stage-2
      2027-04-10 00:00 milestone-missed stage-2 respond (6.14)
      2027-04-12 10:00 responded stage-2
      2027-04-12 11:00 closed
      2027-04-19 09:00 survey-sent stage-2
    `,
    letters: [/Housing Ombudsman/],
  },
  {
    title:
      '4.2, Code 6.2, 6.3: stage 1 late throughout; asked after the twenty days, a person refuses with reasons',
    steps: [
      told('2027-01-04 10:00', { 'stage-1 acknowledge Code': '2027-01-11' }),
      done('2027-01-27 10:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-02-24' }),
      done('2027-03-08 10:00', amara, escalate),
      done('2027-03-08 11:00', ruth, {
        type: 'refuse-escalation',
        clause: '4.2',
        reasons: 'You asked after the twenty days, and nothing kept you from asking earlier.',
      }),
    ],
    story: `
      2027-01-04 10:00 case-opened
      2027-01-12 00:00 milestone-missed stage-1 acknowledge (6.2)
      2027-01-26 00:00 milestone-missed stage-1 respond (6.3)
      2027-01-27 10:00 responded stage-1
      2027-02-25 00:00 window-closed stage-1 escalate-by (4.2)
      2027-02-25 00:00 closed
      2027-03-04 09:00 survey-sent stage-1
      2027-03-08 10:00 escalation-requested stage-1 late
      2027-03-08 11:00 escalation-refused stage-1 (4.2)
    `,
    letters: [/nothing kept you from asking earlier/, /Housing Ombudsman/],
  },
  {
    title: 'Code 6.4, 6.5: the Code’s extension, told in the last minute; told late it is refused',
    steps: [
      told('2027-02-01 12:00'),
      done('2027-02-02 12:00', priya, acknowledge('stage-1'), { 'stage-1 respond Code': '2027-02-16' }),
      done('2027-02-16 23:59', priya, extend('stage-1', '2027-03-02'), {
        'stage-1 respond Code': '2027-03-02',
      }),
      no('2027-03-03 11:00', priya, extend('stage-1', '2027-03-04'), '409 Code 6.4, 6.5'),
      done('2027-03-03 12:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-04-02' }),
    ],
    story: `
      2027-02-01 12:00 case-opened
      2027-02-02 12:00 acknowledged stage-1
      2027-02-16 23:59 extension-notified stage-1
      2027-03-03 00:00 milestone-missed stage-1 respond (6.3)
      2027-03-03 12:00 responded stage-1
      2027-04-03 00:00 window-closed stage-1 escalate-by (4.2)
      2027-04-03 00:00 closed
      2027-04-09 09:00 survey-sent stage-1
    `,
  },
  {
    title: '3.1.8, Code 2.2(b): a court ends it only once the claim is filed',
    steps: [
      told('2027-02-02 11:00'),
      no('2027-02-02 11:05', ruth, refuse('court-dealing'), '409 Code 2.2(b)'),
      done('2027-02-02 11:10', ruth, refuse('court-dealing', { claimFiled: true })),
    ],
    story: `
      2027-02-02 11:00 case-opened
      2027-02-02 11:10 refused (3.1.8)
    `,
    letters: [/and this is why/],
  },
  {
    title: '4.2, Code 6.13: whoever took part in stage 1 does not review it',
    steps: [
      told('2027-02-03 10:00'),
      done('2027-02-03 11:00', ruth, acknowledge('stage-1')),
      done('2027-02-03 12:00', priya, respond('stage-1')),
      done('2027-02-04 10:00', amara, escalate),
      no('2027-02-04 11:00', ruth, assign('stage-2', ruth, 'an appropriate senior manager'), '409 Code 6.13'),
      done('2027-02-05 10:00', dewi, respond('stage-2')),
    ],
    story: `
      2027-02-03 10:00 case-opened
      2027-02-03 11:00 acknowledged stage-1
      2027-02-03 12:00 responded stage-1
      2027-02-04 10:00 escalation-requested stage-1 in-time
      2027-02-04 10:00 escalation-accepted stage-1
      2027-02-05 10:00 responded stage-2
    `,
  },
  {
    title: 'SI 2025/1042: damp found mid-case over Christmas and New Year',
    steps: [
      told('2026-12-21 10:00'),
      done('2026-12-22 11:00', priya, acknowledge('stage-1')),
      done('2026-12-23 10:00', amara, flag('hazard_significant'), { 'hazard investigate': '2027-01-11' }),
      done('2026-12-31 10:00', priya, hazardStep('record-investigation'), {
        'hazard summary': '2027-01-06',
        'hazard safety-work': '2027-01-08',
        'hazard works-started': '2027-03-25',
      }),
      done('2027-01-04 12:00', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-02-01' }),
      done('2027-01-06 23:59', priya, hazardStep('record-summary-sent')),
      done('2027-01-08 23:59', priya, hazardStep('record-made-safe')),
      done('2027-01-15 11:00', priya, hazardStep('record-works-started')),
      done('2027-01-18 10:00', priya, close),
    ],
    story: `
      2026-12-21 10:00 case-opened
      2026-12-22 11:00 acknowledged stage-1
      2026-12-23 10:00 flag-raised
      2026-12-31 10:00 hazard-investigated
      2027-01-04 12:00 responded stage-1
      2027-01-06 23:59 hazard-summary-sent
      2027-01-08 23:59 hazard-made-safe
      2027-01-15 11:00 hazard-works-started
      2027-01-18 10:00 closed
      2027-01-25 09:00 survey-sent stage-1
    `,
  },
  {
    title: 'Code 6.2, 6.3: Easter, from winter time into summer time',
    steps: [
      told('2027-03-25 10:00', { 'stage-1 acknowledge Code': '2027-04-05' }),
      done('2027-03-30 10:00', priya, acknowledge('stage-1'), { 'stage-1 respond Code': '2027-04-13' }),
      done('2027-04-13 23:59', priya, respond('stage-1'), { 'stage-1 escalate-by': '2027-05-12' }),
    ],
    story: `
      2027-03-25 10:00 case-opened
      2027-03-30 10:00 acknowledged stage-1
      2027-04-13 23:59 responded stage-1
    `,
  },
]

describeLives({ policy: 'flagship-2018' }, { from: '2026-12-17 09:00', until: '2027-04-21 10:00' }, lives)
