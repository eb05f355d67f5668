import { z } from 'zod'
import { actionCommandSchema } from './commands/actions.ts'
import { answeringCommandSchema } from './commands/answering.ts'
import { correspondenceCommandSchema } from './commands/correspondence.ts'
import { dateCommandSchema } from './commands/dates.ts'
import { endingCommandSchema } from './commands/endings.ts'
import { escalationCommandSchema } from './commands/escalation.ts'
import { handlingCommandSchema } from './commands/handling.ts'
import { hazardCommandSchema } from './commands/hazards.ts'
import { issueCommandSchema } from './commands/issues.ts'
import { openingCommandSchema } from './commands/opening.ts'
import { outsideCommandSchema } from './commands/outside.ts'
import { peopleCommandSchema } from './commands/people.ts'

/** What can be asked of a case: imperatives, a family a file. `decide` answers each with events or a refusal. */
export const caseCommandSchema = z.discriminatedUnion('type', [
  openingCommandSchema,
  handlingCommandSchema,
  answeringCommandSchema,
  escalationCommandSchema,
  issueCommandSchema,
  peopleCommandSchema,
  actionCommandSchema,
  hazardCommandSchema,
  outsideCommandSchema,
  correspondenceCommandSchema,
  endingCommandSchema,
  dateCommandSchema,
])
export type CaseCommand = z.infer<typeof caseCommandSchema>
export type CommandOf<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>

/** Why something may not be done: plain words for staff, and the clause where there is one. */
export interface Refusal {
  readonly why: string
  readonly clause?: string
}
