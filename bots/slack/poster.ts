import type { webApi } from '@slack/bolt'
import type { Casework } from '../../casework/ports.ts'
import type { Poster } from '../desk/poster.ts'
import type { Page } from '../page.ts'
import { answerOf } from './slackDesk.ts'

/** Speaks first in Slack. The text is what notifications show; a page’s headline names no person. */
export const slackPoster = (client: webApi.WebClient, { rules }: Pick<Casework, 'rules'>): Poster => {
  const toChannel = async (channel: string, page: Page): Promise<string | null> => {
    const { ts } = await client.chat.postMessage({
      channel,
      unfurl_links: false,
      unfurl_media: false,
      ...answerOf(page),
    })
    return ts ?? null
  }
  return {
    tool: 'slack',
    toChannel,
    change: async (channel, ts, page) => void (await client.chat.update({ channel, ts, ...answerOf(page) })),
    toPerson: async (staff, page) => {
      const id = rules.landlord.staff.find((each) => each.id === staff)?.slack
      return id === undefined ? null : await toChannel(id, page)
    },
  }
}
