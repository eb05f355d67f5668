import { z } from 'zod'
import { instantSchema } from '../../domain/calendar/instant.ts'

const verdictSchema = z.object({ status: z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']) })

/**
 * What SES tells when a receipt rule has put a mail into S3, as far as it is used here.
 * Amazon SES Developer Guide, "Contents of notifications for Amazon SES email receiving".
 */
export const sesNotificationSchema = z.object({
  notificationType: z.literal('Received'),
  mail: z.object({
    messageId: z.string(),
    /** The address of the envelope, which SPF is about; empty for a report. */
    source: z.string(),
    destination: z.array(z.string()),
  }),
  receipt: z.object({
    timestamp: instantSchema,
    /** The addresses of ours that it was taken for. */
    recipients: z.array(z.string()),
    spamVerdict: verdictSchema,
    virusVerdict: verdictSchema,
    spfVerdict: verdictSchema,
    dkimVerdict: verdictSchema,
    dmarcVerdict: verdictSchema,
    action: z.object({ type: z.literal('S3'), bucketName: z.string(), objectKey: z.string() }),
  }),
})
export type SesNotification = z.infer<typeof sesNotificationSchema>

const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .replace(/>$/, '')
    .toLowerCase()

/**
 * SPF speaks of the envelope's domain and of no other: anybody may pass it for their own and write what they like into
 * the From. It counts where that is the From's domain or, as for bounces, one below it (RFC 7489, 3.1.2).
 */
const isAligned = (source: string, from: string): boolean =>
  source.includes('@') && `.${domainOf(source)}`.endsWith(`.${domainOf(from)}`)

/**
 * Is the sender who the From says? DMARC passing says so. Where the domain has no DMARC record (GRAY), SPF and DKIM must
 * both pass, and SPF for the From's own domain. Anything else may open a case, and never sees or joins one.
 */
export const isProven = ({ receipt, mail }: SesNotification, from: string): boolean => {
  const { spfVerdict, dkimVerdict, dmarcVerdict } = receipt
  if (dmarcVerdict.status === 'PASS') return true
  const passed = spfVerdict.status === 'PASS' && dkimVerdict.status === 'PASS'
  return dmarcVerdict.status === 'GRAY' && passed && isAligned(mail.source, from)
}

export const suspicion = ({ receipt }: SesNotification): 'virus' | 'spam' | undefined => {
  if (receipt.virusVerdict.status === 'FAIL') return 'virus'
  return receipt.spamVerdict.status === 'FAIL' ? 'spam' : undefined
}
