import { dispositions } from '../domain/classifier/names.ts'
import type { Summary } from './classified.ts'

const width = 960
const [left, right, top, bottom] = [60, 20, 84, 350]
const height = 420

/** Told apart by lightness and by their order in the key as well as by hue. */
const fills: Readonly<Record<string, string>> = {
  complaint: '#8A1C1C',
  service_request: '#0B5C6B',
  enquiry: '#4C9AA8',
  compliment: '#C9A227',
  other_procedure: '#6B4C8A',
  case_update: '#8FA3AD',
  not_for_us: '#D5D9DC',
}

const words = (name: string): string => name.replaceAll('_', ' ')

const text = (x: number, y: number, content: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y}" ${more}>${content}</text>`

interface Scale {
  readonly step: number
  readonly highest: number
}

const heightOf = ({ highest }: Scale, count: number): number => ((bottom - top) * count) / highest

/** One bar: the dispositions of a week on top of each other, each with its count as a title. */
const bar = (
  scale: Scale,
  { week, dispositions: counts }: Summary['weeks'][number],
  place: number,
): string => {
  const x = left + place * scale.step
  let y = bottom
  return dispositions
    .filter((name) => (counts[name] ?? 0) > 0)
    .map((name) => {
      const count = counts[name] ?? 0
      y -= heightOf(scale, count)
      return `<rect x="${(x + 1).toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(1, scale.step - 2).toFixed(1)}" height="${heightOf(scale, count).toFixed(1)}" fill="${fills[name]}"><title>Week of ${week}: ${count} ${words(name)}</title></rect>`
    })
    .join('')
}

const key = (): string =>
  dispositions
    .map((name, index) => {
      const x = left + index * 125
      return `<rect x="${x}" y="50" width="14" height="14" fill="${fills[name]}" stroke="#3A4247" stroke-width="0.5"/>${text(x + 20, 62, words(name))}`
    })
    .join('')

const axis = (scale: Scale): string =>
  [0, 0.5, 1]
    .map((part) => {
      const count = Math.round(scale.highest * part)
      const y = bottom - heightOf(scale, count)
      return `<line x1="${left}" x2="${width - right}" y1="${y}" y2="${y}" stroke="#D5D9DC"/>${text(left - 8, y + 4, String(count), 'text-anchor="end"')}`
    })
    .join('')

const most = 12

const weekNames = (scale: Scale, weeks: Summary['weeks']): string => {
  const every = Math.ceil(weeks.length / most)
  return weeks
    .map(({ week }, place) =>
      place % every === 0
        ? text(left + (place + 0.5) * scale.step, bottom + 20, week, 'text-anchor="middle"')
        : '',
    )
    .join('')
}

/** What came in by week, as one SVG document that needs nothing else. */
export const weeksPicture = ({ weeks, messages }: Summary): string => {
  const totals = weeks.map(({ dispositions: counts }) =>
    Object.values(counts).reduce((sum, count) => sum + count, 0),
  )
  const scale = {
    step: (width - left - right) / Math.max(1, weeks.length),
    highest: Math.max(2, ...totals),
  }
  const what = weeks.length === 0 ? 'The messages do not say when they came in' : 'What came in, by week'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${what}" font-family="system-ui, sans-serif" font-size="12" fill="#1E2529">
<rect width="${width}" height="${height}" fill="#FFFFFF"/>
${text(left, 32, `${what}: ${messages} messages`, 'font-size="18" font-weight="600"')}
${key()}
${axis(scale)}
${weeks.map((week, place) => bar(scale, week, place)).join('\n')}
${weekNames(scale, weeks)}
${text(left, height - 16, 'Each bar is a week, named by its Monday.', 'fill="#4A545A"')}
</svg>
`
}
