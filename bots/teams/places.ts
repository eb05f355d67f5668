import { type Activity, type ConversationReference, TurnContext } from 'botbuilder'
import { z } from 'zod'
import type { Who } from '../desk/desk.ts'
import { placeOf, type TeamsDesk } from './teamsDesk.ts'

/** What it takes to speak first in a conversation; Microsoft’s conversation reference, as far as it is needed. */
const referenceSchema = z.looseObject({
  serviceUrl: z.string(),
  channelId: z.string(),
  conversation: z.looseObject({ id: z.string() }),
})

/** Pages of the notebook: a channel by its conversation id, a member of staff by their id. */
const channels = 'teams-channel'
const people = 'teams-person'

/** Only members of staff, and the channels that the landlord’s file names, are ever spoken to first. */
export const rememberPlace = async (desk: TeamsDesk, who: Who | null, activity: Activity): Promise<void> => {
  const reference = TurnContext.getConversationReference(activity)
  const place = placeOf(activity)
  const value = {
    ...reference,
    activityId: undefined,
    conversation: { ...reference.conversation, id: place },
  }
  if (activity.conversation.conversationType === 'personal') {
    if (who !== null) await desk.notebook.write({ page: people, key: who.staff.id, value })
    return
  }
  const named = desk.casework.rules.landlord.channels.some((each) => each.teams === place)
  if (named) await desk.notebook.write({ page: channels, key: place, value })
}

const parsed = (value: unknown): Partial<ConversationReference> | null =>
  (referenceSchema.safeParse(value).data as Partial<ConversationReference> | undefined) ?? null

/** Where a channel is spoken to; null until the bot has been added to it. */
export const channelPlace = async ({ notebook }: Pick<TeamsDesk, 'notebook'>, conversation: string) =>
  parsed(await notebook.read(channels, conversation))

/** Where a member of staff is spoken to; null until they have written to the bot once. */
export const personPlace = async ({ notebook }: Pick<TeamsDesk, 'notebook'>, staff: string) =>
  parsed(await notebook.read(people, staff))
