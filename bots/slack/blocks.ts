import type { types } from '@slack/bolt'
import type { Button, Piece } from '../page.ts'
import { stopInWords } from '../page.ts'
import { clipped, fitting } from './text.ts'

/** Slack’s limits, in characters, from its reference of blocks and elements. */
const longestSection = 3000
const longestHeader = 150
const longestButton = 75
const longestValue = 2000

/** Blocks in a message, and in a view. */
export const mostBlocks = { message: 50, view: 100 } as const

export const plain = (text: string, length: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: clipped(text, length),
  emoji: false,
})

const section = (before: string, text: string): types.SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: `${before}${fitting(text, longestSection - before.length)}`, verbatim: true },
})

/** What somebody typed is shown as rich text, which has no markup to be misused. */
const quote = (text: string): types.KnownBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: clipped(text, longestSection) }] }],
})

const styles = { main: 'primary', danger: 'danger' } as const

/** The prefix of every button’s action id; the rest names what it opens. */
export const opening = 'open:'

const buttonOf = ({ label, opens, about, look, says }: Button): types.Button => ({
  type: 'button',
  text: plain(label, longestButton),
  action_id: `${opening}${opens}`,
  ...(about === '' ? {} : { value: clipped(about, longestValue) }),
  ...(look === undefined ? {} : { style: styles[look] }),
  ...(says === undefined ? {} : { accessibility_label: clipped(says, longestButton) }),
})

const bold = (label: string, text: string): string => `*${fitting(label, 200)}:* ${fitting(text, 1500)}`

/** Lines joined as far as they fit into one section. */
const linesFitting = (lines: readonly string[]): string => {
  const kept: string[] = []
  for (const line of lines) {
    if ([...kept, line].join('\n').length > longestSection) break
    kept.push(line)
  }
  return kept.join('\n')
}

const marked = (lines: readonly string[]): types.SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: linesFitting(lines), verbatim: true },
})

const blockOf = (piece: Piece): types.KnownBlock => {
  switch (piece.kind) {
    case 'heading':
      return { type: 'header', text: plain(piece.text, longestHeader) }
    case 'danger':
      return section(':warning: *Danger.* ', piece.text)
    case 'quote':
      return quote(piece.text)
    case 'steps':
      return marked(piece.steps.map(({ when, what }) => bold(when, what)))
    case 'facts':
      return marked(piece.facts.map(({ label, value }) => bold(label, value)))
    case 'line':
      return marked(piece.stops.map((stop) => fitting(stopInWords(stop), longestSection)))
    case 'row': {
      const block = marked([`*${fitting(piece.title, 500)}*`, fitting(piece.text, 2000)])
      return piece.button === undefined ? block : { ...block, accessory: buttonOf(piece.button) }
    }
    case 'buttons':
      return { type: 'actions', elements: piece.buttons.map(buttonOf) }
    case 'small':
      return { type: 'context', elements: [plain(piece.text, 2000)] }
    default:
      return section('', piece.text)
  }
}

/** An empty text is no block in Slack. */
const hasText = (piece: Piece): boolean =>
  !('text' in piece) || piece.kind === 'row' || piece.text.trim() !== ''

/** Pieces as Block Kit, within its limits. */
export const blocksOf = (pieces: readonly Piece[], most: number = mostBlocks.message): types.KnownBlock[] =>
  pieces.filter(hasText).map(blockOf).slice(0, most)
