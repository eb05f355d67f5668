import { join, resolve } from 'node:path'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Casework } from '../casework/ports.ts'
import { loadLandlord } from '../configuration/landlord.ts'
import { instantOf } from '../domain/calendar/instant.ts'
import { type Live, live } from '../live/casework.ts'
import { readEnvironment } from '../live/environment.ts'
import { ensureFolder } from './cannotStart.ts'
import { type Clock, createClock } from './clock.ts'
import { deployTimelines, timelineArnPrefix } from './deployTimelines.ts'
import { startDynamoDb } from './dynamodb/dynamodb.ts'
import { type Endpoints, environmentFor, mailBucket, tableName } from './environment.ts'
import { productFunctions } from './functions.ts'
import { startGateway } from './gateway/gateway.ts'
import { createLambda, type Lambda } from './lambda.ts'
import { openQueue } from './queue.ts'
import { localRoutes, productRoutes } from './routes.ts'
import { startS3 } from './s3/s3.ts'
import { startSchedule } from './schedule.ts'
import { startSes } from './ses/ses.ts'
import { startSmtp } from './smtp.ts'
import { startStepFunctions } from './step-functions/startStepFunctions.ts'

export interface SystemOptions {
  readonly port: number
  readonly smtpPort: number
  /** The folder that everything is kept in. */
  readonly data: string
}

export interface System {
  readonly url: string
  readonly smtpPort: number
  readonly data: string
  readonly clock: Clock
  /** The variables that point another process's SDK at this system. */
  readonly environment: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

/** Seconds between two sweeps, real time. On AWS it is five minutes. */
const sweepEvery = 30

/** The stream's filter as CDK writes it: new commits only. */
const isNewCommit = (record: DynamoDBRecord): boolean =>
  record.eventName === 'INSERT' && record.dynamodb?.NewImage?.sk?.S?.startsWith('COMMIT#') === true

/** What was committed before this start and not delivered is delivered now, whatever its age. */
const sweepWhatACrashLeft = async (lambda: Lambda, clock: Clock, startedAt: number): Promise<void> => {
  const olderThanSeconds = Math.max(0, (clock.now() - startedAt) / 1000)
  await lambda.invoke('sweep-commits', { olderThanSeconds })
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** Closes what was started, the last first, though one of them fails. */
const closing = () => {
  const started: (() => Promise<void> | void)[] = []
  const close = async (): Promise<void> => {
    for (const each of started.splice(0).reverse()) await each()
  }
  return { started, close }
}

/** The product around the embedded AWS, made once every endpoint is in the environment. */
const openedLater = (clock: Clock) => {
  const { promise: ready, resolve: open } = Promise.withResolvers<void>()
  let opened: Live | undefined
  const product = async (): Promise<Live> => {
    await ready
    opened ??= live(readEnvironment(process.env), () => instantOf(clock.now()))
    return opened
  }
  return { open, product, casework: async (): Promise<Casework> => (await product()).casework }
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

const start = async (
  options: SystemOptions,
  started: (() => Promise<void> | void)[],
  close: () => Promise<void>,
): Promise<System> => {
  const { data } = options
  const landlord = loadLandlord()
  const inData = (name: string): string => join(data, name)

  // Opened first: it holds the folder's lock.
  const held = { lambda: undefined as Lambda | undefined }
  const invoke = (name: string) => (event: unknown) => {
    if (held.lambda === undefined) throw new Error('No function is deployed yet.')
    return held.lambda.invoke(name, event)
  }
  const dynamodb = await startDynamoDb({
    path: inData('dynamodb'),
    table: tableName,
    subscription: { call: invoke('deliver-commits'), filter: isNewCommit },
  })
  started.push(dynamodb.close)

  const clock = createClock({ file: inData('clock.json') })
  started.push(clock.close)
  const startedAt = clock.now()
  const { open, product, casework } = openedLater(clock)
  const lambda = createLambda(productFunctions(product))
  held.lambda = lambda
  clock.addWork(dynamodb)

  const s3 = await startS3({ path: inData('s3'), buckets: [mailBucket], now: clock.now })
  started.push(s3.close)
  const ses = await startSes({
    path: inData('ses'),
    identities: [domainOf(landlord.sender)],
    now: clock.now,
  })
  started.push(ses.close)
  const stepFunctions = await startStepFunctions({
    port: 0,
    file: inData('step-functions.sqlite'),
    clock,
    invoke: lambda.invoke,
  })
  started.push(stepFunctions.close)

  const smtpListens = { port: options.smtpPort }
  const gateway = await startGateway({
    port: options.port,
    option: '--port',
    lambda,
    now: clock.now,
    webSocket: {
      path: '/ws',
      routes: { $connect: 'receive-chat', $disconnect: 'receive-chat', $default: 'receive-chat' },
    },
    routes: {
      ...productRoutes,
      ...localRoutes({
        landlord,
        clock,
        casework,
        mailbox: ses.mailbox,
        smtpPort: () => smtpListens.port,
      }),
    },
  })
  started.push(gateway.close)

  const endpoints: Endpoints = {
    dynamodb: dynamodb.url,
    stepFunctions: stepFunctions.url,
    s3: s3.url,
    ses: ses.url,
    connections: gateway.url,
    timelineArnPrefix,
  }
  const environment = environmentFor(endpoints)
  delete process.env.AWS_PROFILE
  Object.assign(process.env, environment)
  await deployTimelines()
  open()

  await sweepWhatACrashLeft(lambda, clock, startedAt)
  const queue = openQueue({
    name: 'mail-to-read',
    file: inData('mail-queue.sqlite'),
    call: invoke('receive-mail'),
  })
  started.push(queue.close)
  clock.addWork(queue)
  const smtp = await startSmtp({
    port: options.smtpPort,
    option: '--smtp-port',
    mailboxes: landlord.mailboxes,
    bucket: mailBucket,
    queue,
    now: clock.now,
  })
  smtpListens.port = smtp.port
  started.push(smtp.close)
  const schedule = startSchedule({ everySeconds: sweepEvery, call: invoke('sweep-commits') })
  started.push(schedule.close)

  return { url: gateway.url, smtpPort: smtp.port, data, clock, environment, close }
}
