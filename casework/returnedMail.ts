import { isOpened, type OpenedCase } from '../domain/case/case.ts'
import type { LetterReport } from '../domain/case/events/correspondence.ts'
import type { Message, ReturnedMail } from '../domain/message/message.ts'
import { handleCommand, type LoadedCase, loadCase } from './handleCommand.ts'
import type { Casework } from './ports.ts'

const reportOf: Readonly<Record<ReturnedMail['deliveries'][number]['outcome'], LetterReport>> = {
  hard: 'hard-bounce',
  soft: 'soft-bounce',
  delayed: 'delayed',
  delivered: 'delivered',
}

const sameAddress = (left: string | null, right: string): boolean =>
  left?.toLowerCase() === right.toLowerCase()

/** Whom we write to about a case: its people, and the staff. A report on anybody else is not about a letter of it. */
const isWrittenTo = (casework: Casework, { people, replyRoute }: OpenedCase, address: string): boolean =>
  people.some(({ email }) => sameAddress(email, address)) ||
  (replyRoute?.channel === 'email' && sameAddress(replyRoute.address, address)) ||
  casework.rules.landlord.staff.some(({ email }) => sameAddress(email, address))

const caseOf = async ({ directory }: Casework, message: Message): Promise<string | null> => {
  const thread = await directory.findByThread(message.returned?.threads ?? [])
  if (thread !== null || message.caseReference === null) return thread
  return await directory.findByReference(message.caseReference)
}

/**
 * A letter came back: the case that it was about is told which address failed and how, and a person is asked to reach
 * the resident another way. Anybody can write such a report, so it only ever counts for an address that we write to
 * about that very case. `null` where it is about no letter of ours.
 */
export const tellOfReturn = async (casework: Casework, message: Message): Promise<LoadedCase | null> => {
  if (message.returned === undefined) return null
  const caseId = await caseOf(casework, message)
  const loaded = caseId === null ? null : await loadCase(casework, caseId)
  if (loaded === null || !isOpened(loaded.state)) return null
  const { state } = loaded
  const ours = message.returned.deliveries.filter(({ recipient }) => isWrittenTo(casework, state, recipient))
  for (const { recipient, outcome, status, reason } of ours) {
    await handleCommand(casework, loaded.caseId, {
      type: 'report-notice',
      at: casework.now(),
      by: 'putright',
      reportId: `${message.channelMessageId}/${recipient.toLowerCase()}`,
      key: null,
      recipient,
      report: reportOf[outcome],
      status,
      reason,
    })
  }
  return ours.length === 0 ? null : await loadCase(casework, loaded.caseId)
}
