import type { z } from 'zod'
import type { CaseKeeping, Casework } from '../../casework/ports.ts'
import type { AttachmentShelf } from '../../casework/readAttachment.ts'
import type { Instant } from '../../domain/calendar/instant.ts'
import type { StaffMember } from '../../domain/landlord/landlord.ts'
import type { ProblemName } from './problems.ts'
import type { Request } from './request.ts'

export interface StaffApi {
  readonly keeping: CaseKeeping
  /** With the classifier, whose model is large, so that only those who log for a resident wait for it. */
  readonly casework: () => Promise<Casework>
  /** What came with messages; opened when somebody first asks for it. */
  readonly shelf: () => AttachmentShelf
  /** Counts a request: the seconds to wait where somebody has made too many, else null. */
  readonly countRequest: (who: string, now: Instant) => Promise<number | null>
}

export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What a route does for whoever is proven to be on the staff, and how the API's own description tells of it. */
export interface Operation {
  readonly summary: string
  readonly description: string
  readonly answer: (api: StaffApi, staff: StaffMember, request: Request) => Promise<Answer>
  /** What the answer holds. */
  readonly answers: z.ZodType
  /** The status of a good answer; 200 where it is left out. */
  readonly status?: number
  readonly body?: z.ZodType
  readonly query?: z.ZodObject
  readonly headers?: readonly HeaderName[]
  /** What may go wrong besides what can anywhere. */
  readonly problems?: readonly ProblemName[]
}

export type HeaderName = 'If-Match' | 'Idempotency-Key (needed)' | 'Idempotency-Key'
