import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Teams } from '../../../bots/teams/teams.ts'
import { handleCommand } from '../../../casework/handleCommand.ts'
import { logForResident } from '../../../casework/logForResident.ts'
import { at, type Office, openOffice } from '../office.ts'
import { actionsOf, type Card, nothingButTheCard, valuesOf } from './cardSchema.ts'
import { openTeam } from './team.ts'

const mould =
  'Mrs Whitfield has rung four times about the damp and black mould over her cooker and nobody has come.'

/** Monday 30 November 2026, 10:00: the offices are open. */
const monday = at('2026-11-30T10:00:00Z')

/** The private channel of the demonstration landlord’s file, and one that it says others read. */
const complaints = '19:larkfield-complaints@thread.tacv2'
const repairs = '19:larkfield-repairs@thread.tacv2'

let office: Office
const open: Awaited<ReturnType<typeof openTeam>>[] = []
beforeEach(async () => {
  office = await openOffice()
  office.moveTo(monday)
})
afterEach(async () => {
  for (const team of open.splice(0)) await team.close()
})

/** The landlord’s file with a channel of those who mend, and with Priya in their team. */
const withRepairs = (): Office['casework'] => {
  const { casework } = office
  const { landlord } = casework.rules
  const channels = [
    ...landlord.channels,
    {
      id: 'repairs-team',
      teams: repairs,
      private: false,
      staffTeams: ['repairs'],
      tells: ['due' as const, 'overdue' as const],
    },
  ]
  const staff = landlord.staff.map((each) => (each.id === 'priya-nair' ? { ...each, team: 'repairs' } : each))
  const rules = { ...casework.rules, landlord: { ...landlord, channels, staff } as typeof landlord }
  return { ...casework, rules }
}

const openWith = async (changes: { casework?: Office['casework']; later?: Teams['later'] } = {}) => {
  const team = await openTeam({ office, ...changes })
  open.push(team)
  const added = (id: string) =>
    team.say('', {
      type: 'conversationUpdate',
      membersAdded: [{ id: '28:bot' }],
      conversation: { id, conversationType: 'channel', tenantId: team.tenant },
    })
  await added(complaints)
  await added(repairs)
  const sentTo = (conversation: string) =>
    team.framework.sent.flatMap(({ path, activity }) =>
      decodeURIComponent(path).includes(conversation) ? [activity] : [],
    )
  const told = (version: number, caseId: string) =>
    team.work({
      Records: [{ messageId: 'm1', body: JSON.stringify({ kind: 'commit', caseId, version }) }],
    })
  return { team, sentTo, told }
}

const log = async (words: string) => {
  const logged = await logForResident(office.casework)({
    words,
    choice: null,
    staff: 'tom-hargreaves',
    channel: 'teams',
    channelMessageId: words,
    replyRoute: { channel: 'teams', conversation: 'a:1', serviceUrl: 'http://127.0.0.1' },
    saidAt: null,
    resident: 't-1001/0',
  })
  await office.mailsAfterDelivery()
  return logged
}

const everythingIn = (value: unknown): string => JSON.stringify(value)
const cardIn = (activity: Record<string, unknown> | undefined): Card =>
  nothingButTheCard.parse(activity?.attachments)[0].content

test('a new case is told in its channel, with a name only because that is private, and none in what notifications show', async () => {
  const { sentTo, told } = await openWith()
  const { caseId, reference } = await log(mould)
  expect(await told(1, caseId)).toEqual({ batchItemFailures: [] })
  await told(1, caseId)
  const posts = sentTo(complaints)
  const news = posts.filter(({ summary }) => summary === `New: ${reference}, Stage 1 complaint`)
  expect(news).toHaveLength(1)
  expect(everythingIn(cardIn(news[0]))).toContain('Joan Whitfield')
  expect(everythingIn(posts.map(({ summary }) => summary))).not.toContain('Whitfield')
})

test('a hazard is told at once, and the button opens a dialog for whoever presses it alone', async () => {
  office.moveTo(at('2026-11-28T23:40:00Z'))
  const { team, sentTo, told } = await openWith()
  const { caseId, reference } = await log(`${mould} She is angry. She can smell gas too.`)
  await told(1, caseId)
  const post = sentTo(complaints).find(({ summary }) => summary === `Hazard: ${reference}`)
  const take = actionsOf(cardIn(post)).find(({ title }) => title === 'I take it')
  expect(take?.data).toMatchObject({ msteams: { type: 'task/fetch' } })
  const conversation = { id: complaints, conversationType: 'channel', tenantId: team.tenant }
  await team.invoke('task/fetch', { data: take?.data }, { conversation })
  expect((await office.cases())[0]?.stages[0]?.handler).toBe('staff:priya-nair')
  expect(sentTo(complaints).at(-1)?.summary).toBe(`Hazard: ${reference}, taken by Priya Nair`)
})

test('a channel of a team is told of the dates of what its people hold, and of no others; no name where others read', async () => {
  const casework = withRepairs()
  const { sentTo, told } = await openWith({ casework })
  const { caseId, reference } = await log(mould)
  const remind = async (day: string) => {
    office.moveTo(at(day))
    const done = await handleCommand(casework, caseId, {
      type: 'reach-milestones',
      at: at(day),
      by: 'putright',
    })
    if (!('loaded' in done)) throw new Error('refused')
    await told(done.loaded.version, caseId)
  }
  // Logged Monday: acknowledged by Monday 7 December (Code 6.2); three working days before is Wednesday 2.
  await remind('2026-12-02T09:00:00Z')
  expect(sentTo(complaints).some(({ summary }) => String(summary).startsWith('Acknowledge'))).toBe(true)
  expect(sentTo(repairs)).toHaveLength(0)
  await handleCommand(casework, caseId, {
    type: 'assign',
    at: at('2026-12-02T10:00:00Z'),
    by: 'staff:priya-nair',
    stage: 'stage-1',
    handler: 'staff:priya-nair',
    role: 'complaints officer',
  })
  await remind('2026-12-04T09:00:00Z')
  expect(sentTo(repairs).map(({ summary }) => summary)).toEqual([
    `Acknowledge ${reference} by Monday 7 December 2026: in 1 working day`,
  ])
  expect(everythingIn(sentTo(repairs))).not.toContain('Whitfield')
})

test('what is due today stands in the morning’s list of its channel, once', async () => {
  const { team, sentTo } = await openWith()
  const { reference } = await log(mould)
  office.moveTo(at('2026-12-07T09:00:00Z'))
  await team.work({ source: 'putright.round' })
  await team.work({ source: 'putright.round' })
  const mornings = sentTo(complaints).filter(({ summary }) => String(summary).startsWith('This morning'))
  expect(mornings).toHaveLength(1)
  expect(everythingIn(cardIn(mornings[0]))).toMatch(new RegExp(`Due today: 1.*${reference}`))
})

test('what takes longer than Teams waits is acknowledged, and its answer comes as a message; it is one case', async () => {
  const jobs: unknown[] = []
  const { store } = office.casework
  const slow = {
    ...store,
    append: async (commit: Parameters<typeof store.append>[0]) => {
      await new Promise((done) => setTimeout(done, 2600))
      return await store.append(commit)
    },
  }
  const { team } = await openWith({
    casework: { ...office.casework, store: slow },
    later: async (job) => void jobs.push(job),
  })
  await team.say(mould)
  const form = cardIn(team.framework.sent.at(-1)?.activity)
  const logIt = actionsOf(form).find(({ title }) => title === 'Log it')
  if (logIt === undefined) throw new Error('no form')
  const meanwhile = await team.execute(logIt, valuesOf(form))
  expect(everythingIn(meanwhile)).toContain('Nothing is lost')
  const body = JSON.stringify(jobs[0])
  expect(await team.work({ Records: [{ messageId: 'm1', body }] })).toEqual({ batchItemFailures: [] })
  const [logged] = await office.cases()
  expect(everythingIn(cardIn(team.framework.sent.at(-1)?.activity))).toContain(`Logged ${logged?.reference}`)
  expect(await office.cases()).toHaveLength(1)
}, 20_000)
