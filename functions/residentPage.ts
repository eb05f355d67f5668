import { type AssetName, assetPath, integrityOf, loadPageAssets } from '../configuration/pageAssets.ts'
import type { Language } from '../domain/conversation/strings.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import { type Content, type Html, html } from './html.ts'
import { inLanguage, wordsIn } from './residentWords.ts'

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

/**
 * The same page in the other language: its address; or, where words were typed that stand in no address, the form that
 * holds them and the step that shows it again.
 */
export type Again =
  | { readonly path: string }
  | { readonly form: string; readonly step: string; readonly path: string }

export interface ResidentPage {
  readonly landlord: Landlord
  readonly lang: Language
  /** How the same page is had in the other language; null where it cannot be. */
  readonly again: Again | null
  readonly title: string
  readonly main: Content
  readonly mistakes?: readonly Mistake[]
  /** A script that betters the page; the page is whole without it. */
  readonly script?: AssetName
  readonly status?: number
  /** Where photos go, for the policy of the page. */
  readonly connect?: string
}

const summary = ({ mistakes = [], lang }: ResidentPage): Content =>
  mistakes.length === 0
    ? null
    : html`<div class="mistakes" role="alert" tabindex="-1" id="mistakes">
<h2>${wordsIn(lang).frame.isProblem}</h2>
<ul>${mistakes.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`)}</ul>
</div>`

/** A field’s own mistake, beside it. */
export const mistakeOf = (mistakes: readonly Mistake[], field: string, lang: Language): Content => {
  const { problem } = wordsIn(lang).frame
  const mistake = mistakes.find((each) => each.field === field)
  return mistake === undefined
    ? null
    : html`<p class="mistake" id="${field}-mistake"><span class="visually-hidden">${problem}</span>${mistake.text}</p>`
}

const otherLanguage = ({ again, lang }: ResidentPage): Content => {
  const { other } = wordsIn(lang)
  const to = other.lang === 'cy' ? 'cy' : 'en'
  if (again === null) return null
  const path = inLanguage(again.path, to)
  return 'form' in again
    ? html`<button type="submit" class="link" form="${again.form}" name="step" value="${again.step}" formaction="${path}" formnovalidate lang="${to}">${other.name}</button>`
    : html`<a href="${path}" lang="${to}" hreflang="${to}">${other.name}</a>`
}

const footer = ({ landlord, lang }: ResidentPage): Content => {
  const [danger, repairs, other, end] = wordsIn(lang).frame.footer
  const { emergencyLine, telephone } = landlord
  return html`<p>${danger}<a href="tel:999">999</a>${repairs}<a href="tel:${emergencyLine}">${emergencyLine}</a>${other}<a href="tel:${telephone}">${telephone}</a>${end}</p>`
}

/** The static files of a page, by the names that this release has them under. */
const head = ({ script }: ResidentPage): Content => {
  const assets = loadPageAssets()
  return html`<link rel="icon" href="${assetPath(assets['icon.svg'])}" type="image/svg+xml">
<link rel="stylesheet" href="${assetPath(assets['page.css'])}">
<link rel="stylesheet" href="/chat/brand.css">
${script === undefined ? null : html`<script defer src="${assetPath(assets[script])}" integrity="${integrityOf(assets[script])}"></script>`}`
}

const bodyOf = (page: ResidentPage): Html => {
  const { landlord, lang, title, main, mistakes = [] } = page
  const words = wordsIn(lang)
  const full = mistakes.length === 0 ? title : `${words.frame.problem}${title}`
  return html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${full} – ${landlord.name}</title>
${head(page)}
</head>
<body>
<a class="skip-link" href="#main">${words.frame.skip}</a>
<header><div><p class="landlord">${landlord.name}</p><p class="other">${otherLanguage(page)}</p></div></header>
<main id="main">
${summary(page)}
${main}
</main>
<footer><div>${footer(page)}</div></footer>
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
