import type { Instant } from '../../calendar/instant.ts'
import type { OpeningEvent } from '../../case/events/opening.ts'
import type { Flag } from '../../classifier/reading.ts'
import { type OwedNotice, type ResidentKind, toResident, toStaff } from '../compose.ts'
import type { NoticeOf } from '../noticeOf.ts'
import { confirmedKinds, onceReceived, procedureOf, receiptFor } from '../receipt.ts'
import { keyOf, nobody, type OwesEach } from './owes.ts'

const alarming: Partial<Readonly<Record<Flag, string>>> = {
  hazard_emergency: 'an emergency in the home',
  safeguarding: 'somebody who may be at risk',
}

/** To whoever works the case and to the managers: a machine has read words that somebody must look at now. */
export const alerts = (
  flags: readonly Flag[],
  event: { readonly at: string },
  of: NoticeOf,
): readonly OwedNotice[] =>
  flags.flatMap((flag) => {
    const what = alarming[flag]
    if (what === undefined) return []
    return (['handler', 'manager'] as const).map((role) =>
      toStaff({ kind: 'alert', key: keyOf('alert', event, `${flag}/${role}`), to: { role } }, of, { what }),
    )
  })

type Read = { readonly at: Instant; readonly by: OpeningEvent['by'] }

/** A person has read it, and says what becomes of it (Code 1.4, 1.5). */
const confirmed = (event: Read, of: NoticeOf): readonly OwedNotice[] => {
  const kind: ResidentKind | null = confirmedKinds[of.state.route.outcome]
  if (kind === null) return []
  const which = { key: keyOf(kind, event), by: event.by }
  return [
    kind === 'confirmed-other-procedure'
      ? toResident({ ...which, kind }, of, { procedure: procedureOf(of.state) })
      : toResident({ ...which, kind }, onceReceived(of, event.at), {}),
  ]
}

export const owedByOpening: OwesEach<OpeningEvent['type']> = {
  'message-received': ({ message }, of) =>
    receiptFor(message, of.state.messageIds[0] === message.channelMessageId, of),
  'message-read': (event, of) =>
    of.state.route.outcome === 'not-for-us' ? [] : alerts(event.reading.flags, event, of),
  'case-opened': nobody('The receipt answers the message that opened it.'),
  'reading-confirmed': confirmed,
  'reading-corrected': confirmed,
  'complaint-raised': confirmed,
  'notice-sent': nobody('It is itself the record of a notice.'),
}
