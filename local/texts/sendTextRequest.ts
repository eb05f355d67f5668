import { z } from 'zod'

/**
 * `SendTextMessage` of AWS End User Messaging SMS, by the limits of its API reference. What this stand-in does not do is
 * refused, never dropped.
 */
export const sendTextSchema = z.strictObject({
  /** E.164: at most fifteen digits (ITU-T E.164, 6). */
  DestinationPhoneNumber: z.string().regex(/^\+?[1-9][0-9]{1,14}$/),
  OriginationIdentity: z
    .string()
    .max(256)
    .regex(/^[A-Za-z0-9_:/+-]+$/)
    .optional(),
  MessageBody: z.string().min(1).max(1600),
  MessageType: z.enum(['TRANSACTIONAL', 'PROMOTIONAL']).optional(),
  /** US dollars for each part. */
  MaxPrice: z
    .string()
    .min(2)
    .max(8)
    .regex(/^[0-9]{0,2}\.[0-9]{1,5}$/)
    .optional(),
  /** Seconds, three days at most. */
  TimeToLive: z.int().min(5).max(259_200).optional(),
})

export type SendText = z.output<typeof sendTextSchema>
