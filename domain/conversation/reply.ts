import { z } from 'zod'

/** What we ask a resident for, after their story and their choice. */
export const questions = [
  'reference',
  'name',
  'address',
  'contact',
  'sought',
  'adjustments',
  'representative',
] as const
export const questionSchema = z.enum(questions)
export type Question = z.infer<typeof questionSchema>

/** Rows of “check what I’ll log” that a resident may change. */
export const fields = [...questions, 'story', 'choice'] as const
const fieldSchema = z.enum(fields)
export type Field = z.infer<typeof fieldSchema>

/** Everything a button can stand for; each can be said in words too. */
export const choiceValues = [
  'complaint',
  'just-fix-it',
  'both',
  'skip',
  'confirm',
  'human',
  'pass-on',
  'leave',
  'log-now',
  'leave-unlogged',
  'stay',
  'something-else',
  'apart',
  'together',
  ...fields.map((field) => `change:${field}` as const),
] as const
export const choiceValueSchema = z.enum(choiceValues)
export type ChoiceValue = z.infer<typeof choiceValueSchema>

/** What a reply asks for; the model test counts these. A word after the colon is a second, differently worded try. */
const asks = [
  'story',
  'story:hello',
  'story:complaint',
  'story:again',
  'apart',
  'choice',
  'choice:again',
  'contact:again',
  'representative:again',
  'confirm',
  'leave',
  ...questions,
  ...questions.map((question) => `${question}:resumed` as const),
  'choice:explained',
  ...questions.map((question) => `${question}:explained` as const),
] as const
export const askSchema = z.enum(asks)

/** One point on the picture of a case: text first, drawn as a line of stages. */
const stagePointSchema = z.object({
  title: z.string(),
  /** In words, “Friday 11 December”; null where no date is promised. */
  date: z.string().nullable(),
  state: z.enum(['done', 'next', 'later']),
})
export type StagePoint = z.infer<typeof stagePointSchema>

/**
 * One thing we say. `text` alone is complete for a channel that shows only words;
 * the rest lets a page or a card show it better.
 */
export const replySchema = z.object({
  kind: z.enum(['say', 'danger', 'ask', 'summary', 'logged']),
  text: z.string().min(1),
  /** Whose words they are, where a person wrote them. */
  from: z.string().optional(),
  /** The language of the text, where it is not English or not that of the conversation (BCP 47; WCAG 3.1.2). */
  lang: z.string().optional(),
  ask: askSchema.optional(),
  choices: z.array(z.object({ value: choiceValueSchema, label: z.string() })).optional(),
  /** Numbers to ring, as links. */
  calls: z.array(z.object({ label: z.string(), number: z.string() })).optional(),
  rows: z.array(z.object({ field: fieldSchema, label: z.string(), value: z.string() })).optional(),
  reference: z.string().optional(),
  stages: z.array(stagePointSchema).optional(),
})
export type Reply = z.infer<typeof replySchema>
