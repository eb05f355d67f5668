import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  endChat,
  type HandedOver,
  type HandOverNews,
  type HandOverPorts,
  handOverNews,
  sayInChat,
  takeChat,
  waitingChats,
} from '../../casework/handOver.ts'
import type { StaffChannel } from '../../domain/landlord/landlord.ts'
import { type Answers, answer, type Button, type Form, type Page, type Piece } from '../page.ts'
import { type Desk, type Shown, saying, shownForm, shownPage, shownWrong, type Who } from './desk.ts'
import type { Poster } from './poster.ts'

/** What it takes to speak with residents in the chat, where the desk has it. */
export interface ChatDesk extends Desk {
  readonly chats: HandOverPorts
}

/** A chat's id lets whoever has it speak as the resident, so a chat tool is given a name for it instead. */
const nameOf = (conversation: string): string =>
  createHash('sha256').update(`chat/${conversation}`).digest('hex').slice(0, 20)

const namesPage = 'chat-name'

const conversationOf = async ({ notebook }: Desk, name: string): Promise<string | null> =>
  z.string().safeParse(await notebook.read(namesPage, name)).data ?? null

const postSchema = z.object({
  tool: z.enum(['slack', 'teams']),
  channel: z.string(),
  message: z.string(),
})
const postsPage = (name: string): string => `chat-posts/${name}`

const takeButton = (name: string): Button => ({
  label: 'Take the chat',
  opens: 'chat-take',
  about: name,
  look: 'main',
})

/** Asked for in a channel: who it is and what they said only where the channel is private. */
const askedPage = (
  { name, words, reachable }: Extract<HandOverNews, { kind: 'asked' }>,
  chat: string,
  isPrivate: boolean,
): Page => {
  const headline = 'A resident asks for a person in the chat'
  const told: readonly Piece[] = isPrivate
    ? [
        { kind: 'small', text: name ?? 'They have not given a name.' },
        ...(words === '' ? [] : [{ kind: 'quote' as const, text: words }]),
      ]
    : []
  return {
    headline,
    pieces: [
      { kind: 'heading', text: headline },
      ...told,
      {
        kind: 'small',
        text: reachable ? 'They can be reached afterwards.' : 'We have no way to reach them afterwards.',
      },
      {
        kind: 'paragraph',
        text: 'Nothing that is typed in this channel reaches them. Whoever takes it answers with its own button.',
      },
      { kind: 'buttons', buttons: [takeButton(chat)] },
    ],
  }
}

const settled: Readonly<Record<'taken' | 'ended' | 'missed', (by: string) => string>> = {
  taken: (by) => `The chat is with ${by}`,
  ended: (by) => `The chat with ${by} has ended; what was said is on the case`,
  missed: () => 'Nobody came in time: they have been told that we will be in touch',
}

const settledPage = (kind: keyof typeof settled, by: string): Page => {
  const headline = settled[kind](by)
  return { headline, pieces: [{ kind: 'paragraph', text: headline }] }
}

const chatButtons = (name: string): Piece => ({
  kind: 'buttons',
  buttons: [
    { label: 'Reply to the resident', opens: 'chat-reply', about: name, look: 'main' },
    { label: 'End the chat', opens: 'chat-end', about: name },
  ],
})

const saidPage = (text: string, name: string): Page => ({
  // It shows in notifications, so it says nothing of what they wrote.
  headline: 'They wrote in the chat',
  pieces: [{ kind: 'heading', text: 'They wrote in the chat' }, { kind: 'quote', text }, chatButtons(name)],
})

const tellChannels = async (
  desk: Desk,
  poster: Poster,
  news: Extract<HandOverNews, { kind: 'asked' }>,
): Promise<void> => {
  const name = nameOf(news.conversation)
  await desk.notebook.write({ page: namesPage, key: name, value: news.conversation })
  const tellable = ({ tells }: StaffChannel): boolean => tells.includes('hand-over')
  for (const channel of desk.casework.rules.landlord.channels.filter(tellable)) {
    const place = channel[poster.tool]
    const key = `${poster.tool}/${channel.id}`
    if (place === undefined || (await desk.notebook.read(postsPage(name), key)) !== null) continue
    const message = await poster.toChannel(place, askedPage(news, name, channel.private))
    if (message === null) continue
    const value = { tool: poster.tool, channel: place, message }
    await desk.notebook.write({ page: postsPage(name), key, value })
  }
}

const settle = async (desk: Desk, poster: Poster, conversation: string, page: Page): Promise<void> => {
  for (const { value } of await desk.notebook.list(postsPage(nameOf(conversation)))) {
    const post = postSchema.parse(value)
    if (post.tool === poster.tool) await poster.change(post.channel, post.message, page)
  }
}

const tellNews = async (desk: Desk, poster: Poster, news: HandOverNews): Promise<void> => {
  switch (news.kind) {
    case 'asked':
      return await tellChannels(desk, poster, news)
    case 'said':
      return void (await poster.toPerson(news.staff.id, saidPage(news.text, nameOf(news.conversation))))
    default:
      return await settle(
        desk,
        poster,
        news.conversation,
        settledPage(news.kind, news.staff?.name ?? 'nobody'),
      )
  }
}

/** A turn of a chat has come: the channels, or whoever has it, are told. */
export const tellChat = async (
  desk: ChatDesk,
  poster: Poster,
  { conversation, turn: number }: { readonly conversation: string; readonly turn: number },
): Promise<void> => {
  const turn = (await desk.chats.conversations.load(conversation)).find((each) => each.number === number)
  const news = turn === undefined ? null : handOverNews(conversation, turn)
  if (news !== null) await tellNews(desk, poster, news)
}

/** Chats that wait and were not told of, after a crash between a turn and its telling. */
export const tellWaitingChats = async (desk: ChatDesk, poster: Poster): Promise<void> => {
  for await (const news of waitingChats(desk.chats)) await tellChannels(desk, poster, news)
}

const withChat = async (
  desk: ChatDesk,
  name: string,
  act: (conversation: string) => Promise<HandedOver>,
  then: (conversation: string) => Shown,
): Promise<Shown> => {
  const conversation = await conversationOf(desk, name)
  if (conversation === null) return saying('That chat is gone')
  const done = await act(conversation)
  return 'refusal' in done ? saying('That was not done', done.refusal.why) : then(conversation)
}

const yours = (name: string): Shown =>
  shownPage({
    headline: 'The chat is yours',
    pieces: [
      { kind: 'heading', text: 'The chat is yours' },
      {
        kind: 'paragraph',
        text: 'What they write comes to you here. Only what you send with this button reaches them, in your name.',
      },
      chatButtons(name),
    ],
  })

const replyForm = (name: string, ticket: string): Form => ({
  name: 'chat-reply',
  title: 'Reply to the resident',
  send: 'Send to the resident',
  carries: { chat: name, ticket },
  pieces: [{ kind: 'danger', text: 'The resident reads this at once, with your name.' }],
  fields: [{ kind: 'text', id: 'text', label: 'What do you say to them?', long: true }],
})

const staffOf = ({ staff: { id, name } }: Who) => ({ id, name })

/** Takes a chat, opens the reply to its resident, or ends it; null where the button is about no chat. */
export const openChat = async (
  desk: ChatDesk,
  who: Who,
  opens: string,
  name: string,
): Promise<Shown | null> => {
  switch (opens) {
    case 'chat-take':
      return await withChat(
        desk,
        name,
        (conversation) => takeChat(desk.chats)(conversation, staffOf(who)),
        () => yours(name),
      )
    case 'chat-reply':
      return shownForm(replyForm(name, `${who.staff.id}/${desk.casework.now()}`))
    case 'chat-end':
      return await withChat(
        desk,
        name,
        (conversation) => endChat(desk.chats)(conversation, staffOf(who)),
        () => saying('You have left the chat', 'What you both said is kept with the case.'),
      )
    default:
      return null
  }
}

/** Says it to the resident, once however often the form is delivered. */
export const sendReply = async (
  desk: ChatDesk,
  who: Who,
  carries: Form['carries'],
  answers: Answers,
): Promise<Shown> => {
  const text = answer(answers, 'text')
  if (text === '') return shownWrong({ text: 'Write what you say to them.' })
  const { chat = '', ticket = '' } = carries
  return await withChat(
    desk,
    chat,
    (conversation) => sayInChat(desk.chats)(conversation, { staff: staffOf(who), id: ticket, text }),
    () => yours(chat),
  )
}
