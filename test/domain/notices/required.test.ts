import { describe, expect, test } from 'vitest'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { acknowledges, ada, answers, arrives, ben, resident } from '../case/policyStory.ts'
import { letterOf } from './letters.ts'

/** What staff write in these stories; a letter has to hold it whole. */
const definition = 'The window was not mended in eleven weeks.'
const outcomesSought = 'The window mended, and a reason.'
const reasons = 'We wrote each call down and booked nobody.'
const why = 'The glass has to be made.'
const point = { point: 'Nobody came', decision: 'upheld', reasons: 'No work was booked.' } as const
const remedies = [
  { kind: 'apology', what: 'For the eleven weeks.' },
  { kind: 'money', what: 'for the trouble.', pence: 15_000, for: 'distress', paidTo: 'resident' },
] as const

/** By hand from each document, its own titles; the days are counted below from Monday 9 November 2026. */
interface Landlords {
  readonly policy: string
  readonly stages: readonly [string, string]
  /** The answer's day, acknowledged on Wednesday 11 November. */
  readonly answerBy: string
  /** The last day to go to the next stage, answered on Friday 20 November; null where the document has none. */
  readonly furtherBy: string | null
  /** To when stage 1 is extended in these stories, within each policy's ceiling. */
  readonly until: readonly [iso: string, words: string]
}

const landlords: readonly Landlords[] = [
  {
    policy: 'flagship-2018', // no numbers of its own (4.1): the Code's ten working days; 20 wd to ask (4.2)
    stages: ['Stage 1 Complaints (Investigation and Resolution)', 'Stage 2 Complaints (Review)'],
    answerBy: 'Wednesday 25 November 2026',
    furtherBy: 'Friday 18 December 2026',
    until: ['2026-12-02', 'Wednesday 2 December 2026'],
  },
  {
    policy: 'flagship-2020', // 10 wd of receipt (4.1); 20 wd to ask (4.2)
    stages: ['Complaint', 'Review'],
    answerBy: 'Monday 23 November 2026',
    furtherBy: 'Friday 18 December 2026',
    until: ['2026-12-02', 'Wednesday 2 December 2026'],
  },
  {
    policy: 'flagship-procedure', // 10 wd of receipt (2); no last day to ask (3)
    stages: ['Formal Complaint – Stage 1', 'Review Complaint – Stage 2'],
    answerBy: 'Monday 23 November 2026',
    furtherBy: null,
    until: ['2026-12-02', 'Wednesday 2 December 2026'],
  },
  {
    policy: 'feedback-first-2021', // 8 wd; 10 wd to ask (4)
    stages: ['Stage 1 Complaint', 'Stage 2 Complaint'],
    answerBy: 'Thursday 19 November 2026',
    furtherBy: 'Friday 4 December 2026',
    until: ['2026-12-02', 'Wednesday 2 December 2026'],
  },
  {
    policy: 'housing-solutions-2024', // 10 wd of the acknowledgement (6.1); 21 days to ask (6.2)
    stages: ['Stage one', 'Stage two'],
    answerBy: 'Wednesday 25 November 2026',
    furtherBy: 'Friday 11 December 2026',
    until: ['2026-12-02', 'Wednesday 2 December 2026'],
  },
  {
    policy: 'code-2024', // 10 wd of the acknowledgement (6.3); no last day to ask (6.10)
    stages: ['Stage 1', 'Stage 2'],
    answerBy: 'Wednesday 25 November 2026',
    furtherBy: null,
    until: ['2026-12-02', 'Wednesday 2 December 2026'],
  },
  {
    policy: 'spso-2020', // 5 wd, receipt is day 1; +5; six months from receipt, or two from the answer if later
    stages: ['Stage 1: frontline response', 'Stage 2: investigation'],
    answerBy: 'Friday 13 November 2026',
    furtherBy: 'Sunday 9 May 2027',
    until: ['2026-11-20', 'Friday 20 November 2026'],
  },
]

const ombudsmanOf = (policy: string): readonly string[] =>
  policy === 'spso-2020'
    ? ['Scottish Public Services Ombudsman', '0800 377 7330', 'spso.org.uk', 'EH7 4NS']
    : ['Housing Ombudsman', '0300 111 3000', 'housing-ombudsman.org.uk', 'PR2 0ET']

const story = (policy: string) => {
  const acknowledged = [
    arrives(policy, '2026-11-09'),
    ada('acknowledge', '2026-11-11', { stage: 'stage-1', means: 'letter', definition, outcomesSought }),
  ]
  const answered = (when: string, stage: 'stage-1' | 'stage-2', by = ada): CaseCommand =>
    answers(when, stage, by, {
      response: reasons,
      points: [point],
      remedies: [...remedies],
      actions: [{ id: stage, what: 'We fit a new window.', until: '2026-12-11' as never }],
    })
  const extended = (stage: 'stage-1' | 'stage-2', when: string, until: string, by = ada): CaseCommand =>
    by('extend', when, { stage, until: until as never, reasons: why, residentSaid: 'agreed' })
  const first = [...acknowledged, answered('2026-11-20', 'stage-1')]
  const again = [
    ...first,
    resident('request-escalation', '2026-11-23', {}),
    ben('acknowledge', '2026-11-25', {
      stage: 'stage-2',
      means: 'letter',
      definition: 'The window still lets the rain in.',
      outcomesSought: 'A new frame.',
    }),
  ]
  return { acknowledged, answered, extended, first, again }
}

/** `[clause, what it demands, what the letter holds]` */
type Demand = readonly [clause: string, what: string, holds: string | RegExp]

const holdsAll = (letter: string, demands: readonly Demand[]): void => {
  for (const [clause, what, holds] of demands) expect(letter, `${clause}: ${what}`).toMatch(asPattern(holds))
}

const asPattern = (holds: string | RegExp): RegExp =>
  typeof holds === 'string' ? new RegExp(holds.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : holds

const ombudsman = (clause: string, policy: string): readonly Demand[] =>
  ombudsmanOf(policy).map((each) => [clause, 'the Ombudsman’s details', each] as const)

describe.each(landlords)('under $policy', ({ policy, stages: [one, two], answerBy, furtherBy, until }) => {
  const { acknowledged, answered, extended, first, again } = story(policy)

  test('the acknowledgement of stage 1 says what we understood, what they seek, what is ours, and by when', () => {
    holdsAll(letterOf('acknowledgement', policy, ...acknowledged), [
      ['Code 5.6', 'our understanding', definition],
      ['Code 5.6', 'the outcomes sought', outcomesSought],
      ['Code 5.6', 'they are asked where it is unclear', /anything is wrong or missing/],
      ['Code 5.7', 'what we are responsible for', /responsible for looking into all of it/],
      ['Code 6.3, or the policy’s shorter time', 'when the answer comes', answerBy],
      ['Code 5.6', 'the stage that it is logged at', one],
      ...ombudsman('Code 3.7', policy),
    ])
  })

  test('the extension of stage 1 says why, the new date, and how to reach the Ombudsman', () => {
    holdsAll(letterOf('extension', policy, ...acknowledged, extended('stage-1', '2026-11-12', until[0])), [
      ['Code 6.4', 'the reasons', why],
      ['Code 6.4', 'the new date', until[1]],
      ...ombudsman('Code 6.5', policy),
    ])
  })

  test('the answer of stage 1 holds all that 6.9 lists', () => {
    holdsAll(letterOf('response', policy, ...first), [
      ['Code 6.9', 'the stage', one],
      ['Code 6.9', 'the complaint definition', definition],
      ['Code 6.9', 'the decision', /We uphold your complaint/],
      ['Code 6.9', 'the reasons', reasons],
      ['Code 6.7', 'each point', point.point],
      ['Code 6.7', 'the reasons for each point', point.reasons],
      ['Code 6.9, 7.1', 'the remedy', 'For the eleven weeks.'],
      ['Code 6.9, 7.1', 'money', '£150, paid to you'],
      ['Code 6.9, 7.3', 'outstanding actions', 'We fit a new window.'],
      ['Code 7.3', 'by when', 'Friday 11 December 2026'],
      ['Code 6.9', 'how to go to the next stage', `the next step is called “${two}”`],
      ['Code 6.12', 'without reasons', /don't have to give a reason/],
      ['the policy’s window', 'until when', furtherBy ?? /You can ask at any time/],
      ...ombudsman('Code 3.7', policy),
    ])
  })

  test('the request for the next stage is confirmed with its date and no reasons asked', () => {
    const letter = letterOf(
      'escalation-accepted',
      policy,
      ...first,
      resident('request-escalation', '2026-11-23', {}),
    )
    holdsAll(letter, [
      ['Code 6.10', 'it goes on', /you asked us to look at your complaint again, and we will/i],
      ['Code 6.11', 'the stage', two],
      ['Code 6.13', 'somebody else looks', /not be somebody who worked on the answer that you have/],
      ['Code 6.12', 'nothing is demanded', /You don't have to/],
      ['Code 6.11, 6.14, or the policy’s times', 'dates', /By \w+day \d+ \w+ 202[67]/],
      ...ombudsman('Code 3.7', policy),
    ])
  })

  test('the acknowledgement of stage 2 says what is outstanding and what they seek (6.11, 5.6)', () => {
    holdsAll(letterOf('acknowledgement', policy, ...again), [
      ['Code 6.11', 'what is outstanding', 'The window still lets the rain in.'],
      ['Code 5.6', 'the outcomes sought', 'A new frame.'],
      ['Code 5.7', 'what we are responsible for', /responsible for looking into all of it/],
      ['Code 6.11', 'the stage', two],
      [
        'Code 6.14, or the policy’s time',
        'when the answer comes',
        /By \w+day \d+ (?:November|December) 2026: we will answer/,
      ],
    ])
  })

  test('the extension of stage 2 says why, the new date, and how to reach the Ombudsman', () => {
    holdsAll(letterOf('extension', policy, ...again, extended('stage-2', '2026-11-26', '2027-01-06', ben)), [
      ['Code 6.15', 'the reasons', why],
      ['Code 6.15', 'the new date', 'Wednesday 6 January 2027'],
      ...ombudsman('Code 6.16', policy),
    ])
  })

  test('the answer of stage 2 holds all that 6.19 lists', () => {
    const letter = letterOf('response', policy, ...again, answered('2026-12-01', 'stage-2', ben))
    holdsAll(letter, [
      ['Code 6.19', 'the stage', two],
      ['Code 6.19', 'the complaint definition', 'The window still lets the rain in.'],
      ['Code 6.19', 'the decision', /We uphold your complaint/],
      ['Code 6.19', 'the reasons', reasons],
      ['Code 6.18', 'each point', point.point],
      ['Code 6.19', 'the remedy', '£150, paid to you'],
      ['Code 6.19', 'outstanding actions', 'We fit a new window.'],
      ...ombudsman('Code 6.19: how to go to the Ombudsman', policy),
    ])
  })

  test('a refusal says why, by which rule, and how to have it checked (2.4, 2.5)', () => {
    const grounds: Readonly<Record<string, readonly [exclusion: string, clause: RegExp, role?: string]>> = {
      'flagship-2018': ['court-dealing', /our complaints policy, 3\.1\.8/],
      'flagship-2020': ['legal', /our complaints policy, 3\)/],
      'flagship-procedure': ['legal-proceedings', /the Complaint Handling Code, 2\.2\(b\)/],
      'feedback-first-2021': ['legal-proceedings', /the Complaint Handling Code, 2\.2\(b\)/],
      'housing-solutions-2024': ['legal-proceedings', /our complaints policy, 4\.2\.2/, 'a Senior Manager'],
      'code-2024': ['legal-proceedings', /our complaints policy, 2\.2\(b\)/],
      'spso-2020': ['court', /our complaints policy, Not complaints/],
    }
    const [exclusion, clause, role] = grounds[policy] ?? ['', /x/]
    const letter = letterOf(
      'refusal',
      policy,
      arrives(policy, '2026-11-09'),
      ada('refuse', '2026-11-12', {
        exclusion,
        explanation: 'The county court is deciding it.',
        evidence: 'The claim form.',
        claimFiled: true,
        ...(role === undefined ? {} : { agreedBy: { by: 'staff:boss', role } }),
      }),
    )
    holdsAll(letter, [
      ['Code 2.4', 'the reasons', 'The county court is deciding it.'],
      ['the policy', 'by which rule', clause],
      ['Code 2.4', 'the right to the Ombudsman', /ask the .*Ombudsman.* to check this decision/],
      ...ombudsman('Code 2.4', policy),
    ])
  })

  test('who is late says so, what was promised and for when, and names the Ombudsman', () => {
    const letters = letterOf('late', policy, ...acknowledged, {
      type: 'reach-milestones',
      at: '2026-12-01T10:00:00.000Z' as never,
      by: 'putright',
    })
    holdsAll(letters, [
      [
        'Code 5.9',
        'what was promised, and for when',
        `We said we would answer you by ${answerBy}, and we haven't`,
      ],
      ['Code 5.9', 'intervals for keeping them informed are agreed', /agree how often/],
      ...ombudsman('Code 6.5', policy),
    ])
  })
})

test('leaseholders are told of the tribunal after stage 2 where the policy has it (housing-solutions 8.6)', () => {
  const { again, answered } = story('housing-solutions-2024')
  expect(
    letterOf('response', 'housing-solutions-2024', ...again, answered('2026-12-01', 'stage-2', ben)),
  ).toMatch(/First-tier Tribunal \(Property Chamber\)/)
})

test('after the last stage the day by which the Ombudsman normally wants to hear is given (the Scheme: 12 months)', () => {
  const { again, answered } = story('code-2024')
  expect(letterOf('response', 'code-2024', ...again, answered('2026-12-01', 'stage-2', ben))).toMatch(
    /This is our last answer\. .*Housing Ombudsman Service\. Do so by Wednesday 1 December 2027/,
  )
})

test('in Scotland the answer of stage 2 says by when to go to the Ombudsman (spso: stage 2 response)', () => {
  const { again, answered } = story('spso-2020')
  expect(letterOf('response', 'spso-2020', ...again, answered('2026-12-01', 'stage-2', ben))).toMatch(
    /within 12 months/,
  )
})

test('whoever is late says that the Housing Ombudsman may be asked now (Code 3.7); in Scotland that comes after the last answer', () => {
  const late = (policy: string): string =>
    letterOf('late', policy, ...story(policy).acknowledged, {
      type: 'reach-milestones',
      at: '2026-12-01T10:00:00.000Z' as never,
      by: 'putright',
    })
  expect(late('code-2024')).toContain('You can go to the Housing Ombudsman Service now.')
  expect(late('spso-2020')).not.toContain('Ombudsman now')
})

test('what is not ours to deal with is told in the acknowledgement (Code 5.7)', () => {
  const letter = letterOf(
    'acknowledgement',
    'code-2024',
    arrives('code-2024', '2026-11-09'),
    ada('acknowledge', '2026-11-11', {
      stage: 'stage-1',
      means: 'letter',
      definition,
      outcomesSought,
      notResponsibleFor: 'The street lamp is the council’s.',
    }),
  )
  expect(letter).toContain('Some of this is not ours to put right: The street lamp is the council’s.')
})

test('a meeting says when, with whom, and that somebody may come along (Code 3.6, procedure 4)', () => {
  const { again, answered } = story('flagship-procedure')
  const letter = letterOf(
    'meeting',
    'flagship-procedure',
    ...again,
    answered('2026-12-01', 'stage-2', ben),
    resident('request-escalation', '2026-12-02', {}),
    ada('arrange-meeting', '2026-12-03', {
      stage: 'appeal',
      on: '2026-12-15T14:00:00.000Z' as never,
      with: 'three members of the Tenants Experience Group',
    }),
  )
  expect(letter).toContain('three members of the Tenants Experience Group')
  expect(letter).toContain('14:00 on Tuesday 15 December 2026')
  expect(letter).toContain('bring somebody with you')
})

test('an acknowledgement under a policy of 24 hours has the answer’s day too (flagship-2020 4.1)', () => {
  expect(
    letterOf(
      'acknowledgement',
      'flagship-2020',
      arrives('flagship-2020', '2026-11-09'),
      acknowledges('2026-11-10'),
    ),
  ).toContain('By Monday 23 November 2026')
})
