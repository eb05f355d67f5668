import { clip } from './clip.ts'
import type { Notice, Part } from './notice.ts'

/** A block of Slack's Block Kit, as far as notices need it. */
export type SlackBlock =
  | {
      readonly type: 'header'
      readonly text: { readonly type: 'plain_text'; readonly text: string; readonly emoji: false }
    }
  | {
      readonly type: 'section'
      readonly text: { readonly type: 'mrkdwn'; readonly text: string; readonly verbatim: true }
    }
  | {
      readonly type: 'rich_text'
      readonly elements: readonly [
        {
          readonly type: 'rich_text_quote'
          readonly elements: readonly [{ readonly type: 'text'; readonly text: string }]
        },
      ]
    }

/** Slack's limits: characters in a section and in a header, blocks in a message. */
export const longestSection = 3000
const longestHeader = 150
export const mostBlocks = 50

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Text that stands in mrkdwn as it is: no mention, link or channel can be made of it. */
const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => escapes[character] ?? '')

/** Clipped before it is escaped, which makes up to five characters of one. */
const fitting = (text: string, length: number): string => {
  let most = length
  while (escaped(clip(text, most)).length > length) most = Math.floor(most * 0.9)
  return escaped(clip(text, most))
}

const section = (before: string, text: string): SlackBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: `${before}${fitting(text, longestSection - before.length)}`, verbatim: true },
})

/** The longest bold beginning of a step; what comes after still has most of the section. */
const longestWhen = 300

const step = ({ when, what }: { readonly when: string; readonly what: string }): SlackBlock =>
  section(`*${fitting(when, longestWhen)}*\n`, what)

const blocksOf = (part: Part): readonly SlackBlock[] => {
  switch (part.kind) {
    case 'heading':
      return [
        { type: 'header', text: { type: 'plain_text', text: clip(part.text, longestHeader), emoji: false } },
      ]
    case 'danger':
      return [section(':warning: *Danger.* ', part.text)]
    case 'quote':
      // Rich text has no markup to be misused.
      return [
        {
          type: 'rich_text',
          elements: [
            { type: 'rich_text_quote', elements: [{ type: 'text', text: clip(part.text, longestSection) }] },
          ],
        },
      ]
    case 'steps':
      return part.steps.map(step)
    case 'paragraph':
      return [section('', part.text)]
  }
}

const more = section('', 'There is more. Open the case to read all of it.')

/** A notice as Block Kit within Slack's limits; where it holds more, its end says so. */
export const renderBlocks = ({ parts }: Pick<Notice, 'parts'>): readonly SlackBlock[] => {
  const blocks = parts.flatMap(blocksOf)
  return blocks.length <= mostBlocks ? blocks : [...blocks.slice(0, mostBlocks - 1), more]
}
