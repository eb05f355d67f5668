import { type Activity, TurnContext } from 'botbuilder'
import type { Notebook } from '../../casework/notebook.ts'
import type { Casework } from '../../casework/ports.ts'
import type { Desk, Typed, Who } from '../desk/desk.ts'
import { heard } from '../heard.ts'
import { memberWith } from '../staffMember.ts'

/** Who may use the bot, and by what. */
export interface TeamsDesk extends Desk {
  readonly casework: Casework
  readonly notebook: Notebook
  /** The directory that a person has to be of; null where none is checked. */
  readonly tenant: string | null
}

/** Whether somebody of another organisation writes, as a guest or in a shared channel. */
const isElsewhere = ({ conversation, channelData }: Activity, tenant: string | null): boolean => {
  const theirs: unknown = conversation.tenantId ?? channelData?.tenant?.id
  return tenant !== null && theirs !== tenant
}

/** A conversation’s id without the message in it that a thread hangs on. */
export const placeOf = ({ conversation }: Pick<Activity, 'conversation'>): string =>
  conversation.id.replace(/;messageid=.*$/, '')

/** Whether nobody but the two of us reads along, or a channel that the landlord’s file calls private. */
const isPrivate = ({ casework }: TeamsDesk, activity: Activity): boolean => {
  const kind = activity.conversation.conversationType
  if (kind === undefined || kind === 'personal') return true
  const place = placeOf(activity)
  return casework.rules.landlord.channels.some((each) => each.private && each.teams === place)
}

/** The person by their directory id; null for a stranger. */
export const whoIs = (desk: TeamsDesk, activity: Activity): Who | null => {
  if (isElsewhere(activity, desk.tenant)) return null
  const { aadObjectId, id } = activity.from
  const staff = memberWith(desk.casework.rules.landlord, 'teams', [aadObjectId, id])
  return staff === null ? null : { staff, tool: 'teams', private: isPrivate(desk, activity) }
}

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

const unescaped = (text: string): string =>
  text.replace(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)

/** What was typed, without the mention that called the bot and Teams’ character entities. */
export const wordsOf = (activity: Activity): string =>
  unescaped((TurnContext.removeRecipientMention(activity) ?? '').replace(/<at>[^<]*<\/at>/g, ' ')).trim()

/** A message’s HTML as the words that were typed. */
export const wordsOfHtml = (html: string): string =>
  unescaped(
    html
      .replace(/<at[^>]*>[^<]*<\/at>/g, ' ')
      .replace(/<br\s*\/?>|<\/(?:p|div|li)>/gi, '\n')
      .replace(/<[^>]*>/g, ''),
  )
    .replace(/[^\S\n]+/g, ' ')
    .trim()

/** Teams gives every activity an id; for a client that gives none, its time and words have to do. */
export const identityOf = ({ conversation, id, timestamp, text }: Activity): string =>
  `${conversation.id}/${id ?? `${timestamp?.toISOString()}/${text}`}`

export const typedIn = (activity: Activity, words: string, identity: string): Typed => {
  const said = heard(words)
  return {
    words: said?.words ?? '',
    chosen: said?.choice === 'complaint',
    identity,
    replyRoute: {
      channel: 'teams',
      conversation: activity.conversation.id,
      serviceUrl: activity.serviceUrl,
    },
  }
}
