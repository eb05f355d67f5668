import { type Outcome, outcomeSchema } from '../../domain/policy/outcome.ts'
import type { Rules } from '../../domain/timeline/rules.ts'
import { answer, type Field } from '../page.ts'
import { outcomeNames, readAs } from '../staffWords.ts'
import type { AtHand } from './atHand.ts'
import { asks, type Task } from './task.ts'

const clauseOf = ({ policy }: Rules, outcome: Outcome): string =>
  policy.routing.find((rule) => rule.outcome === outcome)?.clause ?? policy.definition.clause

/** The outcomes that the policy knows. */
const outcomesOf = ({ policy }: Rules): readonly Outcome[] => [
  ...new Set(policy.routing.map(({ outcome }) => outcome)),
]

const outcomeField = ({ rules, state }: AtHand): Field => ({
  kind: 'choice',
  id: 'outcome',
  label: 'What is it?',
  options: outcomesOf(rules).map((outcome) => ({
    value: outcome,
    label: outcomeNames[outcome],
    note: clauseOf(rules, outcome),
  })),
  value: state.route.outcome,
})

const why: Field = { kind: 'text', id: 'why', label: 'Why?', long: true }

const confirm: Task = {
  name: 'confirm',
  label: 'Confirm the reading',
  look: 'main',
  needs: ['confirm-reading'],
  offered: (at) => at.state.status === 'to-confirm',
  asks: (_, { state }) => asks({ type: 'confirm-reading', route: { ...state.route, confirm: false } }),
}

const correct: Task = {
  name: 'correct',
  label: 'Correct the reading',
  needs: ['correct-reading'],
  offered: (at) => at.state.status === 'to-confirm' || at.state.status === 'open',
  pieces: ({ state }) => [
    { kind: 'small', text: `Read as ${readAs[state.reading.disposition]}; ${state.route.why}` },
  ],
  fields: (at) => [outcomeField(at), why],
  asks: (answers, { rules }) => {
    const outcome = outcomeSchema.parse(answer(answers, 'outcome'))
    const reason = answer(answers, 'why')
    return asks({
      type: 'correct-reading',
      route: { outcome, clause: clauseOf(rules, outcome), why: reason, confirm: false },
      why: reason,
    })
  },
  blames: [[/why/i, 'why']],
}

/** The choice is the resident’s (Code 1.3), and so is not being content with an answer to a request (Code 1.5). */
const raise: Task = {
  name: 'raise',
  label: 'They want a complaint',
  needs: ['raise-complaint'],
  offered: (at) =>
    at.stage === undefined && at.state.status !== 'to-confirm' && at.state.status !== 'refused',
  fields: () => [{ ...why, label: 'What did they say?', optional: true }],
  asks: (answers) => asks({ type: 'raise-complaint', why: answer(answers, 'why') }),
}

export const readingTasks: readonly Task[] = [confirm, correct, raise]
