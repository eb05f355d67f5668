import type { App, types } from '@slack/bolt'
import { logForResident, type StaffWords } from '../../casework/logForResident.ts'
import type { Casework } from '../../casework/ports.ts'
import { instantOf } from '../../domain/calendar/instant.ts'
import { logFault } from '../../live/logFault.ts'
import { heard } from '../heard.ts'
import { staffMember } from '../staffMember.ts'
import { staffNotice } from '../staffNotice.ts'
import { broken, stranger } from '../staffWords.ts'
import { blocksOf } from './blocks.ts'
import { plainWords } from './plainWords.ts'

/** What is answered: `text` shows in notifications and to those who see no blocks, and holds nothing personal. */
interface Answer {
  readonly text: string
  readonly blocks?: types.KnownBlock[]
}

/** Something typed in Slack, wherever: by whom, where, and what makes it itself. */
interface Typed {
  readonly user: string
  readonly team: string
  readonly conversation: string
  readonly thread: string | null
  readonly identity: string
  /** As Slack writes it, with its markup. */
  readonly text: string
  readonly saidAt: StaffWords['saidAt']
}

const usage =
  'Type what the resident said, in their words or yours: /dissatisfaction She has rung four times about the leak and nobody has come. Put a reference of ours in it to add to that case.'

const logTyped = async (casework: Casework, typed: Typed): Promise<Answer> => {
  const { landlord } = casework.rules
  const staff = staffMember(landlord, 'slack', [typed.user])
  if (staff === null) return { text: stranger }
  const said = heard(plainWords(typed.text))
  if (said === null) return { text: usage }
  const logged = await logForResident(casework)({
    ...said,
    staff,
    channel: 'slack',
    channelMessageId: `${typed.team}/${typed.identity}`,
    replyRoute: {
      channel: 'slack',
      team: typed.team,
      conversation: typed.conversation,
      thread: typed.thread,
    },
    saidAt: typed.saidAt,
  })
  const notice = staffNotice(logged, landlord)
  return { text: notice.headline, blocks: blocksOf(notice) }
}

/** Where nobody delivers again, the words are given back so that they can be sent again. */
const orTheWordsBack = async (typed: Typed, answer: Promise<Answer>): Promise<Answer> => {
  try {
    return await answer
  } catch (fault) {
    logFault('slack', fault)
    return { text: `${broken}\n\nYour words: ${typed.text}` }
  }
}

/** Slack’s timestamps are seconds since 1970 with six decimals, and name a message within its channel. */
const saidAt = (ts: string) => instantOf(Math.floor(Number(ts) * 1000))

/** Slack shows an answer to a command within three seconds, and says “timed out” after; its own clock is in seconds. */
const isLate = (sentAt: number): boolean => Date.now() - sentAt > 2500

/** An answer that comes late goes where Slack takes it for half an hour, so that nobody logs again what is logged. */
const onCommand = (app: App, casework: Casework): void =>
  app.command('/dissatisfaction', async ({ command, context, ack, respond }) => {
    const typed: Typed = {
      user: command.user_id,
      team: command.team_id,
      conversation: command.channel_id,
      thread: null,
      identity: `command/${command.trigger_id}`,
      text: command.text,
      saidAt: null,
    }
    const answer = await orTheWordsBack(typed, logTyped(casework, typed))
    if (!isLate(Number(context.sentAt))) return await ack({ response_type: 'ephemeral', ...answer })
    await ack()
    await respond({ response_type: 'ephemeral', ...answer })
  })

/** A message that is logged by a mention and by the shortcut is one message, so it is one case. */
const onMention = (app: App, casework: Casework): void =>
  app.event('app_mention', async ({ event, body, client }) => {
    if (event.user === undefined || event.bot_id !== undefined) return
    const thread = event.thread_ts ?? event.ts
    const typed: Typed = {
      user: event.user,
      team: body.team_id,
      conversation: event.channel,
      thread,
      identity: `message/${event.channel}/${event.ts}`,
      text: event.text,
      saidAt: null,
    }
    const answer = await logTyped(casework, typed)
    if (answer.blocks === undefined) {
      await client.chat.postEphemeral({ channel: event.channel, user: event.user, ...answer })
      return
    }
    await client.chat.postMessage({
      channel: event.channel,
      thread_ts: thread,
      unfurl_links: false,
      ...answer,
    })
  })

/** We knew of it when the message was written, at the latest, so the clock runs from then. */
const onShortcut = (app: App, casework: Casework): void =>
  app.shortcut(
    { callback_id: 'log_dissatisfaction', type: 'message_action' },
    async ({ shortcut, ack, respond }) => {
      await ack()
      const { message, channel, user, team } = shortcut
      const typed: Typed = {
        user: user.id,
        team: team?.id ?? user.team_id ?? '',
        conversation: channel.id,
        thread: message.thread_ts ?? message.ts,
        identity: `message/${channel.id}/${message.ts}`,
        text: message.text ?? '',
        saidAt: saidAt(message.ts),
      }
      const answer = await orTheWordsBack(typed, logTyped(casework, typed))
      await respond({ response_type: 'ephemeral', replace_original: false, ...answer })
    },
  )

/** What the bot listens to in Slack. */
export const listen = (app: App, casework: Casework): void => {
  onCommand(app, casework)
  onMention(app, casework)
  onShortcut(app, casework)
}
