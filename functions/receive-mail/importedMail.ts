import { createHash } from 'node:crypto'
import type { LandlordRules } from '../../casework/ports.ts'
import { type Instant, instantSchema } from '../../domain/calendar/instant.ts'
import type { ReadMail } from '../../mail/readMailSchema.ts'
import type { SesNotification } from './sesNotification.ts'

type Status = SesNotification['receipt']['spfVerdict']

const statuses = { pass: 'PASS', fail: 'FAIL', unknown: 'GRAY' } as const

/** Nobody scans an old mailbox again: what its server found out stands in the mail, and nothing more is known. */
const verdictOf = (verdict: ReadMail['verdicts']['spf']): Status => ({ status: statuses[verdict] })

/** The day it was written, where that is a day on which the landlord had a policy; else today. */
const receivedAt = (mail: ReadMail, rules: LandlordRules, now: Instant): Instant => {
  const written = instantSchema.safeParse(mail.date)
  if (!written.success || written.data > now) return now
  try {
    rules.policyAt(written.data)
    return written.data
  } catch {
    return now
  }
}

/** One key for the same bytes, so that importing again stores nothing new. */
export const importedKey = (raw: Uint8Array): string =>
  `mail/imported/${createHash('sha256').update(raw).digest('hex')}`

/** What SES would have told of a mail, had it come in through SES on the day it was written. */
export const notificationOfImport = (
  mail: ReadMail,
  stored: { readonly bucket: string; readonly key: string },
  { rules, now }: { readonly rules: LandlordRules; readonly now: Instant },
): SesNotification => ({
  notificationType: 'Received',
  // Whose envelope it came in is not known any more, so that only DMARC can have proven its sender.
  mail: { messageId: stored.key, source: '', destination: [] },
  receipt: {
    timestamp: receivedAt(mail, rules, now),
    recipients: [],
    spamVerdict: verdictOf(mail.verdicts.spam),
    virusVerdict: verdictOf(mail.verdicts.virus),
    spfVerdict: verdictOf(mail.verdicts.spf),
    dkimVerdict: verdictOf(mail.verdicts.dkim),
    dmarcVerdict: verdictOf(mail.verdicts.dmarc),
    action: { type: 'S3', bucketName: stored.bucket, objectKey: stored.key },
  },
})
