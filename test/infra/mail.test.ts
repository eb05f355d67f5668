import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { loadLandlord } from '../../configuration/landlord.ts'
import { putright } from '../../infra/putright.ts'
import { MailStack } from '../../infra/stacks/mailStack.ts'

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'))
const stacks = putright(new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } }))
const mail = Template.fromStack(stacks.mail)
const timeline = Template.fromStack(stacks.timeline)
const landlord = loadLandlord()

const has = (type: string, properties: unknown, count = 1) =>
  mail.resourcePropertiesCountIs(type, Match.objectLike(properties as Record<string, unknown>), count)

describe('mail in', () => {
  test('is taken for the landlord’s mailboxes, over TLS, scanned, stored, and told to a topic', () => {
    has('AWS::SES::ReceiptRule', {
      Rule: {
        Recipients: landlord.mailboxes,
        TlsPolicy: 'Require',
        ScanEnabled: true,
        Actions: [{ S3Action: Match.objectLike({ ObjectKeyPrefix: 'mail/', TopicArn: Match.anyValue() }) }],
      },
    })
  })

  test('is told to a queue that gives up after five tries, into dead letters', () => {
    has(
      'AWS::SQS::Queue',
      { RedrivePolicy: { maxReceiveCount: 5, deadLetterTargetArn: Match.anyValue() } },
      2,
    )
  })

  test('and its attachments are kept as long as the landlord’s schedule says, and no longer', () => {
    const days = landlord.keepMailYears * 366
    has(
      'AWS::S3::Bucket',
      {
        LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: days, Status: 'Enabled' })] },
      },
      2,
    )
  })
})

describe('attachments', () => {
  test('are scanned by GuardDuty, which tags what it found', () => {
    has('AWS::GuardDuty::MalwareProtectionPlan', {
      Actions: { Tagging: { Status: 'ENABLED' } },
      ProtectedResource: { S3Bucket: { BucketName: Match.anyValue() } },
    })
  })

  test('can be read by nobody but the scanner until it has passed them', () => {
    has('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: ['s3:GetObject', 's3:GetObjectVersion'],
            Condition: {
              StringNotEquals: {
                's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND',
                'aws:PrincipalArn': Match.anyValue(),
              },
            },
          }),
        ]),
      },
    })
  })

  test('with a virus are told of at once', () => {
    has('AWS::Events::Rule', {
      EventPattern: {
        'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
        detail: Match.objectLike({ scanResultDetails: { scanResultStatus: ['THREATS_FOUND'] } }),
      },
      Targets: [Match.objectLike({ Arn: Match.anyValue() })],
    })
  })
})

describe('mail out', () => {
  test('is signed with the domain’s DKIM key, bounces to a subdomain of it, and is reported on', () => {
    has('AWS::SES::EmailIdentity', {
      EmailIdentity: 'larkfield.example',
      DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
      MailFromAttributes: { MailFromDomain: 'bounce.larkfield.example' },
      ConfigurationSetAttributes: { ConfigurationSetName: Match.anyValue() },
    })
  })

  test('stops to addresses that bounced or complained', () => {
    has('AWS::SES::ConfigurationSet', {
      Name: 'putright-letters',
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    })
  })

  test('is reported on whether it arrived, is late, came back or was called spam', () => {
    has('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: Match.objectLike({
        MatchingEventTypes: ['bounce', 'complaint', 'delivery', 'deliveryDelay'],
        SnsDestination: Match.anyValue(),
      }),
    })
  })

  test('is sent as the landlord’s domain through that set, and as nobody else', () => {
    const policies = Object.values(timeline.findResources('AWS::IAM::Policy'))
    const statements = policies.flatMap(
      (policy) => policy.Properties.PolicyDocument.Statement as { Action: unknown; Resource: unknown }[],
    )
    const sending = statements.filter(({ Action }) => JSON.stringify(Action).includes('ses:SendEmail'))
    expect(sending.length).toBeGreaterThan(0)
    for (const { Resource } of sending) {
      const resources = JSON.stringify(Resource)
      expect(resources).toContain('identity/larkfield.example')
      expect(resources).toContain('configuration-set/putright-letters')
      expect(resources).not.toContain('*')
    }
  })
})

describe('somebody is woken', () => {
  test.each(['RepliesWithheld', 'VirusReceived'])('by the first %s', (MetricName) => {
    has('AWS::CloudWatch::Alarm', {
      MetricName,
      Namespace: 'Putright',
      Dimensions: [{ Name: 'service', Value: 'putright' }],
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    })
  })
})

describe('the key that signs reply addresses', () => {
  test('is made by AWS, kept when the stack goes, and stands in no template', () => {
    const store = Template.fromStack(stacks.store)
    store.hasResource('AWS::SecretsManager::Secret', {
      DeletionPolicy: 'Retain',
      Properties: { GenerateSecretString: { PasswordLength: 64 } },
    })
    const keys = Object.values(mail.findResources('AWS::Lambda::Function')).flatMap((made) => {
      const key: unknown = made.Properties.Environment?.Variables?.SIGNING_KEY
      return key === undefined ? [] : [JSON.stringify(key)]
    })
    // The function that reads mail, and the one that reads reports.
    expect(keys.length).toBe(2)
    for (const key of keys) expect(key).toContain('{{resolve:secretsmanager:')
  })
})

describe('the token of the landlord’s own address book', () => {
  const tokensWith = (addressBook: typeof landlord.addressBook): readonly unknown[] => {
    const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } })
    const { store } = putright(app)
    const made = new MailStack(app, 'WithBook', { store, landlord: { ...landlord, addressBook } })
    return Object.values(Template.fromStack(made).findResources('AWS::Lambda::Function')).flatMap(
      ({ Properties }) => Properties.Environment?.Variables?.ADDRESS_BOOK_TOKEN ?? [],
    )
  }
  const book = { url: 'https://homes.example/tenants', waitMilliseconds: 2000 }

  test('is handed to the function that reads mail, as a reference to the secret that the landlord’s file names', () => {
    expect(tokensWith({ ...book, tokenSecret: 'larkfield/homes' })).toEqual([
      '{{resolve:secretsmanager:larkfield/homes:SecretString:::}}',
    ])
  })

  test('is none where the book wants none', () => {
    expect(tokensWith(book)).toEqual([])
  })
})
