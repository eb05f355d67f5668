import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { z } from 'zod'

/** What is looked at before an activity is proven; the rest is the adapter’s to read. */
const activitySchema = z.looseObject({
  type: z.string().min(1),
  name: z.string().optional(),
  from: z.looseObject({ id: z.string() }),
  conversation: z.looseObject({ id: z.string() }),
  channelId: z.string().optional(),
  serviceUrl: z.string().optional(),
  deliveryMode: z.string().optional(),
})
export type UnprovenActivity = z.infer<typeof activitySchema>

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The activity in a request; null where there is none. */
export const activityIn = ({
  body = '',
  isBase64Encoded,
}: APIGatewayProxyEventV2): UnprovenActivity | null => {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body
  return activitySchema.safeParse(json(text)).data ?? null
}
