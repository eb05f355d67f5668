import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { callbackResource, clientOf, invokeResource, roleArn } from './engineUnderTest.ts'

const executions = 240
const kills = 32

/** Works (and where it is busy, once more), rests an hour, asks, and takes the way of the answer or of its absence. */
const definition = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Work',
  States: {
    Work: {
      Type: 'Task',
      Resource: invokeResource,
      Arguments: {
        FunctionName: 'work',
        Payload: { id: '{% $states.input.id %}', retries: '{% $states.context.State.RetryCount %}' },
      },
      Retry: [{ ErrorEquals: ['Busy'] }],
      Assign: { id: '{% $states.result.Payload %}' },
      Next: 'Rest',
    },
    Rest: { Type: 'Wait', Seconds: 3600, Next: 'Ask' },
    Ask: {
      Type: 'Task',
      Resource: callbackResource,
      Arguments: {
        FunctionName: 'ask',
        Payload: { id: '{% $id %}', token: '{% $states.context.Task.Token %}' },
      },
      TimeoutSeconds: 86_400,
      Catch: [
        { ErrorEquals: ['States.Timeout'], Next: 'Late' },
        { ErrorEquals: ['States.ALL'], Next: 'Broken' },
      ],
      Next: 'Answered',
    },
    Answered: {
      Type: 'Choice',
      Choices: [{ Condition: "{% $states.input = 'yes' %}", Next: 'Done' }],
      Default: 'Refused',
    },
    Done: { Type: 'Succeed', Output: '{% $id %}' },
    Late: { Type: 'Succeed', Output: 'late' },
    Broken: { Type: 'Succeed', Output: '{% $states.input.Error %}' },
    Refused: { Type: 'Fail', Error: 'Refused' },
  },
})

const attempt = ['TaskScheduled', 'TaskStarted']
const asked = ['TaskStateEntered', ...attempt, 'TaskSubmitted']
const succeeded = ['SucceedStateEntered', 'SucceedStateExited', 'ExecutionSucceeded']
const chosen = ['TaskSucceeded', 'TaskStateExited', 'ChoiceStateEntered', 'ChoiceStateExited']

/** What must become of an execution, by the number it was given. */
const fates = [
  { answer: 'yes', result: (id: number) => `SUCCEEDED ${id}`, end: [...chosen, ...succeeded] },
  {
    answer: 'no',
    result: () => 'FAILED Refused',
    end: [...chosen, 'FailStateEntered', 'ExecutionFailed'],
  },
  {
    answer: null,
    result: () => 'SUCCEEDED "late"',
    end: ['TaskTimedOut', 'TaskStateExited', ...succeeded],
  },
  {
    answer: 'broken',
    result: () => 'SUCCEEDED "Broken"',
    end: ['TaskFailed', 'TaskStateExited', ...succeeded],
  },
]
const fateOf = (id: number) => fates[id % fates.length] ?? fates[0]

const historyOf = (id: number): string[] => [
  'ExecutionStarted',
  'TaskStateEntered',
  ...attempt,
  ...(id % 5 === 0 ? ['TaskFailed', ...attempt] : []),
  'TaskSucceeded',
  'TaskStateExited',
  'WaitStateEntered',
  'WaitStateExited',
  ...asked,
  ...(fateOf(id)?.end ?? []),
]

let folder: string
let child: ChildProcess
let port = 0
let killed = 0

const startChild = async (): Promise<void> => {
  child = fork(new URL('./engineProcess.ts', import.meta.url), [folder, String(port)])
  const [listening] = await once(child, 'message')
  port = listening
}

const killChild = async (): Promise<void> => {
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
  killed += 1
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'putright-kill-'))
  await startChild()
})
afterEach(() => {
  child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** Kills and restarts the engine at random moments until the work is done. */
const amidKills = async (work: () => Promise<unknown>, atMost: number): Promise<void> => {
  let done = false
  const working = work().finally(() => {
    done = true
  })
  working.catch(() => {})
  for (let left = atMost; left > 0 && !done; left -= 1) {
    await sleep(Math.random() * 120)
    if (done) break
    await killChild()
    await startChild()
  }
  await working
}

const unreachable = (error: unknown): boolean =>
  error instanceof Error && /ECONNREFUSED|ECONNRESET|EPIPE|socket hang up/.test(`${error} ${error.cause}`)

/** A request is repeated until it is answered, as any client of the service does. */
const insist = async <T>(send: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await send()
    } catch (error) {
      if (!unreachable(error)) throw error
      await sleep(20)
    }
  }
}

const inLanes = async <T>(items: T[], work: (item: T) => Promise<unknown>): Promise<void> => {
  const left = items.values()
  const lane = async (): Promise<void> => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: 8 }, lane))
}

const calls = (): { name: string; id: number; token?: string; error?: string }[] => {
  const file = join(folder, 'calls.jsonl')
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line))
}

const ended = (): boolean => child.exitCode !== null || child.signalCode !== null

/** Moves the clock; where the engine is killed on the way, the rest again. */
const move = async (seconds: number): Promise<void> => {
  for (;;) {
    const mover = child
    const moved = new Promise<boolean>((resolve) => {
      mover.on('message', (message) => message === 'moved' && resolve(true))
      mover.on('exit', () => resolve(false))
    })
    if (ended()) await sleep(20)
    else {
      mover.send(seconds, () => {})
      if (await moved) return
    }
  }
}

test('every execution ends as its machine says, however often the engine is killed', {
  timeout: 120_000,
}, async () => {
  const client = clientOf(`http://127.0.0.1:${port}`)
  const create = new CreateStateMachineCommand({ name: 'case', roleArn, definition })
  const { stateMachineArn } = await client.send(create)
  const ids = Array.from({ length: executions }, (_, id) => id)
  const arnOf = (id: number): string =>
    `${stateMachineArn?.replace(':stateMachine:', ':execution:')}:case-${id}`

  const begin = (id: number) =>
    insist(() =>
      client.send(
        new StartExecutionCommand({ stateMachineArn, name: `case-${id}`, input: JSON.stringify({ id }) }),
      ),
    )
  const answer = (id: number): Promise<unknown> => {
    const taskToken = calls().findLast((call) => call.name === 'ask' && call.id === id)?.token
    const given = fateOf(id)?.answer ?? null
    if (given === null) return Promise.resolve()
    const command =
      given === 'broken'
        ? new SendTaskFailureCommand({ taskToken, error: 'Broken' })
        : new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(given) })
    // Where the engine was killed between keeping the answer and saying so, the second attempt finds the task closed.
    let first = true
    return insist(() => {
      const sent = client.send(command as SendTaskSuccessCommand)
      const again = !first
      first = false
      return sent.catch((error: Error) => {
        if (again && error.name === 'TaskTimedOut') return
        throw error
      })
    })
  }

  await amidKills(() => inLanes(ids, begin), kills / 4)
  await amidKills(() => move(10), kills / 4)
  await amidKills(() => move(4000), kills / 4)
  await amidKills(() => inLanes(ids, answer), kills / 4)
  await amidKills(() => move(90_000), kills / 4)

  for (const id of ids) {
    const { status, output, error } = await client.send(
      new DescribeExecutionCommand({ executionArn: arnOf(id) }),
    )
    expect(`${status} ${output ?? error}`).toBe(fateOf(id)?.result(id))
    const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn: arnOf(id) }))
    expect(events.map(({ type }) => type)).toEqual(historyOf(id))
    const times = events.map(({ timestamp }) => timestamp?.getTime() ?? 0)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  }
  const made = calls()
  expect(made.filter((call) => call.error !== undefined)).toEqual([])
  for (const name of ['work', 'ask'])
    expect(new Set(made.filter((call) => call.name === name).map(({ id }) => id)).size).toBe(executions)
  const needed = executions * 2 + ids.filter((id) => id % 5 === 0).length
  console.info(`${killed} kills; ${made.length} calls for ${needed} tasks`)
  client.destroy()
})
