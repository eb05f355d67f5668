import type { CaseCommand, Refusal } from '../case/command.ts'
import { firstOf, when } from '../case/decision.ts'
import type { Role, StaffMember } from '../landlord/landlord.ts'
import { atStage } from './whoMay.ts'

const idOf = (actor: string): string => actor.replace(/^staff:/, '')

const memberOf = (staff: readonly StaffMember[], actor: string): StaffMember | undefined =>
  staff.find((member) => member.id === idOf(actor))

const stranger = (staff: readonly StaffMember[], actor: string): Refusal | null =>
  when(
    memberOf(staff, actor) === undefined,
    `There is nobody with the id “${idOf(actor)}” on the staff. Write an id of the landlord’s file, such as staff:${staff[0]?.id ?? 'ada'}.`,
  )

const without = (staff: readonly StaffMember[], actor: string, roles: readonly Role[]): Refusal | null =>
  firstOf(
    () => stranger(staff, actor),
    () => {
      const member = memberOf(staff, actor)
      return when(
        member !== undefined && !roles.some((role) => member.roles.includes(role)),
        `${member?.name} is not ${roles.join(' or ')}. Choose somebody who is.`,
      )
    },
  )

/**
 * Everybody that a command names must be on the landlord's staff, and hold the role that it gives them: whoever agrees
 * is a manager, whoever leads a stage works such stages. The engine knows no staff list, so this is asked beside it.
 */
export const wronglyNamed = (staff: readonly StaffMember[], command: CaseCommand): Refusal | null =>
  firstOf(
    () => {
      const agreement = 'agreedBy' in command ? command.agreedBy : undefined
      return agreement === undefined ? null : without(staff, agreement.by, ['manager'])
    },
    () => {
      if (command.type !== 'assign') return null
      return command.part === 'support'
        ? stranger(staff, command.handler)
        : without(staff, command.handler, atStage[command.stage])
    },
    () => (command.type === 'declare-conflict' ? stranger(staff, command.person) : null),
  )
