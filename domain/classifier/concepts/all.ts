import { danger } from './danger.ts'
import { grievance } from './grievance.ts'
import { matters } from './matters.ts'
import { topicWords } from './topics.ts'

/** Every concept with its phrases, in our shorthand. */
export const concepts: Readonly<Record<string, string>> = {
  ...grievance,
  ...matters,
  ...danger,
  ...topicWords,
}
