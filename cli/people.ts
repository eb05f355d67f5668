import { forgetTenant, importedTenants, keepTenant } from '../aws/addressBook.ts'
import type { Table } from '../aws/table.ts'
import { BadInput, print } from './jsonLines.ts'
import { openLive, type SystemOptions } from './openLive.ts'
import { type PeopleLine, peopleIn } from './peopleFile.ts'

/** Written at once; more would only wait for each other. */
const atOnce = 25

/** More leaving at once than one in so many looks like a part of a file, and not like people who moved out. */
const oneIn = 5

export interface ImportOptions extends SystemOptions {
  /** The file names some people only: nobody leaves. */
  readonly part?: boolean
  /** However many leave, they do. */
  readonly leavers?: boolean
}

type Result = Awaited<ReturnType<typeof keepTenant>> | 'refused' | 'left'

interface Book {
  readonly table: Table
  readonly landlord: string
}

const inTurns = async function* <T, R>(all: readonly T[], each: (one: T) => Promise<R>): AsyncGenerator<R> {
  for (let from = 0; from < all.length; from += atOnce)
    yield* await Promise.all(all.slice(from, from + atOnce).map(each))
}

const keep = async ({ table, landlord }: Book, each: PeopleLine) => {
  const { line, tenancy } = each
  if ('why' in each) return { line, tenancy, result: 'refused', why: each.why } as const
  return { line, tenancy, result: await keepTenant(table, landlord, each) } as const
}

interface Leaver {
  readonly email: string
  readonly tenancy: string
}

/** Who was imported once and stands in no line now. A line that was refused still names its tenancy: nobody leaves by a slip. */
const leaversAmong = async ({ table, landlord }: Book, lines: readonly PeopleLine[]) => {
  const emails = new Set(lines.flatMap((each) => ('email' in each ? [each.email] : [])))
  const refused = new Set(lines.flatMap((each) => ('why' in each ? [each.tenancy] : [])))
  const leavers: Leaver[] = []
  let known = 0
  for await (const { email, tenancy } of importedTenants(table, landlord)) {
    known += 1
    if (!emails.has(email) && !refused.has(tenancy)) leavers.push({ email, tenancy })
  }
  return { leavers, known }
}

const leave = async ({ table, landlord }: Book, { email, tenancy }: Leaver) => {
  await forgetTenant(table, landlord, email)
  return { line: null, tenancy, result: 'left' } as const
}

/** Those who leave with this file; none where it names some people only. Throws `BadInput` where they are too many. */
const leaversOf = async (
  book: Book,
  lines: readonly PeopleLine[],
  { part, leavers: all }: ImportOptions,
): Promise<readonly Leaver[]> => {
  if (part === true) return []
  const { leavers, known } = await leaversAmong(book, lines)
  if (all === true || leavers.length <= 1 || leavers.length * oneIn <= known) return leavers
  throw new BadInput(
    `${leavers.length} of the ${known} people who are known stand in no line, which looks like a part of a file. Nothing was changed. Run it again with --part to keep them, or with --leavers if they have left.`,
  )
}

/**
 * `putright people import`: a line of JSON for each line of the file and each person who left, with what became of them,
 * and the counts on standard error. The file is everybody: who is no longer in it is forgotten. Running it again changes
 * nothing. Throws `BadInput`.
 */
export const importPeople = async (file: string, options: ImportOptions): Promise<void> => {
  const lines = peopleIn(file)
  const { table, casework } = await openLive(options)
  const book: Book = { table, landlord: casework.rules.landlord.id }
  const leavers = await leaversOf(book, lines, options)
  const count: Record<Result, number> = { added: 0, changed: 0, same: 0, refused: 0, left: 0 }
  const tell = async (each: { readonly result: Result }) => {
    count[each.result] += 1
    await print(each)
  }
  for await (const each of inTurns(lines, (line) => keep(book, line))) await tell(each)
  for await (const each of inTurns(leavers, (leaver) => leave(book, leaver))) await tell(each)
  const { added, changed, same, refused, left } = count
  console.error(
    `${lines.length} lines: ${added} added, ${changed} changed, ${same} the same, ${refused} refused; ${left} left`,
  )
  if (refused > 0) throw new BadInput('Mend the refused lines and run the same import again.')
}
