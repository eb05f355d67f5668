import type { IncomingMessage, ServerResponse } from 'node:http'
import { numberIn } from '../../domain/telephone/number.ts'
import { sendJson } from '../server.ts'
import type { Outbox } from '../ses/outbox.ts'
import { pagePolicy } from './page.ts'
import { mailPage, mailsPage, missingPage, peoplePage } from './pages.ts'

/** What a mail's own HTML may do in its frame: show itself with its styles and inline pictures, and open links. */
const framePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'"

const secure = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

const sendPage = (response: ServerResponse, page: string, status = 200) =>
  response
    .writeHead(status, {
      ...secure,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy,
    })
    .end(page)

/** Links leave the frame: a page inside a frame that runs nothing would be of no use. */
const sendFramed = (response: ServerResponse, html: string) =>
  response
    .writeHead(200, {
      ...secure,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': framePolicy,
    })
    .end(`<!doctype html><base target="_blank">${html}`)

/** Did the caller ask for JSON, and not, as browsers do, for HTML first? */
const wantsJson = ({ headers: { accept = '' } }: IncomingMessage): boolean =>
  accept.includes('application/json') && !accept.includes('text/html')

const sendData = (response: ServerResponse, outbox: Outbox, to: string | null) =>
  sendJson(
    response,
    200,
    to === null ? outbox.people() : outbox.to(to).map(({ id: _, ...mail }) => mail),
    secure,
  )

/** A number is found however it is typed; a plus that nobody escaped has become a space. */
const recipientIn = (to: string | null): string | null =>
  to === null || to.includes('@') ? to : (numberIn(to.replace(/^ (?=\d)/, '+')) ?? to)

/**
 * `GET /local/mailbox`: who was sent mail or texts; with `to`, what that address or number was sent, oldest first. To
 * `Accept: application/json` as data, to a browser as a page; `mail` opens one, `part=html` is its frame.
 */
export const mailbox = (outbox: Outbox) => {
  const sendMail = (response: ServerResponse, to: string, query: URLSearchParams) => {
    const mail = outbox.byId(query.get('mail') ?? '')
    if (!mail) return sendPage(response, missingPage(), 404)
    return query.get('part') === 'html'
      ? sendFramed(response, mail.html)
      : sendPage(response, mailPage(to, mail))
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams
    const to = recipientIn(query.get('to'))
    if (wantsJson(request)) sendData(response, outbox, to)
    else if (to === null) sendPage(response, peoplePage(outbox.people()))
    else if (query.has('mail')) sendMail(response, to, query)
    else sendPage(response, mailsPage(to, outbox.to(to)))
  }
}
