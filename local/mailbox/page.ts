import { createHash } from 'node:crypto'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** HTML that is safe to send: made by `html` alone, so that no text gets into a page unescaped. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Html | readonly Html[]

const escaped = (part: Part): string => {
  if (part instanceof Html) return part.text
  if (typeof part === 'object') return part.map(({ text }) => text).join('')
  return String(part).replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** Puts a page together; every value is escaped unless it is itself `Html`. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(
    texts.map((text, index) => text + (index < parts.length ? escaped(parts[index] ?? '') : '')).join(''),
  )

const style = `
:root { --ink:#14212B; --white:#FFFFFF; --paper:#F6F4EF; --accent:#0B5C6B; --quiet:#5B6770; --line:#C9CFD3; --focus:#FFD54A; --focus-ink:#14212B; color-scheme:light dark }
@media (prefers-color-scheme:dark) { :root { --ink:#E8EEF0; --white:#18232B; --paper:#10181E; --accent:#7CC7D3; --quiet:#B4C0C6; --line:#3A4852 } }
* { box-sizing:border-box }
body { margin:0; background:var(--paper); color:var(--ink); font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif }
header, main { max-width:calc(66ch + 48px); margin:0 auto; padding:24px }
header { padding-bottom:0; color:var(--quiet) }
main { padding-top:8px }
h1 { font-size:32px; line-height:1.25; margin:8px 0 16px; overflow-wrap:anywhere }
h2 { font-size:20px; margin:32px 0 8px }
p { margin:0 0 16px }
a { color:var(--accent); text-underline-offset:3px }
a:hover { text-decoration-thickness:3px }
:focus-visible { outline:3px solid var(--focus); background:var(--focus); color:var(--focus-ink); box-shadow:0 0 0 5px var(--focus-ink); border-radius:2px }
ol.mails { list-style:none; margin:0 0 24px; padding:0; border-top:1px solid var(--line) }
ol.mails li { padding:12px 0; border-bottom:1px solid var(--line) }
ol.mails a { font-weight:600; overflow-wrap:anywhere }
ol.mails span { display:block; color:var(--quiet) }
label { display:block; font-weight:600; margin-bottom:4px }
input { font:inherit; width:100%; max-width:40ch; padding:8px 12px; border:2px solid var(--ink); border-radius:6px; background:var(--white); color:var(--ink) }
button { font:inherit; font-weight:600; margin-top:12px; padding:8px 20px; border:0; border-radius:6px; background:var(--accent); color:var(--paper); cursor:pointer }
dl { margin:0 0 24px; display:grid; grid-template-columns:max-content 1fr; gap:4px 16px }
dt { color:var(--quiet) } dd { margin:0; overflow-wrap:anywhere }
iframe { display:block; width:100%; height:60vh; min-height:320px; border:1px solid var(--line); border-radius:6px; background:#FFFFFF; resize:vertical }
pre { margin:0; padding:16px; background:var(--white); border:1px solid var(--line); border-radius:6px; white-space:pre-wrap; overflow-wrap:anywhere; font:inherit }
summary { cursor:pointer; margin:24px 0 8px; font-weight:600 }
`

const styleHash = createHash('sha256').update(style).digest('base64')

/** Nothing runs on these pages and nothing is fetched from elsewhere. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

/** A whole page of the mailbox. */
export const page = (title: string, content: Html): string =>
  html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Putright mailbox</title>
<style>${new Html(style)}</style>
</head>
<body>
<header>Mails and texts that Putright sent. They stay on this machine.</header>
<main>
${content}
</main>
</body>
</html>
`.text
