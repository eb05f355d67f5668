import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { S3Client } from '@aws-sdk/client-s3'
import type { Casework } from '../casework/ports.ts'
import { loadLandlord } from '../configuration/landlord.ts'
import { instantOf } from '../domain/calendar/instant.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import { buildAssetsMeanwhile } from '../infra/assets.ts'
import { type Live, live } from '../live/casework.ts'
import { readEnvironment } from '../live/environment.ts'
import { region } from './account.ts'
import { assetsBehaviour } from './assetsBehaviour.ts'
import { ensureFolder } from './cannotStart.ts'
import type { Clock } from './clock.ts'
import { deployAssets } from './deployAssets.ts'
import { deployTimelines, timelineArnPrefix } from './deployTimelines.ts'
import { type EmbeddedAws, type Started, startEmbeddedAws } from './embeddedAws.ts'
import { assetBucket, botDefaults, environmentFor, mailBucket } from './environment.ts'
import { startGateway } from './gateway/gateway.ts'
import { staffIdentity } from './identity/staffIdentity.ts'
import type { Invocation, Lambda } from './lambda.ts'
import { openQueue } from './queue.ts'
import { localRoutes, productRoutes } from './routes.ts'
import { type Schedule, startSchedule } from './schedule.ts'
import { startSlack } from './slack/startSlack.ts'
import { startSmtp } from './smtp.ts'
import { startStaffTools } from './staffTools.ts'

export interface SystemOptions {
  readonly port: number
  readonly smtpPort: number
  /** The folder that everything is kept in. */
  readonly data: string
  /** Whether the bot answers to a Slack workspace of this machine’s own, with a page. */
  readonly slackWorkspace?: boolean
  /** Real time, milliseconds since 1970, for tests whose days are fixed. */
  readonly realNow?: () => number
}

export interface System {
  readonly url: string
  readonly smtpPort: number
  /** The addresses that mail is taken for. */
  readonly mailboxes: readonly string[]
  readonly data: string
  readonly clock: Clock
  /** The variables that point another process's SDK at this system. */
  readonly environment: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

/** Milliseconds that a stop waits for what is under way; the sweep of the next start does the rest. */
const patience = 5000

/** Seconds between two sweeps, real time. On AWS it is five minutes. */
const sweepEvery = 30

/** Seconds between two looks at whether policies, closures or bank holidays have changed. On AWS it is an hour. */
const replanEvery = 5

/** Seconds between two reconciliations, real time, the first soon after the start. On AWS it is an hour. */
const reconcileEvery = 600

/** What is still under way is not started again: a long re-planning takes longer than the pause. */
const oneAtATime = (lambda: Lambda, name: string): Schedule['call'] => {
  let running: Promise<Invocation> | undefined
  return (event) => {
    running ??= lambda.invoke(name, event).finally(() => {
      running = undefined
    })
    return running
  }
}

const schedules = (lambda: Lambda): readonly Schedule[] => [
  { everySeconds: sweepEvery, call: (event) => lambda.invoke('sweep-commits', event) },
  { everySeconds: sweepEvery, call: oneAtATime(lambda, 'sweep-chats') },
  { everySeconds: replanEvery, firstAfterSeconds: 1, call: oneAtATime(lambda, 'replan-cases') },
  {
    everySeconds: reconcileEvery,
    firstAfterSeconds: 2,
    call: oneAtATime(lambda, 'reconcile-timelines'),
  },
]

/** Closes what was started, the last first. */
const closing = () => {
  const closers: (() => unknown)[] = []
  const started: Started = (close) => {
    closers.push(close)
  }
  const close = async (): Promise<void> => {
    for (const each of closers.splice(0).reverse()) await each()
  }
  return { started, close }
}

/** The product around the embedded AWS, made once, when every endpoint is in the environment. */
const openedLater = () => {
  const { promise: ready, resolve: open } = Promise.withResolvers<void>()
  let opened: Live | undefined
  const product = async (clock: Clock): Promise<Live> => {
    await ready
    opened ??= live(readEnvironment(process.env), () => instantOf(clock.now()))
    return opened
  }
  return { open, product }
}

interface DoorsOf {
  readonly options: SystemOptions
  readonly landlord: Landlord
  readonly aws: EmbeddedAws
  readonly started: Started
}

const startWeb = async (
  { options, landlord, aws, started }: DoorsOf,
  casework: () => Promise<Casework>,
  mailIn: Promise<{ readonly port: number }>,
) => {
  const { clock, lambda, ses } = aws
  const chat = 'receive-chat'
  let url = ''
  const identity = await staffIdentity({
    landlord,
    keys: join(options.data, 'identity.json'),
    now: clock.now,
    gateway: () => url,
  })
  const slack =
    options.slackWorkspace === true ? await startSlack({ landlord, started, gateway: () => url }) : {}
  const gateway = await startGateway({
    port: options.port,
    option: '--port',
    lambda,
    now: clock.now,
    webSocket: { path: '/ws', routes: { $connect: chat, $disconnect: chat, $default: chat } },
    guards: identity.guards,
    behaviours: {
      '/assets/': assetsBehaviour({
        bucket: assetBucket,
        client: new S3Client({ endpoint: aws.s3.url, region }),
      }),
    },
    routes: {
      ...productRoutes,
      ...localRoutes({ landlord, clock, casework, mailbox: ses.mailbox, mailIn }),
      ...identity.routes,
      ...slack,
    },
  })
  url = gateway.url
  started(gateway.close)
  return gateway
}

/** Cases whose feed may be behind before no more mail is read, so that memory stays flat and answers come in order. */
const mostBehind = 100

const startMailIn = async ({ options, landlord, aws, started }: DoorsOf) => {
  const { clock, lambda } = aws
  const queue = openQueue({
    name: 'mail-to-read',
    file: join(options.data, 'mail-queue.sqlite'),
    call: (event) => lambda.invoke('receive-mail', event),
    hold: () => aws.dynamodb.behind() > mostBehind,
  })
  started(queue.close)
  clock.addWork(queue)
  const smtp = await startSmtp({
    port: options.smtpPort,
    option: '--smtp-port',
    mailboxes: landlord.mailboxes,
    bucket: mailBucket,
    queue,
    now: clock.now,
  })
  started(smtp.close)
  return smtp
}

/** Points this process's SDK at the embedded servers. */
const pointSdkAt = (
  { dynamodb, stepFunctions, s3, ses, texts }: EmbeddedAws,
  connections: string,
): Record<string, string> => {
  const environment = environmentFor({
    dynamodb: dynamodb.url,
    stepFunctions: stepFunctions.url,
    s3: s3.url,
    ses: ses.url,
    texts: texts.url,
    connections,
    timelineArnPrefix,
  })
  delete process.env.AWS_PROFILE
  Object.assign(process.env, { ...botDefaults, ...process.env, ...environment })
  return environment
}

const start = async (
  options: SystemOptions,
  started: Started,
  close: () => Promise<void>,
): Promise<System> => {
  const landlord = loadLandlord()
  const assets = buildAssetsMeanwhile()
  // A fault is thrown where they are waited for.
  assets.catch(() => undefined)
  const { open, product } = openedLater()
  const pageOrigins: string[] = []
  const aws = await startEmbeddedAws({ ...options, landlord, product, pageOrigins, started })
  const { clock, lambda, dynamodb } = aws
  const startedAt = clock.now()
  // Once nothing new comes in, what is under way may end, so that a stop leaves nothing for the next start's sweep.
  started(() => Promise.race([Promise.all([lambda.settled(), dynamodb.settled()]), pause(patience)]))

  const doors = { options, landlord, aws, started }
  const mailIn = Promise.withResolvers<{ readonly port: number }>()
  const gateway = await startWeb(doors, async () => (await product(clock)).casework, mailIn.promise)
  pageOrigins.push(gateway.url, gateway.url.replace('127.0.0.1', 'localhost'))
  const environment = pointSdkAt(aws, gateway.url)
  Object.assign(process.env, await startStaffTools({ data: options.data, landlord, aws, started }))
  Object.assign(process.env, await deployAssets(await assets, assetBucket))
  await deployTimelines()
  open()

  // What was committed before this start and not delivered is delivered now, whatever its age.
  await lambda.invoke('sweep-commits', { olderThanSeconds: Math.max(0, (clock.now() - startedAt) / 1000) })
  const smtp = await startMailIn(doors)
  mailIn.resolve(smtp)
  for (const each of schedules(lambda)) started(startSchedule({ ...each, now: clock.now }).close)
  return {
    url: gateway.url,
    smtpPort: smtp.port,
    mailboxes: landlord.mailboxes,
    data: options.data,
    clock,
    environment,
    close,
  }
}

/**
 * The whole of Putright on one machine: the product's own handlers around servers that speak the protocols of AWS.
 * Sets this process's environment so that the SDK speaks to them. Throws `CannotStart`.
 */
export const startSystem = async (options: SystemOptions): Promise<System> => {
  const data = resolve(options.data)
  ensureFolder(data)
  const { started, close } = closing()
  try {
    return await start({ ...options, data }, started, close)
  } catch (error) {
    await close()
    throw error
  }
}
