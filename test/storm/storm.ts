import { handleCommand, loadCase } from '../../casework/handleCommand.ts'
import { type StaffAnswer, staffCommand } from '../../casework/staffCommand.ts'
import { millisecondsOf } from '../../domain/calendar/instant.ts'
import type { Role } from '../../domain/landlord/landlord.ts'
import { randomFrom } from '../../domain/simulation/random.ts'
import { openTimelineOffice, type TimelineOffice } from '../casework/timelineOffice.ts'
import { calm, createFaults, type Faults, type Rates } from './faults.ts'
import {
  type Act,
  type Life,
  type Lived,
  lifeOf,
  livedOf,
  livedPurely,
  stormBegins,
  stormEnds,
} from './lives.ts'

const hour = 3_600_000
const atOnce = 8
const roles: Role[] = ['frontline', 'handler', 'reviewer', 'manager']

/** A case whose life was not what it is without faults. */
export interface Difference {
  readonly caseId: string
  readonly lived: Lived
  readonly purely: Lived
}

export interface Stormed {
  readonly cases: number
  readonly events: number
  readonly notices: number
  readonly mails: number
  /** Mails that went again, each from a run that was struck between the sending and its record. */
  readonly twice: number
  /** Mails that went again though nothing had struck: none may. */
  readonly twiceForNothing: readonly string[]
  readonly different: readonly Difference[]
  readonly faults: Readonly<Record<string, number>>
  readonly seconds: number
}

/**
 * What is put right on the hour, as on AWS: late deliveries and the sweep while anything has gone wrong, the
 * reconciliation after an execution was killed and each night. It sleeps while all has been well, to save time.
 */
const rounds = (office: TimelineOffice, faults: Faults) => {
  let next: number | null = null
  let killed = false
  const wellDone = async (name: string): Promise<boolean> =>
    !('error' in (await office.lambda.invoke(name, {})))
  return {
    nextDue: () => next,
    wake: () => {
      next ??= (Math.floor(office.clock.now() / hour) + 1) * hour
      office.clock.timerSet(next)
    },
    killed: () => {
      killed = true
    },
    fire: async (instant: number): Promise<void> => {
      next = null
      const again = faults.anything()
      await faults.deliverLate()
      const swept = await wellDone('sweep-commits')
      if (killed || instant % (24 * hour) === 3 * hour) killed = !(await wellDone('reconcile-timelines'))
      if (again || killed || !swept) next = instant + hour
    },
  }
}

const act = async (
  { casework }: TimelineOffice,
  faults: Faults,
  life: Life,
  { who, command, at }: Act,
): Promise<StaffAnswer> => {
  const asking = {
    staff: { id: who, name: who, roles },
    caseId: life.caseId,
    command,
    key: `${command.type}-${at}`,
  }
  return faults.untilAnswered(() => staffCommand(faults.keeping(casework))(asking))
}

const open = ({ casework }: TimelineOffice, faults: Faults, { caseId, opens }: Life) =>
  faults.untilAnswered(() => handleCommand(faults.keeping(casework), caseId, opens))

const tryAll = async (works: readonly (() => Promise<unknown>)[]): Promise<void> => {
  const waiting = works.values()
  const lane = async (): Promise<void> => {
    for (const work of waiting) await work()
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

const inOrder = (works: readonly (() => Promise<unknown>)[]) => async (): Promise<void> => {
  for (const work of works) await work()
}

const doneTwice = ({ sends }: Faults): Pick<Stormed, 'twice' | 'twiceForNothing'> => {
  let twice = 0
  const twiceForNothing: string[] = []
  for (const [letter, same] of Map.groupBy(sends, (send) => send.letter)) {
    twice += same.length - 1
    if (same.filter(({ struck }) => !struck()).length > 1) twiceForNothing.push(letter)
  }
  return { twice, twiceForNothing }
}

const same = (left: Lived, right: Lived): boolean => JSON.stringify(left) === JSON.stringify(right)

/** So many random lives on one system in which things go wrong by chance, beside the same lives where nothing can. */
export const storm = async (count: number, seed: number, rates: Rates): Promise<Stormed> => {
  const began = performance.now()
  const random = randomFrom(seed)
  let now = rates
  const faults = createFaults(random, () => now)
  const office = await openTimelineOffice({
    from: new Date(stormBegins).toISOString(),
    through: faults.through,
    keeping: faults.keeping,
    // Each fault is counted; told one by one they would drown what came of them.
    report: () => undefined,
  })
  office.clock.addWork(faults.work)
  const round = rounds(office, faults)
  office.clock.addTimers(round)

  const lives = Array.from({ length: count }, (_, number) => lifeOf(seed, number))
  /** What one case has to be asked at a moment, in order; different cases are asked side by side. */
  const works = lives.flatMap((life) => {
    const opened = { at: millisecondsOf(life.opens.at), work: [() => open(office, faults, life)] }
    const later = Map.groupBy(life.acts, ({ at }) => at)
    const asked = [...later].map(([at, acts]) => ({
      at,
      work: acts.map((each) => () => act(office, faults, life, each)),
    }))
    return [opened, ...asked]
  })
  const hours = Map.groupBy(works, ({ at }) => at)
  const killSome = async (): Promise<void> => {
    if (random() >= now.killed) return
    const policy = office.policies()[Math.floor(random() * office.policies().length)] ?? ''
    for (const [index, name] of (await office.running(policy)).entries()) {
      if (index > 0 && random() >= 0.05) continue
      faults.note('an execution was killed')
      round.killed()
      await office.stopExecution(office.executionArn(policy, name))
    }
  }
  for (const at of [...hours.keys()].toSorted((left, right) => left - right)) {
    await office.clock.advanceTo(at)
    await tryAll((hours.get(at) ?? []).map(({ work }) => inOrder(work)))
    await killSome()
    await office.settle()
    round.wake()
  }
  await office.clock.advanceTo(stormEnds - 12 * hour)
  now = calm
  round.wake()
  await office.clock.advanceTo(stormEnds)

  const different: Difference[] = []
  let [events, notices] = [0, 0]
  for (const life of lives) {
    const { commits } = await loadCase(office.casework, life.caseId)
    const lived = livedOf(commits.flatMap((commit) => commit.events))
    const purely = livedPurely(life, office.casework.rules, stormEnds)
    events += lived.history.length
    notices += lived.notices.length
    if (!same(lived, purely)) different.push({ caseId: life.caseId, lived, purely })
  }
  await office.close()
  return {
    cases: count,
    events,
    notices,
    mails: faults.sends.length,
    ...doneTwice(faults),
    different,
    faults: faults.happened,
    seconds: (performance.now() - began) / 1000,
  }
}
