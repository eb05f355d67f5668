import { describe, expect, test } from 'vitest'
import { isOpened } from '../../../domain/case/case.ts'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { judgedMessage } from '../../../domain/case/judged.ts'
import { ada, arrives, under } from './policyStory.ts'

const code = under('code-2024')

const judged = (...commands: readonly CaseCommand[]) => {
  const state = code.state(...commands)
  return isOpened(state) ? judgedMessage(state, code.events(...commands)) : null
}

const arrived = arrives('code-2024', '2026-11-09', { confirm: true })
const as = (outcome: 'stage-1' | 'enquiry') => ({ outcome, clause: 'x', why: 'As read.', confirm: false })

describe('what a person said of a reading becomes an example', () => {
  test('nobody has said anything yet', () => {
    expect(judged(arrived)).toBeNull()
  })

  test('a confirmed reading is an example of what it was read as', () => {
    expect(judged(arrived, ada('confirm-reading', '2026-11-10', { route: as('stage-1') }))).toMatchObject({
      text: 'Nobody has come in eleven weeks.',
      disposition: 'complaint',
      readAs: 'complaint',
      corrected: false,
      judgedAt: '2026-11-10T10:00:00.000Z',
    })
  })

  test('a corrected one is an example of what the person made of it', () => {
    const correction = ada('correct-reading', '2026-11-10', { route: as('enquiry'), why: 'Only a question.' })
    expect(judged(arrived, correction)).toMatchObject({
      disposition: 'enquiry',
      readAs: 'complaint',
      corrected: true,
    })
  })
})
