import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { tableDefinition } from '../../aws/tableDefinition.ts'

/**
 * Six years is how long an action may be brought on a simple contract (Limitation Act 1980 s5), and one more is the time
 * within which the Housing Ombudsman will normally consider a complaint.
 */
const keepMail = Duration.days(7 * 365)

const privateBucket = {
  encryption: BucketEncryption.S3_MANAGED,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
}

/** What must outlive every deployment: the table, the raw mail, and where alarms are told. */
export class StoreStack extends Stack {
  readonly table: Table
  readonly mail: Bucket
  readonly alarms: Topic

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props)
    this.table = this.createTable()
    this.mail = this.createMailBucket()
    this.alarms = new Topic(this, 'Alarms', { displayName: 'Putright: somebody is hurt', enforceSSL: true })
  }

  private createTable(): Table {
    const table = new Table(this, 'Cases', {
      partitionKey: { name: tableDefinition.partitionKey, type: AttributeType.STRING },
      sortKey: { name: tableDefinition.sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      stream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: tableDefinition.timeToLive,
    })
    for (const index of tableDefinition.indexes) {
      table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
        sortKey: { name: index.sortKey, type: AttributeType.STRING },
        projectionType: ProjectionType.ALL,
      })
    }
    return table
  }

  private createMailBucket(): Bucket {
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...privateBucket,
      lifecycleRules: [{ expiration: Duration.days(365) }],
    })
    Validations.of(accessLogs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This bucket holds the access logs; logging its own writes would never end.',
    })
    return new Bucket(this, 'Mail', {
      ...privateBucket,
      versioned: true,
      // CDK’s own types do not hold under exactOptionalPropertyTypes.
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: 'mail/',
      lifecycleRules: [{ expiration: keepMail, noncurrentVersionExpiration: Duration.days(90) }],
    })
  }
}
