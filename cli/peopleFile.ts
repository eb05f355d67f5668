import { readFileSync } from 'node:fs'
import { type CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Tenant } from '../casework/addressBook.ts'
import { BadInput } from './jsonLines.ts'

/** A line of the file: a tenant under an address of mail, or why it can't be used. Never what stands in it. */
export type PeopleLine = { readonly line: number } & (
  | { readonly tenancy: string; readonly email: string; readonly tenant: Tenant }
  | { readonly tenancy: string | null; readonly why: string }
)

/** `;` where a spreadsheet was saved in a language that writes decimals with a comma; the first line decides. */
const delimiters = [',', ';', '\t']

const delimiterOf = (text: string): string => {
  const [header = ''] = text.split(/\r?\n/, 1)
  const count = (delimiter: string) => header.split(delimiter).length
  return delimiters.reduce((best, each) => (count(each) > count(best) ? each : best))
}

/** UTF-8, or what spreadsheets on Windows write where it is not that. */
const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const needed = ['tenancy', 'email', 'address', 'postcode'] as const

const missing = (what: string) => z.string({ error: `no ${what}` }).min(1, `no ${what}`)

/** The shape of a UK postcode, as BS 7666 writes them. */
const postcode = /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i

const rowSchema = z.object({
  tenancy: missing('tenancy'),
  email: missing('address of mail to know the sender by').pipe(z.email('no address of mail in “email”')),
  address: missing('address'),
  postcode: missing('postcode').regex(postcode, 'no postcode in “postcode”'),
  name: z.string().optional(),
  phone: z.string().optional(),
})

const recordsSchema = z.array(
  z.object({ info: z.object({ lines: z.int() }), record: z.record(z.string(), z.string().optional()) }),
)

const given = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

const lineOf = (line: number, record: Readonly<Record<string, string | undefined>>): PeopleLine => {
  const parsed = rowSchema.safeParse(record)
  if (!parsed.success) {
    const why = parsed.error.issues.map(({ message }) => message).join('; ')
    return { line, tenancy: given(record.tenancy), why }
  }
  const { tenancy, email, address, name, phone } = parsed.data
  const tenant = {
    tenancy,
    address: `${address.replace(/\s+/g, ' ')}, ${parsed.data.postcode.toUpperCase()}`,
    name: given(name),
    phone: given(phone),
  }
  return { line, tenancy, email: email.toLowerCase(), tenant }
}

/** One address of mail for two homes says nothing of which is meant: every line after the first is left out. */
const withoutDoubles = (lines: readonly PeopleLine[]): readonly PeopleLine[] => {
  const first = new Map<string, PeopleLine & { readonly email: string }>()
  return lines.map((each) => {
    if (!('email' in each)) return each
    const before = first.get(each.email)
    if (before === undefined) first.set(each.email, each)
    return before === undefined
      ? each
      : { line: each.line, tenancy: each.tenancy, why: `the same address of mail as line ${before.line}` }
  })
}

const recordsOf = (text: string): z.infer<typeof recordsSchema> =>
  recordsSchema.parse(
    parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }),
  )

/** Every line of a CSV file of people. Throws `BadInput` where it is no such file. */
export const peopleIn = (file: string): readonly PeopleLine[] => {
  try {
    const records = recordsOf(decoded(readFileSync(file)).replace(/\r\n?/g, '\n'))
    const lacking = needed.filter((name) => records[0] !== undefined && !(name in records[0].record))
    if (records.length === 0 || lacking.length > 0)
      throw new BadInput(
        `${file}: the first line names no ${(lacking.length > 0 ? lacking : needed).join(', ')}`,
      )
    return withoutDoubles(records.map(({ info, record }) => lineOf(info.lines, record)))
  } catch (cause) {
    if (cause instanceof BadInput || !(cause instanceof Error)) throw cause
    const { code } = cause as CsvError | NodeJS.ErrnoException
    throw new BadInput(code === 'ENOENT' ? `${file}: no such file` : `${file}: ${cause.message}`, { cause })
  }
}
