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

const partText = (part: Part): string => {
  switch (part.kind) {
    case 'heading':
      return part.text.toUpperCase()
    case 'danger':
      return `READ THIS FIRST\n${part.text}`
    case 'quote':
      return part.text
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')
    case 'steps':
      return part.steps.map((step) => `* ${step.when}: ${step.what}`).join('\n')
    case 'paragraph':
      return part.text
  }
}

/** A notice as plain text. */
export const renderText = (notice: Notice, letterhead: Letterhead): string =>
  [...notice.parts.map(partText), `${letterhead.name}\n${letterhead.telephone}`].join('\n\n')

const lines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>')

const partHtml = (part: Part, accent: string): string => {
  switch (part.kind) {
    case 'heading':
      return `<h2 style="font-size:20px;margin:28px 0 8px">${lines(part.text)}</h2>`
    case 'danger':
      return `<p style="margin:16px 0;padding:12px 16px;border-left:6px solid #B3261E;background:#FFFFFF;color:#B3261E;font-weight:bold">${lines(part.text)}</p>`
    case 'quote':
      return `<blockquote style="margin:16px 0;padding:12px 16px;background:#DCEFF1;border-radius:6px">${lines(part.text)}</blockquote>`
    case 'steps':
      return `<ol style="margin:16px 0;padding:0;list-style:none">${part.steps
        .map(
          (step) =>
            `<li style="margin:0 0 12px;padding-left:16px;border-left:4px solid ${accent}"><strong>${lines(step.when)}</strong><br>${lines(step.what)}</li>`,
        )
        .join('')}</ol>`
    case 'paragraph':
      return `<p style="margin:16px 0">${lines(part.text)}</p>`
  }
}

/** A notice as an email's HTML: inline styles only, since mail readers drop the rest. */
export const renderHtml = (notice: Notice, letterhead: Letterhead): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(notice.subject)}</title></head>` +
  `<body style="margin:0;background:#F6F4EF;color:#14212B;font:18px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif">` +
  `<div style="max-width:600px;margin:0 auto;padding:24px 16px">` +
  `<p style="margin:0;padding:0 0 12px;border-bottom:4px solid ${letterhead.accent};font-weight:bold;color:${letterhead.accent}">${escapeHtml(letterhead.name)}</p>` +
  notice.parts.map((part) => partHtml(part, letterhead.accent)).join('') +
  `<p style="margin:28px 0 0;padding-top:12px;border-top:1px solid #5B6770;color:#5B6770">${escapeHtml(letterhead.name)}<br>${escapeHtml(letterhead.telephone)}</p></div></body></html>`
