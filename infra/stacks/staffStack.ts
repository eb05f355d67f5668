import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { CfnStage, HttpApi, HttpMethod, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { isStaffRoute, staffRoutes, staffThrottle } from '../../aws/staffApi.ts'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { accept } from '../constructs/accepted.ts'
import { HarmAlarm } from '../constructs/alarm.ts'
import { ProductFunction } from '../constructs/productFunction.ts'
import { grantCases, grantOpening, productEnvironment } from '../product.ts'
import type { StoreStack } from './storeStack.ts'

export interface StaffStackProps extends StackProps {
  readonly store: StoreStack
  readonly landlord: Landlord
}

/** What is logged of a request: nothing of who asked, from where, or for which case. */
const accessLog = JSON.stringify({
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
  authorizerError: '$context.authorizer.error',
})

/** Where staff tools take people after they signed in; the context key `staffCallbackUrls` names others. */
const localCallback = 'http://localhost:8080/staff/signed-in'

/** The directory that staff sign in to, and the API behind it that proves each request by its tokens. */
export class StaffStack extends Stack {
  private readonly store: StoreStack

  constructor(scope: Construct, id: string, props: StaffStackProps) {
    super(scope, id, props)
    this.store = props.store
    const pool = this.directory()
    const client = this.client(pool, props.landlord)
    this.api(pool, client)
  }

  /** People are put in by an administrator, with a second factor; the landlord's file says what each may do. */
  private directory(): UserPool {
    return new UserPool(this, 'Directory', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }

  private client(pool: UserPool, landlord: Landlord): UserPoolClient {
    const given: unknown = this.node.tryGetContext('staffCallbackUrls')
    const callbackUrls = typeof given === 'string' ? given.split(',') : [localCallback]
    pool.addDomain('SignIn', { cognitoDomain: { domainPrefix: `putright-${landlord.id}-${this.account}` } })
    return pool.addClient('StaffTools', {
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      authFlows: {},
      oAuth: { flows: { authorizationCodeGrant: true }, callbackUrls },
    })
  }

  private stageOf(api: HttpApi): HttpStage {
    const stage = api.addStage('StaffStage', {
      stageName: '$default',
      autoDeploy: true,
      throttle: staffThrottle,
    })
    const logs = new LogGroup(this, 'StaffLogs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const cfnStage = stage.node.defaultChild
    if (cfnStage instanceof CfnStage)
      cfnStage.accessLogSettings = { destinationArn: logs.logGroupArn, format: accessLog }
    return stage
  }

  private handler(): ProductFunction {
    const made = new ProductFunction(this, 'StaffApi', {
      folder: 'functions/staff-api',
      whenItFails: 'Staff cannot see or work cases; dates go on running while they wait.',
      tell: this.store.alarms,
      environment: productEnvironment(this, this.store),
      timeout: Duration.seconds(25),
      memorySize: 1024,
    })
    grantCases(made, this.store)
    grantOpening(made)
    return made
  }

  private api(pool: UserPool, client: UserPoolClient): void {
    const api = new HttpApi(this, 'Staff', { description: 'Putright staff API', createDefaultStage: false })
    const stage = this.stageOf(api)
    const integration = new HttpLambdaIntegration('StaffApi', this.handler().function)
    const authorizer = new HttpJwtAuthorizer('Directory', pool.userPoolProviderUrl, {
      jwtAudience: [client.userPoolClientId],
    })
    for (const routeKey of Object.keys(staffRoutes).filter(isStaffRoute)) {
      const [method = '', path = ''] = routeKey.split(' ')
      const isForStaff = staffRoutes[routeKey] === 'staff'
      const routes = api.addRoutes({
        path,
        methods: [HttpMethod[method as keyof typeof HttpMethod]],
        integration,
        ...(isForStaff ? { authorizer } : {}),
      })
      if (isForStaff) continue
      for (const route of routes)
        accept(
          route,
          'APIG4',
          'This describes the API and holds nobody’s data; tools read it before sign-in.',
        )
    }
    new HarmAlarm(this, 'StaffTurnedAway', {
      metric: api.metricServerError({ period: Duration.minutes(5) }),
      whoIsHurt: 'Staff are answered with errors of ours: what they asked for was not done.',
      tell: this.store.alarms,
    })
    new CfnOutput(this, 'StaffApiUrl', { value: stage.url })
    new CfnOutput(this, 'StaffSignIn', { value: pool.userPoolProviderUrl })
    new CfnOutput(this, 'StaffClient', { value: client.userPoolClientId })
  }
}
