import { expect, test } from 'vitest'
import { isOpened } from '../../../domain/case/case.ts'
import { alarms } from '../../../domain/timeline/alarms.ts'
import { locate } from '../../../domain/timeline/location.ts'
import { at as moment } from '../case/caseStory.ts'
import { answers, arrives, ben, resident, under } from '../case/policyStory.ts'

test('a request that waits for a person is reminded of from when it runs, never of a morning before', () => {
  const scottish = under('spso-2020')
  const state = scottish.state(
    arrives('spso-2020', '2026-11-09'),
    resident('request-escalation', '2026-11-10', {}),
    answers('2026-11-12'),
  )
  if (!isOpened(state)) throw new Error('not opened')
  expect(state.request?.standing).toBe('to-decide')
  // Held until the answer of Thursday 12 November, which is day 1 of three: Monday the 16th (Stage 2 acknowledgement).
  // Three working days before that is Wednesday the 11th.
  const reminded = alarms(state, scottish.rules).filter(
    ({ event }) =>
      event.type === 'reminded' && event.stage === 'stage-2' && event.milestone === 'acknowledge',
  )
  expect(reminded.map(({ at }) => at)).toEqual(['2026-11-13T09:00:00.000Z'])
})

test('while a person has to decide on a request, the timeline stands there, and not at the stage that was answered', () => {
  const policy = under('housing-solutions-2024')
  const asked = [
    arrives('housing-solutions-2024', '2026-11-09'),
    answers('2026-11-12'),
    resident('request-escalation', '2026-12-20', {}),
  ]
  const now = moment('2026-12-20T10:00:00Z')
  expect(locate('C', policy.state(...asked), policy.rules, now).place).toBe('stage-2/decide')
  const taken = ben('accept-escalation', '2026-12-21', {})
  expect(locate('C', policy.state(...asked, taken), policy.rules, now).place).toBe('stage-2/acknowledge')
})
