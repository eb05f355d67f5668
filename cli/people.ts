import { keepTenant } from '../aws/addressBook.ts'
import { BadInput, print } from './jsonLines.ts'
import { openLive, type SystemOptions } from './openLive.ts'
import { type PeopleLine, peopleIn } from './peopleFile.ts'

/** Written at once; more would only wait for each other. */
const atOnce = 25

type Kept = Awaited<ReturnType<typeof keepTenant>> | 'refused'

/**
 * `putright people import`: a line of JSON for each line of the file, with what became of it, and the counts on standard
 * error. Running it again changes nothing; who is no longer in the file stays known.
 */
export const importPeople = async (file: string, options: SystemOptions): Promise<void> => {
  const lines = peopleIn(file)
  const { table, casework } = await openLive(options)
  const landlord = casework.rules.landlord.id
  const count: Record<Kept, number> = { added: 0, changed: 0, same: 0, refused: 0 }

  const keep = async (each: PeopleLine) => {
    const { line, tenancy } = each
    if ('why' in each) return { line, tenancy, result: 'refused', why: each.why } as const
    return { line, tenancy, result: await keepTenant(table, landlord, each.email, each.tenant) } as const
  }

  for (let from = 0; from < lines.length; from += atOnce)
    for (const kept of await Promise.all(lines.slice(from, from + atOnce).map(keep))) {
      count[kept.result] += 1
      await print(kept)
    }
  const { added, changed, same, refused } = count
  console.error(
    `${lines.length} lines: ${added} added, ${changed} changed, ${same} the same, ${refused} refused`,
  )
  if (refused > 0) throw new BadInput('Mend the refused lines and run the same import again.')
}
