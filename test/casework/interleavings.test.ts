import { describe, expect, test } from 'vitest'
import { awaitCase, driveTimeline, locateCase } from '../../casework/driveCase.ts'
import { handleCommand, loadCase } from '../../casework/handleCommand.ts'
import type { CaseKeeping, Commit, Timeline, Waiting } from '../../casework/ports.ts'
import type { CaseCommand } from '../../domain/case/command.ts'
import { type Location, locationKey } from '../../domain/timeline/location.ts'
import { landlordRules } from '../../live/landlordRules.ts'
import { at } from '../domain/case/caseStory.ts'
import { acknowledges, ada, answers, arrives } from '../domain/case/policyStory.ts'

/**
 * A small model of what surrounds the code under test: a table that is consistent, and Step Functions, whose token is
 * good for one answer. Every read and write of it is a step, and a schedule says whose turn each step is.
 */
const caseId = 'CASEONE'
const rules = landlordRules()
const nowAt = at('2026-11-11T08:00:00Z')

interface World {
  readonly commits: Commit[]
  row: Waiting | null
  /** What each token was answered with. */
  readonly answered: Map<string, Location>
  readonly spent: Set<string>
  /** The generation of the newest execution that was started here. */
  started: number
}

type Turn = () => Promise<void>

const keepingOf = (world: World, turn: Turn): CaseKeeping => {
  const timeline: Timeline = {
    start: async () => {
      await turn()
      if (world.row === null) world.row = { generation: 1, token: null, locationKey: null, over: false }
      else if (world.row.over)
        world.row = { generation: world.row.generation + 1, token: null, locationKey: null, over: false }
      else return
      world.started = world.row.generation
    },
    restart: async () => false,
    wake: async (token, location) => {
      await turn()
      if (!world.spent.has(token)) world.answered.set(token, location)
      world.spent.add(token)
    },
    keepWaiting: async (_, waiting) => {
      await turn()
      const { row } = world
      if (row !== null && (row.generation > waiting.generation || row.over)) return 'replaced'
      world.row = { ...waiting, over: false }
      return 'kept'
    },
    finish: async (_, generation) => {
      await turn()
      if (world.row?.generation === generation)
        world.row = { generation, token: null, locationKey: null, over: true }
    },
    waiting: async () => {
      await turn()
      return world.row
    },
  }
  const store = {
    load: async () => {
      await turn()
      return [...world.commits]
    },
    append: async (commit: Commit) => {
      await turn()
      if (world.commits.some(({ version }) => version === commit.version)) return 'taken'
      world.commits.push(commit)
      return 'committed'
    },
  }
  return { now: () => nowAt, rules, store, timeline } as unknown as CaseKeeping
}

/** Who takes part: each runs step by step, when the schedule gives it a turn. */
const actors = (commands: readonly CaseCommand[]) => {
  const rounds = (keeping: CaseKeeping, generation: number) => async () => {
    const seen = await locateCase(keeping)(caseId)
    if (seen.place !== 'over') await awaitCase(keeping)({ seen, generation, token: `token-${generation}` })
  }
  const feed = (keeping: CaseKeeping) => async () => {
    await driveTimeline(keeping, await loadCase(keeping, caseId))
  }
  const staff = (keeping: CaseKeeping) => async () => {
    for (const command of commands) {
      const handled = await handleCommand(keeping, caseId, command)
      if ('refusal' in handled) throw new Error(handled.refusal.why)
      await driveTimeline(keeping, await loadCase(keeping, caseId))
    }
  }
  return { execution: rounds, feed, staff }
}

/** Runs two actors under one schedule, a bit a step; gives how many steps each took. */
const interleave = async (
  parts: readonly ((turn: Turn) => Promise<void>)[],
  schedule: readonly number[],
): Promise<readonly number[]> => {
  const steps = parts.map(() => 0)
  const gates: ((() => void) | null)[] = parts.map(() => null)
  const done = parts.map(() => false)
  const running = parts.map((part, index) =>
    part(() => {
      steps[index] = (steps[index] ?? 0) + 1
      return new Promise<void>((go) => {
        gates[index] = go
      })
    }).finally(() => {
      done[index] = true
    }),
  )
  const rest = () => new Promise<void>((resolve) => setImmediate(resolve))
  for (let turn = 0; done.includes(false); turn += 1) {
    await rest()
    const wanted = schedule[turn] ?? turn % parts.length
    const next = gates[wanted] === null ? gates.findIndex((gate) => gate !== null) : wanted
    const go = gates[next]
    gates[next] = null
    go?.()
  }
  await Promise.all(running)
  return steps
}

/** Every way to choose `ones` of `length` places. */
const schedules = (length: number): readonly (readonly number[])[] =>
  Array.from({ length: 2 ** length }, (_, bits) => Array.from({ length }, (__, place) => (bits >> place) & 1))

const worldAfter = async (...commands: readonly CaseCommand[]): Promise<World> => {
  const world: World = { commits: [], row: null, answered: new Map(), spent: new Set(), started: 0 }
  const keeping = keepingOf(world, async () => undefined)
  for (const command of [arrives('code-2024', '2026-11-09'), ...commands])
    await handleCommand(keeping, caseId, command)
  return world
}

/**
 * Nothing is lost: the execution waits for what the case now waits for, or has been answered, after which it looks again.
 * Only one that is told that it is over looks no more: then the case is over, or a later execution has been started.
 */
const holds = async (world: World): Promise<boolean> => {
  const location = await locateCase(keepingOf(world, async () => undefined))(caseId)
  const { row, started } = world
  if (started > 1) return row?.generation === started && !row.over
  const told = world.answered.get('token-1')
  if (told !== undefined) return told.place !== 'over' || location.place === 'over'
  return row?.token === 'token-1' && row.locationKey === locationKey(location)
}

describe('in every order of steps, no signal is lost', () => {
  test('between an execution that is about to wait and a commit with its delivery', async () => {
    for (const schedule of schedules(10)) {
      const world = await worldAfter()
      world.row = { generation: 1, token: null, locationKey: null, over: false }
      const { execution, staff } = actors([acknowledges('2026-11-11T07:59:00Z')])
      await interleave(
        [(turn) => execution(keepingOf(world, turn), 1)(), (turn) => staff(keepingOf(world, turn))()],
        schedule,
      )
      expect(await holds(world), schedule.join('')).toBe(true)
    }
  })

  test('between two deliveries of one commit and an execution that is about to wait', async () => {
    for (const schedule of schedules(9)) {
      const world = await worldAfter(acknowledges('2026-11-11T07:59:00Z'))
      world.row = { generation: 1, token: 'token-1', locationKey: 'stage-1/acknowledge/earlier', over: false }
      const { execution, feed } = actors([])
      await interleave(
        [
          (turn) => feed(keepingOf(world, turn))().then(() => feed(keepingOf(world, turn))()),
          (turn) => execution(keepingOf(world, turn), 1)(),
        ],
        schedule,
      )
      expect(await holds(world), schedule.join('')).toBe(true)
    }
  })

  test('between a closing that ends the timeline and a reopening that wants it', async () => {
    const answered = [acknowledges('2026-11-10'), answers('2026-11-11T07:00:00Z')]
    for (const schedule of schedules(12)) {
      const world = await worldAfter(...answered, ada('close', '2026-11-11T07:30:00Z', { why: 'Answered.' }))
      world.row = { generation: 1, token: 'token-1', locationKey: 'stage-1/answered/never', over: false }
      const { feed, staff } = actors([ada('reopen', '2026-11-11T07:59:00Z', { why: 'More came.' })])
      await interleave(
        [(turn) => feed(keepingOf(world, turn))(), (turn) => staff(keepingOf(world, turn))()],
        schedule,
      )
      expect(world.row?.over, schedule.join('')).toBe(false)
      expect(await holds(world), schedule.join('')).toBe(true)
    }
  })
})

test('the model would notice: without the second look a signal that comes first is lost', async () => {
  let lost = 0
  for (const schedule of schedules(8)) {
    const world = await worldAfter()
    world.row = { generation: 1, token: null, locationKey: null, over: false }
    const { staff } = actors([acknowledges('2026-11-11T07:59:00Z')])
    const careless = async (turn: Turn): Promise<void> => {
      const keeping = keepingOf(world, turn)
      const seen = await locateCase(keeping)(caseId)
      await keeping.timeline.keepWaiting(caseId, {
        generation: 1,
        token: 'token-1',
        locationKey: locationKey(seen),
      })
    }
    await interleave([careless, (turn) => staff(keepingOf(world, turn))()], schedule)
    if (!(await holds(world))) lost += 1
  }
  expect(lost).toBeGreaterThan(0)
})
