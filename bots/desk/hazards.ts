import { z } from 'zod'
import { rulesFor } from '../../casework/handleCommand.ts'
import { caseAbout } from '../../casework/staffAlerts.ts'
import { staffCommand } from '../../casework/staffCommand.ts'
import { isFor } from '../../domain/attention/alert.ts'
import { hasOpenHazard, type OpenedCase } from '../../domain/case/case.ts'
import { currentStage } from '../../domain/case/standing.ts'
import { isToDo } from '../../domain/deadlines/duty.ts'
import { milestones } from '../../domain/deadlines/milestones.ts'
import type { StaffChannel } from '../../domain/landlord/landlord.ts'
import { sayDue } from '../../domain/notices/sayDate.ts'
import { milestoneNames } from '../staffWords.ts'
import { type HazardSeen, hazardPage } from './alertPages.ts'
import type { Desk, Who } from './desk.ts'
import { rolesFor } from './handling.ts'
import type { Poster } from './poster.ts'

/** Pages of the notebook, one for each case: who has seen its hazard, who takes it, and the messages that say so. */
const seenPage = (caseId: string): string => `hazard-seen/${caseId}`
const takenPage = 'hazard-taken'
const postsPage = (caseId: string): string => `hazard-posts/${caseId}`

const nameSchema = z.string()
const postSchema = z.object({
  tool: z.enum(['slack', 'teams']),
  channel: z.string(),
  message: z.string(),
  private: z.boolean(),
})

const nameOf = ({ casework }: Desk, actor: string | null | undefined): string | null =>
  casework.rules.landlord.staff.find(({ id }) => `staff:${id}` === actor)?.name ?? null

const standing = async (desk: Desk, caseId: string, state: OpenedCase): Promise<HazardSeen> => {
  const seen = (await desk.notebook.list(seenPage(caseId))).map(({ value }) => nameSchema.parse(value))
  const taken = nameSchema.safeParse(await desk.notebook.read(takenPage, caseId)).data
  return { seen, takenBy: taken ?? nameOf(desk, currentStage(state)?.handler) }
}

const dueWords = ({ casework }: Desk, state: OpenedCase): string | null => {
  const { policy, calendar } = rulesFor(casework.rules, state.policy)
  const next = milestones(policy, calendar, state.facts)
    .milestones.filter((each) => each.basis === 'law' && isToDo(each))
    .toSorted((left, right) => Date.parse(left.due) - Date.parse(right.due))[0]
  return next === undefined
    ? null
    : `${milestoneNames[next.milestone]} by ${sayDue(next.due)} (${next.clause}).`
}

const pageFor = async (desk: Desk, caseId: string, state: OpenedCase, isPrivate: boolean) =>
  hazardPage({ caseId, state, due: dueWords(desk, state) }, isPrivate, await standing(desk, caseId, state))

/** Tells one channel of a hazard, and remembers the message so that it can be shown anew. */
export const tellHazard = async (
  desk: Desk,
  poster: Poster,
  caseId: string,
  channel: StaffChannel,
): Promise<boolean> => {
  const found = await caseAbout(desk.casework, caseId)
  const place = channel[poster.tool]
  if (found === null || place === undefined) return false
  const message = await poster.toChannel(place, await pageFor(desk, caseId, found.state, channel.private))
  if (message === null) return false
  await desk.notebook.write({
    page: postsPage(caseId),
    key: `${poster.tool}/${place}/${message}`,
    value: { tool: poster.tool, channel: place, message, private: channel.private },
  })
  return true
}

/** Shows every message about a hazard as it stands now. */
export const refreshHazard = async (desk: Desk, poster: Poster, caseId: string): Promise<void> => {
  const posts = (await desk.notebook.list(postsPage(caseId)))
    .map(({ value }) => postSchema.parse(value))
    .filter(({ tool }) => tool === poster.tool)
  const found = posts.length === 0 ? null : await caseAbout(desk.casework, caseId)
  if (found === null) return
  for (const post of posts)
    await poster.change(post.channel, post.message, await pageFor(desk, caseId, found.state, post.private))
}

/** Somebody has seen it; they need not take it. */
export const seeHazard = async ({ notebook }: Desk, { staff }: Who, caseId: string): Promise<void> =>
  notebook.write({ page: seenPage(caseId), key: staff.id, value: staff.name })

/**
 * Somebody takes it, the first one for good: they hold its stage where their role allows, and nobody is asked again.
 */
export const takeHazard = async (desk: Desk, who: Who, caseId: string): Promise<void> => {
  await seeHazard(desk, who, caseId)
  const first = await desk.notebook.claim({ page: takenPage, key: caseId, value: who.staff.name })
  const found = await caseAbout(desk.casework, caseId)
  const stage = found === null ? undefined : currentStage(found.state)
  if (!first || found === null || stage === undefined || stage.handler !== null) return
  const [role] = rolesFor({ rules: rulesFor(desk.casework.rules, found.state.policy), stage })
  await staffCommand(desk.casework)({
    staff: who.staff,
    caseId,
    command: {
      type: 'assign',
      stage: stage.stage,
      handler: `staff:${who.staff.id}`,
      ...(role === undefined ? {} : { role }),
    },
  })
}

/** Minutes until a hazard that nobody takes is told again. */
export const tellAgainMinutes = 15

/** Tells again of a hazard that nobody has taken, once in each quarter of an hour. */
export const tellHazardAgain = async (
  desk: Desk,
  poster: Poster,
  caseId: string,
  nowMilliseconds: number,
): Promise<void> => {
  const found = await caseAbout(desk.casework, caseId)
  if (found === null || !hasOpenHazard(found.state)) return
  if ((await standing(desk, caseId, found.state)).takenBy !== null) return
  const since = Date.parse(found.state.openedAt)
  const round = Math.floor((nowMilliseconds - since) / (tellAgainMinutes * 60_000))
  if (round < 1) return
  for (const channel of desk.casework.rules.landlord.channels) {
    if (!channel.tells.includes('hazard') || !isFor(channel, found.about)) continue
    const key = `${caseId}/${channel.id}/${poster.tool}/${round}`
    if (await desk.notebook.claim({ page: 'hazard-told', key, value: true }))
      await tellHazard(desk, poster, caseId, channel)
  }
}
