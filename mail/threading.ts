import { type Field, fieldNamed } from './mime/head.ts'

/** An id is written back into the head of an answer: nothing in it may control. */
const clean = (value: string): string => value.replace(/(?!\s)\p{Cc}/gu, '')

const ids = /<([^<>\s]{1,500})>/g
const maximumReferences = 200

/** Every `<id>` in a field, brackets kept. A field without brackets gives its words that look like ids. */
export const messageIdsIn = (field: string): string[] => {
  const value = clean(field)
  const bracketed = [...value.matchAll(ids)].map((match) => match[0])
  if (bracketed.length > 0) return bracketed
  return value
    .split(/[\s,]+/)
    .filter((word) => /^[^\s<>@]+@[^\s<>@]+$/.test(word))
    .map((word) => `<${word}>`)
}

const idsOf = (fields: Field[], name: string): string[] =>
  fields.filter((field) => field.name === name).flatMap((field) => messageIdsIn(field.value))

export const messageIdOf = (fields: Field[]): string | null => {
  const value = clean(fieldNamed(fields, 'message-id') ?? '')
  return (
    messageIdsIn(value)[0] ??
    (value.replace(/[<>\s]/g, '') === '' ? null : `<${value.replace(/[<>\s]/g, '')}>`)
  )
}

/** The thread: References from the oldest on, then In-Reply-To where it is not among them. */
export const referencesOf = (fields: Field[]): string[] =>
  [...new Set([...idsOf(fields, 'references'), ...idsOf(fields, 'in-reply-to')])].slice(-maximumReferences)
