import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { accept } from './accepted.ts'

export interface LandingBucketProps {
  /** Pages that may send files here. */
  readonly origins: readonly string[]
}

/**
 * Where pages send files to in pieces, by addresses signed for one piece each. A function puts them together, looks at
 * the file and keeps it with the attachments, where the scanner must pass it; what is left here is gone after a day, and
 * until then a file that broke off can go on.
 */
export class LandingBucket extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string, { origins }: LandingBucketProps) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.DESTROY,
      lifecycleRules: [
        { expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      cors: [
        {
          allowedOrigins: [...origins],
          allowedMethods: [HttpMethods.PUT],
          allowedHeaders: ['content-type'],
          maxAge: 600,
        },
      ],
    })
    accept(
      this.bucket,
      'S1',
      'Files pass through here within minutes; the kept ones lie in a bucket whose reads are logged.',
    )
  }
}
