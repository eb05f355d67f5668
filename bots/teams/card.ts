import type { Part } from '../../domain/notices/notice.ts'
import { plainText, type StaffNotice } from '../staffNotice.ts'

/** An element of an Adaptive Card. */
export type Element = Readonly<Record<string, unknown>>

/** Lines of a text or a passage longer than this are cut; a message to Teams holds about 28 KB. */
const longestLine = 2000

const clipped = (text: string): string =>
  text.length <= longestLine ? text : `${text.slice(0, longestLine - 1).replace(/[\uD800-\uDBFF]$/, '')}…`

const run = (text: string, more: Element = {}): Element => ({ type: 'TextRun', text: clipped(text), ...more })

/** A text run has no markup, so that nothing typed or configured can become a link; a text block would read Markdown. */
const line = (...inlines: readonly Element[]): Element => ({ type: 'RichTextBlock', inlines })

const lines = (text: string, more: Element = {}): readonly Element[] =>
  text.split('\n').map((each) => line(run(each, more)))

const elementsOf = (part: Part): readonly Element[] => {
  switch (part.kind) {
    case 'heading':
      return [{ type: 'TextBlock', text: clipped(part.text), style: 'heading', weight: 'Bolder', wrap: true }]
    case 'danger':
      return [
        {
          type: 'Container',
          style: 'attention',
          items: [line(run('Danger. ', { weight: 'Bolder' }), run(part.text))],
        },
      ]
    case 'quote':
      return [{ type: 'Container', style: 'emphasis', items: lines(part.text) }]
    case 'steps':
      return part.steps.map(({ when, what }) => line(run(`${when}: `, { weight: 'Bolder' }), run(what)))
    case 'paragraph':
      return lines(part.text)
  }
}

/** A notice as an Adaptive Card 1.4, with the whole of it as text for a client that shows none. */
export const cardOf = (notice: StaffNotice): Element => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.4',
  msteams: { width: 'Full' },
  fallbackText: plainText(notice),
  body: notice.parts.flatMap(elementsOf),
})
