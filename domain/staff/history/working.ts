import { dayOf } from '../../calendar/day.ts'
import { dayInWords } from '../../calendar/words.ts'
import type { ActionEvent } from '../../case/events/actions.ts'
import type { AnsweringEvent } from '../../case/events/answering.ts'
import type { HandlingEvent } from '../../case/events/handling.ts'
import type { HazardEvent } from '../../case/events/hazards.ts'
import type { Remedy } from '../../case/remedy.ts'
import { because, ended, plain, type Sentences } from './told.ts'

const day = (date: string): string => dayInWords(dayOf(date))

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

const remedyInWords = (remedy: Remedy): string =>
  remedy.kind === 'money'
    ? `${pounds.format(remedy.pence / 100)} for ${remedy.for}, ${remedy.what}`
    : `${plain(remedy.kind)}, ${remedy.what}`

const wanted = (outcomes: string): string => (outcomes.trim() === '' ? '' : ` Wanted: ${ended(outcomes)}`)

export const handlingSentences: Sentences<HandlingEvent['type']> = {
  acknowledged: ({ stage, means, definition, outcomesSought, answerBy }) =>
    `${plain(stage)} acknowledged by ${means}. The complaint: ${ended(definition)}${wanted(outcomesSought)}${answerBy === undefined ? '' : ` The answer is promised by ${day(answerBy)}.`}`,
  'definition-agreed': ({ definition, outcomesSought, residentAgrees }) =>
    `The complaint is understood as: ${ended(definition)}${wanted(outcomesSought)} ${residentAgrees ? 'The resident agrees.' : 'The resident does not agree.'}`,
  assigned: ({ stage, handler, part, role }, { who }) =>
    `${plain(stage)} given to ${who(handler)}${part === 'support' ? ', in support' : ''}${role === null ? '' : ` (${role})`}.`,
  'conflict-declared': ({ person, why }, { who }) =>
    `${who(person)} has a conflict of interest${because(why)}`,
  'contact-made': ({ means, said }) => `Contact by ${plain(means)}${because(said)}`,
  'evidence-asked': ({ from, what, wantedBy }) =>
    `Evidence asked of ${from === 'other' ? 'somebody else' : `the ${from}`}${wantedBy === undefined ? '' : `, by ${day(wantedBy)}`}${because(what)}`,
  'evidence-received': ({ what }) => `Evidence came${because(what)}`,
}

export const answeringSentences: Sentences<AnsweringEvent['type']> = {
  'extension-notified': ({ stage, until, reasons, clause }) =>
    `More time for ${plain(stage)}, until ${day(until)} (${clause})${because(reasons)}`,
  'extension-told-late': ({ stage, until, reasons }) =>
    `The resident was told too late that ${plain(stage)} takes until ${day(until)}; it extends nothing${because(reasons)}`,
  'meeting-arranged': (event, { moment }) => `A meeting with ${event.with} at ${moment(event.on)}.`,
  'meeting-moved': ({ on, why }, { moment }) => `The meeting moved to ${moment(on)}${because(why)}`,
  'meeting-held': ({ present }) => ended(`The meeting was held, with ${present.join(', ')}`),
  'meeting-declined': () => 'The resident does not want a meeting.',
  'panel-decided': ({ decision, reasons }) => `The panel decided: ${plain(decision)}${because(reasons)}`,
  responded: ({ stage, decision, remedies = [], actions = [], furtherBy }) =>
    [
      `${plain(stage)} answered: ${plain(decision)}.`,
      ...remedies.map((remedy) => `Offered: ${ended(remedyInWords(remedy))}`),
      ...actions.map(({ what, until }) => `Promised by ${day(until)}: ${ended(what)}`),
      ...(furtherBy === undefined ? [] : [`It can be taken further until ${day(furtherBy)}.`]),
    ].join(' '),
  'outcome-received': ({ stage }) => `The resident has the answer of ${plain(stage)}.`,
}

export const actionSentences: Sentences<ActionEvent['type']> = {
  'remedy-offered': ({ remedy }) => `Offered: ${ended(remedyInWords(remedy))}`,
  'action-promised': ({ action }) => `Promised by ${day(action.until)}: ${ended(action.what)}`,
  'action-moved': ({ until, why }) => `What was promised is now for ${day(until)}${because(why)}`,
  'action-completed': ({ how }) => `What was promised is done${because(how)}`,
  'action-overdue': ({ until }) => `What was promised for ${day(until)} is not done.`,
  'action-still-overdue': ({ until, workingDaysLate }) =>
    `What was promised for ${day(until)} is still not done, ${workingDaysLate} working days late.`,
}

export const hazardSentences: Sentences<HazardEvent['type']> = {
  'hazard-investigated': ({ note }) => `The hazard was investigated${because(note)}`,
  'hazard-made-safe': ({ note }) => `Made safe${because(note)}`,
  'hazard-summary-sent': ({ note }) => `The written summary of the investigation was sent${because(note)}`,
  'hazard-works-started': ({ note }) => `The further works began${because(note)}`,
}
