import { z } from 'zod'
import type { CaseSummary, Commit } from '../../casework/ports.ts'
import { type QueueName, queue } from '../../casework/queues.ts'
import { alertsOfCommit, caseAbout, casesFor, type ToTell } from '../../casework/staffAlerts.ts'
import type { Alert } from '../../domain/attention/alert.ts'
import { isOpenAt } from '../../domain/attention/workingHours.ts'
import { instantOf, millisecondsOf } from '../../domain/calendar/instant.ts'
import { dayInWords } from '../../domain/calendar/words.ts'
import { currentStage } from '../../domain/case/standing.ts'
import { milestoneNameSchema } from '../../domain/deadlines/milestoneName.ts'
import { type StaffChannel, staffNewsSchema } from '../../domain/landlord/landlord.ts'
import type { Page, Piece } from '../page.ts'
import type { Job } from '../staffQueue.ts'
import { alertPage } from './alertPages.ts'
import { tellChat, tellWaitingChats } from './chats.ts'
import type { Desk, Who } from './desk.ts'
import { refreshHazard, tellHazard, tellHazardAgain } from './hazards.ts'
import { tellLeftForms } from './leftForms.ts'
import { today } from './localTime.ts'
import type { Poster } from './poster.ts'
import { homePage, queueTitles, rowOf } from './queuePages.ts'

/** What waits for the offices to open. */
const heldSchema = z.object({
  caseId: z.string(),
  channel: z.string(),
  alert: z.object({
    key: z.string(),
    news: staffNewsSchema,
    reference: z.string(),
    date: z.object({ milestone: milestoneNameSchema, due: z.string(), days: z.int() }).nullable(),
    urgent: z.boolean(),
  }),
})
const heldPage = (tool: string): string => `held/${tool}`

const isOpenNow = ({ casework: { now, rules } }: Desk): boolean =>
  isOpenAt(now(), rules.landlord.openingHours, rules.calendar)

/** Days for which it is remembered that something was told. */
const rememberedDays = 60

const post = async (
  desk: Desk,
  poster: Poster,
  { caseId, alert }: { readonly caseId: string; readonly alert: Alert },
  channel: StaffChannel,
): Promise<void> => {
  if (alert.news === 'hazard') return void (await tellHazard(desk, poster, caseId, channel))
  const place = channel[poster.tool]
  const found = await caseAbout(desk.casework, caseId)
  if (place === undefined || found === null) return
  await poster.toChannel(place, alertPage(alert, { caseId, state: found.state }, channel.private))
}

const keyFor = ({ caseId, alert }: Pick<ToTell, 'caseId' | 'alert'>, channel: StaffChannel): string =>
  `${caseId}/${channel.id}/${alert.key}`

/** Tells each channel once: at once where it is urgent or the offices are open, else when they open. */
const tell = async (
  desk: Desk,
  poster: Poster,
  { caseId, alert }: ToTell,
  channel: StaffChannel,
): Promise<void> => {
  const key = keyFor({ caseId, alert }, channel)
  if (!alert.urgent && !isOpenNow(desk)) {
    await desk.notebook.claim({
      page: heldPage(poster.tool),
      key,
      value: { caseId, channel: channel.id, alert },
    })
    return
  }
  const page = `told/${poster.tool}`
  if ((await desk.notebook.read(page, key)) !== null) return
  await post(desk, poster, { caseId, alert }, channel)
  const until = instantOf(Date.now() + rememberedDays * 86_400_000)
  await desk.notebook.write({ page, key, value: true, until })
}

/** Whoever holds a case is told of its dates themselves, once, besides the channels. */
const tellHolder = async (desk: Desk, poster: Poster, { caseId, alert }: ToTell): Promise<void> => {
  if (alert.news !== 'due' && alert.news !== 'overdue') return
  const found = await caseAbout(desk.casework, caseId)
  const handler = found === null ? null : currentStage(found.state)?.handler
  if (found === null || handler == null) return
  const page = `told/${poster.tool}`
  const key = `${caseId}/${handler}/${alert.key}`
  if ((await desk.notebook.read(page, key)) !== null) return
  await poster.toPerson(
    handler.replace(/^staff:/, ''),
    alertPage(alert, { caseId, state: found.state }, true),
  )
  await desk.notebook.write({ page, key, value: true })
}

/**
 * A commit has come: whoever it concerns is told, in this tool. The same commit again tells nobody again. A channel that
 * cannot be told holds up no other; it is a fault in the end, so that it is tried again.
 */
export const tellCommit = async (
  desk: Desk,
  poster: Poster,
  commit: Pick<Commit, 'caseId' | 'version'>,
): Promise<void> => {
  const alerts = await alertsOfCommit(desk.casework)(commit)
  const all = alerts.flatMap((toTell) => toTell.channels.map((channel) => ({ toTell, channel })))
  const told = await Promise.allSettled([
    ...all
      .filter(({ channel }) => channel[poster.tool] !== undefined)
      .map(({ toTell, channel }) => tell(desk, poster, toTell, channel)),
    ...alerts.map((toTell) => tellHolder(desk, poster, toTell)),
  ])
  await refreshHazard(desk, poster, commit.caseId)
  for (const each of told) if (each.status === 'rejected') throw each.reason
}

const tellHeld = async (desk: Desk, poster: Poster): Promise<void> => {
  const { channels } = desk.casework.rules.landlord
  for (const { key, value } of await desk.notebook.list(heldPage(poster.tool))) {
    const held = heldSchema.parse(value)
    const channel = channels.find(({ id }) => id === held.channel)
    if (channel !== undefined) await post(desk, poster, held, channel)
    const until = instantOf(Date.now())
    await desk.notebook.write({ page: heldPage(poster.tool), key, value: null, until })
  }
}

/** The lists that a channel’s morning message has, by what the channel is told of. */
const morningLists: readonly (readonly [QueueName, StaffChannel['tells'][number]])[] = [
  ['hazards', 'hazard'],
  ['overdue', 'overdue'],
  ['due-today', 'due'],
  ['to-confirm', 'digest'],
  ['unassigned', 'digest'],
  ['requests', 'digest'],
]

const inMorning = 10

const nobody = { staffId: '' }

const morningPieces = async (desk: Desk, channel: StaffChannel): Promise<readonly Piece[]> => {
  const pieces: Piece[] = []
  for (const [name, news] of morningLists) {
    if (!channel.tells.includes(news)) continue
    const { items } = await queue(desk.casework)(name, nobody, { limit: 50 })
    const own: readonly CaseSummary[] = await casesFor(desk.casework, channel, items)
    if (own.length === 0) continue
    pieces.push({ kind: 'heading', text: `${queueTitles[name]}: ${own.length}` })
    pieces.push(
      ...own.slice(0, inMorning).map((each) => rowOf(each, desk, channel.private ? 'outline' : 'dates')),
    )
  }
  return pieces
}

const morningPage = (desk: Desk, pieces: readonly Piece[]): Page => {
  const day = desk.casework.rules.calendar.zone.localDay(millisecondsOf(desk.casework.now()))
  const headline = `This morning, ${dayInWords(day)}`
  return { headline, pieces: [{ kind: 'heading', text: headline }, ...pieces] }
}

type First = (who: string) => Promise<boolean>

const tellChannels = async (desk: Desk, poster: Poster, first: First): Promise<void> => {
  for (const channel of desk.casework.rules.landlord.channels) {
    const place = channel[poster.tool]
    if (place === undefined || !(await first(`channel/${channel.id}`))) continue
    const pieces = await morningPieces(desk, channel)
    if (pieces.length > 0) await poster.toChannel(place, morningPage(desk, pieces))
  }
}

const tellPeople = async (desk: Desk, poster: Poster, first: First): Promise<void> => {
  for (const staff of desk.casework.rules.landlord.staff) {
    if (staff[poster.tool] === undefined || !(await first(`person/${staff.id}`))) continue
    const who: Who = { staff, tool: poster.tool, private: true }
    const mine = await queue(desk.casework)('mine', { staffId: staff.id }, { limit: 1 })
    if (mine.items.length > 0) await poster.toPerson(staff.id, await homePage(desk, who))
  }
}

/** The morning of each working day, once: to each channel what it is told of, to each member of staff their own. */
const tellMorning = async (desk: Desk, poster: Poster): Promise<void> => {
  const day = today(desk.casework.rules.calendar.zone, desk.casework.now())
  const first: First = (who) =>
    desk.notebook.claim({ page: `morning/${poster.tool}`, key: `${day}/${who}`, value: true })
  await tellChannels(desk, poster, first)
  await tellPeople(desk, poster, first)
}

/** A commit, a turn of a chat, a hazard that somebody saw: whoever it concerns is told. */
export const tellNews = async (desk: Desk, job: Exclude<Job, { kind: 'request' }>): Promise<void> => {
  const { poster, chats } = desk
  if (job.kind === 'commit') return await tellCommit(desk, poster, job)
  if (job.kind === 'hazard') return await refreshHazard(desk, poster, job.caseId)
  if (chats !== undefined) await tellChat({ ...desk, chats }, poster, job)
}

/**
 * Done every few minutes: hazards that nobody has taken, forms that were left, and, when the offices are open, what waited
 * for that and the morning’s lists.
 */
export const lookRound = async (desk: Desk, poster: Poster): Promise<void> => {
  const { items } = await queue(desk.casework)('hazards', nobody, { limit: 50 })
  for (const { caseId } of items)
    await tellHazardAgain(desk, poster, caseId, millisecondsOf(desk.casework.now()))
  if (desk.chats !== undefined) await tellWaitingChats({ ...desk, chats: desk.chats }, poster)
  await tellLeftForms(desk, poster)
  if (!isOpenNow(desk)) return
  await tellHeld(desk, poster)
  await tellMorning(desk, poster)
}
