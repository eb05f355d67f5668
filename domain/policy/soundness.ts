import type { Anchor, Limit } from './limit.ts'
import type { PolicyDocument } from './policy.ts'
import type { Stage } from './stage.ts'

/** Something about a policy that no schema can say, at a place in its file, with what to do. */
export interface Unsoundness {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** What the limits of a stage may be counted from, given what can happen in it. */
const canHappen = (stage: Stage): Record<Anchor, boolean> => ({
  received: true,
  'first-received': true,
  acknowledged: stage.acknowledge !== undefined,
  'meeting-held': stage.meeting !== undefined,
  'response-due': stage.respond?.limit !== undefined,
  responded: stage.respond !== undefined,
  'outcome-received': stage.respond !== undefined,
  'hazard-known': false,
  'hazard-investigated': false,
})

const limitsOf = (stage: Stage): (readonly [readonly string[], Limit])[] => {
  const found: [readonly string[], Limit | undefined][] = [
    [['acknowledge', 'limit'], stage.acknowledge?.limit],
    [['contact', 'limit'], stage.contact?.limit],
    [['meeting', 'limit'], stage.meeting?.limit],
    [['respond', 'limit'], stage.respond?.limit],
    [['extension', 'limit'], stage.extension?.limit],
    [['escalate', 'limit'], stage.escalate?.limit],
    [['escalate', 'orIfLater'], stage.escalate?.orIfLater],
    [['refer'], stage.refer],
  ]
  return found.flatMap(([path, limit]) => (limit === undefined ? [] : [[path, limit] as const]))
}

const anchorsThatNeverHappen = (stage: Stage, index: number): Unsoundness[] => {
  const possible = canHappen(stage)
  return limitsOf(stage)
    .filter(([, limit]) => !possible[limit.from])
    .map(([path, limit]) => ({
      path: ['stages', index, ...path, 'from'],
      message: `“${limit.from}” never happens in ${stage.id}, so this clock would never start; count it from something that does, or add the step that it waits for`,
    }))
}

const startsItsOwnClock = (stage: Stage, index: number): Unsoundness[] =>
  stage.acknowledge?.limit?.from === 'acknowledged'
    ? [
        {
          path: ['stages', index, 'acknowledge', 'limit', 'from'],
          message: 'an acknowledgement can’t be counted from itself; count it from “received”',
        },
      ]
    : []

const twice = (policy: PolicyDocument): Unsoundness[] =>
  policy.stages.flatMap((stage, index) =>
    policy.stages.findIndex((other) => other.id === stage.id) === index
      ? []
      : [{ path: ['stages', index, 'id'], message: `${stage.id} is there twice; keep one of them` }],
  )

const nextMissing = (policy: PolicyDocument): Unsoundness[] =>
  policy.stages.flatMap((stage, index) =>
    stage.next === undefined || policy.stages.some((other) => other.id === stage.next)
      ? []
      : [
          {
            path: ['stages', index, 'next'],
            message: `leads to ${stage.next}, which this policy does not have; add that stage or mend the name`,
          },
        ],
  )

const doors = (policy: PolicyDocument): Set<string> =>
  new Set([
    ...policy.routing.map((rule) => rule.outcome),
    ...policy.before.flatMap((before) => before.stage ?? []),
    ...policy.stages.flatMap((stage) => stage.next ?? []),
  ])

const unreachable = (policy: PolicyDocument): Unsoundness[] => {
  const reached = doors(policy)
  return policy.stages.flatMap((stage, index) =>
    reached.has(stage.id)
      ? []
      : [
          {
            path: ['stages', index],
            message: `${stage.id} can’t be reached: no routing row leads to it and no stage has it as “next”; add one, or take the stage out`,
          },
        ],
  )
}

const leadsNowhere = (policy: PolicyDocument): Unsoundness[] => {
  const stages = new Set<string>(policy.stages.map((stage) => stage.id))
  const stageOutcomes = ['stage-1', 'stage-2', 'appeal', 'feedback', 'feedback-investigation']
  return policy.routing.flatMap((rule, index) =>
    !stageOutcomes.includes(rule.outcome) || stages.has(rule.outcome)
      ? []
      : [
          {
            path: ['routing', index, 'outcome'],
            message: `leads to ${rule.outcome}, which is not among this policy’s stages; add the stage or choose another outcome`,
          },
        ],
  )
}

/** Everything unsound about a policy; none when it can run. */
export const unsoundnessOf = (policy: PolicyDocument): Unsoundness[] => [
  ...twice(policy),
  ...nextMissing(policy),
  ...unreachable(policy),
  ...leadsNowhere(policy),
  ...policy.stages.flatMap((stage, index) => [
    ...anchorsThatNeverHappen(stage, index),
    ...startsItsOwnClock(stage, index),
  ]),
]
