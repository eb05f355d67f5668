import type { Instant } from '../domain/calendar/instant.ts'
import type { LetterReport } from '../domain/case/events/correspondence.ts'
import { handleCommand } from './handleCommand.ts'
import type { CaseKeeping } from './ports.ts'

/** What the provider says became of one letter at one address. */
export interface ReportedLetter {
  readonly caseId: string
  readonly key: string | null
  /** The provider's own id of the report, so that it is recorded once. */
  readonly reportId: string
  readonly happenedAt: Instant
  readonly recipient: string
  readonly report: LetterReport
  readonly status: string | null
  readonly reason: string | null
}

/** Keeps a report on the case that the letter was about. A letter that did not arrive becomes a person's task. */
export const reportLetter =
  (casework: Pick<CaseKeeping, 'store' | 'rules' | 'now'>) =>
  async ({ caseId, reportId, recipient, ...told }: ReportedLetter): Promise<void> => {
    await handleCommand(casework, caseId, {
      type: 'report-notice',
      at: casework.now(),
      by: 'putright',
      reportId: `${reportId}/${recipient.toLowerCase()}`,
      recipient,
      ...told,
    })
  }
