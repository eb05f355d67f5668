import { addressParser } from 'postal-mime'
import { decodeWords, mendWords } from './mime/encodedWords.ts'
import { type Field, fieldNamed } from './mime/head.ts'
import type { Mailbox } from './readMailSchema.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: a name or address that holds them could write a header line
const controls = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g

/** One line without anything that could end it or turn its direction. */
const oneLine = (text: string): string => text.replace(controls, ' ').trim()

const nullIfEmpty = (text: string): string | null => (text === '' ? null : text)

const mailboxOf = (name: string, address: string): Mailbox => ({
  name: nullIfEmpty(
    oneLine(name)
      .replace(/^['"“]+|['"”]+$/g, '')
      .trim(),
  ),
  address: nullIfEmpty(
    oneLine(address)
      .replace(/^mailto:/i, '')
      .replace(/\s/g, ''),
  ),
})

const maximumHeader = 64 * 1024

/** The mailboxes of an address field, groups opened. */
const mailboxesIn = (value: string): Mailbox[] => {
  try {
    return addressParser(mendWords(value.slice(0, maximumHeader)), { flatten: true }).map(
      ({ name, address }) => mailboxOf(name ?? '', address ?? ''),
    )
  } catch {
    return [mailboxOf('', /[^\s<>"]+@[^\s<>"]+/.exec(value)?.[0] ?? '')]
  }
}

export const mailboxes = (fields: Field[], name: string): Mailbox[] =>
  fields.filter((field) => field.name === name).flatMap((field) => mailboxesIn(field.value))

export const decodedField = (fields: Field[], name: string): string => {
  const value = fieldNamed(fields, name)
  return value === undefined ? '' : oneLine(decodeWords(value))
}

/** Who wrote it: From, or where that is missing or unreadable what the envelope says. */
export const senderOf = (fields: Field[]): Mailbox => {
  const candidates = ['from', 'sender', 'return-path'].flatMap((name) => mailboxes(fields, name))
  const from = mailboxes(fields, 'from')[0]
  const usable = candidates.find((each) => each.address?.includes('@'))
  return { name: from?.name ?? usable?.name ?? null, address: usable?.address ?? from?.address ?? null }
}

/**
 * Whether one From field names one address. Only then is it known whose name the receiving server's verdicts are about:
 * where there are several it may have looked at another one than we do (RFC 7489, 6.6.1).
 */
export const isFromOne = (fields: Field[]): boolean => {
  const [from, ...others] = fields.filter(({ name }) => name === 'from')
  if (from === undefined || others.length > 0) return false
  const brackets = from.value.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/</g) ?? []
  const named = mailboxesIn(from.value)
  return brackets.length <= 1 && named.length === 1 && named[0]?.address?.includes('@') === true
}

/** The first mailbox in a line such as stands over a mail that is passed on: `Joan <joan@post.example>`, or a name. */
export const senderIn = (line: string): Mailbox | null => {
  const [found] = mailboxesIn(line.replace(/\[mailto:([^\]]+)\]/i, '<$1>'))
  if (found === undefined) return null
  const isAddress = found.address?.includes('@') === true
  return isAddress ? found : { name: found.name ?? found.address, address: null }
}
