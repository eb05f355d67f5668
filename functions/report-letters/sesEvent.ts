import { z } from 'zod'
import type { ReportedLetter } from '../../casework/reportLetter.ts'
import { keyOfTag } from '../../casework/tracked.ts'
import { instantSchema } from '../../domain/calendar/instant.ts'

const failed = z.object({
  emailAddress: z.string(),
  status: z.string().optional(),
  diagnosticCode: z.string().optional(),
})

const mail = z.object({ messageId: z.string(), tags: z.record(z.string(), z.array(z.string())).default({}) })

/**
 * What SES publishes of a mail that it was given, as far as it is used here.
 * Amazon SES Developer Guide, "Examples of event data that Amazon SES publishes to Amazon SNS".
 */
export const sesEventSchema = z.discriminatedUnion('eventType', [
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({
      bounceType: z.enum(['Undetermined', 'Permanent', 'Transient']),
      bouncedRecipients: z.array(failed),
      timestamp: instantSchema,
      feedbackId: z.string(),
    }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z.object({
      complainedRecipients: z.array(failed),
      timestamp: instantSchema,
      feedbackId: z.string(),
      complaintFeedbackType: z.string().nullish(),
    }),
  }),
  z.object({
    eventType: z.literal('Delivery'),
    mail,
    delivery: z.object({ recipients: z.array(z.string()), timestamp: instantSchema }),
  }),
  z.object({
    eventType: z.literal('DeliveryDelay'),
    mail,
    deliveryDelay: z.object({
      delayType: z.string(),
      delayedRecipients: z.array(failed),
      timestamp: instantSchema,
    }),
  }),
])
type SesEvent = z.infer<typeof sesEventSchema>

type Report = Omit<ReportedLetter, 'caseId' | 'key'>
type Failed = z.infer<typeof failed>

const reportsOn = (
  recipients: readonly Failed[],
  of: Pick<Report, 'reportId' | 'happenedAt' | 'report'>,
  reason: string | null = null,
): readonly Report[] =>
  recipients.map(({ emailAddress, status, diagnosticCode }) => ({
    ...of,
    recipient: emailAddress,
    status: status ?? null,
    reason: diagnosticCode ?? reason,
  }))

/** `Undetermined` is counted with what may yet arrive: SES itself does not suppress such an address. */
const told = (event: SesEvent): readonly Report[] => {
  switch (event.eventType) {
    case 'Bounce': {
      const { bounceType, bouncedRecipients, timestamp, feedbackId } = event.bounce
      const report = bounceType === 'Permanent' ? 'hard-bounce' : 'soft-bounce'
      return reportsOn(bouncedRecipients, { reportId: feedbackId, happenedAt: timestamp, report })
    }
    case 'Complaint': {
      const { complainedRecipients, timestamp, feedbackId, complaintFeedbackType } = event.complaint
      const of = { reportId: feedbackId, happenedAt: timestamp, report: 'complaint' } as const
      return reportsOn(complainedRecipients, of, complaintFeedbackType ?? null)
    }
    case 'Delivery': {
      const { recipients, timestamp } = event.delivery
      const of = {
        reportId: `delivery/${event.mail.messageId}`,
        happenedAt: timestamp,
        report: 'delivered',
      } as const
      return reportsOn(
        recipients.map((emailAddress) => ({ emailAddress })),
        of,
      )
    }
    case 'DeliveryDelay': {
      const { delayType, delayedRecipients, timestamp } = event.deliveryDelay
      const of = {
        reportId: `delay/${event.mail.messageId}`,
        happenedAt: timestamp,
        report: 'delayed',
      } as const
      return reportsOn(delayedRecipients, of, delayType)
    }
  }
}

/** The reports in an event, a recipient each; none where the mail bears no case, as a trial mail does not. */
export const reportsIn = (event: SesEvent): readonly ReportedLetter[] => {
  const [caseId] = event.mail.tags.case ?? []
  const [notice] = event.mail.tags.notice ?? []
  if (caseId === undefined) return []
  const key = notice === undefined ? null : keyOfTag(notice)
  return told(event).map((report) => ({ ...report, caseId, key }))
}
