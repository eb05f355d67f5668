import { join } from 'node:path'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Landlord } from '../domain/landlord/landlord.ts'
import type { Live } from '../live/casework.ts'
import { type Clock, createClock } from './clock.ts'
import { type RunningDynamoDb, startDynamoDb } from './dynamodb/dynamodb.ts'
import { assetBucket, attachmentBucket, mailBucket, tableName, uploadBucket } from './environment.ts'
import { productFunctions } from './functions.ts'
import { createLambda, type Lambda } from './lambda.ts'
import { openQueue } from './queue.ts'
import { startS3 } from './s3/s3.ts'
import { type RunningSes, startSes } from './ses/ses.ts'
import { type StepFunctions, startStepFunctions } from './step-functions/startStepFunctions.ts'
import { startTexts } from './texts/texts.ts'

/** Told of each part as it starts, so that all can be closed again, the last first. */
export type Started = (close: () => unknown) => void

export interface EmbeddedAws {
  readonly clock: Clock
  readonly lambda: Lambda
  readonly dynamodb: RunningDynamoDb
  readonly s3: { readonly url: string }
  readonly ses: RunningSes
  readonly texts: { readonly url: string }
  readonly stepFunctions: StepFunctions
}

export interface EmbeddedAwsOptions {
  /** The folder that everything is kept in. */
  readonly data: string
  readonly landlord: Landlord
  /** The product around these servers, once they can be reached. */
  readonly product: (clock: Clock) => Promise<Live>
  /** Origins whose pages may send files to storage; filled once the pages are served. */
  readonly pageOrigins: readonly string[]
  readonly started: Started
  /** Real time, milliseconds since 1970, for tests whose days are fixed. */
  readonly realNow?: () => number
}

/** The stream's filter as CDK writes it: new commits that wait for delivery. */
const isNewCommit = ({ eventName, dynamodb }: DynamoDBRecord): boolean =>
  eventName === 'INSERT' &&
  dynamodb?.NewImage?.sk?.S?.startsWith('COMMIT#') === true &&
  dynamodb.NewImage.undeliveredShard?.S !== undefined

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** The servers that speak the protocols of AWS, around one clock. Throws `CannotStart`. */
export const startEmbeddedAws = async ({
  data,
  landlord,
  product,
  pageOrigins,
  started,
  realNow = Date.now,
}: EmbeddedAwsOptions): Promise<EmbeddedAws> => {
  const inData = (name: string): string => join(data, name)
  const functions = Promise.withResolvers<Lambda>()

  // The database is first, since it holds the folder's lock; its stream calls a function that is deployed below.
  const dynamodb = await startDynamoDb({
    path: inData('dynamodb'),
    table: tableName,
    subscription: {
      call: async (event) => (await functions.promise).invoke('deliver-commits', event),
      filter: isNewCommit,
    },
  })
  started(dynamodb.close)
  const clock = createClock({ file: inData('clock.json'), realNow })
  started(clock.close)
  clock.addWork(dynamodb)
  const lambda = createLambda(productFunctions(() => product(clock)))
  functions.resolve(lambda)

  const s3 = await startS3({
    path: inData('s3'),
    buckets: [mailBucket, attachmentBucket, uploadBucket, assetBucket],
    scanned: [attachmentBucket],
    origins: pageOrigins,
    now: clock.now,
  })
  started(s3.close)
  const reports = openQueue({
    name: 'letter-reports',
    file: inData('letter-reports.sqlite'),
    call: (event) => lambda.invoke('report-letters', event),
  })
  started(reports.close)
  clock.addWork(reports)
  const ses = await startSes({
    path: inData('ses'),
    identities: [domainOf(landlord.sender)],
    publish: (event) => reports.send(JSON.stringify(event)),
    now: clock.now,
  })
  started(ses.close)
  const senders = landlord.texts === undefined ? [] : [landlord.texts.sender]
  const texts = await startTexts({ outbox: ses.outbox, senders, now: clock.now })
  started(texts.close)
  const file = inData('step-functions.sqlite')
  const stepFunctions = await startStepFunctions({ port: 0, file, clock, invoke: lambda.invoke })
  started(stepFunctions.close)
  return { clock, lambda, dynamodb, s3, ses, texts, stepFunctions }
}
