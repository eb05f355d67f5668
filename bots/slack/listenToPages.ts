import type { AllMiddlewareArgs, App, BlockAction, types, ViewSubmitAction } from '@slack/bolt'
import type { Shown, Who } from '../desk/desk.ts'
import { openLogAgain } from '../desk/logForm.ts'
import { openByReference, openPage, searchResidents, sendForm } from '../desk/open.ts'
import { homePage } from '../desk/queuePages.ts'
import type { Wrong } from '../page.ts'
import { stranger } from '../staffWords.ts'
import { blocksOf, mostBlocks, opening } from './blocks.ts'
import { answersIn, carriedIn, formCallback, modalFor, optionsOf, searching } from './modal.ts'
import { answerOf, orSaySo, type SlackDesk, strangerModal, whoIs } from './slackDesk.ts'

type Client = AllMiddlewareArgs['client']

/** `/case PR-7F3K-9QZ2`, seen only by whoever typed it. */
const onCase = (app: App, desk: SlackDesk): void =>
  app.command('/case', async ({ command, ack }) => {
    const who = whoIs(desk, command.user_id)
    if (who === null) return await ack({ response_type: 'ephemeral', text: stranger })
    const shown = openByReference(desk, who, command.text).then((found) =>
      found.kind === 'page' ? answerOf(found.page) : { text: '' },
    )
    await ack({ response_type: 'ephemeral', ...(await orSaySo('', shown)) })
  })

const publishHome = async (desk: SlackDesk, client: Client, user: string): Promise<void> => {
  const who = whoIs(desk, user)
  const pieces =
    who === null ? [{ kind: 'paragraph' as const, text: stranger }] : (await homePage(desk, who)).pieces
  await client.views.publish({
    user_id: user,
    view: { type: 'home', blocks: blocksOf(pieces, mostBlocks.view) },
  })
}

const onHome = (app: App, desk: SlackDesk): void =>
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await publishHome(desk, client, event.user)
  })

const pressed = async (
  desk: SlackDesk,
  who: Who,
  { opens, about, body }: { readonly opens: string; readonly about: string; readonly body: BlockAction },
): Promise<Shown> =>
  opens === 'log'
    ? await openLogAgain(desk, who, about, freshFrom(body))
    : await openPage(desk, who, opens, about)

const freshFrom = ({ trigger_id, team, user }: BlockAction) => ({
  words: '',
  identity: `${team?.id ?? ''}/button/${trigger_id}`,
  replyRoute: { channel: 'slack' as const, team: team?.id ?? '', conversation: user.id, thread: null },
})

/** In a modal the next page takes its place; anywhere else it opens in front. */
const show = async (client: Client, body: BlockAction, view: types.ModalView): Promise<void> => {
  if (body.view?.type === 'modal')
    await client.views.update({ view_id: body.view.id, hash: body.view.hash, view })
  else await client.views.open({ trigger_id: body.trigger_id, view })
}

const onButton = (app: App, desk: SlackDesk): void =>
  app.action<BlockAction>(
    { type: 'block_actions', action_id: new RegExp(`^${opening}`) },
    async ({ body, action, ack, client }) => {
      await ack()
      const opens = action.action_id.slice(opening.length)
      const about = action.type === 'button' ? (action.value ?? '') : ''
      const who = whoIs(desk, body.user.id)
      if (who === null) return await show(client, body, strangerModal)
      if (opens === 'home') return await publishHome(desk, client, body.user.id)
      const shown = await pressed(desk, who, { opens, about, body })
      if (shown.kind !== 'wrong') await show(client, body, modalFor(shown))
    },
  )

/** A field that the view does not have cannot show an error: the first that it has does. */
const errorsIn = (wrong: Wrong, { view }: ViewSubmitAction): Record<string, string> => {
  const ids = view.blocks.flatMap((block) => (block.type === 'input' ? (block.block_id ?? []) : []))
  const [first = ''] = ids
  return Object.fromEntries(Object.entries(wrong).map(([id, text]) => [ids.includes(id) ? id : first, text]))
}

/** A preview stands in front of the form that it was made from, to go back to; anything else takes its place. */
const standsInFront = (shown: Shown): boolean => shown.kind === 'form' && shown.form.name === 'send'

const onForm = (app: App, desk: SlackDesk): void =>
  app.view<ViewSubmitAction>(
    { callback_id: formCallback, type: 'view_submission' },
    async ({ body, view, ack }) => {
      const who = whoIs(desk, body.user.id)
      if (who === null) return await ack({ response_action: 'update', view: strangerModal })
      const shown = await sendForm(desk, who, carriedIn(view.private_metadata), answersIn(view.state.values))
      if (shown.kind === 'wrong')
        return await ack({ response_action: 'errors', errors: errorsIn(shown.wrong, body) })
      await ack({ response_action: standsInFront(shown) ? 'push' : 'update', view: modalFor(shown) })
    },
  )

const onSearch = (app: App, desk: SlackDesk): void =>
  app.options<'block_suggestion'>(
    { type: 'block_suggestion', action_id: searching },
    async ({ payload, body, ack }) => {
      const who = whoIs(desk, body.user.id)
      const found = who === null ? [] : await searchResidents(desk, who, payload.value)
      await ack({ options: optionsOf(found) })
    },
  )

/** What is looked at and worked on in Slack. */
export const listenToPages = (app: App, desk: SlackDesk): void => {
  onCase(app, desk)
  onHome(app, desk)
  onButton(app, desk)
  onForm(app, desk)
  onSearch(app, desk)
}
