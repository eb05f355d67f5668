import { type Activity, CardFactory, MessageFactory, TurnContext } from 'botbuilder'
import { logForResident } from '../../casework/logForResident.ts'
import type { Casework } from '../../casework/ports.ts'
import { logFault } from '../../live/logFault.ts'
import { heard } from '../heard.ts'
import { staffMember } from '../staffMember.ts'
import { staffNotice } from '../staffNotice.ts'
import { broken, staysHere, stranger } from '../staffWords.ts'
import { cardOf } from './card.ts'

const usage = `Type what the resident said, in their words or yours, and I log it: “She has rung four times about the leak and nobody has come.” Put a reference of ours in it to add to that case. ${staysHere}`

/** A turn went wrong and the person was not told. Its cause is in the log, without anything that was typed. */
class TurnFailed extends Error {
  override readonly name = 'TurnFailed'
}

const plain = (text: string): Partial<Activity> => ({ ...MessageFactory.text(text), textFormat: 'plain' })

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
}

/** What was typed, without the mention that called the bot and Teams’ character entities. */
const wordsOf = (activity: Activity): string =>
  (TurnContext.removeRecipientMention(activity) ?? '')
    .replace(/<at>[^<]*<\/at>/g, ' ')
    .replace(/&(?:nbsp|lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity)
    .trim()

/** Teams gives every activity an id; for a client that gives none, its time and words have to do. */
const identityOf = ({ conversation, id, timestamp, text }: Activity): string =>
  `${conversation.id}/${id ?? `${timestamp?.toISOString()}/${text}`}`

/** Whether somebody of another organisation writes, as a guest or in a shared channel. */
const isElsewhere = ({ conversation, channelData }: Activity, tenant: string | null): boolean => {
  const theirs: unknown = conversation.tenantId ?? channelData?.tenant?.id
  return tenant !== null && theirs !== tenant
}

/** Who may use the bot, and by what. */
export interface Hears {
  readonly casework: Casework
  /** The directory that a person has to be of; null where none is checked. */
  readonly tenant: string | null
}

const replyTo = async ({ casework, tenant }: Hears, activity: Activity): Promise<Partial<Activity>> => {
  const { landlord } = casework.rules
  const { aadObjectId, id } = activity.from
  const staff = isElsewhere(activity, tenant) ? null : staffMember(landlord, 'teams', [aadObjectId, id])
  if (staff === null) return plain(stranger)
  const said = heard(wordsOf(activity))
  if (said === null) return plain(usage)
  const logged = await logForResident(casework)({
    ...said,
    staff,
    channel: 'teams',
    channelMessageId: identityOf(activity),
    replyRoute: {
      channel: 'teams',
      conversation: activity.conversation.id,
      serviceUrl: activity.serviceUrl,
    },
    saidAt: null,
  })
  const notice = staffNotice(logged, landlord)
  const card = MessageFactory.attachment(CardFactory.adaptiveCard(cardOf(notice)))
  return { ...card, summary: notice.headline }
}

const orSaySo = async (reply: Promise<Partial<Activity>>): Promise<Partial<Activity>> => {
  try {
    return await reply
  } catch (fault) {
    logFault('teams', fault)
    return plain(broken)
  }
}

/** One turn: a message is logged or answered with how to; anything else says nothing. */
export const takeTurn =
  (hears: Hears) =>
  async (context: TurnContext): Promise<void> => {
    if (context.activity.type !== 'message') return
    const reply = await orSaySo(replyTo(hears, context.activity))
    try {
      await context.sendActivity(reply)
    } catch (fault) {
      logFault('teams', fault)
      throw new TurnFailed('The answer could not be sent.')
    }
  }
