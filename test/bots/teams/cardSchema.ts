import { z } from 'zod'

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string(),
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
})

const richText = z.strictObject({ type: z.literal('RichTextBlock'), inlines: z.array(textRun).min(1) })

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: z.string().min(1),
  style: z.enum(['default', 'heading']),
  weight: z.enum(['Lighter', 'Default', 'Bolder']),
  wrap: z.boolean(),
})

const container = z.strictObject({
  type: z.literal('Container'),
  style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']),
  items: z.array(richText).min(1),
})

/** The elements in use, as the Adaptive Cards 1.4 schema has them. */
const cardSchema = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.4'),
  msteams: z.strictObject({ width: z.literal('Full') }),
  fallbackText: z.string().min(1),
  body: z.array(z.discriminatedUnion('type', [richText, textBlock, container])).min(1),
})

/** The attachments of an activity: one card. */
export const nothingButTheCard = z.tuple([
  z.object({ contentType: z.literal('application/vnd.microsoft.card.adaptive'), content: cardSchema }),
])
