import { expect, test } from 'vitest'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { nextToDo } from '../../../domain/staff/nextToDo.ts'
import { acknowledges, ada, answers, arrives, machine, under } from '../case/policyStory.ts'

const { state, rules } = under('code-2024')
/** A complaint that came on Monday 9 November 2026: five working days to acknowledge it, then ten to answer (6.2, 6.3). */
const arrived = arrives('code-2024', '2026-11-09')
const next = (...commands: readonly CaseCommand[]) => {
  const now = state(arrived, ...commands)
  return 'stages' in now ? nextToDo(now, rules) : undefined
}

test('first it is to be acknowledged, then answered', () => {
  expect(next()).toMatchObject({ what: 'acknowledge', due: '2026-11-16T23:59:59.000Z', clause: '6.2' })
  expect(next(acknowledges('2026-11-10'))).toMatchObject({
    what: 'respond',
    due: '2026-11-24T23:59:59.000Z',
    clause: '6.3',
  })
})

test('what is overdue stays first until it is done, also once the breach is on the record', () => {
  const late = machine('reach-milestones', '2026-11-20', {})
  expect(next(late)).toMatchObject({ what: 'acknowledge', due: '2026-11-16T23:59:59.000Z' })
  expect(next(late, acknowledges('2026-11-20'))).toMatchObject({ what: 'respond' })
})

test('once answered, what was promised is what is left to do, and then nothing', () => {
  const promised = answers('2026-11-12', 'stage-1', ada, {
    actions: [{ id: 'a', what: 'Mend it.', until: '2026-12-04' as never }],
  })
  expect(next(acknowledges('2026-11-10'), promised)).toMatchObject({
    what: 'action',
    due: '2026-12-04T23:59:59.000Z',
  })
  expect(
    next(
      acknowledges('2026-11-10'),
      promised,
      ada('complete-action', '2026-11-20', { id: 'a', how: 'Mended.' }),
    ),
  ).toBeNull()
})

test('a hazard’s own date comes first where it is nearer', () => {
  const danger = ada('raise-flag', '2026-11-09', { flag: 'hazard_emergency', why: 'A bare wire.' })
  expect(next(danger)).toMatchObject({ what: 'make-safe', stage: 'hazard' })
})
