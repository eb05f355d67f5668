import { z } from 'zod'
import { isNoticeKind, kindNames, kindOf, type NoticeKind, placeholdersOf } from './kinds.ts'
import { isPlaceholder, placeholders } from './placeholders.ts'
import { namesIn, parseBlocks, type Template } from './template.ts'

const templateSchema = z.strictObject({
  subject: z.string().trim().min(1).describe('The subject of the mail; one line.'),
  body: z
    .string()
    .trim()
    .min(1)
    .describe(
      'Paragraphs with an empty line between. “# ” begins a heading, “> ” a quotation, “! ” a warning. {names} are filled in; a paragraph whose name has nothing to say is left out.',
    ),
})
export type WrittenTemplate = z.infer<typeof templateSchema>

/** A file of wording: ours holds every kind, a landlord's those that it words itself. */
export const wordingSchema = z.strictObject({
  $schema: z.string().optional(),
  notices: z.partialRecord(
    z.enum(kindNames as [NoticeKind, ...NoticeKind[]], {
      error: (issue) =>
        `there is no notice “${String(issue.input)}”; write one of those that “putright notice list” names`,
    }),
    templateSchema,
  ),
})
export type WordingDocument = z.infer<typeof wordingSchema>

/** The words of every notice. */
export type Wording = Readonly<Record<NoticeKind, Template>>

/** Something wrong with a template, at a place in its file, with what to do. */
export interface WordingProblem {
  readonly path: readonly string[]
  readonly message: string
}

const inBraces = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(', ')

const unknownIn = (kind: NoticeKind, field: 'subject' | 'body', text: string): readonly WordingProblem[] => {
  const allowed: readonly string[] = placeholdersOf(kind)
  return namesIn(text)
    .filter((name) => !allowed.includes(name))
    .map((name) => ({
      path: ['notices', kind, field],
      message: `{${name}} means nothing here; write one of ${inBraces(allowed)}`,
    }))
}

/** A placeholder of several parts has its paragraph to itself, and a subject has none. */
const misplacedIn = (kind: NoticeKind, { subject, body }: WrittenTemplate): readonly WordingProblem[] => {
  const isBlock = (name: string): boolean => isPlaceholder(name) && placeholders[name].form === 'block'
  const within = parseBlocks(body).flatMap((block) => (block.kind === 'block' ? [] : namesIn(block.text)))
  return [
    ...within.filter(isBlock).map((name) => ({
      path: ['notices', kind, 'body'],
      message: `{${name}} needs a paragraph of its own: put an empty line before and after it`,
    })),
    ...namesIn(subject)
      .filter(isBlock)
      .map((name) => ({
        path: ['notices', kind, 'subject'],
        message: `{${name}} is too long for a subject; take it out`,
      })),
  ]
}

const missingIn = (kind: NoticeKind, { body }: WrittenTemplate): readonly WordingProblem[] => {
  const there = namesIn(body)
  return kindOf(kind)
    .needs.filter(({ element }) => !there.includes(element))
    .map(({ element, clause }) => ({
      path: ['notices', kind, 'body'],
      message: `leaves out {${element}}, ${placeholders[element].means}, which ${clause} demands; put it back`,
    }))
}

/** What keeps a template from being used: names that mean nothing, and what the Code demands and it leaves out. */
export const wordingProblems = ({ notices }: WordingDocument): readonly WordingProblem[] =>
  Object.entries(notices).flatMap(([kind, template]) =>
    !isNoticeKind(kind) || template === undefined
      ? []
      : [
          ...unknownIn(kind, 'subject', template.subject),
          ...unknownIn(kind, 'body', template.body),
          ...misplacedIn(kind, template),
          ...missingIn(kind, template),
        ],
  )

/** Kinds that a file has no words for; ours may leave none out. */
export const unworded = ({ notices }: WordingDocument): readonly NoticeKind[] =>
  kindNames.filter((kind) => notices[kind] === undefined)

const parsed = ({ subject, body }: WrittenTemplate): Template => ({ subject, blocks: parseBlocks(body) })

/** There are no words for a kind of notice; the file of built-in wording is not whole. */
export class NoWords extends Error {
  override readonly name = 'NoWords'
}

/** The words of every notice: the landlord's own where it has some, else ours. */
export const wordingFrom = (builtIn: WordingDocument, own: WordingDocument | null): Wording =>
  Object.fromEntries(
    kindNames.map((kind) => {
      const template = own?.notices[kind] ?? builtIn.notices[kind]
      if (template === undefined) throw new NoWords(`There are no words for “${kind}”.`)
      return [kind, parsed(template)]
    }),
  ) as Wording
