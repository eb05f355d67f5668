import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { ensureFolder } from '../cannotStart.ts'
import { mailbox } from '../mailbox/mailbox.ts'
import {
  BodyTooLarge,
  isLocalHost,
  type Listening,
  type Running,
  readBody,
  sendJson,
  serve,
} from '../server.ts'
import { type Outbox, openOutbox } from './outbox.ts'
import { type SendEmail, sendEmailSchema } from './sendEmailRequest.ts'
import { bareAddress, sentMailOf } from './sentMail.ts'
import { type SesEvent, simulatedEvents } from './simulator.ts'

export interface Ses extends Listening {
  /** The folder that holds what was sent. */
  readonly path: string
  /** Domains and addresses that may send; anyone may where none are given. */
  readonly identities?: readonly string[]
  /** Told what becomes of a mail, as a configuration set's event destination is. */
  readonly publish?: (event: SesEvent) => unknown
  /** The system's clock, milliseconds since 1970. */
  readonly now?: () => number
}

export interface RunningSes extends Running {
  readonly outbox: Outbox
  /** Answers `GET /local/mailbox`. */
  readonly mailbox: ReturnType<typeof mailbox>
}

/** The service's limit on a mail is 40 MB; base64 in JSON makes it a third longer. */
const largestRequest = 56 * 1024 * 1024

const refuse = (response: ServerResponse, type: string, message: string) =>
  sendJson(response, 400, { message }, { 'x-amzn-errortype': type })

/** Ids look like those of the service, such as `010b0198c0a5f1d2-…-000000`. */
const messageIdAt = (at: number): string =>
  `010b${at.toString(16).padStart(12, '0')}-${randomUUID()}-${randomBytes(1).toString('hex').padStart(6, '0')}`

const isVerified = (from: string, identities: readonly string[]): boolean => {
  const address = bareAddress(from)
  return identities.some((identity) => [address, address.split('@')[1]].includes(identity.toLowerCase()))
}

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

const isSendEmail = ({ method, url }: IncomingMessage): boolean =>
  method === 'POST' && url === '/v2/email/outbound-emails'

const isAllowed = ({ headers }: IncomingMessage): boolean =>
  isLocalHost(headers.host) && (headers.authorization ?? '').startsWith('AWS4-HMAC-SHA256 ')

/** SESv2's `SendEmail` on this machine: nothing leaves it, everything is kept in the outbox. Throws `CannotStart`. */
export const startSes = async ({
  path,
  identities,
  publish = () => undefined,
  now = Date.now,
  ...listening
}: Ses): Promise<RunningSes> => {
  ensureFolder(path)
  const outbox = openOutbox(join(path, 'outbox.sqlite'))

  const send = async (request: SendEmail, response: ServerResponse) => {
    const at = now()
    const messageId = messageIdAt(at)
    const mail = await sentMailOf(request, { messageId, at: new Date(at) })
    if (identities && !isVerified(mail.from, identities))
      return refuse(
        response,
        'MessageRejected',
        `Email address is not verified. The following identities failed the check: ${mail.from}`,
      )
    outbox.keep(messageId, mail)
    for (const event of simulatedEvents(request, { messageId, at: new Date(at) })) publish(event)
    return sendJson(response, 200, { MessageId: messageId })
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (!isAllowed(request))
      return sendJson(
        response,
        403,
        { message: 'Missing Authentication Token' },
        { 'x-amzn-errortype': 'MissingAuthenticationTokenException' },
      )
    if (!isSendEmail(request))
      return sendJson(
        response,
        404,
        { message: `This machine’s SES does not implement ${request.method} ${request.url}` },
        { 'x-amzn-errortype': 'UnknownOperationException' },
      )
    const input = sendEmailSchema.safeParse(parsed(await readBody(request, largestRequest)))
    if (input.success) return send(input.data, response)
    return refuse(response, 'BadRequestException', input.error.issues[0]?.message ?? 'Bad request')
  }

  const running = await serve(async (request, response) => {
    try {
      await answer(request, response)
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) throw error
      refuse(response, 'BadRequestException', 'The message is longer than 40 MB.')
    }
  }, listening)
  const close = async (): Promise<void> => {
    await running.close()
    outbox.close()
  }
  return { ...running, close, outbox, mailbox: mailbox(outbox) }
}
