import type { PagePorts } from './followPorts.ts'

const hour = 3600
const day = 24 * hour

/**
 * Each text costs, and some who ask for codes are paid for the texts that they bring about (“SMS pumping”). Besides the
 * limits of the case or chat, which count mails and texts together:
 */
const perNumber = [
  { what: 'text-number', most: 5, perSeconds: hour },
  { what: 'text-number-day', most: 10, perSeconds: day },
] as const
/** Of all cases and chats, from one network: more than one, since a library’s computers share it. */
const perAsker = { most: 20, perSeconds: day }

/** The landlord has sent as many texts as it wants to pay for within a day. Whoever runs it is told, as of any fault. */
export class NoMoreTextsToday extends Error {
  override readonly name = 'NoMoreTextsToday'
}

/** Who made us send it. `unasked`: nobody did, a chat fell silent; such texts leave half of the day’s for those who ask. */
export type TextAsker = { readonly from: string } | 'unasked'

const withinDay = async ({ casework, count }: PagePorts, asker: TextAsker): Promise<boolean> => {
  const { id, texts } = casework.rules.landlord
  const most = texts?.mostADay ?? 0
  const half = { most: Math.floor(most / 2), perSeconds: day }
  if (asker === 'unasked' && !(await count('text-unasked', id, half))) return false
  return count('text-landlord', id, { most, perSeconds: day })
}

/** May a text go to this number now? Counts it. Throws `NoMoreTextsToday`. */
export const mayText = async (ports: PagePorts, number: string, asker: TextAsker): Promise<boolean> => {
  if (asker !== 'unasked' && !(await ports.count('text-asker', asker.from, perAsker))) return false
  for (const { what, ...limit } of perNumber) if (!(await ports.count(what, number, limit))) return false
  if (await withinDay(ports, asker)) return true
  throw new NoMoreTextsToday()
}
