import type { CaseEvent } from '../../case/event.ts'
import {
  endingSentences,
  escalationSentences,
  issueSentences,
  outsideSentences,
  peopleSentences,
} from './around.ts'
import { correspondenceSentences, dateSentences, openingSentences } from './opening.ts'
import type { Sentences, Told } from './told.ts'
import { actionSentences, answeringSentences, handlingSentences, hazardSentences } from './working.ts'

export type { Told } from './told.ts'

/** No default: a new event does not compile until somebody says how staff read of it. */
const sentences: Sentences<CaseEvent['type']> = {
  ...openingSentences,
  ...handlingSentences,
  ...answeringSentences,
  ...escalationSentences,
  ...issueSentences,
  ...peopleSentences,
  ...actionSentences,
  ...hazardSentences,
  ...outsideSentences,
  ...endingSentences,
  ...dateSentences,
  ...correspondenceSentences,
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What happened to a case, in a sentence for staff. What a resident wrote stays in the event itself. */
export const inWords = <E extends CaseEvent>(event: E, told: Told): string => {
  // A table by type gives the sentence of this event's own type, which TypeScript does not follow.
  const say = sentences[event.type] as (event: E, told: Told) => string
  return capital(say(event, told))
}
