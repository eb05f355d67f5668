import { clip } from './clip.ts'
import type { Notice, Part } from './notice.ts'

/** An element of an Adaptive Card. */
export type CardElement = Readonly<Record<string, unknown>>

/** A message to Teams holds about 28 KB; what surrounds the body takes some of it. */
export const largestBody = 24_000
const longestLine = 2000

const run = (text: string, more: CardElement = {}): CardElement => ({
  type: 'TextRun',
  text: clip(text, longestLine),
  ...more,
})

/** A text run has no markup, so that nothing typed or configured can become a link; a text block would read Markdown. */
const line = (...inlines: readonly CardElement[]): CardElement => ({ type: 'RichTextBlock', inlines })

const lines = (text: string): readonly CardElement[] =>
  text
    .split('\n')
    .filter((each) => each.trim() !== '')
    .map((each) => line(run(each)))

const elementsOf = (part: Part): readonly CardElement[] => {
  switch (part.kind) {
    case 'heading':
      return [line(run(part.text, { weight: 'Bolder', size: 'Large' }))]
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

const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

const more = line(run('There is more. Open the case to read all of it.', { isSubtle: true }))

/** A notice as the body of an Adaptive Card 1.4 that Teams takes; where it holds more, its end says so. */
export const renderCard = ({ parts }: Pick<Notice, 'parts'>): readonly CardElement[] => {
  const body: CardElement[] = []
  let size = 0
  for (const element of parts.flatMap(elementsOf)) {
    size += bytes(element) + 1
    if (size > largestBody) return [...body, more]
    body.push(element)
  }
  return body
}
