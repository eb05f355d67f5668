import { z } from 'zod'
import { instantSchema } from '../../domain/calendar/instant.ts'

const verdictSchema = z.object({ status: z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']) })

/**
 * What SES tells when a receipt rule has put a mail into S3, as far as it is used here.
 * Amazon SES Developer Guide, "Contents of notifications for Amazon SES email receiving".
 */
export const sesNotificationSchema = z.object({
  notificationType: z.literal('Received'),
  mail: z.object({ messageId: z.string(), destination: z.array(z.string()) }),
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

/**
 * Is the sender who the From says? DMARC passing says so. Where the domain has no DMARC record (GRAY), SPF and DKIM must
 * both pass. Anything else may open a case, and never sees or joins one.
 */
export const isProven = ({ receipt }: SesNotification): boolean => {
  const { spfVerdict, dkimVerdict, dmarcVerdict } = receipt
  if (dmarcVerdict.status === 'PASS') return true
  return dmarcVerdict.status === 'GRAY' && spfVerdict.status === 'PASS' && dkimVerdict.status === 'PASS'
}

export const suspicion = ({ receipt }: SesNotification): 'virus' | 'spam' | undefined => {
  if (receipt.virusVerdict.status === 'FAIL') return 'virus'
  return receipt.spamVerdict.status === 'FAIL' ? 'spam' : undefined
}
