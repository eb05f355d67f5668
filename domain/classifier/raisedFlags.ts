import type { Features } from './features.ts'
import { calibrated, type Model } from './model.ts'
import { type Flag, flags } from './reading.ts'

/** Words that raise a danger flag by themselves, whatever the model makes of the rest. */
const certain: Readonly<Record<string, Flag>> = {
  'danger:gas': 'hazard_emergency',
  'danger:carbon-monoxide': 'hazard_emergency',
  'danger:sewage': 'hazard_emergency',
  'self-harm': 'safeguarding',
}

/** The flags of a message: those that the model finds likely enough, and those that plain words of danger raise. */
export const raisedFlags = (
  model: Model,
  scores: ReadonlyMap<string, number>,
  { concepts }: Features,
): Flag[] => {
  const said = new Set(concepts.map(({ concept }) => certain[concept]))
  return flags.filter((flag) => {
    const name = `flag:${flag}`
    const probability = calibrated(model.file, name, scores.get(name) ?? 0)
    return said.has(flag) || probability >= (model.file.thresholds[name] ?? 0.5)
  })
}
