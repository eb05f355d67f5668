import type { Letterhead, Notice, Part } from './notice.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe to stand in HTML, in content or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')

const partText = (part: Part): string => {
  switch (part.kind) {
    case 'heading':
      return part.text.toUpperCase()
    case 'danger':
      return `READ THIS FIRST\n${part.text}`
    case 'quote':
      return quoted(part.text)
    case 'steps':
      return part.steps.map((step) => `* ${step.when}: ${step.what}`).join('\n')
    case 'paragraph':
      return part.text
  }
}

/** A notice as plain text. */
export const renderText = (notice: Pick<Notice, 'parts'>, letterhead: Letterhead): string =>
  [...notice.parts.map(partText), `${letterhead.name}\n${letterhead.telephone}`].join('\n\n')

/** The day of a month and its name stay on one line. */
const dayAndMonth =
  /(\d{1,2}) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/g

const lines = (text: string): string =>
  escapeHtml(text).replace(dayAndMonth, '$1&nbsp;').replaceAll('\n', '<br>')

/**
 * The one line that is a link: the ombudsman's web form. No other text becomes one, since names and letters come from
 * people, and whoever opens a case in another's name must not have us send them a link.
 */
const online = /(?<=^|<br>)Online: (https:\/\/[^\s<>"'&]+)(?=$|<br>)/

const linked = (text: string, accent: string): string =>
  lines(text).replace(
    online,
    (_, url: string) => `Online: <a href="${url}" style="color:${accent}">${url}</a>`,
  )

/** A paragraph in another language says so, and runs in its own direction. */
const inLanguage = (lang: string | undefined): string =>
  lang === undefined ? '' : ` lang="${escapeHtml(lang)}" dir="auto"`

const partHtml = (part: Part, accent: string): string => {
  switch (part.kind) {
    case 'heading':
      return `<h2 style="font-size:20px;line-height:1.3;margin:32px 0 8px">${lines(part.text)}</h2>`
    case 'danger':
      return `<p style="margin:16px 0;padding:12px 16px;border:2px solid #B3261E;border-left-width:8px;border-radius:6px;color:#B3261E;font-weight:bold"><span style="text-transform:uppercase">Read this first</span><br>${lines(part.text)}</p>`
    case 'quote':
      return `<blockquote style="margin:12px 0 16px;padding:12px 16px;background:#DCEFF1;border-radius:6px;overflow-wrap:anywhere">${lines(part.text)}</blockquote>`
    case 'steps':
      return `<ol style="margin:16px 0;padding:0;list-style:none">${part.steps
        .map(
          (step) =>
            `<li style="margin:0 0 16px;padding-left:16px;border-left:4px solid ${accent}"><strong>${lines(step.when)}</strong><br>${lines(step.what)}</li>`,
        )
        .join('')}</ol>`
    case 'paragraph':
      return `<p${inLanguage(part.lang)} style="margin:0 0 16px;overflow-wrap:anywhere">${linked(part.text, accent)}</p>`
  }
}

const head = (subject: string): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light"><title>${escapeHtml(subject)}</title></head>`

/**
 * A notice as an email's HTML: inline styles only, since mail readers drop the rest; 18 px, 1.5 lines and no more than
 * 66 letters a line.
 */
export const renderHtml = (notice: Pick<Notice, 'parts' | 'subject'>, letterhead: Letterhead): string => {
  const { name, telephone, accent } = letterhead
  return (
    head(notice.subject) +
    `<body style="margin:0;background:#F6F4EF;color:#14212B;font:18px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif">` +
    `<div style="max-width:600px;margin:0 auto;padding:16px 12px 32px">` +
    `<p style="margin:0;padding:12px 12px;font-weight:bold;font-size:20px;color:${accent}">${escapeHtml(name)}</p>` +
    `<div style="background:#FFFFFF;border-top:4px solid ${accent};border-radius:0 0 6px 6px;padding:24px 20px 12px">` +
    notice.parts.map((part) => partHtml(part, accent)).join('') +
    `</div><p style="margin:0;padding:16px 12px 0;color:#5B6770;font-size:16px">${escapeHtml(name)}<br>${escapeHtml(telephone)}</p></div></body></html>`
  )
}
