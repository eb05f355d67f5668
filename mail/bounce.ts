import { Buffer } from 'node:buffer'
import type { Body } from './body/collect.ts'
import { type Field, fieldNamed, readHead } from './mime/head.ts'
import type { Bounce } from './readMailSchema.ts'
import { messageIdOf, messageIdsIn, referencesOf } from './threading.ts'

type Delivery = Bounce['deliveries'][number]

const addressIn = (text: string): string | null =>
  /[^\s<>@;,"'()]+@[^\s<>@;,"'()]+\.[^\s<>@;,"'():]+/.exec(text)?.[0].replace(/[.]+$/, '') ?? null

const soft =
  /mailbox (?:is )?full|over ?quota|quota exceeded|temporar|try again|greylist|timed? ?out|delayed|expired|too many|unavailable|out of storage|insufficient/i

/**
 * RFC 3463: 5.x.x is permanent and 4.x.x is not. A full mailbox (x.2.2) is soft whatever its class:
 * it empties; so is a mail that expired on the way (x.4.7).
 */
const outcomeOf = (action: string, status: string, reason: string): Delivery['outcome'] => {
  if (/^(delivered|relayed|expanded)/.test(action)) return 'delivered'
  if (/^delayed/.test(action) || status.startsWith('4') || /^5\.(2\.2|4\.7)$/.test(status)) return 'soft'
  if (status.startsWith('5')) return soft.test(reason) && !/^5\.1\./.test(status) ? 'soft' : 'hard'
  return /\b4\d\d\b/.test(reason) || soft.test(reason) ? 'soft' : 'hard'
}

/** A warning: the other side goes on trying. */
const stillTrying =
  /\b(?:will (?:keep|continue) (?:to )?(?:try|retry)|still trying|this is a warning|no action is required|do(?:es)? not need to (?:be )?resen[dt]|delivery (?:is |has been )?delayed)\b/i

const statusIn = (text: string): string | null =>
  /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(text)?.[0] ?? null

const deliveryOf = (fields: Field[]): Delivery => {
  const named = (name: string): string => fieldNamed(fields, name) ?? ''
  const reason = named('diagnostic-code')
    .replace(/^\s*[\w-]+\s*;\s*/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const status = statusIn(named('status')) ?? statusIn(reason)
  const action = named('action').trim().toLowerCase()
  return {
    recipient: addressIn(named('final-recipient')) ?? addressIn(named('original-recipient')),
    outcome: outcomeOf(action, status ?? '', reason),
    final: !action.startsWith('delayed'),
    status,
    reason: reason === '' ? null : reason.slice(0, 1000),
  }
}

const blocks = (text: string): Field[][] =>
  text
    .split(/\r?\n[ \t]*\r?\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => readHead(Buffer.from(`${block.trim()}\n\n`), 0, false).fields)

const reported = (text: string): Delivery[] =>
  blocks(text)
    .filter(
      (fields) =>
        fieldNamed(fields, 'final-recipient') ??
        fieldNamed(fields, 'original-recipient') ??
        fieldNamed(fields, 'action'),
    )
    .map(deliveryOf)

/** Reports that come as a letter: an address, and a code or a reason near it. */
const told = (text: string, recipients: string[]): Delivery[] => {
  const found =
    recipients.length > 0
      ? recipients
      : [/^[ \t]*<?([^\s<>@]+@[^\s<>@]+?\.[^\s<>@:]+)>?:?[ \t]*$/m.exec(text)?.[1] ?? addressIn(text)]
  const reason =
    /^.*\b[45]\d\d[ -].*$/m.exec(text)?.[0].trim() ??
    /^.*(?:does not exist|unknown|not found|full|rejected).*$/im.exec(text)?.[0].trim() ??
    ''
  const status = statusIn(text)
  return found.map((recipient) => ({
    recipient: recipient ?? null,
    outcome: outcomeOf('', status ?? '', reason || text.slice(0, 2000)),
    final: !stillTrying.test(text.slice(0, 4000)),
    status,
    reason: reason === '' ? null : reason.slice(0, 1000),
  }))
}

const returnedFields = (body: Body, text: string): Field[] => {
  const part = body.reports.find((report) => /^(message\/rfc822|text\/rfc822-headers)$/.test(report.type))
  if (part !== undefined) return readHead(Buffer.from(part.text), 0, false).fields
  const at = /^(?:return-path|received|message-id|from):/im.exec(text)?.index
  return at === undefined ? [] : readHead(Buffer.from(text.slice(at)), 0, false).fields
}

/** Whose mail did not arrive, and whether it ever will. */
export const bounceOf = (fields: Field[], body: Body, text: string): Bounce => {
  const deliveries = body.reports
    .filter((report) => /delivery-status/.test(report.type))
    .flatMap((report) => reported(report.text))
  const recipients = (fieldNamed(fields, 'x-failed-recipients') ?? '')
    .split(/[,\s]+/)
    .filter((each) => each.includes('@'))
  const returned = returnedFields(body, text)
  return {
    deliveries: deliveries.length > 0 ? deliveries : told(text, recipients),
    messageId: messageIdOf(returned) ?? messageIdsIn(fieldNamed(fields, 'in-reply-to') ?? '')[0] ?? null,
    references: referencesOf(returned),
  }
}
