import { objects } from '../../aws/objects.ts'
import { live } from '../../live/casework.ts'
import { readMailEnvironment } from '../../live/mailEnvironment.ts'
import { createReceiveMail } from './receiveMail.ts'

const environment = readMailEnvironment(process.env)
const { casework } = live(environment)

export const handler = createReceiveMail({
  casework,
  objects: objects(),
  attachmentBucket: environment.ATTACHMENT_BUCKET,
})
