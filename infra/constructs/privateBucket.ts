import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { accept } from './accepted.ts'

export interface PrivateBucketProps {
  readonly keptFor: Duration
  /** Where others have to know it by name. */
  readonly bucketName?: string
}

const guarded = {
  encryption: BucketEncryption.S3_MANAGED,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
}

/** A bucket for what residents sent: encrypted, over TLS only, never public, its reads logged, and with an end. */
export class PrivateBucket extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id)
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...guarded,
      lifecycleRules: [{ expiration: Duration.days(365) }],
    })
    accept(accessLogs, 'S1', 'This bucket holds the access logs; logging its own writes would never end.')
    this.bucket = new Bucket(this, 'Bucket', {
      ...guarded,
      versioned: true,
      ...(props.bucketName === undefined ? {} : { bucketName: props.bucketName }),
      // CDK’s own types do not hold under exactOptionalPropertyTypes.
      serverAccessLogsBucket: accessLogs as IBucket,
      lifecycleRules: [{ expiration: props.keptFor, noncurrentVersionExpiration: Duration.days(90) }],
    })
  }
}
