import type { App } from '@slack/bolt'
import { logForResident } from '../../casework/logForResident.ts'
import { instantOf } from '../../domain/calendar/instant.ts'
import { logFault } from '../../live/logFault.ts'
import type { Shown, Typed, Who } from '../desk/desk.ts'
import { noteDone } from '../desk/leftForms.ts'
import { openLog } from '../desk/logForm.ts'
import { heard } from '../heard.ts'
import type { Page } from '../page.ts'
import { memberWith } from '../staffMember.ts'
import { staffNotice } from '../staffNotice.ts'
import { stranger } from '../staffWords.ts'
import { blocksOf } from './blocks.ts'
import { modalFor } from './modal.ts'
import { plainWords } from './plainWords.ts'
import { type Answer, answerOf, orSaySo, type SlackDesk, strangerModal, whoIs } from './slackDesk.ts'

const usage =
  'Type what the resident said, in their words or yours: /dissatisfaction She has rung four times about the leak and nobody has come. Put a reference of ours in it to add to that case.'

/** Whether they call for help instead of logging something. */
const asksHow = (text: string): boolean => text.trim() !== '' && heard(plainWords(text)) === null

/** Logged as it was typed, without a form: what is done where Slack cannot open one, so that no words are lost. */
const logAsTyped = async (desk: SlackDesk, who: Who, typed: Typed): Promise<Answer> => {
  const logged = await logForResident(desk.casework)({
    words: typed.words,
    choice: typed.chosen === true ? 'complaint' : null,
    staff: who.staff.id,
    channel: 'slack',
    channelMessageId: typed.identity,
    replyRoute: typed.replyRoute,
    saidAt: typed.original?.at ?? null,
    ...(typed.original === undefined ? {} : { original: typed.original }),
  })
  await noteDone(desk, 'slack', typed.identity)
  const { headline, parts } = staffNotice(logged, desk.casework.rules.landlord)
  return { text: headline, blocks: blocksOf(parts) }
}

type Client = App['client']

/** Opens the form; where Slack does not take it, as when three seconds have passed, logs the words as they are. */
const openOrLog = async (
  desk: SlackDesk,
  client: Client,
  { who, typed, trigger }: { readonly who: Who; readonly typed: Typed; readonly trigger: string },
): Promise<Answer | null> => {
  try {
    const shown = await openLog(desk, who, typed)
    if (shown.kind === 'page') return answerOf(shown.page)
    if (shown.kind === 'form') await client.views.open({ trigger_id: trigger, view: modalFor(shown) })
    return null
  } catch (fault) {
    logFault('slack', fault)
    if (typed.words === '') throw fault
    return await logAsTyped(desk, who, typed)
  }
}

const typedOf = (
  text: string,
  {
    team,
    conversation,
    thread,
    identity,
  }: Readonly<Record<'team' | 'conversation' | 'identity', string>> & {
    readonly thread: string | null
  },
): Typed => {
  const said = heard(plainWords(text))
  return {
    words: said?.words ?? '',
    chosen: said?.choice === 'complaint',
    identity: `${team}/${identity}`,
    replyRoute: { channel: 'slack', team, conversation, thread },
  }
}

/** Slack shows an answer to a command within three seconds, and says “timed out” after; its own clock is in seconds. */
const isLate = (sentAt: number): boolean => Date.now() - sentAt > 2500

/** An answer that comes late goes where Slack takes it for half an hour, so that nobody logs again what is logged. */
const onCommand = (app: App, desk: SlackDesk): void =>
  app.command('/dissatisfaction', async ({ command, context, client, ack, respond }) => {
    const who = whoIs(desk, command.user_id)
    if (who === null) return await ack({ response_type: 'ephemeral', text: stranger })
    if (asksHow(command.text)) return await ack({ response_type: 'ephemeral', text: usage })
    const typed = typedOf(command.text, {
      team: command.team_id,
      conversation: command.channel_id,
      thread: null,
      identity: `command/${command.trigger_id}`,
    })
    const opened = openOrLog(desk, client, { who, typed, trigger: command.trigger_id })
    const answer = await orSaySo(
      command.text,
      opened.then((said) => said ?? { text: '' }),
    )
    if (answer.text === '') return await ack()
    if (!isLate(Number(context.sentAt))) return await ack({ response_type: 'ephemeral', ...answer })
    await ack()
    await respond({ response_type: 'ephemeral', ...answer })
  })

/** What was said is kept and read; a button opens the form. */
const readyToLog = ({ identity }: Typed): Page => ({
  headline: 'Log this for the resident?',
  pieces: [
    { kind: 'paragraph', text: 'I have read it. Nothing is logged yet.' },
    {
      kind: 'buttons',
      buttons: [{ label: 'Look and log it', opens: 'log', about: identity, look: 'main' }],
    },
  ],
})

const offerOf = (shown: Shown, typed: Typed): Page => (shown.kind === 'page' ? shown.page : readyToLog(typed))

/**
 * A mention brings no trigger that could open a form: whoever mentioned the bot, and nobody else, gets a button that
 * does. What they wrote is kept meanwhile, so that the form comes up filled in.
 */
const onMention = (app: App, desk: SlackDesk): void =>
  app.event('app_mention', async ({ event, body, client }) => {
    if (event.user === undefined || event.bot_id !== undefined) return
    const who = whoIs(desk, event.user)
    const only = { channel: event.channel, user: event.user, thread_ts: event.thread_ts ?? event.ts }
    if (who === null) return void (await client.chat.postEphemeral({ ...only, text: stranger }))
    const typed = typedOf(event.text, {
      team: body.team_id,
      conversation: event.channel,
      thread: event.thread_ts ?? event.ts,
      identity: `message/${event.channel}/${event.ts}`,
    })
    if (typed.words === '') return void (await client.chat.postEphemeral({ ...only, text: usage }))
    const shown = await openLog(desk, who, typed)
    await client.chat.postEphemeral({ ...only, ...answerOf(offerOf(shown, typed)) })
  })

/** Slack’s timestamps are seconds since 1970 with six decimals, and name a message within its channel. */
const momentOf = (ts: string) => instantOf(Math.floor(Number(ts) * 1000))

/** We knew of it when the message was written, at the latest, so the clock runs from then. */
const onMessageShortcut = (app: App, desk: SlackDesk): void =>
  app.shortcut(
    { callback_id: 'log_dissatisfaction', type: 'message_action' },
    async ({ shortcut, ack, client, respond }) => {
      await ack()
      const { message, channel, user, team, trigger_id: trigger } = shortcut
      const who = whoIs(desk, user.id)
      if (who === null) return void (await client.views.open({ trigger_id: trigger, view: strangerModal }))
      const text = message.text ?? ''
      const typed: Typed = {
        ...typedOf(text, {
          team: team?.id ?? user.team_id ?? '',
          conversation: channel.id,
          thread: message.thread_ts ?? message.ts,
          identity: `message/${channel.id}/${message.ts}`,
        }),
        original: {
          writtenBy: writerOf(desk, message.user),
          at: momentOf(message.ts),
          text: plainWords(text),
        },
      }
      const answer = await orSaySo(
        text,
        openOrLog(desk, client, { who, typed, trigger }).then((said) => said ?? { text: '' }),
      )
      if (answer.text !== '')
        await respond({ response_type: 'ephemeral', replace_original: false, ...answer })
    },
  )

/** Who wrote a message: by name where the directory knows them, else by their id in Slack. */
const writerOf = ({ casework }: SlackDesk, user: string | undefined): string =>
  memberWith(casework.rules.landlord, 'slack', [user])?.name ?? `Slack ${user ?? 'app'}`

const onGlobalShortcut = (app: App, desk: SlackDesk): void =>
  app.shortcut({ callback_id: 'log_anywhere', type: 'shortcut' }, async ({ shortcut, ack, client }) => {
    await ack()
    const { user, team, trigger_id: trigger } = shortcut
    const who = whoIs(desk, user.id)
    const typed = typedOf('', {
      team: team?.id ?? '',
      conversation: user.id,
      thread: null,
      identity: `shortcut/${trigger}`,
    })
    const shown = who === null ? null : await openLog(desk, who, typed)
    if (shown?.kind === 'wrong') return
    const view = shown === null ? strangerModal : modalFor(shown)
    await client.views.open({ trigger_id: trigger, view })
  })

/** The ways in which something is logged from Slack. */
export const listenToLogging = (app: App, desk: SlackDesk): void => {
  onCommand(app, desk)
  onMention(app, desk)
  onMessageShortcut(app, desk)
  onGlobalShortcut(app, desk)
}
