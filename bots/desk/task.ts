import type { AskedCommand } from '../../casework/staffCommand.ts'
import type { CaseCommand, Refusal } from '../../domain/case/command.ts'
import { mayNotAsk } from '../../domain/staff/mayDo.ts'
import type { Answers, Button, Field, Piece, Wrong } from '../page.ts'
import type { AtHand } from './atHand.ts'
import type { Desk } from './desk.ts'

/** What somebody asks of the engine in one go, in order, or what is wrong with what they put in. */
export type Asks = { readonly commands: readonly AskedCommand[] } | { readonly wrong: Wrong }

export const asks = (...commands: readonly AskedCommand[]): Asks => ({ commands })

/** Something that staff do with a case from a bot. Each is a command of the engine, which alone says no. */
export interface Task {
  readonly name: string
  /** On its button. */
  readonly label: string
  readonly look?: Button['look']
  /** What it asks of the engine: offered to nobody who may not ask for all of it, at the stage that the case is in. */
  readonly needs: readonly CaseCommand['type'][]
  /** Whether there is any sense in offering it now; the engine decides again when it is asked. */
  offered(at: AtHand): boolean
  /** What has to be asked; none where pressing the button says it all. */
  fields?(at: AtHand, desk: Desk): readonly Field[]
  /** What stands above the fields. */
  pieces?(at: AtHand): readonly Piece[]
  asks(answers: Answers, at: AtHand, desk: Desk): Asks
  /** It speaks to the resident: it is read again before it is done, even where nothing can be sent. */
  readonly asksAgain?: true
  /** Which field a refusal is about, by its words; the first field where none fits. */
  readonly blames?: readonly (readonly [RegExp, string])[]
}

/** Why whoever has the case before them may not do it; null where they may. `domain/staff` says so, as for the API. */
export const notFor = ({ who, state, stage }: AtHand, { needs }: Pick<Task, 'needs'>): Refusal | null => {
  const { id, roles } = who.staff
  const standing = { by: `staff:${id}`, roles, stage: stage?.stage, conflicted: state.conflicted }
  return needs.map((type) => mayNotAsk(standing, type)).find((refusal) => refusal !== null) ?? null
}
