import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { region } from '../account.ts'
import {
  BodyTooLarge,
  isLocalHost,
  type Listening,
  type Running,
  readBody,
  sendJson,
  serve,
} from '../server.ts'
import type { Outbox } from '../ses/outbox.ts'
import { partsIn } from './parts.ts'
import { type SendText, sendTextSchema } from './sendTextRequest.ts'

export interface LocalTexts extends Listening {
  /** Where texts are kept, beside the mails. */
  readonly outbox: Outbox
  /** The sender IDs that the account has. */
  readonly senders: readonly string[]
  /** Numbers that want no texts. */
  readonly optedOut?: readonly string[]
  /** The system's clock, milliseconds since 1970. */
  readonly now?: () => number
}

/** A refusal, by the names of the service. */
interface Refused {
  readonly type: string
  readonly message: string
  readonly reason?: string
  readonly fields?: readonly string[]
}

/** As `awsJson1_0` says it. */
const refuse = (response: ServerResponse, { type, message, reason, fields }: Refused, status = 400) =>
  sendJson(
    response,
    status,
    {
      __type: `com.amazonaws.pinpointsmsvoicev2#${type}`,
      Message: message,
      ...(reason && { Reason: reason }),
      ...(fields && {
        Fields: fields.map((Name) => ({ Name, Message: 'It is missing or not well formed.' })),
      }),
    },
    { 'x-amzn-errortype': type, 'content-type': 'application/x-amz-json-1.0' },
  )

const operation = 'PinpointSMSVoiceV2.SendTextMessage'

/** Signatures are believed, but there must be one, made for this service and region. */
const isSigned = ({ headers }: IncomingMessage): boolean =>
  isLocalHost(headers.host) &&
  new RegExp(`^AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/${region}/sms-voice/aws4_request,`).test(
    headers.authorization ?? '',
  )

/** The service’s limit on a text is 1,600 letters; the rest of a request is short. */
const largestRequest = 64 * 1024

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Why an account would not send it. */
const refusalOf = (text: SendText, { senders, optedOut = [] }: LocalTexts): Refused | null => {
  const { OriginationIdentity: sender, DestinationPhoneNumber: to } = text
  if (sender === undefined)
    return {
      type: 'ConflictException',
      message: 'No origination identity could be found for the country of the destination.',
      reason: 'NO_ORIGINATION_IDENTITIES_FOUND',
    }
  if (!senders.includes(sender))
    return { type: 'ResourceNotFoundException', message: `There is no sender ID ${sender} in this account.` }
  return optedOut.includes(to)
    ? {
        type: 'ConflictException',
        message: 'The destination has opted out.',
        reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
      }
    : null
}

const keep = ({ outbox, now = Date.now }: LocalTexts, id: string, text: SendText): void => {
  const { encoding, parts } = partsIn(text.MessageBody)
  const { DestinationPhoneNumber: to, TimeToLive } = text
  outbox.keep(id, {
    from: text.OriginationIdentity ?? '',
    to: [to.startsWith('+') ? to : `+${to}`],
    subject: '',
    text: text.MessageBody,
    html: '',
    headers: {
      Parts: String(parts),
      Encoding: encoding,
      ...(TimeToLive === undefined ? {} : { 'Time to live': `${TimeToLive} seconds` }),
    },
    at: new Date(now()).toISOString(),
  })
}

/** AWS End User Messaging SMS’s `SendTextMessage` on this machine: nothing leaves it. Throws `CannotStart`. */
export const startTexts = async (options: LocalTexts): Promise<Running> => {
  const send = (response: ServerResponse, input: unknown) => {
    const request = sendTextSchema.safeParse(input)
    if (!request.success)
      return refuse(response, {
        type: 'ValidationException',
        message: 'The request is not well formed.',
        reason: 'FIELD_VALIDATION_FAILED',
        fields: request.error.issues.map(({ path }) => path.join('.')),
      })
    const refused = refusalOf(request.data, options)
    if (refused !== null) return refuse(response, refused)
    const id = randomUUID()
    keep(options, id, request.data)
    return sendJson(response, 200, { MessageId: id }, { 'content-type': 'application/x-amz-json-1.0' })
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (!isSigned(request))
      return refuse(
        response,
        { type: 'InvalidSignatureException', message: 'The request is not signed for this service.' },
        403,
      )
    const target = request.headers['x-amz-target']
    if (request.method !== 'POST' || target !== operation)
      return refuse(response, {
        type: 'UnknownOperationException',
        message: `This machine’s End User Messaging does not implement ${String(target)}.`,
      })
    return send(response, parsed(await readBody(request, largestRequest)))
  }

  return serve(async (request, response) => {
    try {
      await answer(request, response)
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) throw error
      refuse(response, {
        type: 'ValidationException',
        message: 'The request is too long.',
        reason: 'FIELD_VALIDATION_FAILED',
      })
    }
  }, options)
}
