import { isOpened, type OpenedCase } from '../domain/case/case.ts'
import type { Message } from '../domain/message/message.ts'
import { loadCase } from './handleCommand.ts'
import type { CaseKeeping, CaseSummary } from './ports.ts'
import { queue } from './queues.ts'

/** A mail that waits for a person because of what was found out about it, and how likely it is a resident's. */
export interface HeldMail {
  readonly reference: string
  readonly receivedAt: string
  readonly from: string | null
  readonly subject: string | null
  readonly suspect: 'spam' | 'virus' | null
  readonly proven: boolean
  /** 0 to 1, for the order alone: how much like a complaint it reads, and what else speaks for its sender. */
  readonly likely: number
  readonly why: string
  /** Cases that it may belong to. */
  readonly suggestions: readonly string[]
}

/** What speaks for a sender besides the words. A known tenant's mail stands above a stranger's that reads as well. */
const likelihood = (state: OpenedCase, message: Message): number => {
  const speaks = [
    state.reading.complaint * 0.5,
    message.person.tenancy === null ? 0 : 0.2,
    state.suggestions.length > 0 ? 0.15 : 0,
    message.proven ? 0.1 : 0,
    message.caseReference === null ? 0 : 0.05,
  ]
  return Number(speaks.reduce((sum, each) => sum + each, 0).toFixed(3))
}

const isHeld = (state: OpenedCase, message: Message): boolean =>
  message.channel === 'email' &&
  state.status === 'to-confirm' &&
  (message.suspect !== undefined || !message.proven || state.suggestions.length > 0)

const heldOf = async (casework: CaseKeeping, { caseId }: CaseSummary): Promise<readonly HeldMail[]> => {
  const { state, commits } = await loadCase(casework, caseId)
  const first = commits.flatMap(({ events }) => events).find((event) => event.type === 'message-received')
  if (!isOpened(state) || first === undefined || !isHeld(state, first.message)) return []
  const { message } = first
  return [
    {
      reference: state.reference,
      receivedAt: message.receivedAt,
      from: message.person.email,
      subject: message.subject,
      suspect: message.suspect ?? null,
      proven: message.proven,
      likely: likelihood(state, message),
      why: state.route.why,
      suggestions: state.suggestions.map(({ reference }) => reference),
    },
  ]
}

/** Every mail that is held for a person, the likeliest first. Costs the cases that wait to be confirmed. */
export const heldMail = (casework: CaseKeeping) => async (): Promise<readonly HeldMail[]> => {
  const held: HeldMail[] = []
  let after: string | undefined
  do {
    const page = await queue(casework)('to-confirm', { staffId: '' }, { limit: 100, after })
    for (const summary of page.items) held.push(...(await heldOf(casework, summary)))
    after = page.next ?? undefined
  } while (after !== undefined)
  return held.toSorted((left, right) => right.likely - left.likely)
}
