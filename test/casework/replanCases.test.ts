import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plans } from '../../aws/plans.ts'
import type { LandlordRules } from '../../casework/ports.ts'
import { type Moved, type Replanned, replanCases } from '../../casework/replanCases.ts'
import { makeCalendar } from '../../domain/calendar/calendar.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { RulesSnapshot } from '../../domain/timeline/rulesSnapshot.ts'
import { acknowledges, ada, arrives, machine } from '../domain/case/policyStory.ts'
import { openTimelineOffice, type TimelineOffice } from './timelineOffice.ts'

const policy = 'code-2024'

/** The landlord's rules, which a test may change as somebody who edits the files would. */
const changeable = () => {
  let closures: readonly string[] = []
  let edited: (policy: Policy) => Policy = (same) => same
  const rules = (own: LandlordRules): LandlordRules => {
    const parts = (): RulesSnapshot['calendar'] => ({ ...own.snapshot().calendar, closures: [...closures] })
    return {
      ...own,
      landlord: own.landlord,
      get calendar() {
        return makeCalendar(parts())
      },
      policyById: (id) => edited(own.policyById(id)),
      snapshot: () => ({ calendar: parts(), policies: own.snapshot().policies.map(edited) }),
    }
  }
  return {
    rules,
    close: (days: readonly string[]): void => {
      closures = days
    },
    edit: (change: (policy: Policy) => Policy): void => {
      edited = change
    },
  }
}

/** Journey 12: the answer of stage 1 in so many working days (Code 6.3 has 10). */
const answerWithin =
  (count: number) =>
  (document: Policy): Policy => ({
    ...document,
    stages: document.stages.map((stage) => {
      const limit = stage.respond?.limit
      if (stage.id !== 'stage-1' || stage.respond === undefined || limit === undefined) return stage
      return {
        ...stage,
        respond: { ...stage.respond, limit: { ...limit, within: { ...limit.within, count } } },
      }
    }),
  })

/** The same with a first contact at stage 1 within two working days. */
const withContact = (document: Policy): Policy => ({
  ...document,
  stages: document.stages.map((stage) =>
    stage.id === 'stage-1'
      ? {
          ...stage,
          contact: {
            limit: {
              within: { count: 2, unit: 'working-days' },
              from: 'received',
              roll: 'none',
              clause: '9.9',
            },
            clause: '9.9',
          },
        }
      : stage,
  ),
})

let files: ReturnType<typeof changeable>
let office: TimelineOffice
beforeEach(async () => {
  files = changeable()
  office = await openTimelineOffice({ rules: files.rules })
  await office.act('TOLD', arrives(policy, '2026-11-09'))
  await office.act('DONE', { ...arrives(policy, '2026-11-09'), reference: 'PR-0000-0002' } as never)
  await office.act('DONE', ada('withdraw', '2026-11-09T11:00:00Z', { why: 'Mended.' }))
  await replan()
})
afterEach(() => office.close())

const replan = async (dryRun = false): Promise<{ moved: readonly Moved[]; end: Replanned }> => {
  const moved: Moved[] = []
  const dates = replanCases({ ...office, plans: plans(office.table) }, { dryRun })
  for (let next = await dates.next(); ; next = await dates.next()) {
    if (next.done === true) {
      await office.settle()
      return { moved, end: next.value }
    }
    moved.push(next.value)
  }
}

const eventTypes = async (): Promise<readonly string[]> =>
  (await office.eventsOf('TOLD')).map(({ type }) => type)

describe('a change of the rules', () => {
  test('is looked for at the cost of a read, and costs no more where there is none', async () => {
    expect(await replan()).toMatchObject({ moved: [], end: { outcome: 'unchanged' } })
  })

  test('of the policy moves the dates of open cases, with the clause that did, and wakes their timelines', async () => {
    files.edit(answerWithin(8))
    const { moved, end } = await replan()
    // Received Monday 9 November: acknowledged by Monday 16, ten working days on Monday 30, eight on Thursday 26.
    expect(moved).toEqual([
      {
        reference: 'PR-7F3K-9QZ2',
        stage: 'stage-1',
        milestone: 'respond',
        from: '2026-11-30T23:59:59+00:00',
        to: '2026-11-26T23:59:59+00:00',
        kept: false,
        why: '6.3: 10 working days became 8 working days.',
      },
      expect.objectContaining({ milestone: 'extension-limit', kept: false }),
    ])
    expect(end).toMatchObject({ outcome: 'replanned', planned: { cases: 1, moved: 2 } })
    expect(await eventTypes()).toContain('dates-moved')
    await office.act('TOLD', acknowledges('2026-11-11'))
    // Acknowledged on Wednesday 11: eight working days on is Monday 23, reminded three working days before.
    await office.moveTo('2026-11-18T09:00:00Z')
    expect(await eventTypes()).toContain('reminded')
  })

  test('that adds a date, or takes one away, is told date by date and recorded', async () => {
    files.edit(withContact)
    const added = {
      reference: 'PR-7F3K-9QZ2',
      stage: 'stage-1',
      milestone: 'contact',
      from: null,
      // Two working days from Monday 9 November.
      to: '2026-11-11T23:59:59+00:00',
      kept: false,
      why: '9.9: 2 working days, where there was no limit.',
    }
    expect((await replan()).moved).toEqual([added])
    files.edit((same) => same)
    expect((await replan()).moved).toEqual([
      { ...added, from: added.to, to: null, why: '9.9: 2 working days is no limit any more.' },
    ])
    expect((await eventTypes()).filter((type) => type === 'dates-moved')).toHaveLength(2)
  })

  test('that is only asked about moves nothing', async () => {
    files.edit(answerWithin(8))
    expect((await replan(true)).moved).toHaveLength(2)
    expect(await eventTypes()).not.toContain('dates-moved')
    expect((await replan()).moved).toHaveLength(2)
  })

  test('that comes twice, or whose re-planning was stopped half way, is on the record once', async () => {
    files.edit(answerWithin(8))
    const dates = replanCases({ ...office, plans: plans(office.table) })
    await dates.next()
    await dates.return({} as never)
    await replan()
    await replan()
    expect((await eventTypes()).filter((type) => type === 'dates-moved')).toHaveLength(1)
  })

  test('by a new closure moves later what nobody was told, and keeps what the resident was', async () => {
    // The receipt has told the first case its dates; the second came without a way to answer.
    await office.act('UNTOLD', {
      ...arrives(policy, '2026-11-09'),
      message: { ...(arrives(policy, '2026-11-09') as { message: object }).message, replyRoute: null },
      reference: 'PR-0000-0003',
    } as never)
    expect(await eventTypes()).toContain('notice-sent')
    files.close(['2026-11-10'])
    const { moved } = await replan()
    const acknowledge = moved.filter(({ milestone }) => milestone === 'acknowledge')
    expect(
      acknowledge.map(({ reference, from, to, kept, why }) => ({ reference, from, to, kept, why })),
    ).toEqual(
      expect.arrayContaining([
        {
          reference: 'PR-7F3K-9QZ2',
          from: '2026-11-16T23:59:59+00:00',
          to: '2026-11-17T23:59:59+00:00',
          kept: true,
          why: 'Tuesday 10 November 2026 is now a day on which we are closed.',
        },
        expect.objectContaining({ reference: 'PR-0000-0003', kept: false }),
      ]),
    )
    // The promise holds: the breach is the day after Monday 16, not after Tuesday 17.
    await office.moveTo('2026-11-17T00:00:00Z')
    expect(await eventTypes()).toContain('milestone-missed')
  })

  test('that is taken back leaves what was promised meanwhile, and moves back what nobody promised', async () => {
    files.close(['2026-11-10'])
    await replan()
    files.close([])
    const { moved } = await replan()
    expect(moved.map(({ milestone, why }) => [milestone, why])).toEqual([
      ['extension-limit', 'Tuesday 10 November 2026 is no longer a day on which we are closed.'],
    ])
  })
})

test('a case opened between two changes is planned by the rules of its day', async () => {
  files.edit(answerWithin(8))
  await replan()
  await office.act('LATER', {
    ...arrives(policy, '2026-11-09T12:00:00Z'),
    reference: 'PR-0000-0004',
  } as never)
  await office.act('LATER', machine('reach-milestones', '2026-11-09T12:00:01Z', {}))
  files.edit(answerWithin(7))
  const { moved } = await replan()
  const responds = moved.filter(({ milestone }) => milestone === 'respond')
  expect(responds.map(({ from, to }) => [from?.slice(0, 10), to?.slice(0, 10)])).toEqual([
    ['2026-11-26', '2026-11-25'],
    ['2026-11-26', '2026-11-25'],
  ])
})
