import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { loadCalendar } from '../configuration/calendar.ts'
import { loadPolicy, policyIds } from '../configuration/policies.ts'
import { dayOf, weekdayOf } from '../domain/calendar/day.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { keptDates } from '../domain/simulation/measures.ts'
import {
  missingNumbers,
  type Overrides,
  type Plan,
  usualPlan,
  withOverrides,
} from '../domain/simulation/plan.ts'
import { type Drawn, plot } from '../domain/simulation/plot.ts'
import { simulateYear } from '../domain/simulation/year.ts'
import type { Rules } from '../domain/timeline/rules.ts'
import { BadInput, print } from './jsonLines.ts'
import { progressBar } from './progress.ts'

const whole = (from: number, to: number) => z.coerce.number().int().min(from).max(to)
const days = whole(1, 250).optional()

const optionsSchema = z.object({
  policy: z.string(),
  handlers: whole(1, 500).default(usualPlan.handlers),
  reviewers: whole(1, 500).default(usualPlan.reviewers),
  arrivals: z.coerce.number().positive().max(5000).default(usualPlan.arrivals),
  weeks: whole(1, 260).default(usualPlan.weeks),
  seed: whole(0, 2 ** 31).default(usualPlan.seed),
  answerHours: z.coerce.number().positive().max(100).default(usualPlan.answerHours),
  waitingDays: z.coerce.number().min(0).max(60).default(usualPlan.waitingDays),
  escalated: z.coerce.number().min(0).max(100).default(usualPlan.escalated),
  from: z.iso
    .date()
    .refine((day) => weekdayOf(dayOf(day)) === 0, 'the first day is a Monday')
    .default('2027-01-04'),
  acknowledgeDays: days,
  stage1Days: days,
  stage2Days: days,
  svg: z.string().optional(),
})
type Options = z.infer<typeof optionsSchema>

const flagOf = (path: string): string =>
  `--${path.replace(/([A-Z]|\d)/g, (letter) => `-${letter.toLowerCase()}`)}`

const optionsFrom = (given: unknown): Options => {
  const parsed = optionsSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${flagOf(String(issue.path[0]))}: ${issue.message}`)
  throw new BadInput(problems.join('\n'))
}

const policyOf = (id: string): Policy => {
  if (policyIds().includes(id)) return loadPolicy(id)
  throw new BadInput(`There is no policy “${id}”. Write one of ${policyIds().join(', ')}.`)
}

const overridesOf = (options: Options, policy: Policy): Overrides => {
  const overrides: Overrides = {
    acknowledgeDays: options.acknowledgeDays,
    stage1Days: options.stage1Days,
    stage2Days: options.stage2Days,
  }
  const missing = missingNumbers(policy, overrides)
  if (missing.length > 0) {
    throw new BadInput(
      `${policy.title} has no number to change for ${missing.map((name) => `--${name}`).join(', ')}.`,
    )
  }
  return overrides
}

const rulesFor = (policy: Policy): Rules => ({
  policy,
  calendar: loadCalendar({
    division:
      policy.nation === 'scotland' || policy.nation === 'northern-ireland'
        ? policy.nation
        : 'england-and-wales',
    timeZone: 'Europe/London',
  }),
  reminders: {
    workingDaysBefore: [],
    hours: { from: '09:00', to: '17:00' },
    repeatOverdue: { complaint: 5, hazard: 1 },
    residentBefore: null,
    surveyAfter: 5,
  },
})

const planOf = (options: Options): Plan => ({ ...usualPlan, ...options })

interface Run extends Drawn {
  readonly complaints: number
}

const runOf = (name: string, plan: Plan, policy: Policy, from: string): Run => {
  const rules = rulesFor(policy)
  const bar = progressBar(name, plan.weeks)
  const year = simulateYear(plan, rules, dayOf(from), bar)
  return { name, complaints: year.complaints.length, kept: keptDates(year, rules), queue: year.queue }
}

const tell = async (run: Run, plan: Plan, policy: string): Promise<void> => {
  const { handlers, reviewers, arrivals, weeks, seed } = plan
  const { name: variant, complaints, queue } = run
  const most = Math.max(...queue)
  await print({
    kind: 'year',
    variant,
    policy,
    handlers,
    reviewers,
    arrivals,
    weeks,
    seed,
    complaints,
    waitingAtEnd: queue.at(-1),
    mostWaiting: most,
  })
  for (const row of run.kept) await print({ kind: 'date', variant, ...row })
  for (const [index, waiting] of queue.entries())
    await print({ kind: 'week', variant, week: index + 1, waiting })
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`

const changedName = ({ acknowledgeDays, stage1Days, stage2Days }: Overrides): string =>
  [
    ...(acknowledgeDays === undefined ? [] : [`acknowledge in ${acknowledgeDays}`]),
    ...(stage1Days === undefined ? [] : [`stage 1 in ${stage1Days}`]),
    ...(stage2Days === undefined ? [] : [`stage 2 in ${stage2Days}`]),
  ].join(', ')

/**
 * `putright simulate`: a year of invented complaints through a policy with so many people. Where a number of days is
 * changed, the same complaints are also run through the policy as it is written, so that the two stand side by side.
 */
export const simulate = async (given: unknown): Promise<void> => {
  const options = optionsFrom(given)
  const policy = policyOf(options.policy)
  const overrides = overridesOf(options, policy)
  const plan = planOf(options)
  const runs = [runOf('as written', plan, policy, options.from)]
  const changed = changedName(overrides)
  if (changed !== '')
    runs.push(runOf(`${changed} working days`, plan, withOverrides(policy, overrides), options.from))
  for (const run of runs) await tell(run, plan, policy.id)
  if (options.svg !== undefined) {
    const about = `${count(plan.handlers, 'handler')}, ${count(plan.reviewers, 'reviewer')}, ${plan.arrivals} complaints a week, ${plan.weeks} weeks from ${options.from}`
    writeFileSync(options.svg, plot(policy.title, about, runs))
    console.error(`Drawn: ${options.svg}`)
  }
}
