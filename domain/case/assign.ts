import type { Stage } from '../policy/stage.ts'
import type { Rules } from '../timeline/rules.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf, Refusal } from './command.ts'
import { type Decision, did, firstOf, nothing, when } from './decision.ts'
import { notIndependent } from './independence.ts'
import type { StageWork } from './stageWork.ts'
import { currentStage, notWorkable, stageInPolicy } from './standing.ts'

type Handler = Stage['handler']

const rolesOf = ({ roles, byGround }: Handler): readonly string[] => [
  ...new Set([...roles, ...byGround.map((each) => each.role)]),
]

const wrongRole = (role: string | undefined, handler: Handler): Refusal | null => {
  const roles = rolesOf(handler)
  return when(
    roles.length > 0 && (role === undefined || !roles.includes(role)),
    `The policy gives this stage to ${roles.join(', or ')}. Say in which of these roles they act.`,
    handler.clause,
  )
}

/** Where grounds go to different people, the one whose ground the policy lists first leads; the others report to them. */
const wrongGround = (role: string | undefined, handler: Handler, work: StageWork): Refusal | null => {
  const lead = handler.byGround.find((each) => work.grounds.includes(each.ground))
  return when(
    lead !== undefined && role !== lead.role,
    `On this ground (${lead?.ground}) the policy has ${lead?.role} lead. Others may support.`,
    lead?.clause,
  )
}

/** Gives a stage to somebody: independent of what they are to look at, in a role that the policy names for it. */
export const assign = (command: CommandOf<'assign'>, state: OpenedCase, rules: Rules): Decision => {
  const { at, by, stage, handler, role } = command
  const part = command.part ?? 'lead'
  const spec = stageInPolicy(rules, stage)?.handler
  const work = currentStage(state)
  const refusal = firstOf(
    () => notWorkable(state, stage),
    () => notIndependent(handler, state, rules, stage),
    () => (spec === undefined ? null : wrongRole(role, spec)),
    () =>
      spec === undefined || work === undefined || part === 'support' ? null : wrongGround(role, spec, work),
  )
  if (refusal !== null) return { refusal }
  const same = part === 'lead' && work?.handler === handler && work.role === (role ?? null)
  return same ? nothing : did({ type: 'assigned', at, by, stage, handler, part, role: role ?? null })
}
