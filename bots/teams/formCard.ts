import { z } from 'zod'
import { type Answers, type Field, type Form, inPlainText, type Option, type Wrong } from '../page.ts'
import { type Acts, actionOf, bodyOf, cardWith, clipped, type Element } from './card.ts'

/** The dataset of a search, which Teams asks us for as somebody types. */
export const residents = 'residents'

const longestInput = 3000

const titleOf = ({ label, note }: Option): string =>
  clipped(note === undefined || note === '' ? label : `${label} · ${note}`, 200)

const choicesOf = (options: readonly Option[]): readonly Element[] =>
  options.map((option) => ({ title: titleOf(option), value: option.value }))

const withValue = (value: string | undefined): Element => (value === undefined ? {} : { value })

const timeOf = (id: string): string => `${id}-time`

const inputOf = (field: Field): Element => {
  const asked = {
    id: field.id,
    label: field.label,
    ...(field.optional === true ? {} : { isRequired: true, errorMessage: `Fill this in: ${field.label}` }),
  }
  switch (field.kind) {
    case 'text':
      return {
        type: 'Input.Text',
        ...asked,
        isMultiline: field.long === true,
        maxLength: longestInput,
        ...withValue(field.value?.slice(0, longestInput)),
      }
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...asked,
        style: field.options.length > 6 ? 'compact' : 'expanded',
        wrap: true,
        choices: choicesOf(field.options),
        ...withValue(field.value),
      }
    case 'ticks':
      return {
        type: 'Input.ChoiceSet',
        ...asked,
        isMultiSelect: true,
        style: 'expanded',
        wrap: true,
        choices: choicesOf(field.options),
        value: field.values.join(','),
      }
    case 'search':
      return {
        type: 'Input.ChoiceSet',
        ...asked,
        style: 'filtered',
        choices: choicesOf(field.found),
        'choices.data': { type: 'Data.Query', dataset: residents },
        ...withValue(field.value),
      }
    case 'day':
      return { type: 'Input.Date', ...asked, ...withValue(field.value) }
    case 'moment':
      return { type: 'Input.Date', ...asked, ...withValue(field.value?.slice(0, 10)) }
  }
}

const inputsOf = (field: Field): readonly Element[] =>
  field.kind === 'moment'
    ? [
        inputOf(field),
        {
          type: 'Input.Time',
          id: timeOf(field.id),
          label: 'At what time?',
          ...withValue(field.value?.slice(11, 16)),
        },
      ]
    : [inputOf(field)]

/** What is wrong stands over the field that it is about, in words; the colour only repeats it. */
const complaintOver = (id: string, wrong: Wrong): readonly Element[] => {
  const text = wrong[id]
  return text === undefined
    ? []
    : [
        {
          type: 'RichTextBlock',
          inlines: [
            { type: 'TextRun', text: 'Look here: ', weight: 'Bolder', color: 'Attention' },
            { type: 'TextRun', text: clipped(text), color: 'Attention' },
          ],
        },
      ]
}

const heading = (text: string): Element => ({
  type: 'TextBlock',
  text,
  style: 'heading',
  weight: 'Bolder',
  wrap: true,
})

/** A form as a card, filled in; sent again with what is wrong where something is. */
export const formCard = (form: Form, acts: Acts, wrong: Wrong = {}): Element => {
  const inDialog: Acts = acts === 'opens-dialog' ? 'in-dialog' : acts
  const missing = Object.keys(wrong).filter((id) => !form.fields.some((field) => field.id === id))
  const { name, carries } = form
  return cardWith(
    [
      heading(form.title),
      ...missing.flatMap((id) => complaintOver(id, wrong)),
      ...bodyOf(form.pieces, inDialog),
      ...form.fields.flatMap((field) => [...complaintOver(field.id, wrong), ...inputsOf(field)]),
    ],
    `${form.title}\n\n${inPlainText(form.pieces)}`,
    [actionOf(inDialog, 'send', { title: form.send, data: { name, carries }, more: { style: 'positive' } })],
  )
}

/** What an action of ours brings back, with the inputs beside it. */
export const actionSchema = z.union([
  z.looseObject({ verb: z.literal('send'), name: z.string(), carries: z.record(z.string(), z.string()) }),
  z.looseObject({ verb: z.literal('open'), opens: z.string(), about: z.string() }),
])
export type Act = z.infer<typeof actionSchema>

const ours = ['verb', 'name', 'carries', 'opens', 'about', 'msteams']

/** Which fields hold several values; Teams joins them with commas. */
const several = ['flags', 'claimFiled', 'accepts', 'sure']

/** Fields that hold a moment; Teams has a day and a time for it. */
const moments = ['saidAt', 'happenedAt']

const answerOf = (id: string, value: string, time: string | undefined): readonly string[] => {
  if (value === '') return []
  if (several.includes(id)) return value.split(',')
  return [moments.includes(id) ? `${value}T${time === undefined || time === '' ? '00:00' : time}` : value]
}

/** What was put into a form. A day with its time is a moment again; without one it is the day’s first. */
export const answersIn = (act: Act): Answers => {
  const all = new Map(
    Object.entries(act).flatMap(([id, value]) =>
      ours.includes(id) || typeof value !== 'string' ? [] : [[id, value] as const],
    ),
  )
  return Object.fromEntries(
    [...all]
      .filter(([id]) => !id.endsWith('-time'))
      .map(([id, value]) => [id, answerOf(id, value, all.get(timeOf(id)))]),
  )
}

const filledIn = (field: Field, answers: Answers): Field => {
  const values = answers[field.id] ?? []
  if (field.kind === 'ticks') return { ...field, values }
  const [value] = values
  return value === undefined ? field : { ...field, value }
}

/** A form as they left it, to be sent again. */
export const asLeft = (form: Form, answers: Answers): Form => ({
  ...form,
  fields: form.fields.map((field) => filledIn(field, answers)),
})
