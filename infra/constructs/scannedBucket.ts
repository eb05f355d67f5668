import { type Duration, Stack } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets'
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty'
import { AnyPrincipal, Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { accept, findingArn } from './accepted.ts'
import { PrivateBucket } from './privateBucket.ts'

export interface ScannedBucketProps {
  readonly keptFor: Duration
  readonly bucketName: string
  /** Told at once of every virus. */
  readonly tell: ITopic
}

/** The tag that the scan leaves, and what it says of an object that nothing was found in. */
const scanTag = 's3:ExistingObjectTag/GuardDutyMalwareScanStatus'
const clean = 'NO_THREATS_FOUND'

/**
 * A bucket whose objects GuardDuty looks through for viruses as they arrive, and which nobody can read before it has
 * passed them ("Using tag-based access control with Malware Protection for S3").
 */
export class ScannedBucket extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string, props: ScannedBucketProps) {
    super(scope, id)
    const { keptFor, bucketName } = props
    this.bucket = new PrivateBucket(this, 'Kept', { keptFor, bucketName }).bucket
    const scanner = this.scanner()
    const plan = new CfnMalwareProtectionPlan(this, 'Plan', {
      role: scanner.roleArn,
      protectedResource: { s3Bucket: { bucketName: this.bucket.bucketName } },
      actions: { tagging: { status: 'ENABLED' } },
    })
    plan.node.addDependency(scanner)
    this.shutUntilPassed(scanner)
    this.tellOfViruses(props.tell)
  }

  /** What the plan's role has to be allowed ("Create or update IAM role policy", GuardDuty user guide). */
  private scanner(): Role {
    const role = new Role(this, 'Scanner', {
      assumedBy: new ServicePrincipal('malware-protection-plan.guardduty.amazonaws.com'),
    })
    const rule = Stack.of(this).formatArn({
      service: 'events',
      resource: 'rule',
      resourceName: 'DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*',
    })
    const managed = {
      StringEquals: { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' },
    }
    const allow = (actions: readonly string[], resources: readonly string[], conditions = {}) =>
      role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }))
    const objects = this.bucket.arnForObjects('*')
    allow(
      ['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'],
      [rule],
      managed,
    )
    allow(['events:DescribeRule', 'events:ListTargetsByRule'], [rule])
    allow(['s3:GetBucketNotification', 's3:PutBucketNotification', 's3:ListBucket'], [this.bucket.bucketArn])
    allow(['s3:PutObject'], [this.bucket.arnForObjects('malware-protection-resource-validation-object')])
    allow(['s3:GetObject', 's3:GetObjectVersion'], [objects])
    allow(
      [
        's3:GetObjectTagging',
        's3:GetObjectVersionTagging',
        's3:PutObjectTagging',
        's3:PutObjectVersionTagging',
      ],
      [objects],
    )
    accept(
      role,
      `IAM5[Resource::${findingArn(this.bucket)}/*]`,
      'The scanner reads every object that arrives.',
    )
    accept(
      role,
      'IAM5[Resource::arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*]',
      'GuardDuty names its own rules; the condition on who manages them holds it to those.',
    )
    return role
  }

  private shutUntilPassed(scanner: Role): void {
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ShutUntilPassed',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        resources: [this.bucket.arnForObjects('*')],
        conditions: { StringNotEquals: { [scanTag]: clean, 'aws:PrincipalArn': scanner.roleArn } },
      }),
    )
  }

  private tellOfViruses(topic: ITopic): void {
    new Rule(this, 'Virus', {
      description:
        'A resident’s file holds a virus; it stays shut, and they must be asked for it another way.',
      eventPattern: {
        source: ['aws.guardduty'],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
        detail: {
          s3ObjectDetails: { bucketName: [this.bucket.bucketName] },
          scanResultDetails: { scanResultStatus: ['THREATS_FOUND'] },
        },
      },
      targets: [new SnsTopic(topic)],
    })
  }
}
