import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { policyIds } from '../../configuration/policies.ts'
import { putright } from '../../infra/putright.ts'

/** Nothing is bundled here: the templates are what is tested, not the code in them. */
const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'))
const stacks = putright(new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } }))
const watch = Template.fromStack(stacks.watch)
const timeline = Template.fromStack(stacks.timeline)
const templates = Object.values(stacks).map((stack) => Template.fromStack(stack))

const alarm = (template: Template, props: object): void =>
  template.hasResourceProperties('AWS::CloudWatch::Alarm', props)

describe('whoever is hurt is told of', () => {
  test('an execution of any policy that failed, ran out of time or was stopped', () => {
    for (const id of policyIds())
      alarm(timeline, {
        AlarmDescription: Match.stringLikeRegexp(`Cases under ${id} have lost their clock`),
        Metrics: Match.arrayWith([Match.objectLike({ Expression: 'failed + timedOut + aborted' })]),
        TreatMissingData: 'notBreaching',
      })
  })

  test('a feed that is ten minutes late', () => {
    alarm(watch, { MetricName: 'IteratorAge', Threshold: 600_000, Statistic: 'Maximum' })
  })

  test('dates that had come unseen and clocks that were lost, as the reconciliation measures them', () => {
    for (const MetricName of ['MilestonesUnprocessed', 'TimelinesLost'])
      alarm(watch, {
        MetricName,
        Namespace: 'Putright',
        Dimensions: [{ Name: 'service', Value: 'putright' }],
        Threshold: 1,
      })
  })
})

describe('what keeps timelines in step', () => {
  test('runs every hour, and has time for every open case', () => {
    const schedules = watch.findResources('AWS::Scheduler::Schedule', {
      Properties: { ScheduleExpression: 'rate(1 hour)', State: 'ENABLED' },
    })
    expect(Object.keys(schedules)).toHaveLength(2)
    for (const made of Object.values(watch.findResources('AWS::Lambda::Function')))
      expect(made.Properties.Timeout).toBe(900)
  })

  test('may see and stop executions of our own machines, and no others', () => {
    const policies = JSON.stringify(watch.findResources('AWS::IAM::Policy'))
    expect(policies).toContain(':execution:putright-timeline-code-2024:*')
    expect(policies).not.toContain(':execution:*')
  })

  test('lets each machine start its own kind, so that an execution can hand over to a fresh one', () => {
    for (const id of policyIds())
      timeline.hasResourceProperties('AWS::IAM::Policy', {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Action: 'states:StartExecution',
              Resource: {
                'Fn::Join': [
                  '',
                  Match.arrayWith([Match.stringLikeRegexp(`stateMachine:putright-timeline-${id}`)]),
                ],
              },
            }),
          ]),
        },
      })
  })
})

describe('what happened can be followed', () => {
  test('through every function and every machine', () => {
    const functions = templates.flatMap((template) =>
      Object.values(template.findResources('AWS::Lambda::Function')),
    )
    expect(functions.length).toBeGreaterThan(10)
    for (const made of functions) expect(made.Properties.TracingConfig).toEqual({ Mode: 'Active' })
    const machines = Object.values(timeline.findResources('AWS::StepFunctions::StateMachine'))
    expect(machines).toHaveLength(policyIds().length)
    for (const machine of machines) {
      expect(machine.Properties.TracingConfiguration).toEqual({ Enabled: true })
      expect(machine.Properties.LoggingConfiguration.IncludeExecutionData).toBe(false)
    }
  })

  test('on one dashboard', () => {
    const [board] = Object.values(watch.findResources('AWS::CloudWatch::Dashboard'))
    const body = JSON.stringify(board?.Properties.DashboardBody)
    for (const shown of [
      'IteratorAge',
      'MilestonesUnprocessed',
      'TimelinesLost',
      'ExecutionsStarted',
      'ExecutionsAborted',
    ])
      expect(body).toContain(shown)
  })
})
