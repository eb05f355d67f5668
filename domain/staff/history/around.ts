import type { EndingEvent } from '../../case/events/endings.ts'
import type { EscalationEvent } from '../../case/events/escalation.ts'
import type { IssueEvent } from '../../case/events/issues.ts'
import type { OutsideEvent } from '../../case/events/outside.ts'
import type { PeopleEvent } from '../../case/events/people.ts'
import { because, ended, plain, type Sentences } from './told.ts'

const timings = { 'in-time': 'in time', late: 'after the time for it', early: 'before the answer' } as const

export const escalationSentences: Sentences<EscalationEvent['type']> = {
  'escalation-requested': ({ next, timing, words }) =>
    `The resident asked for ${plain(next)}, ${timings[timing]}${because(words)}`,
  'escalation-accepted': ({ next, clause, why }) => `${plain(next)} taken on (${clause})${because(why)}`,
  'escalation-refused': ({ next, clause, reasons, agreedBy }, { who }) =>
    `${plain(next)} refused (${clause})${agreedBy === null ? '' : `, agreed by ${who(agreedBy.by)}`}${because(reasons)}`,
  'escalation-dropped': ({ why }) => `The resident no longer asks for it${because(why)}`,
}

export const issueSentences: Sentences<IssueEvent['type']> = {
  'issue-merged': ({ what, clause }) => `A new issue was taken in (${clause})${because(what)}`,
  'issue-split': ({ what, as, reference, clause }) =>
    `A new issue became a ${plain(as)} of its own, ${reference} (${clause})${because(what)}`,
}

export const peopleSentences: Sentences<PeopleEvent['type']> = {
  'representative-authorised': ({ representative, consent }) =>
    `${representative.name} (${representative.as}) may speak for the resident, by ${consent.form} consent.`,
  'representative-withdrawn': ({ why }) =>
    `The representative no longer speaks for the resident${because(why)}`,
  'adjustment-recorded': ({ what }) => `We do differently for them${because(what)}`,
  'adjustment-ended': ({ why }) => `An adjustment ended${because(why)}`,
  'address-proven': () => 'The resident proved that the address is theirs.',
  'number-proven': () => 'The resident proved that the telephone number is theirs.',
  'flag-raised': ({ flag, why }) => `Noticed: ${plain(flag)}${because(why)}`,
  'flag-cleared': ({ flag, why }) => `No longer: ${plain(flag)}${because(why)}`,
}

export const outsideSentences: Sentences<OutsideEvent['type']> = {
  'ombudsman-contacted': ({ what, theirReference }) =>
    `The ombudsman was in touch${theirReference === null ? '' : ` (${theirReference})`}${because(what)}`,
  determined: ({ finding, orders }) =>
    `The ombudsman found${because(finding)}${orders.length === 0 ? '' : ` Ordered: ${ended(orders.map(({ what }) => what).join('; '))}`}`,
  'survey-sent': () => 'Asked how it went.',
  'survey-answered': ({ handling, outcome, words }) =>
    `The resident gives the handling ${handling} of 5 and the outcome ${outcome} of 5${because(words)}`,
}

export const endingSentences: Sentences<EndingEvent['type']> = {
  refused: ({ exclusion, clause, explanation, agreedBy }, { who }) =>
    `Not taken on: ${plain(exclusion)} (${clause})${agreedBy === null ? '' : `, agreed by ${who(agreedBy.by)}`}${because(explanation)}`,
  withdrawn: ({ why }) => `The resident withdrew it${because(why)}`,
  closed: ({ why }) => `Closed${because(why)}`,
  reopened: ({ why }) => `Reopened${because(why)}`,
}
