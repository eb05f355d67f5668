import { attachmentShelf } from '../../aws/objects.ts'
import { countRequest } from '../../aws/requestCount.ts'
import type { LiveKeeping } from '../../live/caseKeeping.ts'
import type { StaffApi } from './operation.ts'

/** The classifier, whose model is large, is read when somebody first logs for a resident. */
export const staffApiDependencies = ({ casework: keeping, table }: LiveKeeping): StaffApi => ({
  keeping,
  casework: async () => {
    const { readMessage } = await import('../../domain/classifier/readMessage.ts')
    return { ...keeping, classifier: readMessage }
  },
  shelf: attachmentShelf,
  countRequest: countRequest(table),
})
