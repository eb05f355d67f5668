import { z } from 'zod'
import { BadInput, print } from './jsonLines.ts'
import { askRunning } from './runningSystem.ts'

interface Options {
  readonly data?: string
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

const answerSchema = z.object({ now: z.string() })

/** `+10d`, `+36h`, `+90m`, `+2w` to seconds; null where it is not written so. */
export const durationSeconds = (text: string): number | null => {
  const match = /^\+(\d+(?:\.\d+)?)([smhdw])$/.exec(text)
  const unit = units[match?.[2] ?? '']
  const seconds = Number(match?.[1]) * (unit ?? Number.NaN)
  return seconds > 0 ? seconds : null
}

const wanted = (text: string): { readonly to: string } | { readonly bySeconds: number } => {
  const bySeconds = durationSeconds(text)
  if (bySeconds !== null) return { bySeconds }
  const to = z.iso.datetime({ offset: true }).safeParse(text)
  if (to.success) return { to: to.data }
  throw new BadInput(
    `“${text}” is neither a moment nor a duration. Write 2027-01-08T09:00:00+00:00, or +10d, +36h, +90m, +2w.`,
  )
}

const ask = async (options: Options, request?: RequestInit): Promise<void> => {
  const response = await askRunning(options.data, '/local/clock', request)
  if (!response.ok) throw new BadInput(await response.text())
  await print(answerSchema.parse(await response.json()))
}

/** `putright clock show`: what time the running system takes it to be. */
export const showClock = (options: Options): Promise<void> => ask(options)

/** `putright clock set INSTANT` and `putright clock +DURATION`: moves it forward; every timer that comes due fires, in order. */
export const moveClock = async (text: string, options: Options): Promise<void> => {
  const body = JSON.stringify(wanted(text))
  console.error('Moving the clock; every timer on the way fires, in order…')
  await ask(options, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
}
