import type { types } from '@slack/bolt'
import type { Part } from '../../domain/notices/notice.ts'
import type { StaffNotice } from '../staffNotice.ts'

/** Slack’s limits: characters in a section, characters in a header, blocks in a message. */
const longestSection = 3000
const longestHeader = 150
const mostBlocks = 50

const clipped = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Text that stands in mrkdwn as it is: no mention, link or channel can be made of it. Clipped before it is escaped. */
const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => escapes[character] ?? '')

/** Escaping a character makes up to five of it. */
const fitting = (text: string, length: number): string => {
  let clip = length
  while (escaped(clipped(text, clip)).length > length) clip = Math.floor(clip * 0.9)
  return escaped(clipped(text, clip))
}

const section = (before: string, text: string): types.KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: `${before}${fitting(text, longestSection - before.length)}`, verbatim: true },
})

/** What somebody typed is shown as rich text, which has no markup to be misused. */
const quote = (text: string): types.KnownBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: clipped(text, longestSection) }] }],
})

const blockOf = (part: Part): types.KnownBlock => {
  switch (part.kind) {
    case 'heading':
      return {
        type: 'header',
        text: { type: 'plain_text', text: clipped(part.text, longestHeader), emoji: false },
      }
    case 'danger':
      return section(':warning: *Danger.* ', part.text)
    case 'quote':
      return quote(part.text)
    case 'steps':
      return section('', part.steps.map(({ when, what }) => `*${when}:* ${what}`).join('\n'))
    case 'paragraph':
      return section('', part.text)
  }
}

/** A notice as Block Kit, within its limits. */
export const blocksOf = ({ parts }: StaffNotice): types.KnownBlock[] =>
  parts.map(blockOf).slice(0, mostBlocks)
