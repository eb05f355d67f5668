import { dayOf } from '../../calendar/day.ts'
import { dayInWords } from '../../calendar/words.ts'
import type { CaseEventOf } from '../../case/event.ts'
import type { CorrespondenceEvent } from '../../case/events/correspondence.ts'
import type { DateEvent } from '../../case/events/dates.ts'
import type { OpeningEvent } from '../../case/events/opening.ts'
import type { Message } from '../../message/message.ts'
import { because, plain, type Sentences } from './told.ts'

const day = (date: string): string => dayInWords(dayOf(date.slice(0, 10)))

const repeated = ({ repeats, sentTwice }: Message): string => {
  if (sentTwice === true) return ' The same words had come within a day, so this was not answered again.'
  return repeats === true ? ' The same words had come before.' : ''
}

export const openingSentences: Sentences<OpeningEvent['type']> = {
  'message-received': ({ message }) =>
    `A message came by ${message.channel}${message.subject === null ? '' : `, “${message.subject}”`}.${repeated(message)}`,
  'message-read': ({ reading }) =>
    `It was read as ${plain(reading.disposition)}${reading.confidence === 'ask' ? ', to be confirmed' : ''}${reading.flags.length === 0 ? '' : `, with ${reading.flags.map(plain).join(', ')}`}.`,
  'case-opened': ({ reference, route, policy }) =>
    `Opened as ${reference}: ${plain(route.outcome)} under ${policy} ${route.clause}. ${route.why}`,
  'reading-confirmed': ({ route }) => `Confirmed as ${plain(route.outcome)} (${route.clause}).`,
  'reading-corrected': ({ route, why }) =>
    `Corrected to ${plain(route.outcome)} (${route.clause})${because(why)}`,
  'complaint-raised': ({ route }) => `Became a complaint: ${plain(route.outcome)} (${route.clause}).`,
  'notice-sent': ({ key, channel }) => `Sent by ${channel}: ${plain(key.split('/')[0] ?? key)}.`,
}

const movedInWords = ({ from, to, kept }: CaseEventOf<'dates-moved'>['moved'][number]): string => {
  if (from === null) return `is new, by ${day(to ?? '')}`
  if (to === null) return `is gone; it was by ${day(from)}`
  return kept
    ? `stays on ${day(from)}, as it was promised, though the rules now give ${day(to)}`
    : `moved from ${day(from)} to ${day(to)}`
}

export const dateSentences: Sentences<DateEvent['type']> = {
  reminded: ({ milestone, stage, due }) =>
    `Reminded: “${plain(milestone)}” of ${plain(stage)} is due by ${day(due)}.`,
  'milestone-missed': ({ milestone, stage, due, clause }) =>
    `Breach: “${plain(milestone)}” of ${plain(stage)} was due by ${day(due)} (${clause}).`,
  'still-overdue': ({ milestone, stage, workingDaysLate }) =>
    `Still not done: “${plain(milestone)}” of ${plain(stage)}, ${workingDaysLate} working days late.`,
  'window-closing': ({ milestone, stage, due, clause }) =>
    `The time for “${plain(milestone)}” of ${plain(stage)} ends on ${day(due)} (${clause}); the resident is told.`,
  'window-closed': ({ milestone, stage, due, clause }) =>
    `The time for “${plain(milestone)}” of ${plain(stage)} ended on ${day(due)} (${clause}).`,
  'letters-fell-due': () =>
    'We opened: what came while we were closed was told to the resident, where it still holds.',
  'recorded-late': ({ milestone, stage, due, clause, happenedAt }, { moment }) =>
    `Recorded late: “${plain(milestone)}” of ${plain(stage)} was due by ${day(due)} (${clause}), and is now said to have been done at ${moment(happenedAt)}.`,
  'dates-moved': ({ moved }) =>
    `Dates were counted anew. ${moved
      .map((date) => `“${plain(date.milestone)}” ${movedInWords(date)}. ${date.why}`)
      .join(' ')}`,
}

export const correspondenceSentences: Sentences<CorrespondenceEvent['type']> = {
  'notice-reported': ({ report, reason }) => `A letter of ours: ${plain(report)}${because(reason)}`,
  'reply-withheld': () => 'An automatic answer was held back: that address had too many within the hour.',
  'message-repeated': ({ deliveredTo }) =>
    `The same mail came again${deliveredTo.length === 0 ? '' : `, to ${deliveredTo.join(' and ')}`}. It changes nothing.`,
  'join-suggested': ({ reference, why }) => `It may belong to ${reference}${because(why)}`,
  'join-declined': ({ reference }) => `It does not belong to ${reference}.`,
  linked: ({ reference, why }) => `${reference} is another matter of theirs${because(why)}`,
  joined: ({ reference }) => `It went on in ${reference}.`,
  'person-added': ({ person, why }) =>
    `${person.name ?? person.email ?? 'Somebody'} was added${because(why)}`,
  'task-raised': ({ what, why }) => `To do for a person, ${plain(what)}${because(why)}`,
  'task-done': ({ how }) => `Done${because(how)}`,
}
