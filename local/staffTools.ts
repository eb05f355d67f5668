import { join } from 'node:path'
import { loadCalendar } from '../configuration/calendar.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import type { EmbeddedAws, Started } from './embeddedAws.ts'
import { botDefaults } from './environment.ts'
import { mornings } from './mornings.ts'
import { openQueue } from './queue.ts'
import { startSchedule } from './schedule.ts'
import { startSqs } from './sqs.ts'

/** Seconds between two looks at what waits and which hazards nobody has taken. On AWS it is five minutes. */
const roundEvery = 60

/** Slack is spoken to where there is one: a stand-in’s address, or a token that somebody put there. */
const hasSlack = ({ SLACK_API_URL = '', SLACK_BOT_TOKEN = '' }: NodeJS.ProcessEnv): boolean =>
  SLACK_API_URL !== '' || (SLACK_BOT_TOKEN !== '' && SLACK_BOT_TOKEN !== botDefaults.SLACK_BOT_TOKEN)

interface StaffToolsOf {
  readonly data: string
  readonly landlord: Landlord
  readonly aws: Pick<EmbeddedAws, 'clock' | 'lambda'>
  readonly started: Started
}

/** What is asked for at the door of a case, and sent once its page has answered. */
const codes = 'codes'

/** The queues and the schedule of the staff’s chat tools, and the queue of codes; gives the variables by which the product finds them. */
export const startStaffTools = async ({
  data,
  landlord,
  aws: { clock, lambda },
  started,
}: StaffToolsOf): Promise<Record<string, string>> => {
  const tools = hasSlack(process.env) ? (['teams', 'slack'] as const) : (['teams'] as const)
  const open = (name: string, called: string) => {
    const queue = openQueue({
      name,
      file: join(data, `${name}.sqlite`),
      call: (event) => lambda.invoke(called, event),
    })
    started(queue.close)
    clock.addWork(queue)
    return [name, queue] as const
  }
  const queues = Object.fromEntries([
    ...tools.map((tool) => open(`staff-${tool}`, tool)),
    open(codes, 'send-codes'),
  ])
  const sqs = await startSqs(queues)
  started(sqs.close)
  const lookRound = () => Promise.all(tools.map((tool) => lambda.invoke(tool, { source: 'putright.round' })))
  clock.addTimers(mornings(landlord, loadCalendar(landlord), { now: clock.now, lookRound }))
  for (const tool of tools)
    started(
      startSchedule({ everySeconds: roundEvery, call: (event) => lambda.invoke(tool, event), now: clock.now })
        .close,
    )
  return {
    AWS_ENDPOINT_URL_SQS: sqs.url,
    CODES_QUEUE_URL: sqs.urlOf(codes),
    ...Object.fromEntries(
      tools.map((tool) => [`${tool.toUpperCase()}_QUEUE_URL`, sqs.urlOf(`staff-${tool}`)]),
    ),
  }
}
