import type { HazardEvent } from '../../case/events/hazards.ts'
import { toResident } from '../compose.ts'
import { keyOf, type OwesEach } from './owes.ts'

export const owedByHazards: OwesEach<HazardEvent['type']> = {
  'hazard-investigated': (event, of) => [
    toResident(
      { kind: 'hazard-investigated', key: keyOf('hazard-investigated', event), by: event.by },
      of,
      {},
    ),
  ],
  'hazard-made-safe': (event, of) => [
    toResident({ kind: 'hazard-made-safe', key: keyOf('hazard-made-safe', event), by: event.by }, of, {}),
  ],
  'hazard-summary-sent': (event, of) => [
    toResident({ kind: 'hazard-summary', key: keyOf('hazard-summary', event), by: event.by }, of, {
      summary: event.note,
    }),
  ],
  'hazard-works-started': (event, of) => [
    toResident(
      { kind: 'hazard-works-started', key: keyOf('hazard-works-started', event), by: event.by },
      of,
      {},
    ),
  ],
}
