import { z } from 'zod'

/** The requests of the API, as far as the engine serves them. A member outside of these is refused by name. */
const arn = z.string().min(1).max(256)
const name = z.string().min(1).max(80)
// SensitiveData in the API reference.
const data = z.string().max(262_144)
const nextToken = z.string().min(1).max(1024).optional()
const page = { maxResults: z.int().min(0).max(1000).optional(), nextToken }
const definition = z.string().min(1).max(1_048_576)
const taskToken = z.string().min(1).max(2048)
const error = z.string().max(256).optional()
const cause = z.string().max(32_768).optional()

export const requests = {
  CreateStateMachine: z.strictObject({
    name,
    definition,
    roleArn: arn,
    type: z.literal('STANDARD').optional(),
  }),
  UpdateStateMachine: z.strictObject({
    stateMachineArn: arn,
    definition: definition.optional(),
    roleArn: arn.optional(),
  }),
  DescribeStateMachine: z.strictObject({ stateMachineArn: arn }),
  DeleteStateMachine: z.strictObject({ stateMachineArn: arn }),
  ListStateMachines: z.strictObject(page),
  StartExecution: z.strictObject({ stateMachineArn: arn, name: name.optional(), input: data.optional() }),
  DescribeExecution: z.strictObject({ executionArn: arn }),
  StopExecution: z.strictObject({ executionArn: arn, error, cause }),
  ListExecutions: z.strictObject({
    ...page,
    stateMachineArn: arn,
    statusFilter: z
      .enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'])
      .optional(),
  }),
  GetExecutionHistory: z.strictObject({
    ...page,
    executionArn: arn,
    reverseOrder: z.boolean().optional(),
    includeExecutionData: z.boolean().optional(),
  }),
  SendTaskSuccess: z.strictObject({ taskToken, output: data }),
  SendTaskFailure: z.strictObject({ taskToken, error, cause }),
  SendTaskHeartbeat: z.strictObject({ taskToken }),
}

export type Operation = keyof typeof requests
export type Request<O extends Operation> = z.infer<(typeof requests)[O]>
