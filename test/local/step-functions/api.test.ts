import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  InvalidArn,
  InvalidExecutionInput,
  InvalidName,
  InvalidToken,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  StartExecutionCommand,
  StateMachineAlreadyExists,
  StateMachineDoesNotExist,
  StopExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EngineUnderTest, roleArn, start, startEngine } from './engineUnderTest.ts'

let engine: EngineUnderTest
beforeEach(async () => {
  engine = await startEngine({})
})
afterEach(() => engine.stop())

const rest = { StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 60, End: true } } }
const pass = { StartAt: 'Only', States: { Only: { Type: 'Pass', End: true } } }
const textOf = (definition: object): string => JSON.stringify({ QueryLanguage: 'JSONata', ...definition })

describe('StartExecution', () => {
  test('with the name and input of a running execution answers with that one', async () => {
    const machine = await engine.create(rest)
    const first = await engine.begin(machine, { id: 1 }, 'case-1')
    await engine.after(1)
    const second = await engine.client.send(
      new StartExecutionCommand({ stateMachineArn: machine, name: 'case-1', input: '{"id":1}' }),
    )
    expect(second).toMatchObject({ executionArn: first, startDate: new Date(start) })
    expect(await engine.history(first)).toHaveLength(2)
  })

  test('with the name of a running execution and another input is refused', async () => {
    const machine = await engine.create(rest)
    await engine.begin(machine, { id: 1 }, 'case-1')
    await expect(engine.begin(machine, { id: 2 }, 'case-1')).rejects.toThrow(ExecutionAlreadyExists)
  })

  test('with the name of an ended execution is refused, even with the same input, for 90 days', async () => {
    const machine = await engine.create(pass)
    await engine.begin(machine, {}, 'case-1')
    await engine.engine.settled()
    await expect(engine.begin(machine, {}, 'case-1')).rejects.toThrow(ExecutionAlreadyExists)
    await engine.after(90 * 86_400)
    await expect(engine.begin(machine, {}, 'case-1')).rejects.toThrow(ExecutionAlreadyExists)
    await engine.after(86_400)
    expect(await engine.begin(machine, {}, 'case-1')).toContain(':case-1')
  })

  test('may use a name again in another machine', async () => {
    await engine.begin(await engine.create(rest, 'one'), {}, 'case-1')
    expect(await engine.begin(await engine.create(rest, 'two'), {}, 'case-1')).toContain(':two:case-1')
  })

  test('is refused for input that is not JSON, a bad name, a bad ARN, a machine that is not there', async () => {
    const stateMachineArn = await engine.create(rest)
    const begin = (more: object) =>
      engine.client.send(new StartExecutionCommand({ stateMachineArn, ...more }))
    await expect(begin({ input: 'hello' })).rejects.toThrow(InvalidExecutionInput)
    await expect(begin({ input: '' })).rejects.toThrow(InvalidExecutionInput)
    await expect(begin({ name: 'case 1' })).rejects.toThrow(InvalidName)
    await expect(begin({ name: 'case:1' })).rejects.toThrow(InvalidName)
    await expect(begin({ name: 'x'.repeat(81) })).rejects.toThrow(
      expect.objectContaining({ name: 'ValidationException' }),
    )
    await expect(begin({ stateMachineArn: 'case' })).rejects.toThrow(InvalidArn)
    await expect(begin({ stateMachineArn: `${stateMachineArn}x` })).rejects.toThrow(StateMachineDoesNotExist)
  })

  test('without input starts with {}', async () => {
    const stateMachineArn = await engine.create(pass)
    const { executionArn } = await engine.client.send(new StartExecutionCommand({ stateMachineArn }))
    await engine.engine.settled()
    expect((await engine.describe(String(executionArn))).output).toBe('{}')
  })
})

describe('StopExecution', () => {
  test('ends a running execution as ABORTED, with the error and cause that were given', async () => {
    const executionArn = await engine.run(rest)
    await engine.after(5)
    const request = { executionArn, error: 'Withdrawn', cause: 'by the resident' }
    const { stopDate } = await engine.client.send(new StopExecutionCommand(request))
    expect(stopDate).toEqual(new Date(start + 5000))
    expect(await engine.describe(executionArn)).toMatchObject({
      status: 'ABORTED',
      stopDate,
      error: 'Withdrawn',
      cause: 'by the resident',
    })
    expect((await engine.history(executionArn)).at(-1)).toMatchObject({
      type: 'ExecutionAborted',
      previousEventId: 0,
      executionAbortedEventDetails: { error: 'Withdrawn', cause: 'by the resident' },
    })
  })

  test('takes away the timers of what it stops', async () => {
    const executionArn = await engine.run(rest)
    await engine.client.send(new StopExecutionCommand({ executionArn }))
    await engine.after(120)
    expect((await engine.history(executionArn)).at(-1)?.type).toBe('ExecutionAborted')
  })

  test('of an ended execution changes nothing and gives the date at which it ended', async () => {
    const executionArn = await engine.run(pass)
    await engine.after(5)
    const { stopDate } = await engine.client.send(new StopExecutionCommand({ executionArn }))
    expect(stopDate).toEqual(new Date(start))
    expect((await engine.describe(executionArn)).status).toBe('SUCCEEDED')
  })

  test('of an execution that is not there is refused', async () => {
    const executionArn = (await engine.run(pass)).replace(/[^:]+$/, 'nobody')
    await expect(engine.client.send(new StopExecutionCommand({ executionArn }))).rejects.toThrow(
      ExecutionDoesNotExist,
    )
    await expect(
      engine.client.send(new DescribeExecutionCommand({ executionArn: 'nothing' })),
    ).rejects.toThrow(InvalidArn)
  })
})

describe('lists', () => {
  test('of executions come newest first, by status, and in pages', async () => {
    const stateMachineArn = await engine.create(rest)
    const names = ['a', 'b', 'c', 'd', 'e']
    const arns = new Map<string, string>()
    for (const name of names) {
      arns.set(name, await engine.begin(stateMachineArn, {}, name))
      await engine.after(1)
    }
    await engine.client.send(new StopExecutionCommand({ executionArn: arns.get('b') }))
    const list = async (more: object) =>
      await engine.client.send(new ListExecutionsCommand({ stateMachineArn, ...more }))
    const namesOf = (found: { executions: { name?: string | undefined }[] | undefined }) =>
      found.executions?.map(({ name }) => name)
    expect(namesOf(await list({}))).toEqual(['e', 'd', 'c', 'b', 'a'])
    expect(namesOf(await list({ statusFilter: 'ABORTED' }))).toEqual(['b'])
    const first = await list({ statusFilter: 'RUNNING', maxResults: 3 })
    expect(namesOf(first)).toEqual(['e', 'd', 'c'])
    const second = await list({ statusFilter: 'RUNNING', maxResults: 3, nextToken: first.nextToken })
    expect(namesOf(second)).toEqual(['a'])
    expect(second.nextToken).toBeUndefined()
    await expect(list({ nextToken: 'zzz' })).rejects.toThrow(InvalidToken)
  })

  test('of events come in pages, either way round, and without data where none is wanted', async () => {
    const executionArn = await engine.run(pass, { secret: 1 })
    const list = (more: object) =>
      engine.client.send(new GetExecutionHistoryCommand({ executionArn, ...more }))
    const first = await list({ maxResults: 3 })
    expect(first.events?.map(({ id }) => id)).toEqual([1, 2, 3])
    const last = await list({ maxResults: 3, nextToken: first.nextToken })
    expect(last.events?.map(({ id }) => id)).toEqual([4])
    const reverse = await list({ reverseOrder: true })
    expect(reverse.events?.map(({ id }) => id)).toEqual([4, 3, 2, 1])
    expect(reverse.events?.[0]?.timestamp).toEqual(new Date(start))
    expect(JSON.stringify(await list({ includeExecutionData: false }))).not.toContain('secret')
  })
})

describe('a state machine', () => {
  test('is created once: the same request again answers the same, another is refused', async () => {
    const arn = await engine.create(rest)
    expect(await engine.create(rest)).toBe(arn)
    await expect(engine.create(pass)).rejects.toThrow(StateMachineAlreadyExists)
    const named = new CreateStateMachineCommand({ name: 'a b', roleArn, definition: textOf(rest) })
    await expect(engine.client.send(named)).rejects.toThrow(InvalidName)
  })

  test('that is updated serves new executions; running ones keep the definition they began with', async () => {
    const stateMachineArn = await engine.create(rest)
    const old = await engine.begin(stateMachineArn)
    const definition = textOf({
      StartAt: 'New',
      States: { New: { Type: 'Pass', Output: 'new', End: true } },
    })
    await engine.client.send(new UpdateStateMachineCommand({ stateMachineArn, definition }))
    const young = await engine.begin(stateMachineArn)
    await engine.after(60)
    expect((await engine.describe(old)).output).toBe('{}')
    expect((await engine.describe(young)).output).toBe('"new"')
    const described = await engine.client.send(new DescribeStateMachineCommand({ stateMachineArn }))
    expect(described).toMatchObject({ definition, roleArn, status: 'ACTIVE', type: 'STANDARD' })
  })

  test('is listed, and when deleted takes its executions with it', async () => {
    const stateMachineArn = await engine.create(rest)
    const executionArn = await engine.begin(stateMachineArn)
    const list = async () =>
      (await engine.client.send(new ListStateMachinesCommand({}))).stateMachines?.map(({ name }) => name)
    expect(await list()).toEqual(['case'])
    await engine.client.send(new DeleteStateMachineCommand({ stateMachineArn }))
    expect(await list()).toEqual([])
    await expect(engine.describe(executionArn)).rejects.toThrow(ExecutionDoesNotExist)
    await expect(engine.begin(stateMachineArn)).rejects.toThrow(StateMachineDoesNotExist)
    await engine.client.send(new DeleteStateMachineCommand({ stateMachineArn }))
    await engine.after(120)
    expect(engine.errors).toEqual([])
  })

  test('of the express type, and any member of a request that the engine does not know, is refused by name', async () => {
    const request = { name: 'x', roleArn, definition: textOf(rest) }
    await expect(
      engine.client.send(new CreateStateMachineCommand({ ...request, type: 'EXPRESS' })),
    ).rejects.toThrow(/type/)
    await expect(
      engine.client.send(new CreateStateMachineCommand({ ...request, publish: true })),
    ).rejects.toThrow(/publish/)
  })
})

test('an operation that the engine does not have is refused by name', async () => {
  await expect(
    engine.client.send(new ListTagsForResourceCommand({ resourceArn: 'arn:aws:states' })),
  ).rejects.toThrow(/ListTagsForResource/)
})
