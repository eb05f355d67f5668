import { Parser } from 'htmlparser2'
import {
  type Attributes,
  isBlock,
  isHidden,
  isParagraph,
  isUnseen,
  type Meaning,
  meaningOf,
} from './elements.ts'
import type { Line } from './line.ts'
import { LineWriter, type Surroundings } from './lineWriter.ts'

type Open = Meaning & {
  name: string
  hidden: boolean
  unseen: boolean
  paragraph: boolean
  href: string | undefined
  /** The text of a link so far: its address is only added where it says something else. */
  label: string
  /** The number of the next item of a numbered list. */
  item: number | undefined
}

type Counters = {
  quote: number
  loose: number
  signature: number
  attribution: number
  hidden: number
  unseen: number
  pre: number
}
type State = {
  writer: LineWriter
  stack: Open[]
  count: Counters
  showHidden: boolean
  /** The line on which the table row began, and whether a cell of it has been opened. */
  row: number
  cellOpened: boolean
  /** A cell without text yet: blocks that open in it do not break the row. */
  cellFresh: boolean
}

const maximumOpen = 5000

const around = ({ count }: State): Surroundings => ({
  depth: count.quote,
  loose: count.loose > 0,
  signature: count.signature > 0,
  attribution: count.attribution > 0,
})

const tally = (count: Counters, element: Open, step: 1 | -1): void => {
  if (element.quote) count.quote += step
  if (element.loose) count.loose += step
  if (element.signature) count.signature += step
  if (element.attribution) count.attribution += step
  if (element.hidden) count.hidden += step
  if (element.unseen) count.unseen += step
  if (element.name === 'pre') count.pre += step
}

const isShown = ({ count, showHidden }: State): boolean =>
  count.unseen === 0 && (count.hidden === 0 || showHidden)

const addPreformatted = (state: State, text: string): void => {
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (index > 0) state.writer.breakLine()
    if (line !== '') state.writer.write(line, around(state), true)
  }
}

const addText = (state: State, text: string): void => {
  if (!isShown(state)) return
  if (state.count.pre > 0) {
    addPreformatted(state, text)
    return
  }
  const words = text.replace(/[ \t\r\n\f]+/g, ' ')
  if (words.startsWith(' ')) state.writer.space()
  const own = words.replace(/^ | $/g, '')
  if (own === '') return
  state.writer.write(own, around(state))
  state.cellFresh = false
  const link = state.stack.findLast((each) => each.href !== undefined)
  if (link !== undefined) link.label += own
  if (words.endsWith(' ')) state.writer.space()
}

const openCell = (state: State): void => {
  if (!state.cellOpened) state.writer.edge(1)
  else if (state.writer.lines.length === state.row) state.writer.nextCell()
  else state.writer.edge(1)
  state.cellOpened = true
  state.cellFresh = true
}

const openRow = (state: State): void => {
  state.writer.edge(1)
  state.row = state.writer.commit()
  state.cellOpened = false
  state.cellFresh = false
}

const itemPrefix = (state: State): string => {
  const list = state.stack.findLast((each) => each.name === 'ol' || each.name === 'ul')
  if (list?.item === undefined) return '- '
  list.item += 1
  return `${list.item - 1}. `
}

const openBlock = (state: State, element: Open): void => {
  const { name } = element
  if (name === 'br') state.writer.breakLine()
  else if (name === 'td' || name === 'th') openCell(state)
  else if (name === 'tr') openRow(state)
  else if (isBlock(name) && !state.cellFresh) state.writer.edge(element.paragraph ? 2 : 1)
  if (name === 'li') state.writer.startItem(itemPrefix(state))
}

const smile = (attributes: Attributes): string | undefined => {
  const text = attributes['data-emoji'] ?? attributes.alt ?? ''
  return /\p{Extended_Pictographic}/u.test(text) && text.length < 12 ? text : undefined
}

const elementOf = (name: string, attributes: Attributes): Open => ({
  ...meaningOf(name, attributes),
  name,
  hidden: isHidden(attributes),
  unseen: isUnseen(name),
  paragraph: isParagraph(name, attributes),
  href: name === 'a' ? (attributes.href ?? '').trim() : undefined,
  label: '',
  item: name === 'ol' ? Number.parseInt(attributes.start ?? '1', 10) || 1 : undefined,
})

const isMarked = (element: Open): boolean =>
  element.quote || element.signature || element.attribution || element.loose

const open = (state: State, name: string, attributes: Attributes): void => {
  const element = elementOf(name, attributes)
  if (isMarked(element)) state.writer.edge(1)
  if (element.history && isShown(state)) state.writer.startHistory()
  openBlock(state, element)
  if (name === 'img') addText(state, smile(attributes) ?? '')
  if (state.stack.length < maximumOpen) {
    state.stack.push(element)
    tally(state.count, element, 1)
  }
}

const bare = (address: string): string =>
  decodeLoosely(address)
    .replace(/^(https?:\/\/(www\.)?|mailto:|tel:|www\.)/i, '')
    .replace(/\?.*$/s, '')
    .replace(/[\s/]+$/g, '')
    .toLowerCase()

const decodeLoosely = (address: string): string => {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

const closeLink = (state: State, { href = '', label }: Open): void => {
  if (label.trim() === '' || href.length > 500 || !/^(https?:|mailto:)/i.test(href)) return
  if (bare(label.trim()) === bare(href) || bare(href) === '') return
  addText(state, ` (${href.replace(/^mailto:/i, '').replace(/\s/g, '%20')})`)
}

const closed = (state: State, element: Open): void => {
  if (element.href !== undefined) closeLink(state, element)
  tally(state.count, element, -1)
  if (element.name === 'tr' || element.name === 'table') state.cellFresh = false
  if (isBlock(element.name) && !state.cellFresh) state.writer.edge(element.paragraph ? 2 : 1)
  else if (isMarked(element)) state.writer.edge(1)
}

const close = (state: State, name: string): void => {
  const element = state.stack.at(-1)
  if (element?.name !== name) return
  state.stack.pop()
  closed(state, element)
}

const selfClosing =
  /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|tbody|td|tfoot|th|thead|tr|wbr)$/i

/** The parser's time grows with the square of the nesting: what no mail program writes is read without its tags. */
const isAbsurdlyDeep = (html: string): boolean => {
  let depth = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9:]*)/gi)) {
    if (!selfClosing.test(name)) depth += slash === '/' ? -1 : 1
    if (depth > maximumOpen) return true
  }
  return false
}

/**
 * HTML to lines that know who wrote them: quoted, signature, history, as the client marked it up.
 * Links, tables and lists stay readable; what no reader sees is left out unless `showHidden`.
 */
export const htmlLines = (html: string, showHidden = false): Line[] => {
  const state: State = {
    writer: new LineWriter(),
    stack: [],
    count: { quote: 0, loose: 0, signature: 0, attribution: 0, hidden: 0, unseen: 0, pre: 0 },
    showHidden,
    row: 0,
    cellOpened: false,
    cellFresh: false,
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open(state, name, attributes),
      ontext: (text) => addText(state, text),
      onclosetag: (name) => close(state, name),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.end(isAbsurdlyDeep(html) ? html.replace(/<[a-z/!][^>]{0,2000}>/gi, ' ') : html)
  return state.writer.end()
}
