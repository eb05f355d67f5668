import { z } from 'zod'

/** Block Kit as far as the bot uses it, read for showing. docs.slack.dev/reference/block-kit */
const textSchema = z.object({ text: z.string(), type: z.string().optional() })
export const optionSchema = z.object({
  text: textSchema,
  value: z.string(),
  description: textSchema.optional(),
})
export type Option = z.infer<typeof optionSchema>

const elementSchema = z.object({
  type: z.string(),
  action_id: z.string().default(''),
  text: textSchema.optional(),
  value: z.string().optional(),
  style: z.string().optional(),
  accessibility_label: z.string().optional(),
  multiline: z.boolean().optional(),
  max_length: z.int().optional(),
  options: z.array(optionSchema).default([]),
  initial_option: optionSchema.optional(),
  initial_options: z.array(optionSchema).default([]),
  initial_value: z.string().optional(),
  initial_date: z.string().optional(),
  initial_time: z.string().optional(),
})
export type Element = z.infer<typeof elementSchema>

const quoteSchema = z.object({ elements: z.array(textSchema) })

const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('section'), text: textSchema, accessory: elementSchema.optional() }),
  z.object({ type: z.literal('header'), text: textSchema }),
  z.object({ type: z.literal('context'), elements: z.array(textSchema) }),
  z.object({ type: z.literal('actions'), elements: z.array(elementSchema) }),
  z.object({ type: z.literal('rich_text'), elements: z.array(quoteSchema) }),
  z.object({
    type: z.literal('input'),
    block_id: z.string(),
    label: textSchema,
    optional: z.boolean().default(false),
    element: elementSchema,
  }),
])
export type Block = z.infer<typeof blockSchema>
export type Input = Extract<Block, { type: 'input' }>

export const blocksSchema = z.array(blockSchema)

export const viewSchema = z.object({
  type: z.enum(['modal', 'home']),
  title: textSchema.optional(),
  submit: textSchema.optional(),
  close: textSchema.optional(),
  clear_on_close: z.boolean().default(false),
  callback_id: z.string().optional(),
  private_metadata: z.string().default(''),
  blocks: blocksSchema,
})
export type View = z.infer<typeof viewSchema>

/** What stands in each input, by its block; several only in a group of ticks. */
export type Filled = Readonly<Record<string, readonly string[]>>

const initially = (element: Element): readonly string[] => {
  if (element.type === 'checkboxes') return element.initial_options.map(({ value }) => value)
  const one =
    element.initial_value ?? element.initial_date ?? element.initial_time ?? element.initial_option?.value
  return one === undefined ? [] : [one]
}

const inputsIn = ({ blocks }: View): readonly Input[] => blocks.filter((block) => block.type === 'input')

/** What a view comes with. */
export const asItComes = (view: View): Filled =>
  Object.fromEntries(inputsIn(view).map(({ block_id, element }) => [block_id, initially(element)]))

const stateOf = ({ type }: Element, [one, ...more]: readonly string[]): object => {
  const value = one === undefined || one === '' ? null : one
  switch (type) {
    case 'plain_text_input':
      return { type, value }
    case 'datepicker':
      return { type, selected_date: value }
    case 'timepicker':
      return { type, selected_time: value }
    case 'checkboxes':
      return {
        type,
        selected_options: value === null ? [] : [value, ...more].map((each) => ({ value: each })),
      }
    default:
      return { type, selected_option: value === null ? null : { value } }
  }
}

/** What was put in, as Slack sends it: by block, then by action. */
export const stateIn = (view: View, filled: Filled): object => ({
  values: Object.fromEntries(
    inputsIn(view).map(({ block_id, element }) => [
      block_id,
      { [element.action_id]: stateOf(element, filled[block_id] ?? []) },
    ]),
  ),
})

/** Required inputs that are empty: Slack sends no form with one. */
export const missingIn = (view: View, filled: Filled): Readonly<Record<string, string>> =>
  Object.fromEntries(
    inputsIn(view)
      .filter(({ optional, block_id }) => !optional && (filled[block_id]?.[0] ?? '').trim() === '')
      .map(({ block_id }) => [block_id, 'Fill this in.']),
  )

/** A modal that lies open before somebody. */
export interface Modal {
  readonly id: string
  readonly view: View
  readonly filled: Filled
  readonly wrong: Readonly<Record<string, string>>
  /** What the last search found. */
  readonly found: readonly Option[]
}
