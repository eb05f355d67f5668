import type { EndingEvent } from '../../case/events/endings.ts'
import { toResident } from '../compose.ts'
import { ruleSaid } from '../ruleSaid.ts'
import { agreed } from './agreed.ts'
import { onlyByPerson } from './onlyByPerson.ts'
import { keyOf, type OwesEach } from './owes.ts'
import { toldNow } from './timeTold.ts'

export const owedByEndings: OwesEach<EndingEvent['type']> = {
  refused: (event, of) => [
    ...onlyByPerson(event, of, () =>
      toResident(
        { kind: 'refusal', key: keyOf('refusal', event), by: event.by, ombudsman: event.ombudsman },
        of,
        { reasons: event.explanation, clause: ruleSaid(event.clause) },
      ),
    ),
    ...agreed(event, 'the complaint is not taken on', of),
  ],
  withdrawn: (event, of) => [
    toResident({ kind: 'withdrawn', key: keyOf('withdrawn', event), by: event.by }, of, {}),
  ],
  closed: toldNow,
  reopened: (event, of) => [
    toResident({ kind: 'reopened', key: keyOf('reopened', event), by: event.by }, of, {}),
  ],
}
