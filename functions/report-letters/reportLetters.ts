import type { CaseKeeping } from '../../casework/ports.ts'
import { reportLetter } from '../../casework/reportLetter.ts'
import { eachMessage } from '../eachMessage.ts'
import { reportsIn, sesEventSchema } from './sesEvent.ts'

/** What SES tells of the letters that it was given: delivered, delayed, bounced, called spam. */
export const createReportLetters = (casework: CaseKeeping) =>
  eachMessage('report-letters', async (body) => {
    for (const report of reportsIn(sesEventSchema.parse(JSON.parse(body))))
      await reportLetter(casework)(report)
  })
