import { isValidSlackRequest } from '@slack/bolt'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

/** The body as it was sent. API Gateway hands forms on in base64. */
export const rawBodyOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body

/** When Slack says that it sent this, in milliseconds since 1970, whole seconds; not a number where it does not say. */
export const sentAt = (headers: Readonly<Record<string, string | undefined>>): number =>
  Number(headers['x-slack-request-timestamp'] ?? Number.NaN) * 1000

/**
 * Is this request Slack’s, signed within the last five minutes? Asked before Bolt’s receiver, which asks again: it
 * parses a body before it proves it, and reads base64 as ASCII.
 */
export const isSigned = (event: APIGatewayProxyEventV2, signingSecret: string, now: number): boolean => {
  const signature = event.headers['x-slack-signature']
  return (
    signature !== undefined &&
    isValidSlackRequest({
      signingSecret,
      body: rawBodyOf(event),
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': sentAt(event.headers) / 1000 },
      nowMilliseconds: now,
    })
  )
}
