import { type Button, inPlainText, type Page, type Piece, type Stop, stopInWords } from '../page.ts'

/** An element of an Adaptive Card. */
export type Element = Readonly<Record<string, unknown>>

/**
 * How a card’s buttons come back. `in-place`: the card is replaced for whoever pressed. `in-dialog`: the card stands in a
 * dialog already. `opens-dialog`: others see the card too, so what it opens is shown to the presser alone.
 */
export type Acts = 'in-place' | 'in-dialog' | 'opens-dialog'

/** Lines of a text or a passage longer than this are cut; a message to Teams holds about 28 KB. */
const longestLine = 2000

export const clipped = (text: string, length = longestLine): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`

const run = (text: string, more: Element = {}): Element => ({ type: 'TextRun', text: clipped(text), ...more })

/** A text run has no markup, so that nothing typed or configured can become a link; a text block would read Markdown. */
const line = (...inlines: readonly Element[]): Element => ({ type: 'RichTextBlock', inlines })

const lines = (text: string, more: Element = {}): readonly Element[] =>
  text
    .split('\n')
    .filter((each) => each.trim() !== '')
    .map((each) => line(run(each, more)))

/** What an action carries: Teams reads `msteams`, the rest comes back to us. */
export const actionOf = (
  acts: Acts,
  verb: 'open' | 'send',
  { title, data, more = {} }: { readonly title: string; readonly data: Element; readonly more?: Element },
): Element => {
  const submit = { type: 'Action.Submit', title, ...more, data: { verb, ...data } }
  switch (acts) {
    case 'in-place':
      return { type: 'Action.Execute', title, ...more, verb, data, fallback: submit }
    case 'in-dialog':
      return submit
    case 'opens-dialog':
      return { ...submit, data: { verb, ...data, msteams: { type: 'task/fetch' } } }
  }
}

const styles = { main: 'positive', danger: 'destructive' } as const

const buttonOf = ({ label, opens, about, look, says }: Button, acts: Acts): Element =>
  actionOf(acts, 'open', {
    title: label,
    data: { opens, about },
    more: {
      ...(look === undefined ? {} : { style: styles[look] }),
      ...(says === undefined ? {} : { tooltip: says }),
    },
  })

const weights: Readonly<Record<Stop['sign'], Element>> = {
  done: {},
  late: { weight: 'Bolder' },
  next: { weight: 'Bolder' },
  later: { isSubtle: true },
}

const labelled = (label: string, value: string): Element =>
  line(run(`${label}: `, { weight: 'Bolder' }), run(value))

const elementsOf = (piece: Piece, acts: Acts): readonly Element[] => {
  switch (piece.kind) {
    case 'heading':
      return [
        { type: 'TextBlock', text: clipped(piece.text), style: 'heading', weight: 'Bolder', wrap: true },
      ]
    case 'danger':
      return [
        {
          type: 'Container',
          style: 'attention',
          items: [line(run('Danger. ', { weight: 'Bolder' }), run(piece.text))],
        },
      ]
    case 'quote':
      return [{ type: 'Container', style: 'emphasis', items: lines(piece.text) }]
    case 'steps':
      return piece.steps.map(({ when, what }) => labelled(when, what))
    case 'facts':
      return piece.facts.map(({ label, value }) => labelled(label, value))
    case 'line':
      return [
        {
          type: 'Container',
          items: piece.stops.map((stop) => line(run(stopInWords(stop), weights[stop.sign]))),
        },
      ]
    case 'row':
      return [
        {
          type: 'ColumnSet',
          columns: [
            {
              type: 'Column',
              width: 'stretch',
              items: [line(run(piece.title, { weight: 'Bolder' })), ...lines(piece.text)],
            },
            ...(piece.button === undefined
              ? []
              : [
                  {
                    type: 'Column',
                    width: 'auto',
                    items: [{ type: 'ActionSet', actions: [buttonOf(piece.button, acts)] }],
                  },
                ]),
          ],
        },
      ]
    case 'buttons':
      return [{ type: 'ActionSet', actions: piece.buttons.map((button) => buttonOf(button, acts)) }]
    case 'small':
      return lines(piece.text, { isSubtle: true })
    case 'paragraph':
      return lines(piece.text)
  }
}

/** A card’s longest in bytes: a message holds about 28 KB, and the card is not all of it. */
const largestCard = 24_000

/** Elements from the first on, as far as they fit. What does not is told of, never dropped in silence. */
const fitting = (elements: readonly Element[]): readonly Element[] => {
  let size = 0
  const kept: Element[] = []
  for (const element of elements) {
    size += Buffer.byteLength(JSON.stringify(element))
    if (size > largestCard) return [...kept, line(run('There is more than this card can show.'))]
    kept.push(element)
  }
  return kept
}

/** Pieces as elements of a card. */
export const bodyOf = (pieces: readonly Piece[], acts: Acts): readonly Element[] =>
  pieces.flatMap((piece) => elementsOf(piece, acts))

/** The fallback is cut so that a card with it still fits. */
const longestFallback = 3000

/** An Adaptive Card 1.5 of elements, with its text for a client that shows none. */
export const cardWith = (
  elements: readonly Element[],
  fallback: string,
  actions: readonly Element[] = [],
): Element => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  msteams: { width: 'Full' },
  fallbackText: clipped(fallback, longestFallback),
  body: fitting(elements),
  ...(actions.length === 0 ? {} : { actions }),
})

/** A page as a card. */
export const cardOf = ({ pieces }: Pick<Page, 'pieces'>, acts: Acts = 'in-place'): Element =>
  cardWith(bodyOf(pieces, acts), inPlainText(pieces))
