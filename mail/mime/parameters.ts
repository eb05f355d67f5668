import { decodeText } from './charset.ts'
import { decodeWords } from './encodedWords.ts'

export type Structured = { value: string; parameters: Record<string, string> }
type Section = { index: number; extended: boolean; text: string }

const parameter = /;\s*([^\s=;*]+)(?:\*(\d{1,3}))?(\*)?\s*=\s*("(?:\\.|[^"\\])*"|[^;]*)/g

/** Only quotes and backslashes are escaped: a Windows path keeps its own. */
const unquote = (text: string): string => {
  const trimmed = text.trim()
  if (!trimmed.startsWith('"')) return trimmed
  return trimmed
    .slice(1, trimmed.endsWith('"') && trimmed.length > 1 ? -1 : undefined)
    .replace(/\\(["\\])/g, '$1')
}

const percentBytes = (text: string): Uint8Array => {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = /^%([0-9a-f]{2})/i.exec(text.slice(at, at + 3))?.[1]
    if (code === undefined) bytes.push(...new TextEncoder().encode(text[at]))
    else {
      bytes.push(Number.parseInt(code, 16))
      at += 2
    }
  }
  return Uint8Array.from(bytes)
}

/** RFC 2231: sections in their order, percent escapes in the charset that the first section names. */
const joined = (sections: Section[]): string => {
  const ordered = sections.toSorted((one, other) => one.index - other.index)
  if (!ordered.some((section) => section.extended))
    return decodeWords(ordered.map((each) => each.text).join(''))
  const [first] = ordered
  const [, charset = '', rest = first?.text ?? ''] = /^([^']*)'[^']*'(.*)$/s.exec(first?.text ?? '') ?? []
  const whole = ordered.map((section, index) => ({ ...section, text: index === 0 ? rest : section.text }))
  const bytes = whole.flatMap((each) => [
    ...(each.extended ? percentBytes(each.text) : new TextEncoder().encode(each.text)),
  ])
  return decodeText(Uint8Array.from(bytes), charset)
}

/** Content-Type and Content-Disposition: the value in small letters and its parameters decoded; the first of a name wins. */
export const readStructured = (text: string): Structured => {
  const source = text.slice(0, 20_000)
  const sections = new Map<string, Section[]>()
  for (const [, name = '', index, extended, value = ''] of source.matchAll(parameter)) {
    const key = `${name.toLowerCase()}`
    const list = sections.get(key) ?? []
    sections.set(key, list)
    const section = { index: Number(index ?? 0), extended: extended !== undefined, text: unquote(value) }
    const known = list.findIndex((each) => each.index === section.index)
    if (known < 0) list.push(section)
    else if (section.extended && !list[known]?.extended) list[known] = section
  }
  const value = (source.split(';')[0] ?? '')
    .replace(/\([^)]*\)/g, '')
    .trim()
    .toLowerCase()
  return { value, parameters: Object.fromEntries([...sections].map(([name, list]) => [name, joined(list)])) }
}
