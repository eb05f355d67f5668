import { z } from 'zod'

/** The elements in use, as the Adaptive Cards 1.5 schema has them (adaptivecards.io/explorer): any other is refused. */
const weight = z.enum(['Lighter', 'Default', 'Bolder'])

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string(),
  weight: weight.optional(),
  isSubtle: z.boolean().optional(),
  color: z.enum(['Default', 'Attention', 'Good', 'Warning']).optional(),
})

const richText = z.strictObject({ type: z.literal('RichTextBlock'), inlines: z.array(textRun).min(1) })

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: z.string().min(1),
  style: z.enum(['default', 'heading']),
  weight,
  wrap: z.literal(true),
})

const container = z.strictObject({
  type: z.literal('Container'),
  style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional(),
  items: z.array(richText).min(1),
})

const look = {
  title: z.string().min(1),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  tooltip: z.string().min(1).optional(),
}
const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  ...look,
  data: z.record(z.string(), z.unknown()),
})
const action = z.discriminatedUnion('type', [
  submit,
  z.strictObject({
    type: z.literal('Action.Execute'),
    ...look,
    verb: z.string(),
    data: z.record(z.string(), z.unknown()),
    fallback: submit,
  }),
])
const actionSet = z.strictObject({ type: z.literal('ActionSet'), actions: z.array(action).min(1).max(6) })

const columnSet = z.strictObject({
  type: z.literal('ColumnSet'),
  columns: z.array(
    z.strictObject({
      type: z.literal('Column'),
      width: z.enum(['auto', 'stretch']),
      items: z.array(z.union([richText, actionSet])).min(1),
    }),
  ),
})

/** Every input has a label, which a screen reader says; a required one says what is missing. */
const asked = {
  id: z.string().min(1),
  label: z.string().min(1),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().min(1).optional(),
}
const inputs = [
  z.strictObject({
    type: z.literal('Input.Text'),
    ...asked,
    isMultiline: z.boolean(),
    maxLength: z.int(),
    value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...asked,
    style: z.enum(['compact', 'expanded', 'filtered']),
    wrap: z.boolean().optional(),
    isMultiSelect: z.boolean().optional(),
    choices: z.array(z.strictObject({ title: z.string().min(1), value: z.string() })),
    'choices.data': z.strictObject({ type: z.literal('Data.Query'), dataset: z.string() }).optional(),
    value: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('Input.Date'), ...asked, value: z.iso.date().optional() }),
  z.strictObject({
    type: z.literal('Input.Time'),
    ...asked,
    value: z
      .string()
      .regex(/^\d\d:\d\d$/)
      .optional(),
  }),
] as const

export const cardSchema = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  msteams: z.strictObject({ width: z.literal('Full') }),
  fallbackText: z.string().min(1),
  body: z
    .array(z.discriminatedUnion('type', [richText, textBlock, container, actionSet, columnSet, ...inputs]))
    .min(1),
  actions: z.array(action).min(1).max(6).optional(),
})
export type Card = z.infer<typeof cardSchema>

/** The attachments of an activity: one card. */
export const nothingButTheCard = z.tuple([
  z.object({ contentType: z.literal('application/vnd.microsoft.card.adaptive'), content: cardSchema }),
])

/** The actions of a card, wherever they stand in it. */
export const actionsOf = (card: Card) => [
  ...card.body.flatMap((element) => {
    if (element.type === 'ActionSet') return element.actions
    if (element.type !== 'ColumnSet') return []
    return element.columns.flatMap(({ items }) =>
      items.flatMap((item) => (item.type === 'ActionSet' ? item.actions : [])),
    )
  }),
  ...(card.actions ?? []),
]

/** What a card’s inputs come with, as a client sends them back untouched. */
export const valuesOf = (card: Card): Record<string, string> =>
  Object.fromEntries(
    card.body.flatMap((element) =>
      element.type.startsWith('Input.') && 'id' in element && element.value !== undefined
        ? [[element.id, element.value]]
        : [],
    ),
  )
