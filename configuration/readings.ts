/** A reading recorded in a policy: what it is about, what was chosen and why. */
export interface RecordedReading {
  readonly path: string
  readonly clause: string
  readonly chosen: string
  readonly because: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const own = (value: Record<string, unknown>, path: string): RecordedReading[] => {
  const { reading, clause } = value
  if (!isRecord(reading) || typeof clause !== 'string') return []
  return [{ path, clause, chosen: String(reading.chosen), because: String(reading.because) }]
}

const name = (value: unknown, index: number): string =>
  isRecord(value) && typeof value.id === 'string' ? value.id : String(index)

const beside = ['codePolicy', 'hazardLaw', 'ombudsman']

/** Every reading in a policy, in the order of its file. */
export const readingsIn = (value: unknown, path = ''): RecordedReading[] => {
  if (Array.isArray(value)) {
    return value.flatMap((part, index) => readingsIn(part, `${path}[${name(part, index)}]`))
  }
  if (!isRecord(value)) return []
  const inner = Object.entries(value)
    .filter(([key]) => key !== 'reading' && !(path === '' && beside.includes(key)))
    .flatMap(([key, part]) => readingsIn(part, path === '' ? key : `${path}.${key}`))
  return [...own(value, path), ...inner]
}
