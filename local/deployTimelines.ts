import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  SFNClient,
  StateMachineDoesNotExist,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn'
import { loadPolicy, policyIds } from '../configuration/policies.ts'
import { compileTimeline } from '../domain/timeline/compile.ts'
import { arnOf } from './account.ts'

const roleArn = arnOf('iam', 'role/putright-timeline')

export const timelineArnPrefix = arnOf('states', 'stateMachine:putright-timeline-')

/** A policy's state machine over the embedded functions: what CDK deploys, with other ARNs. */
export const embeddedMachine = (policy: string): string =>
  JSON.stringify(
    compileTimeline(loadPolicy(policy), {
      locateCase: arnOf('lambda', 'function:locate-case'),
      awaitCase: arnOf('lambda', 'function:await-case'),
      reachMilestones: arnOf('lambda', 'function:reach-milestones'),
    }),
  )

const definitionNow = async (client: SFNClient, stateMachineArn: string): Promise<string | undefined> => {
  try {
    return (await client.send(new DescribeStateMachineCommand({ stateMachineArn }))).definition
  } catch (error) {
    if (error instanceof StateMachineDoesNotExist) return undefined
    throw error
  }
}

const deploy = async (client: SFNClient, policy: string): Promise<void> => {
  const stateMachineArn = `${timelineArnPrefix}${policy}`
  const definition = embeddedMachine(policy)
  const current = await definitionNow(client, stateMachineArn)
  if (current === undefined) {
    const name = `putright-timeline-${policy}`
    await client.send(new CreateStateMachineCommand({ name, definition, roleArn }))
  } else if (current !== definition) {
    await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition }))
  }
}

/** Creates or updates one state machine for each policy at hand, as a deployment would. */
export const deployTimelines = async (): Promise<void> => {
  const client = new SFNClient({})
  for (const policy of policyIds()) await deploy(client, policy)
  client.destroy()
}
