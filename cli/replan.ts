import { loadCase } from '../casework/handleCommand.ts'
import { type Replanned, type Replanning, replanCases } from '../casework/replanCases.ts'
import { isOpened } from '../domain/case/case.ts'
import { print } from './jsonLines.ts'
import { openLive, type SystemOptions } from './openLive.ts'

interface Options extends SystemOptions {
  readonly dryRun?: boolean
  readonly last?: boolean
}

const open = async (options: SystemOptions): Promise<Replanning> => {
  const { casework, table, environment } = await openLive(options)
  const { plans } = await import('../aws/plans.ts')
  const { liveExecutions } = await import('../live/executions.ts')
  return { casework, executions: liveExecutions(table, environment), plans: plans(table) }
}

/** What the last change moved, as it stands on the cases that are still open. */
const printLast = async ({ casework, executions, plans }: Replanning): Promise<void> => {
  const last = await plans.last(casework.rules.landlord.id)
  for await (const caseId of executions.wanted()) {
    const { state, commits } = await loadCase(casework, caseId)
    if (!isOpened(state) || state.plannedBy !== last?.fingerprint) continue
    const moves = commits.flatMap(({ events }) => events.filter((event) => event.type === 'dates-moved'))
    for (const date of moves.at(-1)?.moved ?? []) await print({ reference: state.reference, ...date })
  }
}

const everySoMany = 500

/** `putright replan`: one line for each date that moved. Stopped and run again, it goes on where it stopped. */
export const replan = async (options: Options): Promise<void> => {
  const opened = await open(options)
  if (options.last === true) return printLast(opened)
  const moved = replanCases(opened, {
    dryRun: options.dryRun === true,
    progress: (cases) => {
      if (cases % everySoMany === 0) console.error(`${cases} cases looked at`)
    },
  })
  for (let next = await moved.next(); ; next = await moved.next()) {
    if (next.done === true) return sayEnd(next.value, options.dryRun === true)
    await print(next.value)
  }
}

const sayEnd = ({ outcome, planned }: Replanned, dryRun: boolean): void => {
  const counts = `${planned.cases} open cases, ${planned.moved} dates`
  console.error(
    outcome === 'unchanged'
      ? `Nothing has changed since ${planned.at} (${counts} moved). “putright replan --last” lists them.`
      : `${counts} ${dryRun ? 'would move; nothing was changed' : 'moved'}.`,
  )
}
