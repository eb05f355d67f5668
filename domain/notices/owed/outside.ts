import type { OutsideEvent } from '../../case/events/outside.ts'
import { toResident, toStaff } from '../compose.ts'
import { actionParts } from '../response.ts'
import { keyOf, type OwesEach } from './owes.ts'

export const owedByOutside: OwesEach<OutsideEvent['type']> = {
  'ombudsman-contacted': (event, of) => [
    toStaff(
      { kind: 'ombudsman-contacted', key: keyOf('ombudsman-contacted', event), to: { role: 'manager' } },
      of,
      {},
    ),
  ],
  // The ombudsman tells the resident what it found; we tell them what we will do about it.
  determined: (event, of) => [
    toStaff(
      { kind: 'ombudsman-determined', key: keyOf('ombudsman-determined', event), to: { role: 'manager' } },
      of,
      {},
    ),
    ...(event.orders.length === 0
      ? []
      : [
          toResident({ kind: 'determined', key: keyOf('determined', event), by: event.by }, of, {
            actions: actionParts(event.orders),
          }),
        ]),
  ],
  'survey-sent': (event, of) => [
    toResident({ kind: 'survey', key: keyOf('survey', event, event.stage ?? 'case'), by: event.by }, of, {}),
  ],
  'survey-answered': (event, of) => [
    toResident({ kind: 'survey-thanks', key: keyOf('survey-thanks', event), by: event.by }, of, {}),
  ],
}
