import type { FollowPorts } from '../../casework/followPorts.ts'
import type { Session } from '../../casework/session.ts'
import type { Attachment } from '../../domain/message/message.ts'
import type { AddressOf } from '../formRequest.ts'

export interface FollowCase {
  readonly ports: FollowPorts
  /** Photos and documents that were sent for a form, by their ids; what is not there or not fit is left out. */
  readonly uploaded: (session: Session, ids: readonly string[]) => Promise<readonly Attachment[]>
  /** Where photos are sent to, for the page’s policy. */
  readonly uploadOrigin: string | null
  readonly addressOf: AddressOf
}
