import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { expect, test } from 'vitest'
import { staffRoutes, staffThrottle } from '../../aws/staffApi.ts'
import { putright } from '../../infra/putright.ts'

/** Nothing is bundled here: the template is what is tested, not the code in it. */
const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'))
const template = Template.fromStack(
  putright(new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } })).staff,
)

const only = (type: string): Record<string, unknown> => {
  const found = Object.values(template.findResources(type))
  expect(found, type).toHaveLength(1)
  return found[0]?.Properties
}

test('every route that is for staff asks the authorizer first, and no other route is there', () => {
  const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(({ Properties }) => [
    Properties.RouteKey,
    Properties.AuthorizationType === 'JWT' && Properties.AuthorizerId !== undefined ? 'staff' : 'anybody',
  ])
  expect(Object.fromEntries(routes)).toEqual(staffRoutes)
})

test('what needs no token is only the description of the API', () => {
  const open = Object.entries(staffRoutes).filter(([, who]) => who === 'anybody')
  expect(open.map(([route]) => route)).toEqual(['GET /staff/openapi.json', 'GET /staff/docs'])
})

test('a token is proven by this directory’s keys, for this client', () => {
  expect(only('AWS::ApiGatewayV2::Authorizer')).toMatchObject({
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: {
      Audience: [{ Ref: expect.stringContaining('StaffTools') }],
      Issuer: { 'Fn::GetAtt': [expect.stringContaining('Directory'), 'ProviderURL'] },
    },
  })
})

test('nobody signs up by themselves, everybody has a second factor, and the directory outlives a deployment', () => {
  expect(only('AWS::Cognito::UserPool')).toMatchObject({
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    MfaConfiguration: 'ON',
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    DeletionProtection: 'ACTIVE',
  })
  template.hasResource('AWS::Cognito::UserPool', { DeletionPolicy: 'Retain' })
})

test('the client of staff tools holds no secret and takes the code flow alone', () => {
  expect(only('AWS::Cognito::UserPoolClient')).toMatchObject({
    GenerateSecret: false,
    AllowedOAuthFlows: ['code'],
    PreventUserExistenceErrors: 'ENABLED',
  })
})

test('the stage is throttled, and its log says nothing of who asked, from where, or for which case', () => {
  const stage = only('AWS::ApiGatewayV2::Stage')
  expect(stage).toMatchObject({
    DefaultRouteSettings: {
      ThrottlingRateLimit: staffThrottle.rateLimit,
      ThrottlingBurstLimit: staffThrottle.burstLimit,
    },
  })
  const { Format } = stage.AccessLogSettings as { Format: string }
  expect(Format.match(/\$context\.[\w.]+/g)?.toSorted()).toEqual([
    '$context.authorizer.error',
    '$context.requestId',
    '$context.responseLatency',
    '$context.routeKey',
    '$context.status',
  ])
})
