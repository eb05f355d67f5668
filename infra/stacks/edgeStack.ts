import { ArnFormat, CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'

type Rule = CfnWebACL.RuleProperty

const seen = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: false,
})

/**
 * Requests of one address in five minutes. A library's or a refuge's computers share one address, and a chat by ordinary
 * requests asks every four seconds, 75 times in that while: this is enough for twenty people at once.
 */
const fromOneAddress = 2000
/** Asking for codes, and trying them: the functions count these more narrowly, by case as well. */
const atTheDoor = 100

const rateRule = (name: string, priority: number, limit: number, path?: string): Rule => ({
  name,
  priority,
  action: { block: { customResponse: { responseCode: 429 } } },
  statement: {
    rateBasedStatement: {
      limit,
      evaluationWindowSec: 300,
      aggregateKeyType: 'IP',
      ...(path === undefined
        ? {}
        : {
            scopeDownStatement: {
              byteMatchStatement: {
                fieldToMatch: { uriPath: {} },
                positionalConstraint: 'STARTS_WITH',
                searchString: path,
                textTransformations: [{ priority: 0, type: 'URL_DECODE' }],
              },
            },
          }),
    },
  },
  visibilityConfig: seen(name),
})

const managed = (name: string, priority: number, counted: readonly string[] = []): Rule => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name: `AWSManagedRules${name}`,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: seen(name),
})

/**
 * What stands before the pages, in us-east-1 as CloudFront asks: rates by address, known bad inputs, and bots that say
 * what they are. Words of residents are theirs: rules that look for markup or commands in a body, or for its length, only
 * count, since somebody may write exactly that in a complaint, and everything is shown as text.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, { ...props, env: { region: 'us-east-1' } })
    const acl = new CfnWebACL(this, 'Guard', {
      name: 'putright-pages',
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seen('PutrightPages'),
      rules: [
        rateRule('RateAtTheDoor', 0, atTheDoor, '/follow/'),
        rateRule('RateFromOneAddress', 1, fromOneAddress),
        managed('AmazonIpReputationList', 2),
        managed('KnownBadInputsRuleSet', 3),
        managed('CommonRuleSet', 4, [
          'SizeRestrictions_BODY',
          'CrossSiteScripting_BODY',
          'GenericLFI_BODY',
          'GenericRFI_BODY',
          'EC2MetaDataSSRF_BODY',
          'NoUserAgent_HEADER',
        ]),
        managed('BotControlRuleSet', 5),
      ],
    })
    // WAF asks for this beginning of the name.
    const logs = new LogGroup(this, 'Logs', {
      logGroupName: 'aws-waf-logs-putright-pages',
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [
        this.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logs.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: [{ queryString: {} }, { singleHeader: { Name: 'cookie' } }],
    })
    new CfnOutput(this, 'GuardArn', {
      value: acl.attrArn,
      description: 'Give this to PutrightConversation as its parameter GuardArn.',
    })
  }
}
