import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ListExecutionsCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn'
import type { Table } from '../../aws/table.ts'
import { handleCommand, loadCase } from '../../casework/handleCommand.ts'
import type { CaseKeeping, Executions, LandlordRules, OutgoingEmail } from '../../casework/ports.ts'
import { policyIds } from '../../configuration/policies.ts'
import { type Instant, instantOf } from '../../domain/calendar/instant.ts'
import type { CaseCommand } from '../../domain/case/command.ts'
import type { CaseEvent } from '../../domain/case/event.ts'
import { createAwaitCase } from '../../functions/await-case/awaitCase.ts'
import { createDeliverCommits } from '../../functions/deliver-commits/deliverCommits.ts'
import { createLocateCase } from '../../functions/locate-case/locateCase.ts'
import { createReachMilestones } from '../../functions/reach-milestones/reachMilestones.ts'
import { createReconcileTimelines } from '../../functions/reconcile-timelines/reconcileTimelines.ts'
import { createSweepCommits } from '../../functions/sweep-commits/sweepCommits.ts'
import { liveKeeping } from '../../live/caseKeeping.ts'
import { readEnvironment } from '../../live/environment.ts'
import { liveExecutions } from '../../live/executions.ts'
import { type Clock, createClock } from '../../local/clock.ts'
import { deployTimelines, timelineArnPrefix } from '../../local/deployTimelines.ts'
import { startDynamoDb } from '../../local/dynamodb/dynamodb.ts'
import { environmentFor, tableName } from '../../local/environment.ts'
import {
  createLambda,
  type Lambda,
  type LambdaFunction,
  type LambdaHandler,
  type Report,
} from '../../local/lambda.ts'
import { startStepFunctions } from '../../local/step-functions/startStepFunctions.ts'

/** When a timeline office opens, unless it is told another day: Monday 9 November 2026, ten o'clock. */
const monday = '2026-11-09T10:00:00Z'

interface Options {
  readonly from?: string
  /** The rules to work by in place of the landlord’s own. */
  readonly rules?: (own: LandlordRules) => LandlordRules
  /** What a call of a function comes to, for tests that lose calls or have them fail. */
  readonly through?: (lambda: Lambda) => Lambda
  /** In place of the commit feed, for tests that deliver by hand. */
  readonly withoutFeed?: boolean
  /** What the functions keep cases with, for tests in which they die at work. */
  readonly keeping?: (own: CaseKeeping) => CaseKeeping
  /** Where failed calls are told, in place of standard error. */
  readonly report?: Report
}

const running = { statusFilter: 'RUNNING' } as const

/** The timelines as they run on one machine: the product’s own functions, engine and feed, on a clock that stands still. */
export const openTimelineOffice = async ({
  from = monday,
  rules = (own) => own,
  through = (lambda) => lambda,
  withoutFeed = false,
  keeping = (own) => own,
  report,
}: Options = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'putright-timelines-'))
  const start = Date.parse(from)
  let real = start
  const clock: Clock = createClock({ realNow: () => real })
  const functions = Promise.withResolvers<Lambda>()
  const dynamodb = await startDynamoDb({
    table: tableName,
    ...(withoutFeed
      ? {}
      : {
          subscription: {
            call: async (event) => (await functions.promise).invoke('deliver-commits', event),
            filter: ({ dynamodb: row }) => row?.NewImage?.sk?.S?.startsWith('COMMIT#') === true,
          },
        }),
  })
  const removeWork = clock.addWork(dynamodb)
  const invoke: Lambda['invoke'] = async (...call) => (await functions.promise).invoke(...call)
  const stepFunctions = await startStepFunctions({
    port: 0,
    file: join(folder, 'executions.sqlite'),
    clock,
    invoke,
  })
  const nowhere = 'http://127.0.0.1:9'
  Object.assign(
    process.env,
    environmentFor({
      dynamodb: dynamodb.url,
      stepFunctions: stepFunctions.url,
      s3: nowhere,
      ses: nowhere,
      connections: nowhere,
      timelineArnPrefix,
    } as Parameters<typeof environmentFor>[0]),
  )
  await deployTimelines()

  const sent: OutgoingEmail[] = []
  let broken: string | null = null
  const environment = readEnvironment(process.env)
  const live = liveKeeping(environment, () => instantOf(clock.now()))
  const casework: CaseKeeping = {
    ...live.casework,
    rules: rules(live.casework.rules),
    mailer: {
      send: async (email) => {
        if (broken !== null) throw new Error(broken)
        sent.push(email)
        return { messageId: `sent-${sent.length}@eu-west-2.amazonses.com` }
      },
    },
  }
  const made = (create: (keeping: CaseKeeping) => unknown): LambdaFunction => ({
    timeoutSeconds: 30,
    load: async () => create(keeping(casework)) as LambdaHandler,
  })
  const lambda = through(
    createLambda(
      {
        'deliver-commits': made(createDeliverCommits),
        'locate-case': made(createLocateCase),
        'await-case': made(createAwaitCase),
        'reach-milestones': made(createReachMilestones),
        'sweep-commits': made(createSweepCommits),
        'reconcile-timelines': made((each) =>
          createReconcileTimelines({ casework: each, executions: liveExecutions(live.table, environment) }),
        ),
      },
      report,
    ),
  )
  functions.resolve(lambda)
  const client = new SFNClient({})
  const executions: Executions = liveExecutions(live.table, environment)
  const settle = (): Promise<void> => clock.advanceTo(clock.now())

  const act = async (caseId: string, command: CaseCommand): Promise<readonly CaseEvent[]> => {
    const handled = await handleCommand(casework, caseId, command)
    if ('refusal' in handled) throw new Error(`${command.type} was refused: ${handled.refusal.why}`)
    await settle()
    return handled.events
  }
  const machineArn = (policy: string): string => `${timelineArnPrefix}${policy}`

  return {
    casework,
    executions,
    client,
    clock,
    lambda,
    dynamodb,
    sent,
    table: live.table as Table,
    settle,
    act,
    moveTo: (instant: string): Promise<void> => clock.advanceTo(Date.parse(instant)),
    /** The machine was off until a moment: its timers find it late. */
    wakeAt: (instant: string): Promise<void> => {
      real += Date.parse(instant) - clock.now()
      return settle()
    },
    /** From now on the provider refuses each mail with these words; null: it takes them again. */
    breakMail: (why: string | null): void => {
      broken = why
    },
    now: (): Instant => instantOf(clock.now()),
    eventsOf: async (caseId: string): Promise<readonly CaseEvent[]> =>
      (await loadCase(casework, caseId)).commits.flatMap((commit) => commit.events),
    machineArn,
    /** The names of the executions that run under a policy, the oldest first. */
    running: async (policy: string): Promise<readonly string[]> => {
      const { executions: found = [] } = await client.send(
        new ListExecutionsCommand({ stateMachineArn: machineArn(policy), ...running }),
      )
      return found.map(({ name = '' }) => name).toSorted()
    },
    executionArn: (policy: string, name: string): string =>
      `${machineArn(policy).replace(':stateMachine:', ':execution:')}:${name}`,
    stopExecution: async (executionArn: string): Promise<void> => {
      await client.send(new StopExecutionCommand({ executionArn, cause: 'By hand' }))
      await settle()
    },
    policies: policyIds,
    close: async (): Promise<void> => {
      removeWork()
      client.destroy()
      await stepFunctions.close()
      await dynamodb.close()
      await clock.close()
      await rm(folder, { recursive: true })
    },
  }
}
export type TimelineOffice = Awaited<ReturnType<typeof openTimelineOffice>>
