import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { escapeHtml } from '../../domain/notices/render.ts'
import { page, sendPage } from './layout.ts'

export interface HomeOf {
  readonly landlord: Landlord
  readonly smtpPort: number
  readonly now: () => number
}

const usualSmtpPort = 2525

const body = ({ landlord, smtpPort, now }: HomeOf): string => {
  const mailbox = landlord.mailboxes[0] ?? ''
  const time = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: landlord.timeZone,
  }).format(now())
  return `<h1>${escapeHtml(landlord.name)} is listening</h1>
<p>This is Putright, running whole on your machine for an invented landlord. It takes it to be <strong>${escapeHtml(time)}</strong>.</p>
<div class="card"><h2>Say something as a resident</h2>
<p><a href="/chat">Chat</a>, or send a mail to <strong>${escapeHtml(mailbox)}</strong> over SMTP at 127.0.0.1:${smtpPort}:</p>
<p><code>npm run demo:mail -- ${smtpPort === usualSmtpPort ? '' : `--smtp-port ${smtpPort} `}"Nobody has come about my leak. I have rung four times."</code></p></div>
<div class="card"><h2>Watch what becomes of it</h2>
<p><a href="/local/cases">Cases</a>: each with its dates and everything that happened. <a href="/local/mailbox">Mailbox</a>: every mail and text that went out.</p></div>
<div class="card"><h2>Work as one of the staff</h2>
<p>In <a href="/local/slack">Slack</a>, or in Teams with <code>npm run playground</code>. Everything that staff do is in the <a href="/staff/docs">staff API</a>. A token to use it with:</p>
<p><code>npm run -s putright -- token --as priya-nair</code></p></div>
<div class="card"><h2>Move the clock</h2>
<p><code>npm run -s putright -- clock +10d</code></p>
<p>Every timer on the way fires, in order. Then look at the case again: the reminders and the breach are on its record.</p></div>`
}

/** `/`: where to go, and what to try. */
export const homePage =
  (of: HomeOf) =>
  (_: IncomingMessage, response: ServerResponse): void =>
    sendPage(response, 200, page(of.landlord.name, body(of)))
