import { Duration, SecretValue, Stack, type StackProps } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3'
import {
  DkimIdentity,
  EasyDkimSigningKeyLength,
  EmailIdentity,
  Identity,
  ReceiptRuleSet,
  TlsPolicy,
} from 'aws-cdk-lib/aws-ses'
import { S3 } from 'aws-cdk-lib/aws-ses-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { accept, findingArn } from '../constructs/accepted.ts'
import { DeadLetters, GuardedQueue } from '../constructs/guardedQueue.ts'
import { LetterReports } from '../constructs/letterReports.ts'
import { PrivateBucket } from '../constructs/privateBucket.ts'
import { ProductFunction } from '../constructs/productFunction.ts'
import { ScannedBucket } from '../constructs/scannedBucket.ts'
import { sentenceEncoder } from '../constructs/sentenceEncoder.ts'
import { attachmentBucketName, domainOf, grantCases, productEnvironment } from '../product.ts'
import type { StoreStack } from './storeStack.ts'

export interface MailStackProps extends StackProps {
  readonly store: StoreStack
  readonly landlord: Landlord
}

const lost = 'A resident’s email is not recorded as a case; it lies whole in the mail bucket and this queue.'
/** A year of the retention schedule, its leap day with it. */
const daysOfYear = 366
const folder = 'mail/'
const readFor = Duration.seconds(60)

/** A reference that CloudFormation resolves as it deploys: the token stands in Secrets Manager and in no template. */
const addressBookToken = ({ addressBook }: Landlord): Record<string, string> =>
  addressBook?.tokenSecret === undefined
    ? {}
    : { ADDRESS_BOOK_TOKEN: SecretValue.secretsManager(addressBook.tokenSecret).unsafeUnwrap() }

/** Mail in: SES stores it, tells a topic, a queue keeps the telling, and the function reads it. */
export class MailStack extends Stack {
  private readonly attachments: Bucket

  constructor(scope: Construct, id: string, props: MailStackProps) {
    super(scope, id, props)
    const { store, landlord } = props
    this.sender(landlord, store)
    const keptFor = Duration.days(landlord.keepMailYears * daysOfYear)
    const { bucket } = new PrivateBucket(this, 'Mail', { keptFor })
    this.attachments = new ScannedBucket(this, 'Attachments', {
      keptFor,
      bucketName: attachmentBucketName(this),
      tell: store.alarms,
    }).bucket
    const arrived = new Topic(this, 'Arrived', { displayName: 'Mail has arrived', enforceSSL: true })
    const queue = new GuardedQueue(this, 'ToRead', {
      whoIsHurt: lost,
      tell: store.alarms,
      // Six times the function’s own time, as Lambda’s documentation asks of an event source.
      visibility: Duration.seconds(readFor.toSeconds() * 6),
    })
    const untold = new DeadLetters(this, 'Untold', { whoIsHurt: lost, tell: store.alarms })
    arrived.addSubscription(
      new SqsSubscription(queue.queue, { rawMessageDelivery: true, deadLetterQueue: untold.queue }),
    )
    this.receiptRules(landlord, bucket, arrived)

    const receive = new ProductFunction(this, 'ReceiveMail', {
      folder: 'functions/receive-mail',
      whenItFails: lost,
      tell: store.alarms,
      ...sentenceEncoder,
      environment: {
        ...productEnvironment(this, store),
        ...sentenceEncoder.environment,
        ...addressBookToken(landlord),
        ATTACHMENT_BUCKET: this.attachments.bucketName,
      },
      timeout: readFor,
      memorySize: 1024,
    })
    grantCases(receive, store)
    receive.function.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects(`${folder}*`)] }),
    )
    accept(receive, `IAM5[Resource::${findingArn(bucket)}/${folder}*]`, 'Every mail is an object of its own.')
    receive.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:PutObject'],
        resources: [this.attachments.arnForObjects('attachments/*')],
      }),
    )
    accept(
      receive,
      `IAM5[Resource::${findingArn(this.attachments)}/attachments/*]`,
      'Every attachment is an object of its own.',
    )
    receive.function.addEventSource(
      new SqsEventSource(queue.queue, { batchSize: 5, reportBatchItemFailures: true }),
    )
  }

  /** Letters are signed with the domain's own DKIM key, and bounce to a subdomain of it, so that DMARC passes by both. */
  private sender(landlord: Landlord, store: StoreStack): void {
    const { configurationSet } = new LetterReports(this, 'Letters', { store })
    const domain = domainOf(landlord.sender)
    new EmailIdentity(this, 'Sender', {
      identity: Identity.domain(domain),
      configurationSet,
      dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
      mailFromDomain: `bounce.${domain}`,
    })
  }

  /** SES takes a recipient for every form of it with a label, so the reply addresses of cases need no rule of their own. */
  private receiptRules(landlord: Landlord, bucket: Bucket, arrived: Topic): void {
    new ReceiptRuleSet(this, 'Rules', {
      rules: [
        {
          recipients: landlord.mailboxes,
          scanEnabled: true,
          tlsPolicy: TlsPolicy.REQUIRE,
          // CDK’s own types do not hold under exactOptionalPropertyTypes.
          actions: [new S3({ bucket: bucket as IBucket, objectKeyPrefix: folder, topic: arrived })],
        },
      ],
    })
  }
}
