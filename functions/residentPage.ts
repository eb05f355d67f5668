import type { Landlord } from '../domain/landlord/landlord.ts'
import { type Content, type Html, html } from './html.ts'

/** What an HTTP API is answered with. */
export interface PageAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies?: readonly string[]
  readonly body?: string
}

/** A mistake in a form: which field, and what to do about it. */
export interface Mistake {
  readonly field: string
  readonly text: string
}

export interface ResidentPage {
  readonly landlord: Landlord
  readonly title: string
  readonly main: Content
  readonly mistakes?: readonly Mistake[]
  /** A module of `web/` that betters the page; the page is whole without it. */
  readonly script?: string
  readonly status?: number
  /** Where photos go, for the policy of the page. */
  readonly connect?: string
}

const summary = (mistakes: readonly Mistake[]): Content =>
  mistakes.length === 0
    ? null
    : html`<div class="mistakes" role="alert" tabindex="-1" id="mistakes">
<h2>There is a problem</h2>
<ul>${mistakes.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`)}</ul>
</div>`

/** A field’s own mistake, beside it. */
export const mistakeOf = (mistakes: readonly Mistake[], field: string): Content => {
  const mistake = mistakes.find((each) => each.field === field)
  return mistake === undefined
    ? null
    : html`<p class="mistake" id="${field}-mistake"><span class="visually-hidden">Problem: </span>${mistake.text}</p>`
}

const bodyOf = ({ landlord, title, main, mistakes = [], script }: ResidentPage): Html => {
  const full = mistakes.length === 0 ? title : `Problem: ${title}`
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${full} – ${landlord.name}</title>
<link rel="icon" href="/chat/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/chat/page.css">
<link rel="stylesheet" href="/chat/brand.css">
${script === undefined ? null : html`<script type="module" src="/chat/${script}"></script>`}
</head>
<body>
<a class="skip-link" href="#main">Go to the content</a>
<header><div><p class="landlord">${landlord.name}</p></div></header>
<main id="main">
${summary(mistakes)}
${main}
</main>
<footer><div><p>In danger now? Ring <a href="tel:999">999</a>. Emergency repairs, day and night: <a href="tel:${landlord.emergencyLine}">${landlord.emergencyLine}</a>. For anything else ring <a href="tel:${landlord.telephone}">${landlord.telephone}</a>.</p></div></footer>
</body>
</html>`
}

/** Nothing inline, nothing from elsewhere, forms to ourselves alone. */
const policy = (connect: string | undefined): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    `connect-src 'self'${connect === undefined ? '' : ` ${connect}`}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const guarded = (connect?: string): Record<string, string> => ({
  'cache-control': 'no-store',
  'content-security-policy': policy(connect),
  'permissions-policy': 'geolocation=(), microphone=()',
  // The address of a page may hold a one-time key: no other site learns it.
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
})

/** A page for a resident, made on the server: it works without a script. */
export const residentPage = (page: ResidentPage): PageAnswer => ({
  statusCode: page.status ?? ((page.mistakes ?? []).length > 0 ? 422 : 200),
  headers: { ...guarded(page.connect), 'content-type': 'text/html; charset=utf-8' },
  body: bodyOf(page).html,
})

/** On to another page after a form, so that going back never sends it again. */
export const seeOther = (path: string, cookies: readonly string[] = []): PageAnswer => ({
  statusCode: 303,
  headers: { ...guarded(), location: path },
  cookies,
})
