import { acknowledge, close, done, escalate, type Life, respond, told } from './life.ts'
import { describeLives } from './live.ts'

const priya = 'priya-nair'
const dewi = 'dewi-morgan'

const lives: readonly Life[] = [
  {
    title:
      'Housing Ombudsman Scheme: twelve months from the last answer, through a fresh execution, to the last second',
    steps: [
      told('2027-01-04 10:00'),
      done('2027-01-05 10:00', priya, acknowledge('stage-1')),
      done('2027-01-06 10:00', priya, respond('stage-1')),
      done('2027-01-07 10:00', 'amara-okafor', escalate),
      done('2027-01-08 10:00', dewi, acknowledge('stage-2')),
      done('2027-01-11 10:00', dewi, respond('stage-2'), { 'external refer-by': '2028-01-11' }),
      done('2027-01-12 10:00', dewi, close),
    ],
    story: `
      2027-01-04 10:00 case-opened
      2027-01-05 10:00 acknowledged stage-1
      2027-01-06 10:00 responded stage-1
      2027-01-07 10:00 escalation-requested stage-1 in-time
      2027-01-07 10:00 escalation-accepted stage-1
      2027-01-08 10:00 acknowledged stage-2
      2027-01-11 10:00 responded stage-2
      2027-01-12 10:00 closed
      2028-01-12 00:00 window-closed external refer-by (Housing Ombudsman Scheme)
    `,
    letters: [/Do so by Tuesday 11 January 2028/],
  },
]

describeLives({ policy: 'code-2024' }, { from: '2027-01-04 09:00', until: '2028-01-12 10:00' }, lives)
