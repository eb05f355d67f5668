import type { Instant } from '../domain/calendar/instant.ts'
import { millisecondsOf } from '../domain/calendar/instant.ts'
import { converse, effectsOf, holdsUnlogged } from '../domain/conversation/converse.ts'
import type { Context, Input, ResidentInput, Turn } from '../domain/conversation/input.ts'
import type { Reply } from '../domain/conversation/reply.ts'
import { type Draft, loggedSchema, newState, type State } from '../domain/conversation/state.ts'
import type { Language } from '../domain/conversation/strings.ts'
import { isWithPerson } from '../domain/conversation/withPerson.ts'
import type { Message } from '../domain/message/message.ts'
import { chatName } from './chatKey.ts'
import type { ConversePorts, ToldBeside, Unfinished } from './conversationPorts.ts'

/** No conversation has that id: mistyped, or kept on a device longer than by us. */
export class UnknownConversation extends Error {
  override readonly name = 'UnknownConversation'
}

/** Too many turns at once in one conversation; nothing was stored, and sending again is right. */
export class ConversationIsBusy extends Error {
  override readonly name = 'ConversationIsBusy'
}

/** More than one conversation can hold; nothing of it was stored, and the sender still has it. */
export class ConversationIsFull extends Error {
  override readonly name = 'ConversationIsFull'
}

export interface Conversation {
  readonly id: string
  /** Oldest first. */
  readonly turns: readonly Turn[]
}

/**
 * A state is stored with each turn, holds what was told twice while it is being logged, and an item holds 400 KB:
 * 40,000 characters of three bytes fit.
 */
const mostTold = 40_000
const mostTurns = 500
const attempts = 6

const last = ({ turns }: Conversation): Turn => {
  const turn = turns.at(-1)
  if (turn === undefined) throw new UnknownConversation('A conversation without a turn.')
  return turn
}

/** The draft of a conversation as the one Message that every channel makes. */
const messageOf = (
  { landlord, now }: Pick<ConversePorts, 'landlord' | 'now'>,
  conversation: string,
  turn: { readonly number: number; readonly at?: Instant },
  draft: Draft,
): Message => ({
  // It stands in ids and addresses that staff see.
  channelMessageId: `${chatName(conversation)}/${turn.number}`,
  landlord: landlord.id,
  channel: 'webchat',
  receivedAt: turn.at ?? now(),
  saidAt: draft.saidAt,
  author: 'resident',
  staff: null,
  person: { ...draft.person, tenancy: null },
  proven: false,
  subject: null,
  text: draft.text,
  attachments: [...draft.attachments],
  replyRoute: { channel: 'webchat', conversation, email: draft.person.email },
  automatic: null,
  caseReference: draft.caseReference,
  raw: null,
})

/** What is to be read. */
const wordsIn = (input: Input): string | null => {
  if (input.type === 'said') return input.text
  return input.type === 'filled' ? input.form.story : null
}

/** Only what begins a matter is looked at for more than one. */
const mattersIn = (ports: ConversePorts, { story }: State, words: string | null): Context['matters'] =>
  words === null || story.length > 0 ? [] : ports.matters(words)

const contextFor = (ports: ConversePorts, id: string, state: State, input: Input): Context => {
  const now = ports.now()
  const words = wordsIn(input)
  return {
    reading: words === null ? null : ports.read({ channel: 'webchat', subject: null, text: words }),
    matters: mattersIn(ports, state, words),
    landlord: ports.landlord,
    ombudsman: ports.ombudsman(),
    now,
    whatIf: {
      milestones: (draft) =>
        ports.milestonesIf(messageOf(ports, id, { number: 0, at: now }, draft), draft.choice),
      callBackBy: ports.callBackBy(now),
    },
    handOver: ports.handOver(now),
  }
}

/** What moves a conversation: of whom, and in which language they see the page, where that is known. */
interface Adding {
  readonly input: Input
  readonly clientId: string | null
  readonly lang?: Language | undefined
}

/** Adds a turn if nobody was first; null where somebody was. */
const addTurn = async (
  ports: ConversePorts,
  { id, turns }: Conversation,
  { input, clientId, lang }: Adding,
): Promise<Conversation | null> => {
  const before = turns.at(-1)?.state ?? newState
  const context = contextFor(ports, id, before, input)
  const { state, replies } = converse({ ...before, lang: lang ?? before.lang }, input, context)
  const turn: Turn = {
    number: turns.length + 1,
    clientId,
    at: context.now,
    input,
    replies: [...replies],
    state,
  }
  return (await ports.conversations.append(id, turn)) === 'stored' ? { id, turns: [...turns, turn] } : null
}

const load = async ({ conversations }: ConversePorts, id: string): Promise<Conversation> => {
  const turns = await conversations.load(id)
  if (turns.length === 0) throw new UnknownConversation('There is no conversation with that id.')
  return { id, turns }
}

const toldBeside = (ports: ConversePorts, { at }: Turn, draft: Draft): ToldBeside => ({
  choice: draft.choice,
  sought: draft.sought,
  adjustments: draft.adjustments,
  representative: draft.representative,
  callBackBy: draft.callBack ? ports.callBackBy(at) : null,
  beside: draft.beside,
})

/**
 * Logs what the last turn asked to have logged, and adds the turn that says so. A crash in between leaves a state that
 * asks for the same again, under the same message id, so that it is logged once. The next thing of the same message may
 * be logged at once after it.
 */
const settle = async (ports: ConversePorts, conversation: Conversation): Promise<Conversation> => {
  const turn = last(conversation)
  const [effect] = effectsOf(turn.state)
  if (effect === undefined) return conversation
  const message = messageOf(ports, conversation.id, turn, effect.draft)
  const logged = loggedSchema.parse(
    await ports.receiveMessage(message, toldBeside(ports, turn, effect.draft)),
  )
  const settled = await addTurn(ports, conversation, { input: { type: 'logged', logged }, clientId: null })
  return settle(ports, settled ?? (await load(ports, conversation.id)))
}

/**
 * What we said from a turn on, said once more in a language, as of then. Nothing is stored. `from`: the place of the turn,
 * the opening’s being 0.
 */
export const sayAgain = (
  ports: ConversePorts,
  { id, turns }: Conversation,
  from: number,
  lang: Language,
): readonly Reply[] =>
  turns.slice(from).flatMap(({ input, at }, place) => {
    const before = { ...(turns[from + place - 1]?.state ?? newState), lang }
    return converse(before, input, contextFor({ ...ports, now: () => at }, id, before, input)).replies
  })

/** Begins a conversation under an id that the caller made; one that has begun already is left as it is. */
export const beginConversation = async (ports: ConversePorts, id: string, lang?: Language): Promise<void> => {
  await addTurn(ports, { id, turns: [] }, { input: { type: 'opened' }, clientId: null, lang })
}

/** Begins a conversation: the server makes its id, and the opening is its first turn. */
export const openConversation =
  (ports: ConversePorts) =>
  async (lang?: Language): Promise<Conversation> => {
    const opened = await addTurn(
      ports,
      { id: ports.newConversationId(), turns: [] },
      { input: { type: 'opened' }, clientId: null, lang },
    )
    if (opened === null) throw new ConversationIsBusy('A new conversation id was taken already.')
    return opened
  }

/** Shows a conversation as it stands, having finished what a crash left undone. Throws `UnknownConversation`. */
export const resumeConversation =
  (ports: ConversePorts) =>
  async (id: string): Promise<Conversation> =>
    settle(ports, await load(ports, id))

const refuseTooMuch = (conversation: Conversation, input: Input): void => {
  const { story, answers, handOver } = last(conversation).state
  const more = 'text' in input ? input.text.length : 0
  const told = [...story, ...Object.values(answers), ...(handOver?.transcript ?? [])].reduce(
    (sum, text) => sum + (text?.length ?? 0),
    more,
  )
  if (told > mostTold || conversation.turns.length >= mostTurns)
    throw new ConversationIsFull('This conversation holds as much as one can.')
}

/** What a resident sent, with the browser's own id of it, and the language of their page. */
export interface Sent {
  readonly clientId: string
  readonly input: ResidentInput
  readonly lang?: Language | undefined
}

/**
 * One thing that a resident did: stored, answered, and logged where it is to be. The same client id again changes
 * nothing. Throws `UnknownConversation`, `ConversationIsFull` or `ConversationIsBusy`; nothing is stored then.
 */
export const takeTurn =
  (ports: ConversePorts) =>
  async (id: string, sent: Sent): Promise<Conversation> =>
    addInput(ports, id, sent)

/** Anybody’s turn: the resident’s, or that of a person who has joined. Throws as `takeTurn` does. */
export const addInput = async (
  ports: ConversePorts,
  id: string,
  { clientId, input, lang }: Adding & { readonly clientId: string },
): Promise<Conversation> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const conversation = await settle(ports, await load(ports, id))
    if (conversation.turns.some((turn) => turn.clientId === clientId)) return conversation
    refuseTooMuch(conversation, input)
    const taken = await addTurn(ports, conversation, { input, clientId, lang })
    if (taken !== null) return settle(ports, taken)
  }
  throw new ConversationIsBusy(`A conversation took ${attempts} other turns while one was being added.`)
}

/**
 * Conversations that hold something told and not logged, and have been silent for a time. They are not dropped:
 * `logUnfinished` hands each to a person.
 */
export async function* unfinishedConversations(
  ports: ConversePorts,
  silentForMinutes: number,
): AsyncGenerator<Unfinished> {
  const before = millisecondsOf(ports.now()) - silentForMinutes * 60_000
  for await (const conversation of ports.conversations.open()) {
    const turn = (await ports.conversations.load(conversation)).at(-1)
    if (turn !== undefined && holdsUnlogged(turn.state) && millisecondsOf(turn.at) <= before)
      yield { conversation, lastTurnAt: turn.at }
  }
}

/** A member of staff who went without a word no longer has the chat. */
const endSilentTalk = async (ports: ConversePorts, id: string): Promise<Conversation> => {
  const conversation = await load(ports, id)
  const { state, number } = last(conversation)
  const staff = isWithPerson(state) ? state.handOver?.staff : null
  return staff == null
    ? conversation
    : addInput(ports, id, { clientId: `silent/${number}/left`, input: { type: 'staff-left', staff } })
}

/** Logs an unfinished conversation as it stands, as if its resident had said “log it as it is”. */
export const logUnfinished =
  (ports: ConversePorts) =>
  async (id: string): Promise<Conversation> => {
    const conversation = await endSilentTalk(ports, id)
    const { state, number } = last(conversation)
    return holdsUnlogged(state)
      ? takeTurn(ports)(id, { clientId: `silent/${number}`, input: { type: 'chose', choice: 'log-now' } })
      : conversation
  }

/** Hands every conversation that has been silent for so long to a person; one that fails does not hold up the rest. */
export const logAllUnfinished = async (
  ports: ConversePorts,
  silentForMinutes: number,
): Promise<{ readonly logged: number; readonly failed: number }> => {
  let logged = 0
  let failed = 0
  for await (const { conversation } of unfinishedConversations(ports, silentForMinutes)) {
    const done = await logUnfinished(ports)(conversation).then(
      () => true,
      () => false,
    )
    if (done) logged += 1
    else failed += 1
  }
  return { logged, failed }
}
