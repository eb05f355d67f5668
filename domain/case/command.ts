import type { Instant } from '../calendar/instant.ts'
import type { Reading } from '../classifier/reading.ts'
import type { StageId } from '../deadlines/fact.ts'
import type { Message } from '../message/message.ts'
import type { Route } from '../policy/outcome.ts'
import type { Actor, CaseEventOf } from './event.ts'

interface Asked {
  readonly at: Instant
  readonly by: Actor
}

/** What can be asked of a case: imperatives. `decide` answers each with events or a refusal. */
export type CaseCommand = Asked &
  (
    | {
        readonly type: 'open-case'
        readonly message: Message
        readonly reading: Reading
        readonly route: Route
        readonly reference: string
        readonly policy: string
      }
    | { readonly type: 'add-message'; readonly message: Message; readonly reading: Reading }
    | { readonly type: 'confirm-reading'; readonly route: Route }
    | {
        readonly type: 'record-notice'
        readonly notice: Pick<CaseEventOf<'notice-sent'>, 'key' | 'channel' | 'providerId'>
      }
    | {
        readonly type: 'acknowledge'
        readonly stage: StageId
        readonly means: 'phone' | 'letter'
        readonly definition: string
        readonly outcomesSought: string
      }
    | {
        readonly type: 'respond'
        readonly stage: StageId
        readonly decision: CaseEventOf<'responded'>['decision']
        readonly response: string
      }
    | { readonly type: 'reach-milestones' }
    | { readonly type: 'withdraw'; readonly why: string }
    | { readonly type: 'close'; readonly why: string }
  )

/** Why something may not be done: plain words for staff, and the clause where there is one. */
export interface Refusal {
  readonly why: string
  readonly clause?: string
}
