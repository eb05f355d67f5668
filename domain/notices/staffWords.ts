import type { MilestoneName } from '../deadlines/milestone.ts'

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

export const days = (count: number): string => (count === 1 ? '1 working day' : `${count} working days`)
