import type { Kept } from './measures.ts'

/** One run as it is drawn: what it is called, its dates and its queue. */
export interface Drawn {
  readonly name: string
  readonly kept: readonly Kept[]
  readonly queue: readonly number[]
}

const width = 920
const left = 300
const right = 800
const rowHeight = 22
const chartHeight = 220

/** Ink and accent of the product; the second run differs by pattern, dash and label too, never by colour alone. */
const looks = [
  { fill: '#0B5C6B', stroke: '#0B5C6B', dash: 'none' },
  { fill: 'url(#stripes)', stroke: '#8A4B00', dash: '7 5' },
] as const

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${more}>${escaped(words)}</text>`
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

const keyOf = (row: Kept): string => `${row.stage}: ${row.milestone} (${row.basis} ${row.clause})`

const bar = (row: Kept | undefined, y: number, place: number): string => {
  const look = looks[place] ?? looks[0]
  if (row === undefined) return text(left + 4, y + 13, 'no such date', 'class="quiet"')
  const length = Math.max(1, (right - left) * row.share)
  return `<rect x="${left}" y="${y}" width="${length.toFixed(1)}" height="${rowHeight - 6}" fill="${look.fill}" stroke="${look.stroke}"/>${text(left + length + 6, y + 13, `${percent(row.share)} of ${row.counted}`)}`
}

/** A group of bars for each date: one bar a run. */
const bars = (runs: readonly Drawn[], top: number): { readonly svg: string; readonly height: number } => {
  const keys = [...new Set(runs.flatMap((run) => run.kept.map(keyOf)))]
  const groupHeight = runs.length * rowHeight + 10
  const groups = keys.map((key, index) => {
    const y = top + index * groupHeight
    const each = runs.map((run, place) =>
      bar(
        run.kept.find((row) => keyOf(row) === key),
        y + place * rowHeight,
        place,
      ),
    )
    return text(left - 10, y + 13, key, 'text-anchor="end"') + each.join('')
  })
  return { svg: groups.join('\n'), height: keys.length * groupHeight }
}

const niceTop = (value: number): number => {
  const step = Math.max(4, 10 ** Math.floor(Math.log10(Math.max(value, 1))) * 2)
  return Math.ceil(Math.max(value, 4) / step) * step
}

const line = (run: Drawn, place: number, at: (week: number, value: number) => string): string => {
  const look = looks[place] ?? looks[0]
  const points = run.queue.map((value, index) => at(index + 1, value)).join(' ')
  return `<polyline points="${points}" fill="none" stroke="${look.stroke}" stroke-width="2.5" stroke-dasharray="${look.dash}"/>`
}

const axis = (highest: number, y: (value: number) => number): string =>
  [0, 0.25, 0.5, 0.75, 1]
    .map((part) => {
      const value = Math.round(highest * part)
      return `<line x1="60" x2="${right}" y1="${y(value)}" y2="${y(value)}" stroke="#D5D9DC"/>${text(52, y(value) + 5, String(value), 'text-anchor="end"')}`
    })
    .join('')

/** How many complaints waited for an answer, week by week, each line named at its end. */
const lines = (runs: readonly Drawn[], top: number): string => {
  const weeks = Math.max(...runs.map((run) => run.queue.length), 1)
  const highest = niceTop(Math.max(...runs.flatMap((run) => run.queue), 1))
  const x = (week: number): number => 60 + ((right - 60) * week) / weeks
  const y = (value: number): number => top + chartHeight - (chartHeight * value) / highest
  const at = (week: number, value: number): string => `${x(week).toFixed(1)},${y(value).toFixed(1)}`
  const ends = runs.map((run) => y(run.queue.at(-1) ?? 0))
  const apart = ends.length > 1 && Math.abs((ends[0] ?? 0) - (ends[1] ?? 0)) < 18 ? 18 : 0
  const names = runs.map((run, place) =>
    text(
      right + 6,
      (ends[place] ?? 0) + 5 + (place === 0 ? -apart / 2 : apart / 2),
      place === 0 ? run.name : 'changed',
    ),
  )
  const ticks = Array.from({ length: Math.floor(weeks / 4) }, (_, index) => (index + 1) * 4).map((week) =>
    text(x(week), top + chartHeight + 20, String(week), 'text-anchor="middle"'),
  )
  return [
    axis(highest, y),
    ...runs.map((run, place) => line(run, place, at)),
    ...names,
    ...ticks,
    text((60 + right) / 2, top + chartHeight + 42, 'week', 'text-anchor="middle"'),
  ].join('\n')
}

/** As much of a title as the picture is wide; the whole is in its `title`. */
const longestTitle = 88
const shortened = (title: string): string =>
  title.length > longestTitle ? `${title.slice(0, longestTitle - 1).trimEnd()}…` : title

const legend = (runs: readonly Drawn[]): string =>
  runs
    .map((run, place) => {
      const look = looks[place] ?? looks[0]
      const x = 24 + place * 320
      return `<rect x="${x}" y="66" width="26" height="14" fill="${look.fill}" stroke="${look.stroke}"/><line x1="${x + 34}" x2="${x + 68}" y1="73" y2="73" stroke="${look.stroke}" stroke-width="2.5" stroke-dasharray="${look.dash}"/>${text(x + 76, 78, place === 0 ? run.name : `changed: ${run.name}`)}`
    })
    .join('')

/** The share on time of each date, and the queue by week, as an SVG that reads on its own. */
export const plot = (title: string, about: string, runs: readonly Drawn[]): string => {
  const dates = bars(runs, 130)
  const queueTop = 130 + dates.height + 50
  const height = queueTop + chartHeight + 60
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title summary">
<title id="title">${escaped(`${title}: ${about}`)}</title>
<desc id="summary">${escaped(runs.map((run) => `${run.name}: ${run.kept.map((row) => `${keyOf(row)} ${percent(row.share)}`).join(', ')}; ${run.queue.at(-1) ?? 0} waiting at the end.`).join(' '))}</desc>
<defs><pattern id="stripes" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#FFF4E0"/><line x1="0" y1="0" x2="0" y2="7" stroke="#8A4B00" stroke-width="5"/></pattern></defs>
<style>text{font:14px system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;fill:#14212B}.head{font-weight:700;font-size:16px}.top{font-weight:700;font-size:17px}.quiet{fill:#5B6770}</style>
<rect width="100%" height="100%" fill="#FFFFFF"/>
${text(24, 30, shortened(title), 'class="top"')}
${text(24, 52, about)}
${legend(runs)}
${text(24, 116, 'On time, by date', 'class="head"')}
${dates.svg}
${text(24, queueTop - 20, 'Complaints waiting for an answer, at the end of each week', 'class="head"')}
${lines(runs, queueTop)}
</svg>
`
}
