import { readFileSync } from 'node:fs'
import { App, Stack, Validations } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { loadPolicy, policyIds } from '../../configuration/policies.ts'
import { compileTimeline } from '../../domain/timeline/compile.ts'
import { putright } from '../../infra/putright.ts'

/** Nothing is bundled here: the templates are what is tested, not the code in them. */
const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'))
const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } })
const stacks = Object.values(putright(app))
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))

interface Resource {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
}

const resources: readonly (Resource & { readonly id: string })[] = stacks.flatMap((stack) =>
  Object.entries(Template.fromStack(stack).toJSON().Resources as Record<string, Resource>).map(
    ([id, resource]) => ({
      id: `${stack.stackName}/${id}`,
      Type: resource.Type,
      Properties: resource.Properties ?? {},
    }),
  ),
)

const ofType = (type: string) => {
  const found = resources.filter((resource) => resource.Type === type)
  expect(found, `there is at least one ${type}`).not.toEqual([])
  return found
}

const property = (resource: Resource, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    resource.Properties,
  )

const statements = () =>
  ofType('AWS::IAM::Policy').flatMap((policy) =>
    (property(policy, 'PolicyDocument', 'Statement') as Record<string, unknown>[]).map((statement) => ({
      policy: policy.id,
      actions: [statement.Action].flat() as string[],
      resources: [statement.Resource].flat(),
    })),
  )

describe('every stack', () => {
  test('passes cdk-nag’s AWS Solutions checks, each exception with its reason', () => {
    expect(() => app.synth()).not.toThrow()
  }, 120_000)

  test('is refused where it breaks one of those checks', () => {
    const planted = new App({ context })
    new Queue(new Stack(planted, 'Planted'), 'WithoutDeadLetters')
    Validations.of(planted).addPlugins(new AwsSolutionsChecks(planted))
    expect(() => planted.synth()).toThrow(/AwsSolutions-SQS3/)
  })
})

describe('queues', () => {
  test('every queue is a dead-letter queue or has one', () => {
    const dead = JSON.stringify(resources.map((resource) => resource.Properties))
    for (const queue of ofType('AWS::SQS::Queue')) {
      const id = queue.id.split('/')[1] ?? ''
      const hasOne = property(queue, 'RedrivePolicy', 'deadLetterTargetArn') !== undefined
      expect(hasOne || dead.includes(`["${id}","Arn"]`), queue.id).toBe(true)
    }
  })

  test('every queue is encrypted', () => {
    for (const queue of ofType('AWS::SQS::Queue'))
      expect(property(queue, 'SqsManagedSseEnabled'), queue.id).toBe(true)
  })

  test('every dead-letter queue tells somebody at its first message', () => {
    const queues = ofType('AWS::SQS::Queue').filter((queue) => property(queue, 'RedrivePolicy') === undefined)
    const watched = ofType('AWS::CloudWatch::Alarm').filter(
      (alarm) =>
        property(alarm, 'MetricName') === 'ApproximateNumberOfMessagesVisible' &&
        property(alarm, 'Threshold') === 1,
    )
    expect(watched.length).toBe(queues.length)
  })
})

describe('the chat tools', () => {
  test('each may tell both queues, so that what is seen in one is shown in the other', () => {
    const functions = ofType('AWS::Lambda::Function').filter(
      (made) =>
        made.id.startsWith('PutrightBots/') && property(made, 'Environment', 'Variables', 'TABLE_NAME'),
    )
    expect(functions).toHaveLength(2)
    for (const made of functions) {
      const variables = property(made, 'Environment', 'Variables')
      expect(variables).toMatchObject({
        SLACK_QUEUE_URL: expect.anything(),
        TEAMS_QUEUE_URL: expect.anything(),
      })
    }
    const sending = statements().filter(
      ({ policy, actions }) => policy.startsWith('PutrightBots/') && actions.includes('sqs:SendMessage'),
    )
    const queues = sending
      .flatMap(({ resources: on }) => on.map((each) => JSON.stringify(each)))
      .filter((queue) => queue.includes('PutrightStaffJobs'))
    expect(queues.filter((queue) => queue.includes('Slack'))).toHaveLength(2)
    expect(queues.filter((queue) => queue.includes('Teams'))).toHaveLength(2)
  })
})

describe('logs', () => {
  test('every log group has an end', () => {
    for (const group of ofType('AWS::Logs::LogGroup'))
      expect(property(group, 'RetentionInDays'), group.id).toBeGreaterThan(0)
  })

  test('no function makes a log group of its own, which would never end', () => {
    for (const made of ofType('AWS::Lambda::Function'))
      expect(property(made, 'LoggingConfig', 'LogGroup'), made.id).toBeDefined()
  })
})

describe('buckets', () => {
  test('every bucket blocks public access', () => {
    for (const bucket of ofType('AWS::S3::Bucket')) {
      expect(property(bucket, 'PublicAccessBlockConfiguration'), bucket.id).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      })
    }
  })

  test('every bucket is encrypted', () => {
    for (const bucket of ofType('AWS::S3::Bucket'))
      expect(property(bucket, 'BucketEncryption'), bucket.id).toBeDefined()
  })

  test('every bucket has a lifecycle, so that nothing is kept for ever', () => {
    for (const bucket of ofType('AWS::S3::Bucket')) {
      expect(property(bucket, 'LifecycleConfiguration'), bucket.id).toBeDefined()
    }
  })
})

describe('roles', () => {
  test('no role has a wildcard action', () => {
    for (const { policy, actions } of statements()) {
      expect(
        actions.filter((action) => action.includes('*')),
        policy,
      ).toEqual([])
    }
  })

  test('only what the service authorization reference lets nobody narrow is allowed on everything', () => {
    const everywhere = statements().filter(({ resources: on }) => on.includes('*'))
    const actions = new Set(everywhere.flatMap((statement) => statement.actions))
    const deliveries = [...actions].filter((action) => action.startsWith('logs:'))
    const tracing = [...actions].filter((action) => action.startsWith('xray:'))
    expect([...actions].toSorted()).toEqual(['dynamodb:ListStreams', ...deliveries, ...tracing].toSorted())
  })

  test('no role is Amazon’s own managed policy', () => {
    for (const role of ofType('AWS::IAM::Role'))
      expect(property(role, 'ManagedPolicyArns'), role.id).toBeUndefined()
  })
})

describe('the table', () => {
  test('is protected from deletion, can be restored to any moment, and streams its new rows', () => {
    expect(ofType('AWS::DynamoDB::Table').map((table) => table.Properties)).toMatchObject([
      {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        BillingMode: 'PAY_PER_REQUEST',
      },
    ])
  })
})

describe('mail in', () => {
  test('is taken over TLS only, and scanned', () => {
    for (const rule of ofType('AWS::SES::ReceiptRule')) {
      expect(property(rule, 'Rule')).toMatchObject({ TlsPolicy: 'Require', ScanEnabled: true, Enabled: true })
    }
  })

  test('reports which mails of a batch failed, so that the others are not read again', () => {
    const mappings = ofType('AWS::Lambda::EventSourceMapping')
    for (const mapping of mappings) {
      expect(property(mapping, 'FunctionResponseTypes'), mapping.id).toEqual(['ReportBatchItemFailures'])
    }
  })
})

describe('alarms', () => {
  test('every function has one, and every alarm says in a sentence who is hurt and tells somebody', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm')
    const errors = alarms.filter((alarm) => property(alarm, 'MetricName') === 'Errors')
    expect(errors.length).toBe(ofType('AWS::Lambda::Function').length)
    for (const alarm of alarms) {
      expect(property(alarm, 'AlarmDescription'), alarm.id).toMatch(/^[A-Z].{20,}\.$/)
      expect(property(alarm, 'AlarmActions'), alarm.id).toHaveLength(1)
    }
  })
})

describe('the timelines', () => {
  /** A template’s joined text, each reference in it said as “a function”. */
  const joined = (value: unknown): string => {
    const { 'Fn::Join': join } = z
      .object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) })
      .parse(value)
    return join[1].map((part) => (typeof part === 'string' ? part : 'a function')).join('')
  }
  const functions = { locateCase: 'a function', awaitCase: 'a function', reachMilestones: 'a function' }

  test.each(policyIds())(
    'the state machine of %s that is deployed is the one that the policy compiles to',
    (id) => {
      const deployed = ofType('AWS::StepFunctions::StateMachine').find(
        (machine) => property(machine, 'StateMachineName') === `putright-timeline-${id}`,
      )
      const definition = joined(deployed?.Properties.DefinitionString)
      expect(JSON.parse(definition)).toEqual(compileTimeline(loadPolicy(id), functions))
    },
  )
})

describe('the pages of residents', () => {
  test('stand behind CloudFront, whose guard holds rates by address and bots', () => {
    const [distribution] = ofType('AWS::CloudFront::Distribution')
    expect(property(distribution as Resource, 'DistributionConfig', 'WebACLId')).toEqual({ Ref: 'GuardArn' })
    const [acl] = ofType('AWS::WAFv2::WebACL')
    const rules = property(acl as Resource, 'Rules') as { Name: string; Action?: object }[]
    expect(rules.map(({ Name }) => Name)).toEqual([
      'RateAtTheDoor',
      'RateFromOneAddress',
      'AmazonIpReputationList',
      'KnownBadInputsRuleSet',
      'CommonRuleSet',
      'BotControlRuleSet',
    ])
  })

  test('every request says where it came from, so that limits by address are not CloudFront’s own', () => {
    const [distribution] = ofType('AWS::CloudFront::Distribution')
    const config = property(distribution as Resource, 'DistributionConfig') as {
      DefaultCacheBehavior: object
      CacheBehaviors: { PathPattern: string }[]
    }
    const { DefaultCacheBehavior: all, CacheBehaviors: some } = config
    const toFunctions = some.filter(({ PathPattern }) => PathPattern !== '/assets/*')
    expect(toFunctions.length).toBe(some.length - 1)
    for (const behaviour of [all, ...toFunctions])
      expect(behaviour).toMatchObject({ FunctionAssociations: [{ EventType: 'viewer-request' }] })
    const whoAsks = ofType('AWS::CloudFront::Function').find(({ id }) => id.includes('WhoAsks'))
    const code = String(property(whoAsks as Resource, 'FunctionCode'))
    const handler = new Function(`${code}; return handler`)() as (event: object) => unknown
    const request = { headers: { 'true-client-ip': { value: 'made up' } } }
    expect(handler({ request, viewer: { ip: '203.0.113.9' } })).toEqual({
      headers: { 'true-client-ip': { value: '203.0.113.9' } },
    })
  })

  test('every request that CloudFront passes on bears a key that AWS made, and the functions of the pages alone know', () => {
    const [distribution] = ofType('AWS::CloudFront::Distribution')
    const config = property(distribution as Resource, 'DistributionConfig') as {
      Origins: {
        OriginCustomHeaders?: { HeaderName: string; HeaderValue: unknown }[]
        S3OriginConfig?: object
      }[]
    }
    const keys = config.Origins.flatMap(({ OriginCustomHeaders = [] }) => OriginCustomHeaders)
    const toBuckets = config.Origins.filter(({ S3OriginConfig }) => S3OriginConfig !== undefined)
    expect(toBuckets.length).toBe(1)
    expect(keys.length).toBe(config.Origins.length - 1)
    expect(new Set(keys.map(({ HeaderName }) => HeaderName))).toEqual(new Set(['x-putright-front-door']))
    const told = ofType('AWS::Lambda::Function').flatMap((made) => {
      const key = property(made, 'Environment', 'Variables', 'FRONT_DOOR_KEY')
      return key === undefined ? [] : [{ id: made.id, key }]
    })
    for (const page of [
      'ServeChat',
      'PollChat',
      'ReceiveChat',
      'FollowCase',
      'TellUs',
      'UploadFile',
      'ContinueChat',
    ])
      expect(told.filter(({ id }) => id.includes(page)).length).toBe(1)
    const values = new Set(
      [...keys.map(({ HeaderValue }) => HeaderValue), ...told.map(({ key }) => key)].map((key) =>
        JSON.stringify(key),
      ),
    )
    expect(values.size).toBe(1)
    expect([...values][0]).toContain('{{resolve:secretsmanager:')
  })

  test('what a page has sent is listed, read and taken away where it lands, before any scan; where it is kept, the page only writes', () => {
    const byUpload = statements().filter(
      ({ policy }) => policy.includes('Conversation') && policy.includes('UploadFile'),
    )
    const what = byUpload.flatMap(({ actions, resources: on }) =>
      actions
        .filter((action) => action.startsWith('s3:'))
        .map((action) => [action, JSON.stringify(on)] as const),
    )
    const onLanding = what.filter(([, on]) => on.includes('Landing'))
    expect(onLanding.map(([action]) => action).toSorted()).toEqual([
      's3:DeleteObject',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
    ])
    const onKept = what.filter(([, on]) => on.includes('putright-attachments-'))
    expect(onKept.map(([action]) => action)).toEqual(['s3:PutObject'])
    // No policy of the landing bucket asks for the scanner's tag: the only denial is of what comes without TLS.
    const landing = ofType('AWS::S3::BucketPolicy').filter((policy) =>
      JSON.stringify(property(policy, 'Bucket')).includes('Landing'),
    )
    expect(JSON.stringify(landing)).not.toContain('GuardDutyMalwareScanStatus')
  })

  test('what is deleted of the table is marks and connections, never a turn, a case or a code', () => {
    const deleting = statements().filter(
      ({ policy, actions }) => policy.includes('Conversation') && actions.includes('dynamodb:DeleteItem'),
    )
    expect(deleting).not.toEqual([])
    const policies = JSON.stringify(ofType('AWS::IAM::Policy').map(({ Properties }) => Properties))
    expect(policies).toContain(
      '"dynamodb:LeadingKeys":["OPEN-CONVERSATIONS#*","HANDED-OVER#*","CHAT-CONNECTIONS#*"]',
    )
  })

  test('files land in a bucket that only our pages and the landlord’s may send to, and are gone after a day', () => {
    const landing = ofType('AWS::S3::Bucket').find(({ id }) => id.includes('Landing'))
    const rules = property(landing as Resource, 'CorsConfiguration', 'CorsRules')
    expect(rules).toMatchObject([{ AllowedMethods: ['PUT'], AllowedHeaders: ['content-type'] }])
    expect(JSON.stringify(rules)).toContain('https://larkfield.example')
    expect(property(landing as Resource, 'LifecycleConfiguration', 'Rules')).toMatchObject([
      { ExpirationInDays: 1 },
    ])
  })

  test('chats that fell silent are looked for every minute', () => {
    const schedules = ofType('AWS::Scheduler::Schedule').filter(({ id }) => id.includes('Conversation'))
    expect(schedules.map((schedule) => property(schedule, 'ScheduleExpression'))).toContain('rate(1 minute)')
  })
})
