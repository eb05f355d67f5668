import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { loadLandlord } from '../../configuration/landlord.ts'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { ConversationStack } from '../../infra/stacks/conversationStack.ts'
import { StaffJobsStack } from '../../infra/stacks/staffJobsStack.ts'
import { StoreStack } from '../../infra/stacks/storeStack.ts'

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'))

const stackFor = (texts: Landlord['texts']): Template => {
  const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } })
  const store = new StoreStack(app, 'Store')
  const jobs = new StaffJobsStack(app, 'Jobs', { store })
  const landlord = { ...loadLandlord(), texts }
  return Template.fromStack(new ConversationStack(app, 'Conversation', { store, jobs, landlord }))
}

const larkfield = loadLandlord().texts
const withTexts = stackFor(larkfield)

const texting = (template: Template) =>
  Object.entries(template.findResources('AWS::IAM::Policy')).flatMap(([id, policy]) =>
    (policy.Properties.PolicyDocument.Statement as { Action: unknown; Resource: unknown }[])
      .filter(({ Action }) => JSON.stringify(Action).includes('sms-voice'))
      .map((statement) => ({ id, ...statement })),
  )

describe('texts', () => {
  // Resources and actions: Service Authorization Reference, “AWS End User Messaging SMS and Voice V2”.
  test('are sent by the three functions that send codes and links, as the landlord’s sender and nobody else', () => {
    const statements = texting(withTexts)
    expect(statements.map(({ id }) => id.replace(/(?:Role|Function).*/, '')).toSorted()).toEqual([
      'ContinueChat',
      'SendCodes',
      'SweepChats',
    ])
    for (const { Action, Resource } of statements) {
      expect(Action).toBe('sms-voice:SendTextMessage')
      const resource = JSON.stringify(Resource)
      expect(resource).toContain(':sender-id/Larkfield/GB')
      expect(resource).not.toContain('*')
    }
  })

  test('to other countries need the sender of each', () => {
    const template = stackFor(larkfield && { ...larkfield, countries: ['GB', 'IE'] })
    for (const { Resource } of texting(template)) {
      expect(JSON.stringify(Resource)).toContain(':sender-id/Larkfield/GB')
      expect(JSON.stringify(Resource)).toContain(':sender-id/Larkfield/IE')
    }
  })

  test('tell somebody when a month of them costs what the landlord’s file says', () => {
    withTexts.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/SMSVoice',
      MetricName: 'TextMessageMonthlySpend',
      Statistic: 'Maximum',
      Threshold: 50,
      AlarmActions: Match.anyValue(),
    })
  })

  test('are allowed to nobody where the landlord sends none', () => {
    const without = stackFor(undefined)
    expect(texting(without)).toEqual([])
    expect(JSON.stringify(without.toJSON())).not.toContain('SMSVoice')
  })
})
