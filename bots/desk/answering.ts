import { localDateSchema } from '../../domain/calendar/instant.ts'
import { decisionSchema } from '../../domain/case/remedy.ts'
import { type Answers, answer, type Field } from '../page.ts'
import { decisionNames } from '../staffWords.ts'
import type { AtHand } from './atHand.ts'
import type { Desk } from './desk.ts'
import { inHand, managersOf } from './handling.ts'
import { asks, type Task } from './task.ts'

const agreedField = (desk: Desk): Field => ({
  kind: 'choice',
  id: 'agreedBy',
  label: 'Which manager agreed, if one had to?',
  options: managersOf(desk.casework.rules.landlord),
  optional: true,
})

const agreement = (answers: Answers, role: string) => {
  const by = answer(answers, 'agreedBy')
  return by === '' ? {} : { agreedBy: { by: `staff:${by}`, role } }
}

const stageRules = ({ rules, stage }: AtHand) => rules.policy.stages.find(({ id }) => id === stage?.stage)

const mustAsk = (at: AtHand): boolean => stageRules(at)?.extension?.agreement === 'agree'

const extend: Task = {
  name: 'extend',
  asksAgain: true,
  label: 'It needs longer',
  needs: ['extend'],
  offered: (at) => inHand(at),
  fields: (at, desk) => [
    { kind: 'day', id: 'until', label: 'By when will they have the answer?' },
    {
      kind: 'text',
      id: 'reasons',
      label: 'Why does it take longer? They are told this',
      long: true,
    },
    ...(mustAsk(at)
      ? [
          {
            kind: 'choice' as const,
            id: 'residentSaid',
            label: 'What did they say when you asked?',
            options: [
              { value: 'agreed', label: 'They agreed' },
              { value: 'declined', label: 'They did not agree' },
              { value: 'not-reached', label: 'I could not reach them' },
            ],
          },
        ]
      : []),
    {
      kind: 'text',
      id: 'goodReason',
      label: 'Beyond the usual limit: the good reason',
      optional: true,
    },
    agreedField(desk),
  ],
  asks: (answers, { stage }) => {
    const until = localDateSchema.safeParse(answer(answers, 'until'))
    if (!until.success) return { wrong: { until: 'Choose the day.' } }
    const said = (['agreed', 'declined', 'not-reached'] as const).find(
      (each) => each === answer(answers, 'residentSaid'),
    )
    const goodReason = answer(answers, 'goodReason')
    return asks({
      type: 'extend',
      stage: stage?.stage ?? 'stage-1',
      until: until.data,
      reasons: answer(answers, 'reasons'),
      ...(said === undefined ? {} : { residentSaid: said }),
      ...(goodReason === '' ? {} : { goodReason }),
      ...agreement(answers, 'manager'),
    })
  },
  blames: [
    [/ask the resident|they say/i, 'residentSaid'],
    [/agree|manager/i, 'agreedBy'],
    [/good reason/i, 'goodReason'],
    [/with its reasons/i, 'reasons'],
    [/./, 'until'],
  ],
}

const respond: Task = {
  name: 'respond',
  asksAgain: true,
  label: 'Answer',
  look: 'main',
  needs: ['respond'],
  offered: (at) => inHand(at),
  fields: ({ rules }) => [
    {
      kind: 'choice',
      id: 'decision',
      label: 'What is decided?',
      options: rules.policy.decisions.values.map((value) => ({ value, label: decisionNames[value] })),
    },
    {
      kind: 'text',
      id: 'response',
      label: 'The answer, as the resident reads it: each point, what was decided and why (Code 6.7)',
      long: true,
    },
  ],
  asks: (answers, { stage }) => {
    const decision = decisionSchema.safeParse(answer(answers, 'decision'))
    if (!decision.success) return { wrong: { decision: 'Choose what is decided.' } }
    return asks({
      type: 'respond',
      stage: stage?.stage ?? 'stage-1',
      decision: decision.data,
      response: answer(answers, 'response'),
    })
  },
  blames: [
    [/decision|decided/i, 'decision'],
    [/./, 'response'],
  ],
}

const exclusionsOf = ({ rules: { policy } }: AtHand) => {
  const all = [...policy.exclusions, ...(policy.codePolicy?.exclusions ?? [])]
  return all.filter(({ id }, index) => all.findIndex((each) => each.id === id) === index)
}

const refuse: Task = {
  name: 'refuse',
  asksAgain: true,
  label: 'Do not take it on',
  look: 'danger',
  needs: ['refuse'],
  offered: (at) =>
    at.stage !== undefined &&
    at.stage.answer === null &&
    (at.state.status === 'open' || at.state.status === 'to-confirm'),
  fields: (at, desk) => [
    {
      kind: 'choice',
      id: 'exclusion',
      label: 'What in the policy leaves it out?',
      options: exclusionsOf(at).map(({ id, says, clause }) => ({ value: id, label: says, note: clause })),
    },
    {
      kind: 'text',
      id: 'explanation',
      label: 'Why, as the resident reads it (Code 2.4)',
      long: true,
    },
    { kind: 'text', id: 'evidence', label: 'What shows that it applies here? (Code 2.1)', long: true },
    { kind: 'day', id: 'happenedOn', label: 'If it is too old: when it happened', optional: true },
    {
      kind: 'ticks',
      id: 'claimFiled',
      label: 'If a court has it',
      options: [{ value: 'yes', label: 'The claim form and particulars are filed (Code 2.2)' }],
      values: [],
      optional: true,
    },
    agreedField(desk),
  ],
  asks: (answers, at) => {
    const exclusion = exclusionsOf(at).find(({ id }) => id === answer(answers, 'exclusion'))
    if (exclusion === undefined) return { wrong: { exclusion: 'Choose what leaves it out.' } }
    const happenedOn = localDateSchema.safeParse(answer(answers, 'happenedOn')).data
    return asks({
      type: 'refuse',
      exclusion: exclusion.id,
      explanation: answer(answers, 'explanation'),
      evidence: answer(answers, 'evidence'),
      ...(happenedOn === undefined ? {} : { happenedOn }),
      ...(answer(answers, 'claimFiled') === 'yes' ? { claimFiled: true } : {}),
      ...agreement(answers, exclusion.agreedBy ?? 'manager'),
    })
  },
  blames: [
    [/shows that/i, 'evidence'],
    [/explained/i, 'explanation'],
    [/agree|manager/i, 'agreedBy'],
    [/when it happened|that old|twelve months/i, 'happenedOn'],
    [/claim form/i, 'claimFiled'],
  ],
}

export const answeringTasks: readonly Task[] = [respond, extend, refuse]
