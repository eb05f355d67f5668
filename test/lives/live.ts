import { DateTime } from 'luxon'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Under } from './landlordUnder.ts'
import type { Life, Step } from './life.ts'
import { type Answer, startWorld, type World } from './world.ts'

const zone = 'Europe/London'
const momentOf = (local: string): number => DateTime.fromSQL(local, { zone }).toMillis()

const localTime = (instant: string): string => {
  const local = DateTime.fromISO(instant, { zone })
  return local.toFormat(local.second === 0 ? 'yyyy-MM-dd HH:mm' : 'yyyy-MM-dd HH:mm:ss')
}

interface Happened {
  readonly type: string
  readonly at: string
  readonly stage?: string | null
  readonly milestone?: string
  readonly timing?: string
  readonly clause?: string
  readonly workingDaysBefore?: number
}

/** What Putright notes of its own doings, and the words themselves. */
const quiet = new Set([
  'message-received',
  'message-read',
  'notice-sent',
  'notice-reported',
  'reminded',
  'still-overdue',
  'letters-fell-due',
  'window-closing',
  'flag-cleared',
])

/** The clause is told where an event says by which rule it came. */
const withClause = new Set(['milestone-missed', 'window-closed', 'refused', 'escalation-refused'])

const lineOf = (event: Happened): string =>
  [
    localTime(event.at),
    event.type,
    event.stage,
    event.milestone,
    event.timing,
    withClause.has(event.type) ? `(${event.clause})` : undefined,
    event.workingDaysBefore,
  ]
    .filter((word) => word != null)
    .join(' ')

interface DateLine {
  readonly stage: string
  readonly milestone: string
  readonly due: string
  readonly basis: string
}

const nameOf = ({ stage, milestone, basis }: DateLine): string =>
  `${stage} ${milestone}${basis === 'code' ? ' Code' : ''}`

/** A due at the end of a local day is told as that day. */
const dueOf = ({ due }: DateLine): string => due.replace(/T23:59:59[+Z].*$/, '')

const cameOf = (step: Step, { status, body }: Answer) => {
  const dates = (body.dates ?? body.milestones ?? []) as readonly DateLine[]
  const asked = Object.keys(step.dates)
  const found = dates.filter((date) => asked.includes(nameOf(date)))
  return {
    at: step.at,
    ask: step.ask.type ?? 'log',
    refused: status < 400 ? null : [status, body.clause].filter((word) => word !== undefined).join(' '),
    ...(status < 400 || step.refused !== null ? {} : { detail: body.detail }),
    dates: Object.fromEntries(found.map((date) => [nameOf(date), dueOf(date)])),
  }
}

const wanted = ({ at, ask, refused, dates }: Step) => ({ at, ask: ask.type ?? 'log', refused, dates })

/** One life as it is lived: who asks what, what came of it. */
const living = (life: Life, index: number) => {
  const key = `life-${String(index).padStart(4, '0')}`
  const came: ReturnType<typeof cameOf>[] = []
  let reference = ''
  let states: readonly string[] | undefined
  const stood: Record<string, string> = {}
  const over = life.steps.at(-1)?.at ?? ''

  const log = (world: World, { by, ask }: Step): Promise<Answer> =>
    world.ask('POST /staff/cases', { as: by, body: ask, headers: { 'idempotency-key': key } })

  const command = async (world: World, { by, ask }: Step): Promise<Answer> => {
    const { etag } = await world.ask(`GET /staff/cases/${reference}`, { as: by })
    return world.ask(`POST /staff/cases/${reference}/commands`, {
      as: by,
      body: ask,
      headers: { 'if-match': etag },
    })
  }

  const take = async (world: World, step: Step): Promise<void> => {
    const answer = await ('type' in step.ask ? command : log)(world, step)
    reference ||= String(answer.body.reference ?? '')
    came.push(cameOf(step, answer))
  }

  const history = async (world: World): Promise<readonly Happened[]> => {
    const { body } = await world.ask(`GET /staff/cases/${reference}`, { as: 'ruth-ellison' })
    return ((body.history ?? []) as readonly { readonly event: Happened }[]).map(({ event }) => event)
  }

  /** Where its execution stands as a moment comes, by the name of the state. */
  const stands = async (world: World, now: string): Promise<void> => {
    if (life.stands?.[now] === undefined) return
    const by = life.steps[0]?.by ?? ''
    const first = await world.execution(by, key)
    const runs = first.status === 'RUNNING'
    const { entered } = runs ? first : await world.execution(by, key, 2)
    stood[now] = `${entered.at(-1)}${runs ? '' : ' (in its second execution)'}`
  }

  /** Its execution’s states once all is done: Step Functions forgets a closed one after 90 days. */
  const look = async (world: World, now: string): Promise<void> => {
    await stands(world, now)
    if (life.states === undefined || states !== undefined || now <= over) return
    const { status, entered } = await world.execution(life.steps[0]?.by ?? '', key)
    states = [...entered, String(status)]
  }

  return { life, came, take, look, history, stood, reference: () => reference, states: () => states }
}

type Living = ReturnType<typeof living>

/** All lives side by side: the clock moves once through all that anybody does, then on to the end. */
const liveAll = async (world: World, lives: readonly Living[], until: string): Promise<void> => {
  const times = [...new Set(lives.flatMap(({ life }) => life.steps.map(({ at }) => at)))].toSorted()
  for (const time of times) {
    await world.moveTo(momentOf(time))
    for (const each of lives) await each.look(world, time)
    for (const each of lives)
      for (const step of each.life.steps.filter(({ at }) => at === time)) await each.take(world, step)
  }
  await world.moveTo(momentOf(until))
}

const told = (life: Life, events: readonly Happened[]): readonly string[] =>
  events.filter(({ type }) => !quiet.has(type) || life.shows?.includes(type) === true).map(lineOf)

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/**
 * Whole lives of cases under one policy, through the HTTP API, the SDK’s client and the embedded engine. Every date and
 * line that a life expects was counted by hand from the policy’s document.
 */
export const describeLives = (
  under: Under,
  { from, until }: { readonly from: string; readonly until: string },
  lives: readonly Life[],
): unknown =>
  describe(`Under ${under.policy}`, () => {
    const all = lives.map(living)
    let world: World
    beforeAll(async () => {
      world = await startWorld(under, momentOf(from))
      await liveAll(world, all, until)
    }, 180_000)
    afterAll(() => world.close())

    test.each(all)('$life.title', async ({ life, came, history, stood, reference, states }) => {
      expect(came).toEqual(life.steps.map(wanted))
      const events = await history(world)
      expect(told(life, events)).toEqual(linesOf(life.story))
      const mails = await world.mailsTo('joan.whitfield@post.example')
      const own = mails.filter(({ subject, text }) => `${subject} ${text}`.includes(reference()))
      for (const words of life.letters ?? [])
        expect(own.map(({ text }) => text.replace(/\s+/g, ' '))).toContainEqual(expect.stringMatching(words))
      expect(states()).toEqual(life.states)
      expect(stood).toEqual(life.stands ?? {})
    })
  })
