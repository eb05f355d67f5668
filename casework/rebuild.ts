import { loadCase } from './handleCommand.ts'
import type { CaseKeeping } from './ports.ts'
import { project } from './summarise.ts'

/**
 * Makes everything that cases are found by anew from their commits: lists, queues, people, mail threads. For after a
 * loss, or a new version that keeps more in them. Cases go on being worked meanwhile; a newer line is never replaced by
 * an older one. Yields how many cases are done.
 */
export async function* rebuildLists(
  keeping: Pick<CaseKeeping, 'store' | 'directory' | 'rules'>,
): AsyncGenerator<number> {
  const caseIds = new Set<string>()
  for await (const { caseId } of keeping.store.everyCommit()) caseIds.add(caseId)
  let done = 0
  for (const caseId of caseIds) {
    const loaded = await loadCase(keeping, caseId)
    await project(keeping, loaded, loaded.commits)
    done += 1
    yield done
  }
}
