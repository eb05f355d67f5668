import { z } from 'zod'

/**
 * Block Kit as Slack’s reference has it, for the blocks and elements in use: any other, and any longer, is refused.
 * docs.slack.dev/reference/block-kit, with its limits of characters, options and elements.
 */
const plain = (most: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  })
const mrkdwn = z.strictObject({
  type: z.literal('mrkdwn'),
  text: z.string().min(1).max(3000),
  verbatim: z.boolean().optional(),
})

const actionId = z.string().min(1).max(255)

const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: actionId,
  value: z.string().min(1).max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().min(1).max(75).optional(),
})

const option = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(150),
  description: plain(75).optional(),
})

const distinct = (options: readonly { readonly value: string }[]): boolean =>
  new Set(options.map(({ value }) => value)).size === options.length

const options = (most: number) => z.array(option).min(1).max(most).refine(distinct, 'values are distinct')

const element = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('plain_text_input'),
    action_id: actionId,
    multiline: z.boolean(),
    max_length: z.int().min(1).max(3000),
    initial_value: z.string().max(3000).optional(),
  }),
  z.strictObject({
    type: z.literal('radio_buttons'),
    action_id: actionId,
    options: options(10),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('static_select'),
    action_id: actionId,
    options: options(100),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    action_id: actionId,
    options: options(10),
    initial_options: z.array(option).min(1).optional(),
  }),
  z.strictObject({
    type: z.literal('external_select'),
    action_id: actionId,
    min_query_length: z.int(),
    placeholder: plain(150),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('datepicker'),
    action_id: actionId,
    initial_date: z.iso.date().optional(),
  }),
  z.strictObject({
    type: z.literal('timepicker'),
    action_id: actionId,
    initial_time: z
      .string()
      .regex(/^\d\d:\d\d$/)
      .optional(),
  }),
])

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('section'), text: mrkdwn, accessory: button.optional() }),
  z.strictObject({ type: z.literal('header'), text: plain(150) }),
  z.strictObject({ type: z.literal('context'), elements: z.array(plain(2000)).min(1).max(10) }),
  z.strictObject({
    type: z.literal('actions'),
    elements: z
      .array(button)
      .min(1)
      .max(25)
      .refine(
        (elements) => new Set(elements.map(({ action_id }) => action_id)).size === elements.length,
        'action ids are distinct within a block',
      ),
  }),
  z.strictObject({
    type: z.literal('input'),
    block_id: z.string().min(1).max(255),
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean(),
    element,
  }),
  z.strictObject({
    type: z.literal('rich_text'),
    elements: z.array(
      z.strictObject({
        type: z.literal('rich_text_quote'),
        elements: z.array(z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(3000) })),
      }),
    ),
  }),
])

type Block = z.infer<typeof block>

const withoutTwins = (blocks: readonly Block[]): boolean => {
  const ids = blocks.flatMap((each) => (each.type === 'input' ? [each.block_id] : []))
  return new Set(ids).size === ids.length
}

const blocks = (most: number) =>
  z.array(block).min(1).max(most).refine(withoutTwins, 'block ids are distinct')

/** The blocks of a message. */
export const blocksSchema = blocks(50)

const modal = z.strictObject({
  type: z.literal('modal'),
  callback_id: z.string().max(255).optional(),
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  clear_on_close: z.boolean().optional(),
  private_metadata: z.string().max(3000).optional(),
  blocks: blocks(100),
})

/** A view: a modal, which needs a submit button where it has inputs, or the App Home. */
export const viewSchema = z.discriminatedUnion('type', [
  modal.refine(
    (view) => view.submit !== undefined || !view.blocks.some((each) => each.type === 'input'),
    'a modal with inputs has a submit button',
  ),
  z.strictObject({ type: z.literal('home'), blocks: blocks(100) }),
])
export type View = z.infer<typeof viewSchema>

/** The largest view that Slack takes, in bytes. */
export const largestView = 250_000
