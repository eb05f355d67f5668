import type { Kept } from '../ses/outbox.ts'
import { type Html, html, page } from './page.ts'

const inFull = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'Europe/London',
})

/** A moment with its weekday, as UK clocks show it. */
const moment = (at: string): Html =>
  html`<time datetime="${at}">${inFull.format(new Date(at)).replace(',', '')}</time>`

const here = '/local/mailbox'
const addressLink = (address: string): string => `${here}?to=${encodeURIComponent(address)}`
const mailLink = (address: string, id: string): string =>
  `${addressLink(address)}&mail=${encodeURIComponent(id)}`

const lookUp = html`<h2>Look somebody up</h2>
<form method="get" action="${here}">
<label for="to">Email address or mobile number</label>
<input id="to" name="to" type="text" autocomplete="off" required>
<button>Show what they were sent</button>
</form>`

/** What goes to a number is a text: it has no subject, and nothing but words. */
const isText = (address: string): boolean => address.startsWith('+')

const countOf = (address: string, count: number): string => {
  const what = isText(address) ? 'text' : 'mail'
  return count === 1 ? `1 ${what}` : `${count} ${what}s`
}

const beginning = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 60)}…`)

const titleOf = ({ to, subject, text }: Kept): string =>
  to.some(isText) ? `Text: ${beginning(text)}` : subject || '(no subject)'

/** Everyone who was sent anything. */
export const peoplePage = (people: readonly { address: string; mails: number; latest: string }[]): string => {
  const items = people.map(
    ({ address, mails, latest }) =>
      html`<li><a href="${addressLink(address)}">${address}</a><span>${countOf(address, mails)}, the last on ${moment(latest)}</span></li>`,
  )
  const list =
    people.length === 0
      ? html`<p>No mail or text has been sent yet. Send a complaint by email, then come back to this page.</p>`
      : html`<ol class="mails">${items}</ol>`
  return page('Mailbox', html`<h1>Mailbox</h1>${list}${lookUp}`)
}

/** What one address was sent, newest first, since that is what somebody looks for. */
export const mailsPage = (address: string, mails: readonly Kept[]): string => {
  const items = mails
    .toReversed()
    .map(
      (mail) =>
        html`<li><a href="${mailLink(address, mail.id)}">${titleOf(mail)}</a><span>from ${mail.from}, ${moment(mail.at)}</span></li>`,
    )
  const list =
    mails.length === 0
      ? html`<p>Nothing has been sent to this address yet.</p>`
      : html`<ol class="mails">${items}</ol>`
  return page(
    `Sent to ${address}`,
    html`<p><a href="${here}">Everyone’s mail</a></p><h1>Sent to ${address}</h1>${list}<p><a href="${addressLink(address)}">Check again</a></p>`,
  )
}

/** One mail, both as HTML in a frame that can run nothing and as text. */
export const mailPage = (address: string, mail: Kept): string => {
  const headers = Object.entries(mail.headers).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)
  const framed = html`<h2>As it looks</h2>
<iframe title="The mail as it looks" sandbox="allow-popups allow-popups-to-escape-sandbox" src="${mailLink(address, mail.id)}&amp;part=html"></iframe>`
  const plain = html`<h2>${isText(address) ? 'What it says' : 'As plain text'}</h2><pre>${mail.text}</pre>`
  const title = isText(address) ? 'Text message' : titleOf(mail)
  return page(
    title,
    html`<p><a href="${addressLink(address)}">Everything sent to ${address}</a></p>
<h1>${title}</h1>
<dl><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.to.join(', ')}</dd><dt>Sent</dt><dd>${moment(mail.at)}</dd></dl>
${mail.html === '' ? '' : framed}
${mail.text === '' ? '' : plain}
<details><summary>Headers</summary><dl>${headers}</dl></details>`,
  )
}

/** Said where a mail that was asked for is not kept. */
export const missingPage = (): string =>
  page('Not found', html`<h1>That mail is not here</h1><p><a href="${here}">Everyone’s mail</a></p>`)
