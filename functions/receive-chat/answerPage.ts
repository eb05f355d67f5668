import type { ConversePorts } from '../../casework/conversationPorts.ts'
import {
  type Conversation,
  ConversationIsBusy,
  ConversationIsFull,
  openConversation,
  resumeConversation,
  takeTurn,
  UnknownConversation,
} from '../../casework/converse.ts'
import { residentInputSchema } from '../../domain/conversation/input.ts'
import { type Language, stringsOf } from '../../domain/conversation/strings.ts'
import { type FromPage, fromPageSchema, type Problem, type ToPage } from './protocol.ts'
import { inFrames, shownTurns } from './shownTurns.ts'

const problemOf = (error: unknown): Problem => {
  if (error instanceof UnknownConversation) return 'unknown-conversation'
  if (error instanceof ConversationIsFull) return 'full'
  return error instanceof ConversationIsBusy ? 'busy' : 'ours'
}

const problem = (
  which: Problem,
  {
    clientId = null,
    lang = 'en',
  }: { readonly clientId?: string | null; readonly lang?: Language | undefined } = {},
): ToPage => ({
  type: 'problem',
  problem: which,
  clientId,
  text: stringsOf({ lang }).problems[which],
})

const json = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

const framesOf = ({ id, turns }: Conversation, seen: number): readonly ToPage[] =>
  inFrames(shownTurns(turns, seen)).map((frame) => ({ type: 'turns', conversation: id, turns: [...frame] }))

type TurnFromPage = Extract<FromPage, { type: 'turn' }>

/** Files by what is in store under this conversation’s own uploads; a page cannot name any other. */
const withFiles = async (
  { uploaded }: ConversePorts,
  { conversation, input }: TurnFromPage,
): Promise<unknown> =>
  input.type === 'attached'
    ? { type: 'attached', attachments: await uploaded(conversation, input.uploads) }
    : input

const answerTurn = async (ports: ConversePorts, sent: TurnFromPage): Promise<readonly ToPage[]> => {
  const input = residentInputSchema.safeParse(await withFiles(ports, sent))
  if (!input.success) {
    const tooLong = input.error.issues.some(({ code }) => code === 'too_big')
    return [problem(tooLong ? 'too-long' : 'unreadable', sent)]
  }
  const taken = await takeTurn(ports)(sent.conversation, {
    clientId: sent.clientId,
    input: input.data,
    lang: sent.lang,
  })
  return framesOf(taken, sent.seen)
}

const answer = async (ports: ConversePorts, sent: FromPage): Promise<readonly ToPage[]> => {
  switch (sent.type) {
    case 'ping':
      return [{ type: 'pong' }]
    case 'open':
      return framesOf(
        sent.conversation === null
          ? await openConversation(ports)(sent.lang)
          : await resumeConversation(ports)(sent.conversation),
        sent.seen,
      )
    case 'turn':
      return answerTurn(ports, sent)
  }
}

/** What goes back to the page, and what broke at our end, if anything did. */
export interface Answered {
  readonly frames: readonly ToPage[]
  readonly fault: unknown
  /** The conversation that the page now shows, where it has just opened one. */
  readonly opened: string | null
}

/** Answers one message of the page, however it came: over the WebSocket, or by an ordinary request. */
export const answerPage = async (ports: ConversePorts, body: string | undefined): Promise<Answered> => {
  const sent = fromPageSchema.safeParse(json(body))
  if (!sent.success) return { frames: [problem('unreadable')], fault: null, opened: null }
  const about = sent.data.type === 'ping' ? {} : sent.data
  try {
    const frames = await answer(ports, sent.data)
    const [first] = sent.data.type === 'open' ? frames : []
    return { frames, fault: null, opened: first?.type === 'turns' ? first.conversation : null }
  } catch (error) {
    const which = problemOf(error)
    return { frames: [problem(which, about)], fault: which === 'ours' ? error : null, opened: null }
  }
}
