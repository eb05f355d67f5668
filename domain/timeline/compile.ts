import type { Policy } from '../policy/policy.ts'
import { type Place, placesOf } from './place.ts'

/** The parts of a policy that its state machine shows. */
export type TimelinePolicy = Pick<Policy, 'id' | 'title' | 'stages' | 'codePolicy'>

/** The functions that a timeline invokes, by ARN. */
export interface TimelineFunctions {
  /** Looks at the case and says where it is and how long until its next date. */
  readonly locateCase: string
  /** Keeps the task token, and answers it at once where the case has moved meanwhile. */
  readonly awaitCase: string
  /** Records what has come due, then says where the case is. */
  readonly reachMilestones: string
}

const lambda = 'arn:aws:states:::lambda:invoke'
const looking = 'Find where the case is'
const choosing = 'Which step'
const reaching = 'A date has come'
const continuing = 'Continue in a fresh execution'
const ended = 'Over'

/**
 * When an execution hands over to a fresh one: at half of the year that it may last, or after so many rounds that its
 * history is half full. A round is at most 13 events, and 25,000 are allowed (Step Functions quotas); `docs/timeline.md`
 * has the arithmetic.
 */
const oldAfterMilliseconds = 180 * 24 * 60 * 60 * 1000
const oldAfterRounds = 1000

/** Lambda's own passing faults, retried for about two days; then the execution fails and is restarted from the case. */
const retry = [
  {
    ErrorEquals: ['States.TaskFailed'],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxDelaySeconds: 1800,
    MaxAttempts: 100,
  },
]

const input = '$states.context.Execution.Input'
const nextGeneration = `${input}.generation + 1`
const anotherRound = { rounds: '{% $rounds + 1 %}' }

const ask = (functionArn: string) => ({
  Type: 'Task',
  Resource: lambda,
  Arguments: { FunctionName: functionArn, Payload: { caseId: `{% ${input}.caseId %}` } },
  Output: '{% $states.result.Payload %}',
  Retry: retry,
  Next: choosing,
})

const waitIn = (awaitCase: string, comment: string) => ({
  Type: 'Task',
  Comment: comment,
  Resource: `${lambda}.waitForTaskToken`,
  Arguments: {
    FunctionName: awaitCase,
    Payload: {
      location: '{% $states.input %}',
      generation: `{% ${input}.generation %}`,
      token: '{% $states.context.Task.Token %}',
    },
  },
  TimeoutSeconds: '{% $states.input.waitSeconds %}',
  Assign: anotherRound,
  Catch: [
    {
      ErrorEquals: ['States.Timeout'],
      Output: '{% $states.input %}',
      Assign: anotherRound,
      Next: reaching,
    },
  ],
  Retry: retry,
  Next: choosing,
})

/** The next generation's name is fixed, so that two hand-overs of one execution start one. */
const continued = {
  Type: 'Task',
  Comment: 'An execution may last a year and hold 25,000 events',
  Resource: 'arn:aws:states:::states:startExecution',
  Arguments: {
    StateMachineArn: '{% $states.context.StateMachine.Id %}',
    Name: `{% ${input}.caseId & '-' & $string(${nextGeneration}) %}`,
    Input: { caseId: `{% ${input}.caseId %}`, generation: `{% ${nextGeneration} %}` },
  },
  Retry: [{ ErrorEquals: ['StepFunctions.ExecutionAlreadyExistsException'], MaxAttempts: 0 }, ...retry],
  Catch: [{ ErrorEquals: ['StepFunctions.ExecutionAlreadyExistsException'], Next: ended }],
  Next: ended,
}

const isOld = `$rounds >= ${oldAfterRounds} or $millis() - $toMillis($states.context.Execution.StartTime) > ${oldAfterMilliseconds}`

const person = 'person'

const choose = (places: readonly Place[]) => ({
  Type: 'Choice',
  Choices: [
    { Condition: "{% $states.input.place = 'over' %}", Next: ended },
    { Condition: `{% ${isOld} %}`, Next: continuing },
    ...places
      .filter(({ id }) => id !== person)
      .map(({ id, name }) => ({ Condition: `{% $states.input.place = '${id}' %}`, Next: name })),
  ],
  Default: places.find(({ id }) => id === person)?.name ?? ended,
})

/**
 * A policy's state machine: one state for each step of each stage, bearing the policy's own name for it, so that an
 * execution reads as the case's story. Each waits for either a signal (the case has moved) or its next date.
 *
 * Amazon States Language with JSONata. The case is the truth: a state's input only says where the case was last seen.
 * An execution is given `{caseId, generation}`; a case's first has generation 1.
 */
export const compileTimeline = (policy: TimelinePolicy, functions: TimelineFunctions) => {
  const places = placesOf(policy)
  return {
    Comment: `${policy.title} (${policy.id})`,
    QueryLanguage: 'JSONata',
    StartAt: looking,
    States: {
      [looking]: { ...ask(functions.locateCase), Assign: { rounds: 0 } },
      [choosing]: choose(places),
      ...Object.fromEntries(
        places.map(({ name, clause }) => [
          name,
          waitIn(functions.awaitCase, clause === '' ? policy.id : `${policy.id} ${clause}`),
        ]),
      ),
      [reaching]: ask(functions.reachMilestones),
      [continuing]: continued,
      [ended]: { Type: 'Succeed' },
    },
  }
}
