import { whereIs } from '../casework/driveCase.ts'
import { type LoadedCase, loadCase } from '../casework/handleCommand.ts'
import type { Executions } from '../casework/ports.ts'
import { reconcileTimelines } from '../casework/reconcileTimelines.ts'
import { isOpened } from '../domain/case/case.ts'
import { locationKey } from '../domain/timeline/location.ts'
import { placesOf } from '../domain/timeline/place.ts'
import { BadInput, print } from './jsonLines.ts'
import { type OpenLive, openLive, type SystemOptions } from './openLive.ts'

interface Opened extends OpenLive {
  readonly executions: Executions
}

const open = async (options: SystemOptions): Promise<Opened> => {
  const live = await openLive(options)
  const { liveExecutions } = await import('../live/executions.ts')
  return { ...live, executions: liveExecutions(live.table, live.environment) }
}

const findCase = async ({ casework }: OpenLive, reference: string): Promise<LoadedCase> => {
  const caseId = await casework.directory.findByReference(reference.trim().toUpperCase())
  if (caseId !== null) return loadCase(casework, caseId)
  throw new BadInput(
    `There is no case ${reference}. A reference looks like PR-7F3K-9QZ2; “putright case list” shows them all.`,
  )
}

/** Where a case is, and what the execution that should wait for it is doing. */
const statusOf = async ({ casework, executions }: Opened, loaded: LoadedCase): Promise<object> => {
  const { caseId, state } = loaded
  if (!isOpened(state)) return { caseId, wanted: false }
  const location = whereIs(casework, loaded)
  const policy = casework.rules.policyById(state.policy)
  const waiting = await casework.timeline.waiting(caseId)
  const generation = waiting?.generation ?? null
  return {
    reference: state.reference,
    policy: state.policy,
    place: placesOf(policy).find(({ id }) => id === location.place)?.name ?? location.place,
    nextAt: location.nextAt,
    wanted: waiting !== null && !waiting.over,
    execution: generation === null ? null : `${caseId}-${generation}`,
    status: generation === null ? null : await executions.statusOf(state.policy, caseId, generation),
    waitsForThis: waiting?.locationKey === locationKey(location),
  }
}

/** `putright timeline status [REFERENCE]`: one case, or every case for which an execution is wanted, one line each. */
export const timelineStatus = async (
  reference: string | undefined,
  options: SystemOptions,
): Promise<void> => {
  const opened = await open(options)
  if (reference !== undefined) return print(await statusOf(opened, await findCase(opened, reference)))
  for await (const caseId of opened.executions.wanted())
    await print(await statusOf(opened, await loadCase(opened.casework, caseId)))
}

/** `putright timeline restart REFERENCE`: a fresh execution, where the case is now. */
export const restartTimeline = async (reference: string, options: SystemOptions): Promise<void> => {
  const opened = await open(options)
  const { casework, executions } = opened
  const loaded = await findCase(opened, reference)
  const { caseId, state } = loaded
  const waiting = await casework.timeline.waiting(caseId)
  if (!isOpened(state) || whereIs(casework, loaded).place === 'over')
    throw new BadInput(`${reference} is over, so nothing waits for it. Reopening it starts a timeline.`)
  if (waiting === null || waiting.over) await casework.timeline.start(state.policy, caseId)
  else {
    const { generation } = waiting
    await executions.stop({ policy: state.policy, caseId, generation }, 'Restarted by an operator.')
    await casework.timeline.restart(state.policy, caseId, generation)
  }
  await print(await statusOf(opened, loaded))
}

/** `putright timeline reconcile`: puts right what has come apart from its case, one line a finding. */
export const reconcile = async (options: SystemOptions): Promise<void> => {
  const findings = reconcileTimelines(await open(options))
  for (let next = await findings.next(); ; next = await findings.next()) {
    if (next.done === true) return console.error(`${next.value} cases looked at.`)
    const { reference, found, ended } = next.value
    await print(ended === undefined ? { reference, found } : { reference, found, ended })
  }
}
