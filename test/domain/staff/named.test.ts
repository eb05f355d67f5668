import { expect, test } from 'vitest'
import type { CaseCommand } from '../../../domain/case/command.ts'
import type { StaffMember } from '../../../domain/landlord/landlord.ts'
import { wronglyNamed } from '../../../domain/staff/named.ts'

const member = (id: string, ...roles: StaffMember['roles']): StaffMember => ({
  id,
  name: id,
  email: `${id}@x.example`,
  roles,
})
const staff = [member('hal', 'handler'), member('rae', 'reviewer'), member('mo', 'manager')]
const asked = (fields: object): CaseCommand =>
  ({ at: '2026-11-09T10:00:00Z', by: 'staff:hal', ...fields }) as unknown as CaseCommand
const assigning = (handler: string, stage: string, part = 'lead') =>
  wronglyNamed(staff, asked({ type: 'assign', handler, stage, part }))?.why ?? null

test('whoever leads a stage is on the staff and works such stages; a supporter need only be on the staff', () => {
  expect(assigning('staff:hal', 'stage-1')).toBeNull()
  expect(assigning('staff:hal', 'stage-2')).toBe('hal is not reviewer or manager. Choose somebody who is.')
  expect(assigning('staff:hal', 'stage-2', 'support')).toBeNull()
  expect(assigning('staff:rae', 'stage-2')).toBeNull()
  expect(assigning('staff:nobody', 'stage-1')).toMatch(/^There is nobody with the id “nobody” on the staff/)
  expect(assigning('staff:nobody', 'stage-1', 'support')).toMatch(/^There is nobody/)
})

test('whoever agrees to a refusal, or to more time, is a manager', () => {
  const agreed = (by: string, type: string) =>
    wronglyNamed(staff, asked({ type, agreedBy: { by, role: 'a Senior Manager' } }))?.why ?? null
  for (const type of ['refuse', 'refuse-escalation', 'extend']) {
    expect(agreed('staff:mo', type)).toBeNull()
    expect(agreed('staff:hal', type)).toBe('hal is not manager. Choose somebody who is.')
    expect(agreed('staff:nobody', type)).toMatch(/^There is nobody/)
  }
})

test('a conflict of interest is somebody’s on the staff', () => {
  const declared = (person: string) => wronglyNamed(staff, asked({ type: 'declare-conflict', person }))
  expect(declared('staff:rae')).toBeNull()
  expect(declared('staff:nobody')).not.toBeNull()
})

test('a command that names nobody names nobody wrongly', () => {
  expect(wronglyNamed(staff, asked({ type: 'close', why: 'Done.' }))).toBeNull()
})
