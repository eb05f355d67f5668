import type { NoticeKind } from '../domain/notices/kinds.ts'
import { handleCommand } from './handleCommand.ts'
import type { CaseKeeping, OutgoingEmail } from './ports.ts'
import { replyAddress } from './replyAddress.ts'

/** Which letter of which case a mail is. */
export interface LetterOf {
  readonly caseId: string
  readonly reference: string
  readonly key: string
}

/** A key in the signs that a tag of SES may have, and back. */
export const tagOf = (key: string): string => Buffer.from(key).toString('base64url')
export const keyOfTag = (tag: string): string => Buffer.from(tag, 'base64url').toString()

/** The same mail, answered at its case's own address, and named in every report on it. */
export const tracked = (
  { rules, mail }: Pick<CaseKeeping, 'rules' | 'mail'>,
  { caseId, reference, key }: LetterOf,
  email: OutgoingEmail,
): OutgoingEmail => ({
  ...email,
  replyTo: replyAddress(rules.landlord.mailboxes[0] ?? rules.landlord.sender, reference, mail.signingKey),
  tags: { case: caseId, notice: tagOf(key) },
})

/** Sent because a message came, with nobody having looked at it: what two machines could send each other for ever. */
const isAutomatic = (kind: NoticeKind): boolean => kind === 'added' || kind.startsWith('receipt')

/**
 * Whether a machine's answer may go to this address now. Past the landlord's limit for an hour it is held back for good,
 * and the case says so; a person's letters are never held.
 */
export const mayAnswer = async (
  casework: CaseKeeping,
  { caseId, key }: LetterOf,
  { kind, address }: { readonly kind: NoticeKind; readonly address: string },
): Promise<boolean> => {
  if (!isAutomatic(kind)) return true
  const at = casework.now()
  const limit = casework.rules.landlord.automaticRepliesAnHour
  const may = await casework.mail.mayAnswer({ address, notice: `${caseId}/${key}`, at, limit })
  if (!may) await handleCommand(casework, caseId, { type: 'withhold-reply', at, by: 'putright', key })
  return may
}
