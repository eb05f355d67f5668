import type { OpenedCase } from '../case/case.ts'
import type { CaseEventOf } from '../case/event.ts'
import { missedKey, reminderKey } from '../case/evolve.ts'
import type { MilestoneName } from '../deadlines/milestone.ts'
import type { Notice } from './notice.ts'
import { sayDue } from './sayDate.ts'

/** What each date asks of staff, in their words. */
export const duty: Readonly<Record<MilestoneName, string>> = {
  acknowledge: 'Acknowledge',
  contact: 'Make contact',
  respond: 'Answer',
  'extension-limit': 'Latest date of an extension',
  'escalate-by': 'Last day to take it further',
  'meet-by': 'Hold the meeting',
  'refer-by': 'Last day to go to the ombudsman',
  'make-safe': 'Make safe',
  investigate: 'Investigate the hazard',
  summary: 'Send the written summary',
  'safety-work': 'Do the safety work',
  'works-started': 'Start the further works',
}

const days = (count: number): string => (count === 1 ? '1 working day' : `${count} working days`)

/** To whoever holds the case, some working days before a date. No personal data: previews are seen by others. */
export const reminderNotice = (state: OpenedCase, event: CaseEventOf<'reminded'>): Notice => ({
  key: reminderKey(event),
  subject: `${state.reference}: ${duty[event.milestone]} by ${sayDue(event.due)}`,
  parts: [
    {
      kind: 'paragraph',
      text: `${duty[event.milestone]} case ${state.reference} (${event.stage}) by ${sayDue(event.due)}. That is in ${days(event.workingDaysBefore)}.`,
    },
  ],
})

/** To the managers, when a date has passed: the breach is on the case's record. */
export const breachNotice = (state: OpenedCase, event: CaseEventOf<'milestone-missed'>): Notice => ({
  key: missedKey(event),
  subject: `${state.reference}: late since ${sayDue(event.due)}`,
  parts: [
    {
      kind: 'paragraph',
      text: `Case ${state.reference} (${event.stage}): “${duty[event.milestone]}” was due by ${sayDue(event.due)} and is not recorded as done (${state.policy} ${event.clause}). The breach is on the record. Tell the resident now when they will hear, and why.`,
    },
  ],
})
