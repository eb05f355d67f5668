import type { Instant } from '../calendar/instant.ts'
import type { StageId } from '../deadlines/fact.ts'
import type { Actor } from './actor.ts'
import type { AnswerDecision } from './remedy.ts'

/** The meeting of a stage that has one. */
export interface Meeting {
  readonly on: Instant | null
  readonly heldAt: Instant | null
  /** The resident does not want one. */
  readonly declined: boolean
}

/** One stage as this case went through it. A stage that starts afresh after a reopening is a new one. */
export interface StageWork {
  readonly stage: StageId
  readonly since: Instant
  /** Who answers. */
  readonly handler: Actor | null
  readonly role: string | null
  readonly support: readonly { readonly handler: Actor; readonly role: string | null }[]
  /** Everybody who did anything in it: none of them reviews it (Code 6.13). */
  readonly tookPart: readonly Actor[]
  /** The policy's grounds that the request touched. */
  readonly grounds: readonly string[]
  /** Our understanding of the complaint and the outcomes sought (Code 5.6). */
  readonly definition: { readonly definition: string; readonly outcomesSought: string } | null
  readonly acknowledgedAt: Instant | null
  readonly meeting: Meeting | null
  readonly panel: AnswerDecision | null
  /** How often it was extended. */
  readonly extensions: number
  readonly answer: { readonly at: Instant; readonly by: Actor; readonly decision: AnswerDecision } | null
  readonly outcomeReceivedAt: Instant | null
  /** A person found that another stage was right; its clock was taken away. */
  readonly left: boolean
}

/**
 * A request for the next stage. `held`: asked before the answer, and kept until then. `to-decide`: asked late, or held
 * and now answered; a person decides and the next stage's clock runs meanwhile.
 */
export interface EscalationRequest {
  readonly stage: StageId
  readonly next: StageId
  /** From when the next stage's clock runs. */
  readonly from: Instant
  readonly timing: 'in-time' | 'late' | 'early'
  readonly standing: 'held' | 'to-decide' | 'accepted' | 'refused' | 'dropped'
  readonly grounds: readonly string[]
  /** What a refusal leads back to. */
  readonly statusBefore: 'open' | 'responded' | 'withdrawn' | 'closed'
}

/** A stage at its beginning. */
export const beginStage = (stage: StageId, since: Instant, grounds: readonly string[] = []): StageWork => ({
  stage,
  since,
  handler: null,
  role: null,
  support: [],
  tookPart: [],
  grounds,
  definition: null,
  acknowledgedAt: null,
  meeting: null,
  panel: null,
  extensions: 0,
  answer: null,
  outcomeReceivedAt: null,
  left: false,
})
