import { escapeHtml } from '../domain/notices/render.ts'

/** HTML that is safe to put into a page: made by `html` alone. */
export interface Html {
  readonly html: string
}

export type Content = Html | string | number | null | undefined | false | readonly Content[]

const isHtml = (content: Content): content is Html =>
  typeof content === 'object' && content !== null && 'html' in content

const shown = (content: Content): string => {
  if (content === null || content === undefined || content === false) return ''
  if (Array.isArray(content)) return content.map(shown).join('')
  return isHtml(content) ? content.html : escapeHtml(String(content))
}

/** A template of HTML. Whatever is put in is text, in content and in quoted attributes alike, unless `html` made it. */
export const html = (parts: TemplateStringsArray, ...contents: readonly Content[]): Html => ({
  html: parts.map((part, place) => part + shown(contents[place])).join(''),
})

/** A text with its line breaks. */
export const lines = (text: string): Content =>
  text.split('\n').map((line, place) => (place === 0 ? line : html`<br>${line}`))
