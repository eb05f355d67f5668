import { z } from 'zod'
import { loadCalendar } from '../configuration/calendar.ts'
import { loadPolicy } from '../configuration/policies.ts'
import { BadFile } from '../configuration/yamlFile.ts'
import { DayOutsideCalendar } from '../domain/calendar/calendar.ts'
import { type Division, divisionSchema } from '../domain/calendar/division.ts'
import { instantSchema } from '../domain/calendar/instant.ts'
import { UnknownTimeZone } from '../domain/calendar/zone.ts'
import { factSchema } from '../domain/deadlines/fact.ts'
import { milestones } from '../domain/deadlines/milestones.ts'
import { StageNotInPolicy } from '../domain/deadlines/story.ts'
import { answerEachLine } from './jsonLines.ts'

/** Scotland's policies are counted by Scotland's holidays unless a line says otherwise. */
const homeOf = { england: 'england-and-wales', wales: 'england-and-wales', scotland: 'scotland' } as const
const divisionOf = (nation: keyof typeof homeOf | 'northern-ireland'): Division =>
  nation === 'northern-ireland' ? nation : homeOf[nation]

const lineSchema = z.object({
  id: z.string().or(z.number()),
  policy: z.string(),
  division: divisionSchema.optional(),
  timeZone: z.string().default('Europe/London'),
  events: z.array(factSchema),
  /** Up to when it is known what happened; without it, the last event. */
  asOf: instantSchema.optional(),
})

/** What somebody can mend in a line; anything else is our own fault and goes on up. */
const mendable = [BadFile, DayOutsideCalendar, StageNotInPolicy, UnknownTimeZone]

const answerSchema = lineSchema.transform((line, context) => {
  try {
    const policy = loadPolicy(line.policy)
    const calendar = loadCalendar({
      division: line.division ?? divisionOf(policy.nation),
      timeZone: line.timeZone,
    })
    return { id: line.id, ...milestones(policy, calendar, line.events, line.asOf) }
  } catch (error) {
    if (!mendable.some((kind) => error instanceof kind)) throw error
    context.addIssue({ code: 'custom', message: (error as Error).message })
    return z.NEVER
  }
})

/** `putright deadlines`: every date of each case, computed from what happened to it. Throws `BadInput`. */
export const deadlines = async (file: string | undefined): Promise<void> => {
  await answerEachLine(file, answerSchema, (answer) => answer)
}
