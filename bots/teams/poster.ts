import {
  type Activity,
  CardFactory,
  type CloudAdapter,
  type ConversationReference,
  MessageFactory,
} from 'botbuilder'
import type { Notebook } from '../../casework/notebook.ts'
import type { Poster } from '../desk/poster.ts'
import type { Page } from '../page.ts'
import { type Acts, cardOf } from './card.ts'
import { channelPlace, personPlace } from './places.ts'

type Place = Partial<ConversationReference>

const messageOf = (page: Page, acts: Acts): Partial<Activity> => ({
  ...MessageFactory.attachment(CardFactory.adaptiveCard(cardOf(page, acts))),
  // What notifications show; a headline names no person.
  summary: page.headline,
})

/** Speaks first in Teams, where a conversation’s reference was kept when the bot was added or written to. */
export const teamsPoster = (
  adapter: CloudAdapter,
  appId: string,
  { notebook }: { readonly notebook: Notebook },
): Poster => {
  const send = async (place: Place, activity: Partial<Activity>): Promise<string | null> => {
    let id: string | null = null
    await adapter.continueConversationAsync(appId, place, async (context) => {
      id = (await context.sendActivity(activity))?.id ?? ''
    })
    return id
  }
  return {
    tool: 'teams',
    toChannel: async (channel, page) => {
      const place = await channelPlace({ notebook }, channel)
      return place === null ? null : await send(place, messageOf(page, 'opens-dialog'))
    },
    change: async (channel, message, page) => {
      const place = await channelPlace({ notebook }, channel)
      if (place === null) return
      await adapter.continueConversationAsync(appId, place, async (context) => {
        await context.updateActivity({ ...messageOf(page, 'opens-dialog'), id: message, type: 'message' })
      })
    },
    toPerson: async (staff, page) => {
      const place = await personPlace({ notebook }, staff)
      return place === null ? null : await send(place, messageOf(page, 'in-place'))
    },
  }
}
