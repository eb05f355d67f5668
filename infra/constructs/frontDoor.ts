import { CfnParameter, Duration, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib'
import type { HttpApi, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2'
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { assetHeaders, assetReaders } from '../../aws/assetHeaders.ts'
import { frontDoor } from '../../aws/frontDoor.ts'
import { accept } from './accepted.ts'

export interface FrontDoorProps {
  readonly pages: HttpApi
  readonly socket: WebSocketApi
  /** The stage’s name, which is its path. */
  readonly socketPath: string
  /** The static files of the pages, under `assets/`. */
  readonly files: Bucket
}

const hostOf = (endpoint: string): string => Fn.select(2, Fn.split('/', endpoint))

/**
 * Says where a request came from. The managed policy that leaves the host out adds none of CloudFront's own headers, and
 * the gateway alone would name CloudFront (CloudFront Developer Guide, “Add a true client IP header”). What a visitor
 * wrote there is replaced.
 */
const sayWhoAsks = `function handler(event) {
  event.request.headers['${frontDoor.address}'] = { value: event.viewer.ip }
  return event.request
}`

/** The response headers policy says this to those alone who name their origin (`aws/assetHeaders.ts` says why to all). */
const letAllRead = `function handler(event) {
  event.response.headers['access-control-allow-origin'] = { value: '${assetReaders}' }
  return event.response
}`

/**
 * CloudFront before the pages and the WebSocket: one host for all of it, so that the page talks to its own origin alone,
 * and one place where rates are held. What the functions say about caching is kept.
 */
export class FrontDoor extends Construct {
  /** `https://…`, without a slash at the end. */
  readonly url: string
  /** Shows the functions that CloudFront passed a request on; a reference, no secret. */
  readonly key: string

  constructor(scope: Construct, id: string, { pages, socket, socketPath, files }: FrontDoorProps) {
    super(scope, id)
    const guard = new CfnParameter(this, 'GuardArn', {
      description: 'The output GuardArn of PutrightEdge, which lies in us-east-1.',
      allowedPattern: '^arn:[a-z-]+:wafv2:us-east-1:\\d{12}:global/webacl/.+$',
    })
    guard.overrideLogicalId('GuardArn')
    this.key = this.secret()
    const origin = (endpoint: string) =>
      new HttpOrigin(hostOf(endpoint), {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        // In place of whatever a visitor wrote there (CloudFront Developer Guide, “Add custom headers to origin requests”).
        customHeaders: { [frontDoor.key]: this.key },
      })
    const whoAsks = new EdgeFunction(this, 'WhoAsks', {
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(sayWhoAsks),
    })
    const through: Omit<BehaviorOptions, 'origin'> = {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
      functionAssociations: [{ function: whoAsks, eventType: FunctionEventType.VIEWER_REQUEST }],
    }
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Putright pages and chat',
      defaultBehavior: { ...through, origin: origin(pages.apiEndpoint) },
      additionalBehaviors: {
        [`/${socketPath}`]: { ...through, origin: origin(socket.apiEndpoint) },
        // What loads the widget, which every page of a landlord’s website asks for: kept here as long as it says itself.
        '/chat/chat.js': {
          ...through,
          origin: origin(pages.apiEndpoint),
          allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
          cachePolicy: CachePolicy.USE_ORIGIN_CACHE_CONTROL_HEADERS,
        },
        '/assets/*': this.staticFiles(files),
      },
      webAclId: guard.valueAsString,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      enableLogging: true,
      // CDK’s own types do not hold under exactOptionalPropertyTypes.
      logBucket: this.logs() as IBucket,
      logIncludesCookies: false,
    })
    this.url = `https://${distribution.distributionDomainName}`
    accept(
      distribution,
      'CFR1',
      'Residents may be anywhere when they write to their landlord; a complaint from abroad is one too.',
    )
    Validations.of(distribution).acknowledge({
      id: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      reason:
        'The bucket is behind /assets/ alone, and no query reaches it: what is asked for is always one file.',
    })
    accept(
      distribution,
      'CFR4',
      'The host’s own certificate is used until the landlord’s domain is put before it (docs/how-to/deploy.md).',
    )
  }

  /** Files that never change under their names: read from their bucket by CloudFront alone, and compressed by it. */
  private staticFiles(files: Bucket): BehaviorOptions {
    const letRead = new EdgeFunction(this, 'LetAllRead', {
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(letAllRead),
    })
    return {
      // To list is what makes S3 call a file that is not there missing, and not forbidden; no query of a visitor's gets there.
      origin: S3BucketOrigin.withOriginAccessControl(files as IBucket, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy: this.fileHeaders(),
      functionAssociations: [{ function: letRead, eventType: FunctionEventType.VIEWER_RESPONSE }],
    }
  }

  private fileHeaders(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'FileHeaders', {
      comment: 'Putright static files',
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: assetHeaders['content-security-policy'],
          override: true,
        },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
      customHeadersBehavior: {
        customHeaders: [
          {
            header: 'cross-origin-resource-policy',
            value: assetHeaders['cross-origin-resource-policy'],
            override: true,
          },
        ],
      },
    })
  }

  /** CloudFormation puts it into the distribution and the functions, and shows it in no template. */
  private secret(): string {
    const secret = new Secret(this, 'Key', {
      description: 'Shows the functions that CloudFront passed a request on',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    })
    accept(secret, 'SMG4', 'CloudFront and the functions are told of a new one by a deployment alone.')
    return secret.secretValue.unsafeUnwrap()
  }

  private logs(): Bucket {
    const bucket = new Bucket(this, 'Logs', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      // CloudFront’s standard logs are written by an ACL.
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    })
    accept(bucket, 'S1', 'This bucket holds the access logs; logging its own writes would never end.')
    return bucket
  }
}
