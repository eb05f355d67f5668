import { isStaff } from '../../case/actor.ts'
import type { PeopleEvent } from '../../case/events/people.ts'
import type { Flag } from '../../classifier/reading.ts'
import { toResident } from '../compose.ts'
import { alerts } from './opening.ts'
import { keyOf, nobody, type OwesEach } from './owes.ts'

const isHazard = (flag: Flag): boolean => flag === 'hazard_emergency' || flag === 'hazard_significant'

export const owedByPeople: OwesEach<PeopleEvent['type']> = {
  // Where they named who acts for them themselves, they were answered there; a letter confirms what staff recorded.
  'representative-authorised': (event, of) =>
    isStaff(event.by)
      ? [
          toResident(
            {
              kind: 'representative',
              key: keyOf('representative', event, event.representative.id),
              by: event.by,
            },
            of,
            { name: event.representative.name },
          ),
        ]
      : [],
  'representative-withdrawn': (event, of) => [
    toResident(
      { kind: 'representative-ended', key: keyOf('representative-ended', event, event.id), by: event.by },
      of,
      {},
    ),
  ],
  // What they said of themselves needs no letter that says it again.
  'adjustment-recorded': (event, of) =>
    isStaff(event.by)
      ? [
          toResident({ kind: 'adjustment', key: keyOf('adjustment', event, event.id), by: event.by }, of, {
            what: event.what,
          }),
        ]
      : [],
  'adjustment-ended': (event, of) => [
    toResident(
      { kind: 'adjustment-ended', key: keyOf('adjustment-ended', event, event.id), by: event.by },
      of,
      {
        what: of.state.adjustments.find(({ id }) => id === event.id)?.what ?? null,
      },
    ),
  ],
  'flag-raised': (event, of) => [
    ...alerts([event.flag], event, of),
    ...(isHazard(event.flag)
      ? [
          toResident(
            { kind: 'hazard-known', key: keyOf('hazard-known', event, event.flag), by: event.by },
            of,
            {},
          ),
        ]
      : []),
  ],
  'address-proven': nobody('They proved it themselves, on the page that they were then shown.'),
  'number-proven': nobody('They proved it themselves, on the page that they were then shown.'),
  'flag-cleared': (event, of) =>
    isHazard(event.flag)
      ? [
          toResident(
            { kind: 'hazard-cleared', key: keyOf('hazard-cleared', event, event.flag), by: event.by },
            of,
            {},
          ),
        ]
      : [],
}
