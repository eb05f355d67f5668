import { millisecondsOf } from '../domain/calendar/instant.ts'
import type { Turn } from '../domain/conversation/input.ts'
import type { StaffMember, State } from '../domain/conversation/state.ts'
import { isAwaitingPerson, isWithPerson } from '../domain/conversation/withPerson.ts'
import { contactIn } from '../domain/conversation/words.ts'
import type { ConversePorts } from './conversationPorts.ts'
import { addInput, type Conversation, UnknownConversation } from './converse.ts'

/**
 * A chat handed over to a person and back. Every word goes through the conversation's own turns, so that nothing is lost
 * and the resident sees one conversation. Staff are told of it by `handOverNews` of each turn that the store's stream
 * tells of; what they do comes back through `takeChat`, `sayInChat` and `endChat`.
 */
export interface HandOverPorts extends ConversePorts {
  /** Shows the resident, where they are connected, what is new; one that is not sees it when they come back. */
  readonly show: (conversation: Conversation) => Promise<void>
}

/** What staff are told of one turn. */
export type HandOverNews =
  | {
      readonly kind: 'asked'
      readonly conversation: string
      /** The name they gave, where they did. */
      readonly name: string | null
      /** What they told us so far, in their words. */
      readonly words: string
      readonly reachable: boolean
    }
  | {
      readonly kind: 'said'
      readonly conversation: string
      readonly staff: StaffMember
      readonly text: string
    }
  /** Taken, ended, or given up: whoever shows the request takes its button away. */
  | {
      readonly kind: 'taken' | 'ended' | 'missed'
      readonly conversation: string
      readonly staff: StaffMember | null
    }

const asked = (conversation: string, { state }: Turn): HandOverNews => {
  const { email, phone } = contactIn(state.answers.contact ?? '')
  return {
    kind: 'asked',
    conversation,
    name: state.answers.name ?? null,
    words: state.story.join('\n\n'),
    reachable: email !== null || phone !== null,
  }
}

const textOf = ({ input }: Turn): string | null => {
  if (input.type === 'said') return input.text
  if (input.type === 'attached')
    return input.attachments.map(({ filename }) => `(sent ${filename})`).join('\n')
  return input.type === 'chose' && input.choice === 'leave' ? '(has left the chat)' : null
}

const ofStaff = { 'staff-joined': 'taken', 'staff-left': 'ended', 'nobody-came': 'missed' } as const

const isChange = (type: Turn['input']['type']): type is keyof typeof ofStaff => type in ofStaff

/** What a turn means to staff; null for most, where nobody was asked for. The same turn always says the same. */
export const handOverNews = (conversation: string, turn: Turn): HandOverNews | null => {
  const { handOver } = turn.state
  if (handOver === null) return null
  const { staff, status } = handOver
  const begins = handOver.at === turn.at
  if (isChange(turn.input.type))
    return begins ? { kind: ofStaff[turn.input.type], conversation, staff } : null
  if (status === 'asked') return begins ? asked(conversation, turn) : null
  const text = status === 'taken' ? textOf(turn) : null
  return text === null || staff === null ? null : { kind: 'said', conversation, staff, text }
}

const load = async (ports: HandOverPorts, conversation: string): Promise<Turn> => {
  const turn = (await ports.conversations.load(conversation)).at(-1)
  if (turn === undefined) throw new UnknownConversation('There is no conversation with that id.')
  return turn
}

export type HandedOver = { readonly conversation: Conversation } | { readonly refusal: { why: string } }

const refusal = (why: string): HandedOver => ({ refusal: { why } })

const add = async (
  ports: HandOverPorts,
  id: string,
  sent: Parameters<typeof addInput>[2],
): Promise<HandedOver> => {
  const conversation = await addInput(ports, id, sent)
  await ports.show(conversation)
  return { conversation }
}

const whyNotTaken = (state: State, staff: StaffMember): string => {
  if (!isWithPerson(state)) return 'They no longer wait for a person in this chat.'
  const has = state.handOver?.staff
  return has?.id === staff.id ? 'You have this chat already.' : `${has?.name} has this chat already.`
}

/** A member of staff joins. The first one has it. Throws `UnknownConversation`. */
export const takeChat =
  (ports: HandOverPorts) =>
  async (id: string, staff: StaffMember): Promise<HandedOver> => {
    const { state } = await load(ports, id)
    if (!isAwaitingPerson(state)) return refusal(whyNotTaken(state, staff))
    const taken = await add(ports, id, {
      clientId: `took/${state.handOver?.at}/${staff.id}`,
      input: { type: 'staff-joined', staff },
    })
    if ('refusal' in taken) return taken
    const now = taken.conversation.turns.at(-1)?.state
    return now?.handOver?.staff?.id === staff.id ? taken : refusal(whyNotTaken(now ?? state, staff))
  }

const hasIt = ({ state }: Turn, staff: StaffMember): boolean =>
  isWithPerson(state) && state.handOver?.staff?.id === staff.id

/**
 * Says something to the resident in the member of staff's own name: only ever by an act of its own, never by what is
 * typed in a staff channel. `id`: the sender's own id of it, so that a delivery twice is said once.
 */
export const sayInChat =
  (ports: HandOverPorts) =>
  async (
    conversation: string,
    { staff, id, text }: { readonly staff: StaffMember; readonly id: string; readonly text: string },
  ): Promise<HandedOver> =>
    hasIt(await load(ports, conversation), staff)
      ? add(ports, conversation, { clientId: `staff/${id}`, input: { type: 'staff-said', staff, text } })
      : refusal('You do not have this chat: take it first, or it has ended.')

/** The member of staff leaves; what both said is kept with the case, and the conversation goes on where it was. */
export const endChat =
  (ports: HandOverPorts) =>
  async (id: string, staff: StaffMember): Promise<HandedOver> => {
    const turn = await load(ports, id)
    if (!hasIt(turn, staff)) return refusal('You do not have this chat.')
    return add(ports, id, {
      clientId: `left/${turn.state.handOver?.at}`,
      input: { type: 'staff-left', staff },
    })
  }

/** Conversations that wait for a person, the ones that nobody has taken. */
export async function* waitingChats(
  ports: HandOverPorts,
): AsyncGenerator<Extract<HandOverNews, { kind: 'asked' }> & { readonly since: Turn['at'] }> {
  for await (const conversation of ports.conversations.handedOver()) {
    const turn = (await ports.conversations.load(conversation)).at(-1)
    const since = turn?.state.handOver?.at
    if (turn === undefined || since === undefined || !isAwaitingPerson(turn.state)) continue
    const news = asked(conversation, turn)
    if (news.kind === 'asked') yield { ...news, since }
  }
}

/** Tells residents who waited too long that nobody came, and that they will hear from a person. Returns how many. */
export const giveUpWaiting = async (ports: HandOverPorts): Promise<number> => {
  const { joinWithinMinutes = 5 } = ports.landlord.chat
  const before = millisecondsOf(ports.now()) - joinWithinMinutes * 60_000
  let missed = 0
  for await (const { conversation, since } of waitingChats(ports)) {
    if (millisecondsOf(since) > before) continue
    await add(ports, conversation, { clientId: `missed/${since}`, input: { type: 'nobody-came' } })
    missed += 1
  }
  return missed
}
