import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Shown } from '../desk/desk.ts'
import type { Answers, Field, Form, Option, Page } from '../page.ts'
import { blocksOf, mostBlocks, plain } from './blocks.ts'
import { clipped } from './text.ts'

/** Slack’s limits of a view and of what stands in it, in characters. */
const longestTitle = 24
const longestOption = 75
const longestInput = 3000
const mostRadios = 10
const mostOptions = 100

/** The one action id of a search, whose options Slack asks us for. */
export const searching = 'search'

/** Every form of ours comes back under this name. */
export const formCallback = 'form'

const optionOf = ({ value, label, note }: Option): types.PlainTextOption => ({
  text: plain(label, longestOption),
  value: clipped(value, 150),
  ...(note === undefined || note === '' ? {} : { description: plain(note, longestOption) }),
})

/** Options as an answer to a search. */
export const optionsOf = (options: readonly Option[]): types.PlainTextOption[] =>
  options.slice(0, mostOptions).map(optionOf)

const chosenIn = (
  options: readonly Option[],
  value: string | undefined,
): types.PlainTextOption | undefined => {
  const option = options.find((each) => each.value === value)
  return option === undefined ? undefined : optionOf(option)
}

const initially = <K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } =>
  (value === undefined ? {} : { [name]: value }) as { [key in K]?: V }

/** Slack’s picker of both day and time answers in the officer’s own zone; a day and a time are the landlord’s. */
const elementOf = (field: Field): types.InputBlockElement => {
  const action_id = field.id
  switch (field.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: field.long === true,
        max_length: longestInput,
        ...initially(
          'initial_value',
          field.value === undefined ? undefined : clipped(field.value, longestInput),
        ),
      }
    case 'choice': {
      const options = optionsOf(field.options)
      const initial_option = chosenIn(field.options, field.value)
      return options.length > mostRadios
        ? { type: 'static_select', action_id, options, ...initially('initial_option', initial_option) }
        : { type: 'radio_buttons', action_id, options, ...initially('initial_option', initial_option) }
    }
    case 'ticks': {
      const initial = field.options.filter(({ value }) => field.values.includes(value)).map(optionOf)
      return {
        type: 'checkboxes',
        action_id,
        options: optionsOf(field.options),
        ...(initial.length === 0 ? {} : { initial_options: initial }),
      }
    }
    case 'search':
      return {
        type: 'external_select',
        action_id: searching,
        min_query_length: 2,
        placeholder: plain('Type two letters or more', 150),
        ...initially('initial_option', chosenIn(field.found, field.value)),
      }
    case 'day':
      return { type: 'datepicker', action_id, ...initially('initial_date', field.value) }
    case 'moment':
      return { type: 'datepicker', action_id, ...initially('initial_date', field.value?.slice(0, 10)) }
  }
}

const inputOf = (
  { id, label, hint, optional }: Pick<Field, 'id' | 'label' | 'hint' | 'optional'>,
  element: types.InputBlockElement,
): types.InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label, 2000),
  element,
  optional: optional === true,
  ...(hint === undefined ? {} : { hint: plain(hint, 2000) }),
})

/** The time of day of a moment has a block of its own, under this name. */
const timeOf = (id: string): string => `${id}-time`

const inputsOf = (field: Field): readonly types.InputBlock[] =>
  field.kind === 'moment'
    ? [
        inputOf(field, elementOf(field)),
        inputOf(
          { id: timeOf(field.id), label: 'At what time?', optional: true },
          {
            type: 'timepicker',
            action_id: timeOf(field.id),
            ...initially('initial_time', field.value?.slice(11, 16)),
          },
        ),
      ]
    : [inputOf(field, elementOf(field))]

const carriedSchema = z.object({ name: z.string(), carries: z.record(z.string(), z.string()) })

/** A form as a modal. What it carries is no secret and no words: ids, within Slack’s 3,000 characters. */
const modalOf = (form: Form): types.ModalView => {
  const inputs = form.fields.flatMap(inputsOf)
  return {
    type: 'modal',
    callback_id: formCallback,
    title: plain(form.title, longestTitle),
    submit: plain(form.send, longestTitle),
    close: plain('Cancel', longestTitle),
    private_metadata: JSON.stringify({ name: form.name, carries: form.carries }),
    blocks: [...blocksOf(form.pieces, mostBlocks.view - inputs.length), ...inputs],
  }
}

/** A page as a modal that only shows. Closing it closes what stands behind it, which is done with. */
export const pageModal = ({ pieces }: Page): types.ModalView => ({
  type: 'modal',
  callback_id: 'page',
  title: plain('Putright', longestTitle),
  close: plain('Done', longestTitle),
  clear_on_close: true,
  blocks: blocksOf(pieces, mostBlocks.view),
})

/** What comes of pressing something, as a modal. */
export const modalFor = (shown: Exclude<Shown, { kind: 'wrong' }>): types.ModalView =>
  shown.kind === 'form' ? modalOf(shown.form) : pageModal(shown.page)

/** Which form a modal was, and what it carried. */
export const carriedIn = (metadata: string): z.infer<typeof carriedSchema> =>
  carriedSchema.parse(JSON.parse(metadata))

/** One element’s state as Slack sends it; which of the fields is there depends on the element. */
const stateSchema = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
})
const valuesSchema = z.record(z.string(), z.record(z.string(), stateSchema))

const inOne = (state: z.infer<typeof stateSchema>): readonly string[] => {
  if (state.selected_options != null) return state.selected_options.map(({ value }) => value)
  const one = state.value ?? state.selected_option?.value ?? state.selected_date ?? state.selected_time
  return one == null ? [] : [one]
}

/** What was put into a modal. A day with its time is a moment again; without one it is the day’s first, so that no clock starts late. */
export const answersIn = (values: unknown): Answers => {
  const found = Object.entries(valuesSchema.parse(values)).map(
    ([id, elements]) => [id, Object.values(elements).flatMap(inOne)] as const,
  )
  const all = Object.fromEntries(found)
  for (const [id, [day]] of found) {
    const times = all[timeOf(id)]
    if (times !== undefined && day !== undefined) all[id] = [`${day}T${times[0] ?? '00:00'}`]
  }
  return all
}
