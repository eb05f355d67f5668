import { CustomResource, Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { pageAssetsText } from '../../configuration/pageAssets.ts'
import { buildAssets, pageAssetsOf } from '../assets.ts'
import { accept, findingArn } from './accepted.ts'
import { ProductFunction } from './productFunction.ts'

/**
 * The static files of the pages in a bucket that CloudFront alone reads. A function of the deployment puts them there, as
 * the start does on one machine; whatever names them waits for it (`named`). Files of releases before stay: pages that
 * are open, and websites that kept the loader, go on with what they name. They are some 80 KB a release.
 */
export class PageFiles extends Construct {
  readonly bucket: Bucket
  private readonly assets = buildAssets()
  private readonly published: CustomResource

  constructor(scope: Construct, id: string, { tell }: { readonly tell: ITopic }) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
      // Nothing here is anybody’s own, and a file’s age says nothing of whether it is in use: none ends by itself.
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    })
    accept(this.bucket, 'S1', 'Its files are public through CloudFront, whose log has their reads.')
    const publish = this.publisher(tell)
    this.published = new CustomResource(this, 'Published', {
      resourceType: 'Custom::PageFiles',
      serviceToken: publish.function.functionArn,
      serviceTimeout: Duration.minutes(5),
      properties: { Names: this.assets.map(({ versioned }) => versioned) },
    })
    this.published.node.addDependency(publish)
  }

  /** Tells a function the names of the files, once they are there. */
  named(by: ProductFunction): void {
    by.function.addEnvironment('PAGE_ASSETS', pageAssetsText(pageAssetsOf(this.assets)))
    by.node.addDependency(this.published)
  }

  private publisher(tell: ITopic): ProductFunction {
    const publish = new ProductFunction(this, 'Publish', {
      folder: 'functions/publish-assets',
      whenItFails: 'A deployment stops before new pages are served; residents go on with the old ones.',
      tell,
      environment: { ASSET_BUCKET: this.bucket.bucketName },
      builds: (from, to) => [
        `"${from}/node_modules/.bin/node" "${from}/infra/writeAssets.ts" "${to}/assets"`,
      ],
    })
    publish.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects('assets/*')],
      }),
    )
    accept(
      publish,
      `IAM5[Resource::${findingArn(this.bucket)}/assets/*]`,
      'Every file is an object of its own.',
    )
    return publish
  }
}
