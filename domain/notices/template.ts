import type { Part } from './part.ts'
import { isPlaceholder, type PlaceholderName, placeholders } from './placeholders.ts'

/** One paragraph of a template, before anything is filled in. */
export type Block =
  | { readonly kind: 'paragraph' | 'heading' | 'quote' | 'danger'; readonly text: string }
  /** A placeholder that may come to several parts. */
  | { readonly kind: 'block'; readonly name: PlaceholderName }

export interface Template {
  readonly subject: string
  readonly blocks: readonly Block[]
}

export type Values = Readonly<Partial<Record<PlaceholderName, string | null | readonly Part[]>>>

const inBraces = /\{([^{}\s]*)\}/g

/** Every name in braces, in order, whether or not there is such a placeholder. */
export const namesIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(inBraces), (match) => match[1] ?? '')

const marks = [
  ['# ', 'heading'],
  ['> ', 'quote'],
  ['! ', 'danger'],
] as const

const unmarked = (text: string, mark: string): string =>
  text
    .split('\n')
    .map((line) => (line.startsWith(mark) ? line.slice(mark.length) : line))
    .join('\n')

const blockOf = (text: string): Block => {
  const [only] = namesIn(text)
  if (
    only !== undefined &&
    isPlaceholder(only) &&
    placeholders[only].form === 'block' &&
    text === `{${only}}`
  )
    return { kind: 'block', name: only }
  for (const [mark, kind] of marks) if (text.startsWith(mark)) return { kind, text: unmarked(text, mark) }
  return { kind: 'paragraph', text }
}

/** A template's text: paragraphs with empty lines between; `# ` makes a heading, `> ` a quotation, `! ` a warning. */
export const parseBlocks = (body: string): readonly Block[] =>
  body
    .split(/\n[ \t]*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(blockOf)

/** The text with its placeholders filled, once: what was filled in is never looked at again. Null: it has nothing to say. */
export const fillText = (text: string, values: Values): string | null => {
  const found = namesIn(text).map((name) => (isPlaceholder(name) ? values[name] : undefined))
  if (found.some((value) => typeof value !== 'string' || value.trim() === '')) return null
  let place = 0
  return text.replace(inBraces, () => String(found[place++]))
}

/** What somebody wrote in several paragraphs stays several. */
const paragraphs = (text: string): readonly Part[] =>
  text.split(/\n\s*\n/).map((each) => ({ kind: 'paragraph', text: each.trim() }))

const partsOf = (block: Block, values: Values): readonly Part[] => {
  if (block.kind === 'block') {
    const value = values[block.name]
    return typeof value === 'string' || value == null ? [] : value
  }
  const text = fillText(block.text, values)
  if (text === null) return []
  return block.kind === 'paragraph' ? paragraphs(text) : [{ kind: block.kind, text }]
}

/** A heading stands with what comes next in the template, and falls away with it. */
export const fillBlocks = (blocks: readonly Block[], values: Values): readonly Part[] => {
  const filled = blocks.map((block) => partsOf(block, values))
  return filled.flatMap((parts, index) =>
    blocks[index]?.kind === 'heading' && (filled[index + 1] ?? []).length === 0 ? [] : parts,
  )
}
