import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { loadPageAssets } from '../../configuration/pageAssets.ts'
import { putright } from '../../infra/putright.ts'

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'))
const { conversation, edge } = putright(new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } }))
const template = Template.fromStack(conversation)

interface Found {
  readonly Properties: Readonly<Record<string, unknown>>
  readonly DependsOn?: string | readonly string[]
}
const found = (type: string): readonly (readonly [string, Found])[] =>
  Object.entries(template.findResources(type) as Record<string, Found>)

const [bucketId = ''] = found('AWS::S3::Bucket').find(([id]) => id.startsWith('PageFiles')) ?? []
const [, distribution] = found('AWS::CloudFront::Distribution')[0] ?? []
const config = (distribution?.Properties.DistributionConfig ?? {}) as {
  Origins: { Id: string; OriginAccessControlId?: unknown; S3OriginConfig?: unknown; DomainName: unknown }[]
  CacheBehaviors: { PathPattern: string; TargetOriginId: string }[]
  CustomErrorResponses?: unknown
}
const behaviour = config.CacheBehaviors.find(({ PathPattern }) => PathPattern === '/assets/*')

describe('the pages’ static files', () => {
  test('lie in a bucket of their own, which nothing makes public', () => {
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        BucketEncryption: Match.anyValue(),
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        // Old versions are asked for by pages that were opened before: none ends by its age.
        LifecycleConfiguration: { Rules: [{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }] },
      },
    })
    for (const [, bucket] of found('AWS::S3::Bucket'))
      expect(bucket.Properties).not.toHaveProperty('WebsiteConfiguration')
  })

  test('are read by this distribution alone, and over TLS', () => {
    const policy = found('AWS::S3::BucketPolicy').find(
      ([, { Properties }]) => JSON.stringify(Properties.Bucket) === JSON.stringify({ Ref: bucketId }),
    )?.[1]
    const { Statement } = (policy?.Properties.PolicyDocument ?? {}) as {
      Statement: Record<string, unknown>[]
    }
    const allowed = Statement.filter(({ Effect }) => Effect === 'Allow')
    expect(allowed.flatMap(({ Action }) => Action).toSorted()).toEqual(['s3:GetObject', 's3:ListBucket'])
    for (const { Principal, Condition } of allowed) {
      expect(Principal).toEqual({ Service: 'cloudfront.amazonaws.com' })
      expect(JSON.stringify(Condition)).toContain('"AWS:SourceArn"')
      expect(JSON.stringify(Condition)).toMatch(/FrontDoorDistribution/)
    }
    expect(Statement.find(({ Effect }) => Effect === 'Deny')).toMatchObject({
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    })
  })

  test('are behind /assets/ on the pages’ own host, by origin access control', () => {
    const origin = config.Origins.find(({ Id }) => Id === behaviour?.TargetOriginId)
    expect(JSON.stringify(origin?.DomainName)).toContain(bucketId)
    expect(origin).toMatchObject({ OriginAccessControlId: expect.anything() })
    expect(origin?.S3OriginConfig).toEqual({ OriginAccessIdentity: '' })
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: {
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    })
    // What is asked for elsewhere goes to the functions, whose own answers to mistakes are kept.
    expect(config.CacheBehaviors.map(({ PathPattern }) => PathPattern).toSorted()).toEqual([
      '/assets/*',
      '/chat/chat.js',
      '/live',
    ])
    expect(config.CustomErrorResponses).toBeUndefined()
  })

  test('are only read, over HTTPS, compressed, and kept by their names without a query or a cookie', () => {
    expect(behaviour).toMatchObject({
      AllowedMethods: ['GET', 'HEAD'],
      ViewerProtocolPolicy: 'redirect-to-https',
      Compress: true,
      // AWS’s own policy CachingOptimized (CloudFront Developer Guide, “Use managed cache policies”).
      CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    })
    expect(behaviour).not.toHaveProperty('OriginRequestPolicyId')
  })

  test('say that they are nothing but what they are, and may be loaded by a landlord’s website', () => {
    template.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            ContentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
            Override: true,
          },
          ContentTypeOptions: { Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 31536000, Override: true },
        },
        CustomHeadersConfig: {
          Items: [{ Header: 'cross-origin-resource-policy', Value: 'cross-origin', Override: true }],
        },
      },
    })
    const [, letAllRead] = found('AWS::CloudFront::Function').find(([id]) => id.includes('LetAllRead')) ?? []
    const handler = new Function(`${letAllRead?.Properties.FunctionCode}; return handler`)()
    expect(handler({ request: { headers: {} }, response: { statusCode: 200, headers: {} } })).toEqual({
      statusCode: 200,
      headers: { 'access-control-allow-origin': { value: '*' } },
    })
  })
})

describe('a deployment', () => {
  test('puts the files there before any page names them, and takes none away', () => {
    const [publishedId = '', published] = found('Custom::PageFiles')[0] ?? []
    const functions = found('AWS::Lambda::Function')
    const naming = functions.flatMap(([id, { Properties, DependsOn }]) => {
      const { PAGE_ASSETS } = (Properties.Environment as { Variables: Record<string, string> }).Variables
      return PAGE_ASSETS === undefined ? [] : [{ id, PAGE_ASSETS, DependsOn: [DependsOn].flat() }]
    })
    expect(naming.map(({ id }) => id.replace(/Function.*/, '')).toSorted()).toEqual([
      'FollowCase',
      'ServeChat',
      'TellUs',
    ])
    for (const { PAGE_ASSETS, DependsOn } of naming) {
      expect(Object.values(loadPageAssets({ PAGE_ASSETS }))).toEqual(published?.Properties.Names)
      expect(DependsOn).toContain(publishedId)
    }
    const policies = found('AWS::IAM::Policy').filter(([id]) => id.startsWith('PageFilesPublish'))
    expect(JSON.stringify(policies)).toContain('"s3:PutObject"')
    expect(JSON.stringify(policies)).not.toMatch(/s3:(Delete|Get|List)/)
  })
})

describe('the guard', () => {
  interface Rule {
    Name: string
    Action?: object
    Statement: Record<string, unknown>
  }
  const [acl] = Object.values(Template.fromStack(edge).findResources('AWS::WAFv2::WebACL'))
  const rules = acl?.Properties.Rules as Rule[]
  const rule = (name: string): Rule => {
    const [one] = rules.filter(({ Name }) => Name === name)
    if (one === undefined) throw new Error(`There is no rule ${name}.`)
    return one
  }

  test('is tied to the distribution, so that files, pages and chat all stand behind it', () => {
    expect(distribution?.Properties.DistributionConfig).toMatchObject({ WebACLId: { Ref: 'GuardArn' } })
    expect(acl?.Properties.Scope).toBe('CLOUDFRONT')
    Template.fromStack(edge).hasOutput('GuardArn', { Value: { 'Fn::GetAtt': ['Guard', 'Arn'] } })
  })

  test('holds the door’s forms to fewer tries than the pages behind it, which a library may share', () => {
    const { RateBasedStatement } = rule('RateAtTheDoor').Statement as {
      RateBasedStatement: { Limit: number; ScopeDownStatement: unknown }
    }
    expect(RateBasedStatement.Limit).toBe(100)
    const scope = JSON.stringify(RateBasedStatement.ScopeDownStatement)
    expect(scope).toContain('"SearchString":"POST"')
    const pattern = new RegExp(/"RegexString":"([^"]+)"/.exec(scope)?.[1] ?? 'none')
    for (const path of ['/follow', '/follow/', '/follow/code', '/follow/told', '/follow/open'])
      expect(pattern.test(path), path).toBe(true)
    for (const path of ['/follow/case', '/follow/case/add', '/following', '/chat/poll'])
      expect(pattern.test(path), path).toBe(false)
    expect(rule('RateFromOneAddress').Statement).toMatchObject({ RateBasedStatement: { Limit: 2000 } })
  })

  test('tells whoever has to wait so, with a number to ring', () => {
    for (const name of ['RateAtTheDoor', 'RateFromOneAddress'])
      expect(rule(name).Action).toEqual({
        Block: { CustomResponse: { ResponseCode: 429, CustomResponseBodyKey: 'Wait' } },
      })
    expect(JSON.stringify(acl?.Properties.CustomResponseBodies)).toContain('wait five minutes')
  })

  test('turns away bots that say so, and only counts what may be somebody’s mail program, reader or filter', () => {
    const { ManagedRuleGroupStatement } = rule('BotControlRuleSet').Statement as {
      ManagedRuleGroupStatement: { RuleActionOverrides: { Name: string; ActionToUse: object }[] }
    }
    expect(ManagedRuleGroupStatement).toMatchObject({
      Name: 'AWSManagedRulesBotControlRuleSet',
      ManagedRuleGroupConfigs: [{ AWSManagedRulesBotControlRuleSet: { InspectionLevel: 'COMMON' } }],
    })
    const { RuleActionOverrides } = ManagedRuleGroupStatement
    for (const { ActionToUse } of RuleActionOverrides) expect(ActionToUse).toEqual({ Count: {} })
    const names = RuleActionOverrides.map(({ Name }) => Name)
    for (const name of ['CategoryEmailClient', 'CategoryLinkChecker', 'SignalKnownBotDataCenter'])
      expect(names).toContain(name)
    for (const name of ['CategoryHttpLibrary', 'CategoryScrapingFramework', 'SignalAutomatedBrowser'])
      expect(names).not.toContain(name)
  })
})
