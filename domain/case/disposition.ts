import type { Disposition } from '../classifier/reading.ts'
import type { Outcome } from '../policy/outcome.ts'
import type { OpenedCase } from './case.ts'

/** Outcomes that settle what a case is, whatever was read. The others keep the reading's own word. */
const settled: Partial<Readonly<Record<Outcome, Disposition>>> = {
  'stage-1': 'complaint',
  'stage-2': 'complaint',
  appeal: 'complaint',
  enquiry: 'enquiry',
  compliment: 'compliment',
  'other-procedure': 'other_procedure',
  'not-for-us': 'not_for_us',
}

/** What a case is taken to be. */
export const dispositionOf = (state: OpenedCase): Disposition =>
  settled[state.route.outcome] ?? state.reading.disposition
