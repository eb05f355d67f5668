import type { Clock } from '../clock.ts'
import type { Execution } from './execution.ts'
import type { Journal } from './journal.ts'
import { type Machine, parseMachine } from './machine.ts'
import type { Store } from './store.ts'

/** What happens to an execution. It may throw to refuse: then nothing is kept. */
export type Change = (journal: Journal) => Promise<void> | void

/** A transition that was kept. */
export type Kept = { before: Execution; after: Execution }

const unchanged = (before: Execution, after: Execution): boolean => {
  const was = new Map(Object.entries(before))
  return Object.entries(after).every(([column, value]) => column === 'revision' || was.get(column) === value)
}

/** Compiles each stored definition once. */
const createMachines = (store: Store) => {
  const machines = new Map<number, Machine>()
  return (definitionId: number): Machine => {
    const known = machines.get(definitionId)
    if (known !== undefined) return known
    const machine = parseMachine(store.definition(definitionId))
    machines.set(definitionId, machine)
    return machine
  }
}

/** Applies changes to executions, one transaction each. */
export const createTransitions = (store: Store, clock: Clock, region: string) => {
  const machineOf = createMachines(store)

  const journalOf = (execution: Execution): Journal => ({
    execution,
    events: [],
    at: clock.now(),
    get machine() {
      return machineOf(execution.definitionId)
    },
    region,
  })

  const attempt = async (id: number, change: Change): Promise<Kept | 'gone' | 'overtaken'> => {
    const before = store.execution(id)
    if (before === null) return 'gone'
    const journal = journalOf({ ...before, revision: before.revision + 1 })
    await change(journal)
    const after = journal.execution
    if (journal.events.length === 0 && unchanged(before, after)) return { before, after: before }
    return store.commit(after, journal.events) ? { before, after } : 'overtaken'
  }

  return {
    machineOf,
    journalOf,
    /**
     * Applies a change and keeps it whole, starting anew from the newest row where another change came first.
     * Null: there is no such execution any more.
     */
    apply: async (id: number, change: Change): Promise<Kept | null> => {
      let kept = await attempt(id, change)
      while (kept === 'overtaken') kept = await attempt(id, change)
      return kept === 'gone' ? null : kept
    },
  }
}
