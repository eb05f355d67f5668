import { ArnFormat, CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'
import type { Landlord } from '../../domain/landlord/landlord.ts'

export interface EdgeStackProps extends StackProps {
  readonly landlord: Landlord
}

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

/** The forms at the door; reading one's case behind it is as any other page. */
const door: CfnWebACL.StatementProperty = {
  andStatement: {
    statements: [
      {
        byteMatchStatement: {
          fieldToMatch: { method: {} },
          positionalConstraint: 'EXACTLY',
          searchString: 'POST',
          textTransformations: [{ priority: 0, type: 'NONE' }],
        },
      },
      {
        regexMatchStatement: {
          fieldToMatch: { uriPath: {} },
          regexString: '^/follow(/(code|told|open))?/?$',
          textTransformations: [{ priority: 0, type: 'URL_DECODE' }],
        },
      },
    ],
  },
}

/** The static files, which tell nobody anything and are in every browser after the first page. */
const staticFiles: CfnWebACL.StatementProperty = {
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'STARTS_WITH',
    searchString: '/assets/',
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
}

const wait = 'Wait'

/** Somebody may read this who shares an address with whoever asked so often. */
const waitBody = ({ telephone }: Landlord): CfnWebACL.CustomResponseBodyProperty => ({
  contentType: 'TEXT_PLAIN',
  content: `Very many requests came from the network that you use. Please wait five minutes and try again, or ring us on ${telephone}.\n\nDaeth llawer iawn o geisiadau o’r rhwydwaith yr ydych yn ei ddefnyddio. Arhoswch bum munud a rhowch gynnig arall arni, neu ffoniwch ni ar ${telephone}.\n`,
})

const rateRule = (
  name: string,
  priority: number,
  { limit, of }: { readonly limit: number; readonly of?: CfnWebACL.StatementProperty },
): Rule => ({
  name,
  priority,
  action: { block: { customResponse: { responseCode: 429, customResponseBodyKey: wait } } },
  statement: {
    rateBasedStatement: {
      limit,
      evaluationWindowSec: 300,
      aggregateKeyType: 'IP',
      ...(of === undefined ? {} : { scopeDownStatement: of }),
    },
  },
  visibilityConfig: seen(name),
})

const counting = (rules: readonly string[]): CfnWebACL.RuleActionOverrideProperty[] =>
  rules.map((name) => ({ name, actionToUse: { count: {} } }))

const managed = (name: string, priority: number, counted: readonly string[] = []): Rule => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name: `AWSManagedRules${name}`,
      ruleActionOverrides: counting(counted),
    },
  },
  visibilityConfig: seen(name),
})

/**
 * Bots that say what they are, by AWS's common level. What only counts may be a person: mail programs and link checkers
 * open the links of our letters for them, a reader reads a page to them, a library, a workplace or a refuge goes out
 * through a filter in a data centre, an app has a browser of its own; and the landlord watches its own pages.
 */
const bots = (name: string, priority: number): Rule => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name: `AWSManagedRules${name}`,
      managedRuleGroupConfigs: [{ awsManagedRulesBotControlRuleSet: { inspectionLevel: 'COMMON' } }],
      ruleActionOverrides: counting([
        'CategoryContentFetcher',
        'CategoryEmailClient',
        'CategoryLinkChecker',
        'CategoryMonitoring',
        'SignalKnownBotDataCenter',
        'SignalNonBrowserUserAgent',
      ]),
      // It is paid for by the request.
      scopeDownStatement: { notStatement: { statement: staticFiles } },
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
  constructor(scope: Construct, id: string, { landlord, ...props }: EdgeStackProps) {
    super(scope, id, { ...props, env: { region: 'us-east-1' } })
    const acl = new CfnWebACL(this, 'Guard', {
      name: 'putright-pages',
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seen('PutrightPages'),
      customResponseBodies: { [wait]: waitBody(landlord) },
      rules: [
        rateRule('RateAtTheDoor', 0, { limit: atTheDoor, of: door }),
        rateRule('RateFromOneAddress', 1, { limit: fromOneAddress }),
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
        bots('BotControlRuleSet', 5),
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
