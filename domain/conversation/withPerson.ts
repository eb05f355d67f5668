import type { Context } from './input.ts'
import type { State } from './state.ts'

/** A person talks to them now, so the machine keeps quiet: all but its advice on danger. */
export const isWithPerson = ({ handOver }: State): boolean => handOver?.status === 'taken'

export const isAwaitingPerson = ({ handOver }: State): boolean => handOver?.status === 'asked'

/** Calls for somebody to join, where somebody can at this hour and nobody has been called yet. */
export const callPerson = (state: State, { handOver, now }: Context): State =>
  handOver === null || isWithPerson(state) || isAwaitingPerson(state)
    ? state
    : { ...state, handOver: { status: 'asked', at: now, staff: null, transcript: [] } }
