const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const zones: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  bst: 60,
  wet: 0,
  west: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  ist: 60,
}

const form =
  /^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?[\s-]+(\d{2,4}),?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([+-]\d{4}|[+-]\d{2}:\d{2}|[a-z]{1,5})?/i

/** Two-digit years as RFC 5322 §4.3 reads them. */
const fullYear = (text: string): number => {
  const year = Number(text)
  if (text.length > 2) return text.length === 3 ? 1900 + year : year
  return year < 50 ? 2000 + year : 1900 + year
}

const offsetOf = (zone: string | undefined): number => {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '')
  if (match === null) return zones[(zone ?? 'gmt').toLowerCase()] ?? 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
}

const fromForm = (text: string): number => {
  const match = form.exec(text)
  const month = months.indexOf((match?.[2] ?? '').slice(0, 3).toLowerCase())
  if (match === null || month < 0) return Number.NaN
  const [, day, , year = '', hour, minute, second] = match
  const at = Date.UTC(fullYear(year), month, Number(day), Number(hour), Number(minute), Number(second ?? 0))
  return at - offsetOf(match[7]) * 60_000
}

const latest = Date.UTC(9999, 11, 31)

/** A Date field to an instant; `null` where it is none. Only unambiguous forms: 03/04/2026 is no date. */
export const instantOfDate = (value: string): string | null => {
  const text = value
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const at = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : fromForm(text)
  return Number.isNaN(at) || at < 0 || at > latest ? null : new Date(at).toISOString()
}
