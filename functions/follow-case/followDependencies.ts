import { uploadRows } from '../../aws/uploads.ts'
import { finishedUploads, ofCase } from '../../casework/uploads.ts'
import type { Live } from '../../live/casework.ts'
import type { Variables } from '../../live/environment.ts'
import { followPorts } from '../../live/follow.ts'
import { uploadOrigin } from '../../live/uploadOrigin.ts'
import { addressesBehind } from '../formRequest.ts'
import type { FollowCase } from './follow.ts'

/** What the follow page needs, from the environment. */
export const followDependencies = (all: Live, variables: Variables): FollowCase => ({
  ports: followPorts(all, variables),
  uploaded: ({ caseId }, ids) => finishedUploads(uploadRows(all.table))(ofCase(caseId), ids),
  uploadOrigin: uploadOrigin(variables),
  addressOf: addressesBehind(variables.FRONT_DOOR_KEY),
})
