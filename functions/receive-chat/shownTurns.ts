import type { Turn } from '../../domain/conversation/input.ts'
import type { ChoiceValue } from '../../domain/conversation/reply.ts'
import { fill, type Strings, stringsOf } from '../../domain/conversation/strings.ts'
import type { ShownTurn } from './protocol.ts'

const alwaysThere = (choice: ChoiceValue, { choices, stopHere }: Strings): string | undefined => {
  if (choice === 'human') return choices.human
  return choice === 'leave' ? stopHere : undefined
}

/** The words on the button that was pressed, as the last reply that offered it had them. */
const labelOf = (choice: ChoiceValue, before: readonly Turn[], strings: Strings): string => {
  const offered = before.flatMap(({ replies }) => replies.flatMap(({ choices = [] }) => choices))
  const label = offered.findLast(({ value }) => value === choice)?.label ?? alwaysThere(choice, strings)
  if (label !== undefined) return label
  const rows = before.flatMap(({ replies }) => replies.flatMap(({ rows: each = [] }) => each))
  const row = rows.findLast(({ field }) => choice === `change:${field}`)
  return row === undefined ? choice : fill(strings.change, { field: row.label })
}

const saidIn = ({ input, state }: Turn, before: readonly Turn[]): string | null => {
  const strings = stringsOf(state)
  if (input.type === 'said') return input.text
  if (input.type === 'attached')
    return input.attachments.map(({ filename }) => fill(strings.sent, { file: filename })).join('\n')
  return input.type === 'chose' ? labelOf(input.choice, before, strings) : null
}

/** Turns as the page shows them: no state, no reading. */
export const shownTurns = (turns: readonly Turn[], seen: number): readonly ShownTurn[] =>
  turns.slice(seen).map((turn) => ({
    number: turn.number,
    clientId: turn.clientId,
    said: saidIn(turn, turns.slice(0, turn.number - 1)),
    ...(turn.input.type === 'attached'
      ? { files: turn.input.attachments.map(({ filename }) => filename) }
      : {}),
    replies: turn.replies,
  }))

/** A frame may hold 128 KB; half of that leaves room for letters of more than one byte counted as one. */
const frameLength = 32_000

/** Cuts a long conversation into frames that API Gateway takes. */
export const inFrames = (turns: readonly ShownTurn[]): readonly (readonly ShownTurn[])[] => {
  const frames: ShownTurn[][] = [[]]
  let length = 0
  for (const turn of turns) {
    const size = JSON.stringify(turn).length
    if (length > 0 && length + size > frameLength) {
      frames.push([])
      length = 0
    }
    frames.at(-1)?.push(turn)
    length += size
  }
  return frames
}
