import { notebook } from '../aws/notebook.ts'
import { objects } from '../aws/objects.ts'
import { plans } from '../aws/plans.ts'
import { createAwaitCase } from '../functions/await-case/awaitCase.ts'
import { createContinueChat } from '../functions/continue-chat/continueChat.ts'
import { continueDependencies } from '../functions/continue-chat/continueDependencies.ts'
import { createDeliverCommits } from '../functions/deliver-commits/deliverCommits.ts'
import { createFollowCase } from '../functions/follow-case/followCase.ts'
import { followDependencies } from '../functions/follow-case/followDependencies.ts'
import { addressesBehind } from '../functions/formRequest.ts'
import { createLocateCase } from '../functions/locate-case/locateCase.ts'
import { createPollChat } from '../functions/poll-chat/pollChat.ts'
import { pollDependencies } from '../functions/poll-chat/pollDependencies.ts'
import { createReachMilestones } from '../functions/reach-milestones/reachMilestones.ts'
import { chatDependencies } from '../functions/receive-chat/chatDependencies.ts'
import { createReceiveChat } from '../functions/receive-chat/receiveChat.ts'
import { createReceiveMail } from '../functions/receive-mail/receiveMail.ts'
import { createReconcileTimelines } from '../functions/reconcile-timelines/reconcileTimelines.ts'
import { createReplanCases } from '../functions/replan-cases/replanCases.ts'
import { createReportLetters } from '../functions/report-letters/reportLetters.ts'
import { createSendCodes } from '../functions/send-codes/sendCodes.ts'
import { pageDependencies } from '../functions/serve-chat/pageDependencies.ts'
import { createServeChat } from '../functions/serve-chat/serveChat.ts'
import { staffApiDependencies } from '../functions/staff-api/dependencies.ts'
import { createStaffApi } from '../functions/staff-api/staffApi.ts'
import { createSweepChats } from '../functions/sweep-chats/sweepChats.ts'
import { createSweepCommits } from '../functions/sweep-commits/sweepCommits.ts'
import { createTellUs } from '../functions/tell-us/tellUs.ts'
import { uploadDependencies, uploadPorts } from '../functions/upload-file/uploadDependencies.ts'
import { createUploadFile } from '../functions/upload-file/uploadFile.ts'
import type { Live } from '../live/casework.ts'
import { chatLinkPorts } from '../live/chatLinks.ts'
import { conversePorts, handOverPorts } from '../live/conversation.ts'
import { readEnvironment } from '../live/environment.ts'
import { liveExecutions } from '../live/executions.ts'
import { codePorts } from '../live/follow.ts'
import { readMailEnvironment } from '../live/mailEnvironment.ts'
import { readSlackEnvironment } from '../live/slackEnvironment.ts'
import { laterBy, toStaffQueues } from '../live/staffQueues.ts'
import { readTeamsEnvironment } from '../live/teamsEnvironment.ts'
import type { LambdaFunction, LambdaHandler } from './lambda.ts'

/** Seconds and megabytes as `infra/` gives them. */
const usual = { timeoutSeconds: 30, memoryMegabytes: 512 }
const talking = { timeoutSeconds: 25, memoryMegabytes: 1024 }

type Create = (live: Live) => unknown

const made =
  (live: () => Promise<Live>) =>
  (limits: typeof usual, create: Create): LambdaFunction => ({
    ...limits,
    load: async () => (await create(await live())) as LambdaHandler,
  })

/**
 * The same handlers as are deployed, by the names of their folders, around the running system's clients and clock.
 * The bots are large, so they are imported when first called.
 * `live` is awaited at each one's first invocation, like a cold start: every endpoint is known by then.
 */
export const productFunctions = (live: () => Promise<Live>): Readonly<Record<string, LambdaFunction>> => {
  const of = made(live)
  return {
    'receive-mail': of({ timeoutSeconds: 60, memoryMegabytes: 1024 }, ({ casework }) =>
      createReceiveMail({
        casework,
        objects: objects(),
        attachmentBucket: readMailEnvironment(process.env).ATTACHMENT_BUCKET,
      }),
    ),
    'serve-chat': of(talking, ({ casework }) => createServeChat(pageDependencies(casework.rules.landlord))),
    slack: of(talking, async (product) => {
      const { casework, table } = product
      const { createSlack } = await import('../bots/slack/slack.ts')
      const { SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, SLACK_API_URL } = readSlackEnvironment(process.env)
      return createSlack({
        casework,
        notebook: notebook(table),
        chats: handOverPorts(product),
        tellTools: toStaffQueues(process.env),
        signingSecret: SLACK_SIGNING_SECRET,
        botToken: SLACK_BOT_TOKEN,
        apiUrl: SLACK_API_URL,
        later: laterBy(process.env.SLACK_QUEUE_URL),
      })
    }),
    teams: of(talking, async (product) => {
      const { casework, table } = product
      const { createTeams } = await import('../bots/teams/teams.ts')
      return createTeams({
        casework,
        notebook: notebook(table),
        chats: handOverPorts(product),
        tellTools: toStaffQueues(process.env),
        trust: readTeamsEnvironment(process.env).trust,
        later: laterBy(process.env.TEAMS_QUEUE_URL),
      })
    }),
    'send-codes': of(talking, (all) => createSendCodes(codePorts(all, process.env))),
    'follow-case': of(talking, (all) => createFollowCase(followDependencies(all, process.env))),
    'tell-us': of(talking, (all) =>
      createTellUs({
        ports: conversePorts(all.casework, all.table),
        uploads: uploadPorts(all, process.env),
        addressOf: addressesBehind(process.env.FRONT_DOOR_KEY),
      }),
    ),
    'poll-chat': of(talking, (all) => createPollChat(pollDependencies(all))),
    'upload-file': of(talking, (all) => createUploadFile(uploadDependencies(all, process.env))),
    'continue-chat': of(talking, (all) => createContinueChat(continueDependencies(all, process.env))),
    'sweep-chats': of(talking, (all) =>
      createSweepChats(handOverPorts(all), chatLinkPorts(all, process.env)),
    ),
    'receive-chat': of(talking, (all) => createReceiveChat(chatDependencies(all))),
    'staff-api': of(talking, (all) => createStaffApi(staffApiDependencies(all))),
    'deliver-commits': of(usual, ({ casework }) => createDeliverCommits(casework)),
    'report-letters': of(usual, ({ casework }) => createReportLetters(casework)),
    'sweep-commits': of(usual, ({ casework }) => createSweepCommits(casework)),
    'locate-case': of(usual, ({ casework }) => createLocateCase(casework)),
    'await-case': of(usual, ({ casework }) => createAwaitCase(casework)),
    'reconcile-timelines': of({ timeoutSeconds: 900, memoryMegabytes: 1024 }, ({ casework, table }) =>
      createReconcileTimelines({
        casework,
        executions: liveExecutions(table, readEnvironment(process.env)),
      }),
    ),
    'replan-cases': of({ timeoutSeconds: 900, memoryMegabytes: 1024 }, ({ casework, table }) =>
      createReplanCases({
        casework,
        executions: liveExecutions(table, readEnvironment(process.env)),
        plans: plans(table),
      }),
    ),
    'reach-milestones': of(usual, ({ casework }) => createReachMilestones(casework)),
  }
}
