import { type LoadedCase, loadCase } from '../casework/handleCommand.ts'
import type { CaseKeeping } from '../casework/ports.ts'
import { rebuildLists } from '../casework/rebuild.ts'
import { isOpened } from '../domain/case/case.ts'
import { dispositionOf } from '../domain/case/disposition.ts'
import type { CaseEvent } from '../domain/case/event.ts'
import { milestones } from '../domain/deadlines/milestones.ts'
import { BadInput, print } from './jsonLines.ts'
import { openLive, type SystemOptions } from './openLive.ts'

const firstMonth = '2020-01'

/**
 * `putright case list`: one line a case, in the order of opening. What a machine wrote is kept as a closed record and is
 * nobody's case, so it is left out unless all are asked for.
 */
export const listCases = async (options: SystemOptions & { readonly all?: boolean }): Promise<void> => {
  const { directory, rules, now } = (await openLive(options)).casework
  const months = { from: firstMonth, to: now().slice(0, 7) }
  for await (const summary of directory.list(rules.landlord.id, months)) {
    if (summary.byMachine === true && options.all !== true) continue
    const { reference, status, disposition, policy, openedAt, channel } = summary
    await print({ reference, status, disposition, policy, openedAt, channel })
  }
}

/** What an event adds to the history. A message is told without its bytes; its raw original is in object storage. */
const historyLine = (event: CaseEvent): Record<string, unknown> => {
  const { type, at, by, ...rest } = event
  return { at, type, by, ...rest }
}

export const describeCase = (casework: CaseKeeping, loaded: LoadedCase): Record<string, unknown> => {
  const { state } = loaded
  if (!isOpened(state)) return { caseId: loaded.caseId, status: state.status }
  const policy = casework.rules.policyById(state.policy)
  const dates = milestones(policy, casework.rules.calendar, state.facts, casework.now())
  return {
    reference: state.reference,
    status: state.status,
    disposition: dispositionOf(state),
    policy: state.policy,
    openedAt: state.openedAt,
    channel: state.channel,
    people: state.people,
    flags: state.flags,
    milestones: dates.milestones,
    conflicts: dates.conflicts,
    outcome: state.route,
    topic: state.reading.topic,
    text: state.text,
    history: loaded.commits.flatMap((commit) => commit.events).map(historyLine),
  }
}

/** `putright case show REFERENCE`: one case, with its dates computed now and its whole history. */
export const showCase = async (reference: string, options: SystemOptions): Promise<void> => {
  const { casework } = await openLive(options)
  const caseId = await casework.directory.findByReference(reference.trim().toUpperCase())
  if (caseId === null) {
    throw new BadInput(
      `There is no case ${reference}. A reference looks like PR-7F3K-9QZ2; “putright case list” shows them all.`,
    )
  }
  await print(describeCase(casework, await loadCase(casework, caseId)))
}

/** `putright case rebuild`: everything that cases are found by, made anew from their commits. */
export const rebuildCases = async (options: SystemOptions): Promise<void> => {
  const { casework } = await openLive(options)
  let cases = 0
  for await (const done of rebuildLists(casework)) {
    cases = done
    if (done % 100 === 0) console.error(`${done} cases`)
  }
  await print({ cases })
}
