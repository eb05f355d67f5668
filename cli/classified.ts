import type { Reading } from '../domain/classifier/reading.ts'

/** One message of a batch as the summary counts it. */
export interface Classified {
  /** The Monday of the week it came in, as an ISO date; null where the input does not say when. */
  readonly week: string | null
  readonly disposition: Reading['disposition']
  readonly confidence: Reading['confidence']
  readonly flags: Reading['flags']
  readonly outcome: string
}

export type Counts = Readonly<Record<string, number>>

/** What came in, in figures. */
export interface Summary {
  readonly messages: number
  readonly asked: number
  readonly dispositions: Counts
  readonly outcomes: Counts
  readonly flags: Counts
  /** By the Monday of the week, oldest first; empty where the input does not say when. */
  readonly weeks: readonly { readonly week: string; readonly dispositions: Counts }[]
}

const mostFirst = (names: readonly string[]): Counts => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([, one], [, other]) => other - one))
}

const byWeek = (all: readonly Classified[]): Summary['weeks'] => {
  const weeks = Map.groupBy(
    all.filter(({ week }) => week !== null),
    ({ week }) => week ?? '',
  )
  return [...weeks]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([week, messages]) => ({
      week,
      dispositions: mostFirst(messages.map(({ disposition }) => disposition)),
    }))
}

export const summaryOf = (all: readonly Classified[]): Summary => ({
  messages: all.length,
  asked: all.filter(({ confidence }) => confidence === 'ask').length,
  dispositions: mostFirst(all.map(({ disposition }) => disposition)),
  outcomes: mostFirst(all.map(({ outcome }) => outcome)),
  flags: mostFirst(all.flatMap(({ flags }) => flags)),
  weeks: byWeek(all),
})

/** The Monday of the week of a date or instant, in UTC; null where it is neither. */
export const weekOf = (at: string | null | undefined): string | null => {
  const time = at === null || at === undefined ? Number.NaN : Date.parse(at)
  if (Number.isNaN(time)) return null
  const day = new Date(time)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}

const line = (counts: Counts): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')

/** The summary for people, a few lines. */
export const inWords = ({ messages, asked, dispositions, outcomes, flags }: Summary): string =>
  [
    `${messages} messages, ${asked} of them for a person to confirm`,
    `read as:  ${line(dispositions)}`,
    `become:   ${line(outcomes)}`,
    `flags:    ${line(flags)}`,
  ].join('\n')
