import { type ChoiceState, type FailState, Instant, type State, type WaitState } from './definition.ts'
import { QueryEvaluationError } from './expressions.ts'
import { evaluateSeconds, orFail } from './failure.ts'
import { endWithout, evaluate, type Journal, leave, record } from './journal.ts'
import { schedule } from './task.ts'

const inputOf = (journal: Journal): unknown => JSON.parse(journal.execution.stateInput)

const holds = async (journal: Journal, condition: unknown, location: string): Promise<boolean> => {
  const value = await evaluate(journal, location, condition)
  if (typeof value === 'boolean') return value
  throw new QueryEvaluationError(
    location,
    `The field 'Condition' must be a boolean; it is ${JSON.stringify(value)}.`,
  )
}

const choose = async (journal: Journal, state: ChoiceState): Promise<void> => {
  for (const [index, rule] of state.Choices.entries()) {
    const location = `Choices[${index}]/`
    if (await holds(journal, rule.Condition, `${location}Condition`))
      return leave(journal, { fields: rule, location, fallback: inputOf(journal), next: rule.Next })
  }
  const { state: name, enteredEvent } = journal.execution
  if (state.Default === undefined)
    return endWithout(journal, 'FAILED', {
      error: 'States.NoChoiceMatched',
      cause: `An error occurred while executing the state '${name}' (entered at the event id #${enteredEvent}). Failed to transition out of the state. The state does not point to a next state.`,
    })
  return leave(journal, { fields: {}, location: '', fallback: inputOf(journal), next: state.Default })
}

const resumeAt = async (journal: Journal, state: WaitState): Promise<number> => {
  if (state.Seconds !== undefined)
    return journal.at + (await evaluateSeconds(journal, 'Seconds', state.Seconds, 0))
  const value = await evaluate(journal, 'Timestamp', state.Timestamp)
  const instant = Instant.safeParse(value)
  if (instant.success) return Date.parse(instant.data)
  throw new QueryEvaluationError(
    'Timestamp',
    `The field 'Timestamp' must be an RFC 3339 timestamp; it is ${JSON.stringify(value)}.`,
  )
}

const wait = async (journal: Journal, state: WaitState): Promise<void> => {
  Object.assign(journal.execution, { resumeAt: await resumeAt(journal, state), phase: 'pausing' })
}

const failWith = async (journal: Journal, state: FailState): Promise<void> => {
  const text = async (field: 'Error' | 'Cause') =>
    state[field] === undefined ? undefined : String(await evaluate(journal, field, state[field]))
  endWithout(journal, 'FAILED', { error: await text('Error'), cause: await text('Cause') })
}

const run = (journal: Journal, state: State): Promise<void> => {
  switch (state.Type) {
    case 'Task':
      return schedule(journal)
    case 'Choice':
      return choose(journal, state)
    case 'Wait':
      return wait(journal, state)
    case 'Fail':
      return failWith(journal, state)
    case 'Pass':
      return leave(journal, { fields: state, location: '', fallback: inputOf(journal), next: state.Next })
    case 'Succeed':
      return leave(journal, { fields: state, location: '', fallback: inputOf(journal), next: undefined })
  }
}

/** Enters the state that is ready and goes as far as it goes without a function, a token or the clock. */
export const enter = async (journal: Journal): Promise<void> => {
  const { execution, machine, at } = journal
  const state = machine.definition.States[execution.state]
  if (state === undefined) throw new Error(`${execution.state} is not a state of its machine`)
  execution.enteredAt = at
  execution.enteredEvent = record(journal, `${state.Type}StateEntered`, {
    name: execution.state,
    input: execution.stateInput,
    inputDetails: { truncated: false },
  })
  await orFail(journal, () => run(journal, state))
}

/** The Wait is over. */
export const resume = async (journal: Journal): Promise<void> => {
  const state = journal.machine.definition.States[journal.execution.state]
  if (state?.Type !== 'Wait') throw new Error(`${journal.execution.state} is not a Wait of its machine`)
  await orFail(journal, () =>
    leave(journal, { fields: state, location: '', fallback: inputOf(journal), next: state.Next }),
  )
}
