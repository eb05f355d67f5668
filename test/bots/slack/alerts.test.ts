import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Desk, Typed } from '../../../bots/desk/desk.ts'
import { openLog } from '../../../bots/desk/logForm.ts'
import { lookRound, tellCommit, tellNews } from '../../../bots/desk/news.ts'
import { openPage, sendForm } from '../../../bots/desk/open.ts'
import type { Poster } from '../../../bots/desk/poster.ts'
import type { Page } from '../../../bots/page.ts'
import { jobSchema } from '../../../bots/staffQueue.ts'
import { handleCommand } from '../../../casework/handleCommand.ts'
import { logForResident } from '../../../casework/logForResident.ts'
import { at, type Office, openOffice } from '../office.ts'
import { openWorkspace } from './workspace.ts'

interface Told {
  readonly to: string
  readonly page: Page
}

let office: Office
let told: Told[]
let changes: Page[]
let poster: Poster
type News = Parameters<typeof tellNews>[1]

const member = (id: string) => {
  const found = office.casework.rules.landlord.staff.find((each) => each.id === id)
  if (found === undefined) throw new Error(`Nobody is ${id}`)
  return found
}

const desk = () => ({ casework: office.casework, notebook: office.notebook, poster })

beforeEach(async () => {
  office = await openOffice()
  told = []
  changes = []
  poster = {
    tool: 'slack',
    toChannel: async (to, page) => {
      told.push({ to, page })
      return String(told.length)
    },
    change: async (to, message, page) => {
      changes.push(page)
      told.push({ to: `${to}/${message}`, page })
    },
    toPerson: async (to, page) => {
      told.push({ to, page })
      return String(told.length)
    },
  }
})
afterEach(() => office.close())

/** Monday 30 November 2026, 10:00: the offices are open. The office of the tests stands at Saturday night before. */
const monday = at('2026-11-30T10:00:00Z')

const log = async (words: string, resident = 't-1003/0') => {
  const logged = await logForResident(office.casework)({
    words,
    choice: null,
    staff: 'tom-hargreaves',
    channel: 'slack',
    channelMessageId: words,
    replyRoute: { channel: 'slack', team: 'T', conversation: 'C', thread: null },
    saidAt: null,
    resident,
  })
  await office.mailsAfterDelivery()
  return logged
}

const leak = 'She has rung four times about the leak and nobody has come, it is a disgrace.'
const channels = () => told.map(({ to }) => to)
const everythingIn = (page: Page | undefined): string => JSON.stringify(page)

test('a new case is told in the channels of its topic and estate, with a name only where the channel is private', async () => {
  office.moveTo(monday)
  const { caseId, reference } = await log(leak, 't-1001/0')
  await tellCommit(desk(), poster, { caseId, version: 1 })
  expect(channels().toSorted()).toEqual(['C0COMPLAINTS', 'C0REPAIRS', 'C0SKYLARK'])
  for (const { to, page } of told) {
    expect(page.headline).toBe(`New: ${reference}, Stage 1 complaint`)
    expect(everythingIn(page).includes('Whitfield')).toBe(to === 'C0COMPLAINTS')
  }
})

test('the same commit again tells nobody again', async () => {
  office.moveTo(monday)
  const { caseId } = await log(leak)
  await tellCommit(desk(), poster, { caseId, version: 1 })
  const first = told.length
  await tellCommit(desk(), poster, { caseId, version: 1 })
  expect(told).toHaveLength(first)
})

test('on Saturday night nothing is told; on Monday at nine it is, once', async () => {
  const { caseId } = await log(leak)
  await tellCommit(desk(), poster, { caseId, version: 1 })
  await lookRound(desk(), poster)
  expect(told).toHaveLength(0)
  office.moveTo(at('2026-11-30T09:00:00Z'))
  await lookRound(desk(), poster)
  const news = told.filter(({ page }) => page.headline.startsWith('New:'))
  expect(news.map(({ to }) => to).toSorted()).toEqual(['C0COMPLAINTS', 'C0REPAIRS'])
  const count = told.length
  await lookRound(desk(), poster)
  expect(told).toHaveLength(count)
})

test('a hazard is told at once at any hour, and again each quarter of an hour until somebody takes it', async () => {
  const { caseId, reference } = await log(`${leak} She can smell gas.`)
  await tellCommit(desk(), poster, { caseId, version: 1 })
  const hazards = () =>
    told.filter(({ page, to }) => page.headline.startsWith('Hazard:') && !to.includes('/'))
  expect(hazards().length).toBeGreaterThan(0)
  expect(hazards()[0]?.page.headline).toBe(`Hazard: ${reference}`)
  const once = hazards().length
  office.moveTo(at('2026-11-28T23:50:00Z'))
  await lookRound(desk(), poster)
  expect(hazards()).toHaveLength(once)
  office.moveTo(at('2026-11-28T23:56:00Z'))
  await lookRound(desk(), poster)
  await lookRound(desk(), poster)
  expect(hazards()).toHaveLength(2 * once)

  const workspace = await openWorkspace(office)
  await workspace.press({ action_id: 'open:seen', value: caseId })
  await workspace.press(
    { action_id: 'open:take', value: caseId },
    { user: { id: 'U0LARK003', name: 'priya' } },
  )
  const changed = workspace.api.calls.filter(({ method }) => method === 'chat.update')
  expect(JSON.stringify(changed.at(-1)?.body)).toContain('Priya Nair, Tom Hargreaves')
  expect(changed.at(-1)?.body.text).toBe(`Hazard: ${reference}, taken by Priya Nair`)
  expect((await office.cases())[0]?.stages[0]?.handler).toBe('staff:priya-nair')

  office.moveTo(at('2026-11-29T00:30:00Z'))
  await lookRound(desk(), poster)
  expect(hazards()).toHaveLength(2 * once)
})

test('a hazard that is seen in one tool is shown so in the other', async () => {
  const { caseId } = await log(`${leak} She can smell gas.`)
  await tellCommit(desk(), poster, { caseId, version: 1 })
  const told = { staff: member('tom-hargreaves'), tool: 'teams', private: true } as const
  const jobs: unknown[] = []
  const teams: Desk = {
    ...desk(),
    poster: { ...poster, tool: 'teams' },
    tellTools: async (job) => void jobs.push(job),
  }
  await openPage(teams, told, 'seen', caseId)
  expect(jobs).toEqual([{ kind: 'hazard', caseId }])
  changes.length = 0
  await tellNews(desk(), jobSchema.parse(jobs[0]) as News)
  expect(changes.length).toBeGreaterThan(0)
  expect(everythingIn(changes[0])).toContain('Tom Hargreaves')
})

test('a form with words in it that is left is brought to its writer’s mind within the hour, once, without its words', async () => {
  office.moveTo(monday)
  const tom = { staff: member('tom-hargreaves'), tool: 'slack', private: true } as const
  const typed = (identity: string, words: string): Typed => ({
    words,
    identity,
    replyRoute: { channel: 'slack', team: 'T', conversation: 'C', thread: null },
  })
  await openLog(desk(), tom, typed('left', leak))
  await openLog(desk(), tom, typed('empty', ''))
  await openLog(desk(), tom, typed('sent', `${leak} Mr Clarke, 07700 900103.`))
  await sendForm(
    desk(),
    tom,
    { name: 'log', carries: { draft: 'sent' } },
    { words: [leak], choice: ['complaint'] },
  )
  await log('Logged by the words alone, because the form could not be opened in time.')
  await openLog(
    desk(),
    tom,
    typed('Logged by the words alone, because the form could not be opened in time.', 'x y z'),
  )
  const reminded = () => told.filter(({ page }) => page.headline.startsWith('You began to log'))
  office.moveTo(at('2026-11-30T10:29:00Z'))
  await lookRound(desk(), poster)
  expect(reminded()).toEqual([])
  office.moveTo(at('2026-11-30T10:31:00Z'))
  await lookRound(desk(), poster)
  await openLog(desk(), tom, typed('left', leak))
  office.moveTo(at('2026-11-30T11:30:00Z'))
  await lookRound(desk(), poster)
  expect(reminded().map(({ to }) => to)).toEqual(['tom-hargreaves'])
  expect(everythingIn(reminded()[0]?.page)).toContain('"opens":"log","about":"left"')
  expect(everythingIn(reminded()[0]?.page)).not.toContain('disgrace')
})

test('whoever holds a case is told of its date three and one working days before, and when it is late', async () => {
  office.moveTo(monday)
  const { caseId, reference } = await log(leak)
  const by = 'staff:priya-nair'
  await handleCommand(office.casework, caseId, {
    type: 'assign',
    at: monday,
    by,
    stage: 'stage-1',
    handler: by,
    role: 'complaints officer',
  })
  // Logged Monday: the acknowledgement is due on Monday 7 December (Code 6.2); three working days before is Wednesday 2.
  for (const [moment, says] of [
    ['2026-12-02T09:00:00Z', `Acknowledge ${reference} by Monday 7 December 2026: in 3 working days`],
    ['2026-12-04T09:00:00Z', `Acknowledge ${reference} by Monday 7 December 2026: in 1 working day`],
    ['2026-12-08T09:30:00Z', `Acknowledge ${reference}: late since Monday 7 December 2026`],
  ] as const) {
    office.moveTo(at(moment))
    told.length = 0
    const done = await handleCommand(office.casework, caseId, {
      type: 'reach-milestones',
      at: at(moment),
      by: 'putright',
    })
    if (!('loaded' in done)) throw new Error('refused')
    await tellCommit(desk(), poster, { caseId, version: done.loaded.version })
    expect(told.filter(({ to }) => to === 'priya-nair').map(({ page }) => page.headline)).toContain(says)
    expect(channels()).toContain('C0COMPLAINTS')
  }
})

test('the morning’s list comes once each working day: to a channel what it is told of, to people their own', async () => {
  office.moveTo(monday)
  await log(leak)
  office.moveTo(at('2026-12-07T09:00:00Z'))
  await lookRound(desk(), poster)
  const morning = told.filter(({ page }) => page.headline === 'This morning, Monday 7 December 2026')
  expect(morning.map(({ to }) => to)).toEqual(['C0COMPLAINTS'])
  expect(everythingIn(morning[0]?.page)).toContain('Due today: 1')
  expect(everythingIn(morning[0]?.page)).toContain('Nobody holds these yet: 1')
})

test('a job of the queue is told through Slack, and waits as long as Slack’s Retry-After asks', async () => {
  const workspace = await openWorkspace(office)
  office.moveTo(monday)
  const { caseId } = await log(leak)
  workspace.api.limit(1)
  const body = JSON.stringify({ kind: 'commit', caseId, version: 1 })
  const answer = await workspace.invoke({ Records: [{ messageId: 'm1', body }] })
  expect(answer).toEqual({ batchItemFailures: [] })
  const posted = workspace.api.calls.filter(({ method }) => method === 'chat.postMessage')
  expect(posted.map(({ body: { channel } }) => channel).toSorted()).toEqual(['C0COMPLAINTS', 'C0REPAIRS'])
})

test('a channel that Slack does not take is a failure of that job alone, and is tried again', async () => {
  const workspace = await openWorkspace(office)
  office.moveTo(monday)
  const { caseId } = await log(leak)
  workspace.api.fail('channel_not_found')
  const body = JSON.stringify({ kind: 'commit', caseId, version: 1 })
  const event = { Records: [{ messageId: 'm1', body }] }
  expect(await workspace.invoke(event)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
  workspace.api.fail(null)
  expect(await workspace.invoke(event)).toEqual({ batchItemFailures: [] })
  expect(workspace.api.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(2)
})

test('what takes longer than Slack waits is acknowledged, and its answer comes as a message; it is one case', async () => {
  const jobs: unknown[] = []
  const slow = {
    ...office.casework.store,
    append: async (commit: Parameters<typeof office.casework.store.append>[0]) => {
      await new Promise((done) => setTimeout(done, 2600))
      return await office.casework.store.append(commit)
    },
  }
  const workspace = await openWorkspace(
    { ...office, casework: { ...office.casework, store: slow } },
    async (job) => void jobs.push(job),
  )
  await workspace.command(leak)
  const answer = await (await workspace.submit(workspace.lastView())).json()
  expect(JSON.stringify(answer)).toContain('Nothing is lost')
  await workspace.invoke({ Records: [{ messageId: 'm1', body: JSON.stringify(jobs[0]) }] })
  const [logged] = await office.cases()
  expect(JSON.stringify(workspace.api.calls.at(-1)?.body.blocks)).toContain(`Logged ${logged?.reference}`)
  expect(await office.cases()).toHaveLength(1)
}, 20_000)
