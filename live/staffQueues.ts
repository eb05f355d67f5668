import { staffQueue } from '../aws/staffQueue.ts'
import type { CaseKeeping } from '../casework/ports.ts'
import type { Variables } from './environment.ts'

/** The queue of each chat tool that is installed. */
const queueVariables = ['SLACK_QUEUE_URL', 'TEAMS_QUEUE_URL'] as const

/** Sends a bot what it could not do in time; undefined where it has no queue. */
export const laterBy = (url: string | undefined): ((job: unknown) => Promise<void>) | undefined =>
  url === undefined || url === '' ? undefined : staffQueue(url).send

/** Tells every chat tool of something. Nothing where none is installed. */
export const toStaffQueues = (variables: Variables): ((job: unknown) => Promise<void>) | undefined => {
  const queues = queueVariables.flatMap((name) => {
    const url = variables[name]
    return url === undefined || url === '' ? [] : [staffQueue(url)]
  })
  if (queues.length === 0) return undefined
  return async (job) => {
    for (const queue of queues) await queue.send(job)
  }
}

/** Tells the chat tools of a commit, where there are any. */
export const tellStaffBy = (variables: Variables): Pick<CaseKeeping, 'tellStaff'> => {
  const send = toStaffQueues(variables)
  return send === undefined
    ? {}
    : { tellStaff: ({ caseId, version }) => send({ kind: 'commit', caseId, version }) }
}
