import { Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3'
import { EmailIdentity, Identity, ReceiptRuleSet, TlsPolicy } from 'aws-cdk-lib/aws-ses'
import { S3 } from 'aws-cdk-lib/aws-ses-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { accept, findingArn } from '../constructs/accepted.ts'
import { DeadLetters, GuardedQueue } from '../constructs/guardedQueue.ts'
import { PrivateBucket } from '../constructs/privateBucket.ts'
import { ProductFunction } from '../constructs/productFunction.ts'
import { domainOf, grantCases, productEnvironment } from '../product.ts'
import type { StoreStack } from './storeStack.ts'

export interface MailStackProps extends StackProps {
  readonly store: StoreStack
  readonly landlord: Landlord
}

const lost = 'A resident’s email is not recorded as a case; it lies whole in the mail bucket and this queue.'
/**
 * Six years is how long an action may be brought on a simple contract (Limitation Act 1980 s5), and one more is the time
 * within which the Housing Ombudsman will normally consider a complaint.
 */
const keepMail = Duration.days(7 * 365)
const folder = 'mail/'
const readFor = Duration.seconds(60)

/** Mail in: SES stores it, tells a topic, a queue keeps the telling, and the function reads it. */
export class MailStack extends Stack {
  constructor(scope: Construct, id: string, props: MailStackProps) {
    super(scope, id, props)
    const { store, landlord } = props
    new EmailIdentity(this, 'Sender', { identity: Identity.domain(domainOf(landlord.sender)) })

    const { bucket } = new PrivateBucket(this, 'Mail', { keptFor: keepMail })
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
      environment: productEnvironment(this, store),
      timeout: readFor,
      memorySize: 1024,
    })
    grantCases(receive, store)
    receive.function.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects(`${folder}*`)] }),
    )
    accept(receive, `IAM5[Resource::${findingArn(bucket)}/${folder}*]`, 'Every mail is an object of its own.')
    receive.function.addEventSource(
      new SqsEventSource(queue.queue, { batchSize: 5, reportBatchItemFailures: true }),
    )
  }

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
