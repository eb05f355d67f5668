/** The parts of a policy that its state machine shows. */
export interface TimelinePolicy {
  readonly id: string
  readonly title: string
  readonly stages: readonly { readonly id: string; readonly name: string; readonly clause: string }[]
}

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
const choosing = 'Which stage'
const reaching = 'A date has come'
const waiting = 'With a person, no date running'
const ended = 'Over'

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

const ask = (functionArn: string, next: string) => ({
  Type: 'Task',
  Resource: lambda,
  Arguments: { FunctionName: functionArn, Payload: { caseId: '{% $states.input.caseId %}' } },
  Output: '{% $states.result.Payload %}',
  Retry: retry,
  Next: next,
})

const waitIn = (awaitCase: string, comment: string) => ({
  Type: 'Task',
  Comment: comment,
  Resource: `${lambda}.waitForTaskToken`,
  Arguments: {
    FunctionName: awaitCase,
    Payload: {
      caseId: '{% $states.input.caseId %}',
      location: '{% $states.input %}',
      token: '{% $states.context.Task.Token %}',
    },
  },
  TimeoutSeconds: '{% $states.input.waitSeconds %}',
  Catch: [{ ErrorEquals: ['States.Timeout'], Output: '{% $states.input %}', Next: reaching }],
  Retry: retry,
  Next: choosing,
})

/**
 * A policy's state machine: one state per stage, bearing the policy's own name for it, so that an execution reads as
 * the case's story. Each waits for either a signal (the case has moved) or its next date.
 *
 * Amazon States Language with JSONata. The case is the truth: a state's input only says where the case was last seen.
 */
export const compileTimeline = (policy: TimelinePolicy, functions: TimelineFunctions) => ({
  Comment: `${policy.title} (${policy.id})`,
  QueryLanguage: 'JSONata',
  StartAt: looking,
  States: {
    [looking]: ask(functions.locateCase, choosing),
    [choosing]: {
      Type: 'Choice',
      Choices: [
        ...policy.stages.map((stage) => ({
          Condition: `{% $states.input.stage = '${stage.id}' %}`,
          Next: stage.name,
        })),
        { Condition: "{% $states.input.stage = 'over' %}", Next: ended },
      ],
      Default: waiting,
    },
    ...Object.fromEntries(
      policy.stages.map((stage) => [stage.name, waitIn(functions.awaitCase, `${policy.id} ${stage.clause}`)]),
    ),
    [waiting]: waitIn(functions.awaitCase, 'A person has it: to confirm, to answer or to pass on'),
    [reaching]: ask(functions.reachMilestones, choosing),
    [ended]: { Type: 'Succeed' },
  },
})
