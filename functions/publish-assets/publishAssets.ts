import { z } from 'zod'
import type { VersionedFile } from '../../aws/assetBucket.ts'
import { logFault } from '../../live/logFault.ts'
import { lambda } from '../lambda.ts'

/** What CloudFormation asks of a custom resource (CloudFormation User Guide, “Custom resource request objects”). */
const eventSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  /** The versioned names that the pages of this deployment ask for. */
  ResourceProperties: z.object({ Names: z.array(z.string()).min(1) }),
})
type Event = z.infer<typeof eventSchema>

export interface PublishAssets {
  /** The files that this deployment carries. */
  readonly carried: () => readonly VersionedFile[]
  readonly publish: (files: readonly VersionedFile[]) => Promise<void>
}

const publishNamed = async ({ carried, publish }: PublishAssets, { ResourceProperties }: Event) => {
  const files = carried()
  const missing = ResourceProperties.Names.filter((name) =>
    files.every(({ versioned }) => versioned !== name),
  )
  if (missing.length > 0) throw new Error(`The bundle does not hold ${missing.join(', ')}.`)
  await publish(files)
}

/** One address takes one answer; until it has one, CloudFormation waits. */
const answer = async ({ ResponseURL, StackId, RequestId, LogicalResourceId }: Event, reason?: string) => {
  const body = {
    Status: reason === undefined ? 'SUCCESS' : 'FAILED',
    Reason: reason ?? 'The files are there.',
    PhysicalResourceId: 'page-assets',
    StackId,
    RequestId,
    LogicalResourceId,
  }
  // The address is signed for no content type.
  const taken = await fetch(ResponseURL, {
    method: 'PUT',
    headers: { 'content-type': '' },
    body: JSON.stringify(body),
  })
  if (!taken.ok) throw new Error(`CloudFormation did not take the answer: ${taken.status}.`)
}

/**
 * Puts the pages’ static files into their bucket while a deployment runs, before any page names them. Old ones stay, and
 * so do all when the stack goes: pages that are open need them.
 */
export const createPublishAssets = (assets: PublishAssets) =>
  lambda(eventSchema, async (event) => {
    if (event.RequestType === 'Delete') return answer(event)
    try {
      await publishNamed(assets, event)
    } catch (error) {
      logFault('publish-assets', error)
      // Whoever deploys reads it where they deploy; no resident is known here.
      return answer(
        event,
        `The pages’ files were not published: ${error instanceof Error ? error.message : ''}`,
      )
    }
    return answer(event)
  })
