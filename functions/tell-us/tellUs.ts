import { pageRequestSchema } from '../formRequest.ts'
import { lambda } from '../lambda.ts'
import { languageOf } from '../residentWords.ts'
import { type TellUs, tellDesk } from './tellDesk.ts'

export type { TellUs } from './tellDesk.ts'

/** The chat as a form, for browsers without a script, in the language of the page. The same use case logs it. */
export const createTellUs = (tell: TellUs) =>
  lambda(pageRequestSchema, async (request) => {
    const desk = tellDesk(tell, languageOf(request))
    return request.requestContext.http.method === 'POST' ? desk.take(request) : desk.begin()
  })
