import type { Instant, LocalDate } from '../domain/calendar/instant.ts'
import type { Matter } from '../domain/classifier/matters.ts'
import type { Classifier } from '../domain/classifier/reading.ts'
import type { Context, Turn } from '../domain/conversation/input.ts'
import type { Choice, Logged } from '../domain/conversation/state.ts'
import type { Milestone } from '../domain/deadlines/milestone.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import type { Attachment, Message } from '../domain/message/message.ts'

/** A conversation that holds something told and not logged, and when its resident last did something. */
export interface Unfinished {
  readonly conversation: string
  readonly lastTurnAt: Instant
}

/** Where conversations are kept. A turn is one conditional put and never changes. */
export interface ConversationStore {
  /** All turns, oldest first; empty where there is no such conversation. */
  load(conversation: string): Promise<readonly Turn[]>
  /** `taken`: that number is there already, so another turn was first. */
  append(conversation: string, turn: Turn): Promise<'stored' | 'taken'>
  /** Conversations that may hold something unlogged; a superset, to be checked against their turns. */
  open(): AsyncIterable<string>
  /** Conversations that may wait for a person or be with one; a superset, to be checked against their turns. */
  handedOver(): AsyncIterable<string>
}

/** What a conversation tells of what was logged; `Received` of `receiveMessage` is one. */
export interface ReceivedMessage extends Omit<Logged, 'milestones'> {
  readonly milestones: readonly Milestone[]
}

/** What a conversation asked for and a message has no place for. */
export interface ToldBeside {
  readonly choice: Choice | null
  readonly sought: string | null
  readonly adjustments: string | null
  readonly representative: string | null
  /** The day by whose end they were promised to hear from a person; null where they were not. */
  readonly callBackBy: LocalDate | null
  /** Cases that other matters of the same message became, by reference. */
  readonly beside: readonly string[]
}

/** What a conversation needs of the rest of the product. */
export interface ConversePorts {
  readonly now: () => Instant
  readonly read: Classifier
  /** The matters of a text that holds more than one; none where it holds one. */
  readonly matters: (text: string) => readonly Matter[]
  readonly landlord: Landlord
  readonly ombudsman: () => Context['ombudsman']
  readonly conversations: ConversationStore
  /** At least 128 random bits: who has it has the conversation. */
  readonly newConversationId: () => string
  /** The milestones that the clock would give a message with a choice; nothing is stored. */
  readonly milestonesIf: (message: Message, choice: Choice | null) => readonly Milestone[]
  /** The working day by whose end somebody can ring back, asked at an instant. */
  readonly callBackBy: (now: Instant) => Context['whatIf']['callBackBy']
  /** Whether somebody can join the chat at an instant. */
  readonly handOver: (now: Instant) => Context['handOver']
  /** Files that were sent for a conversation, by the ids of their uploads; others are left out. */
  readonly uploaded: (conversation: string, ids: readonly string[]) => Promise<readonly Attachment[]>
  /** Logs a message once, with what was told beside it: the same `channelMessageId` again finds what the first made. */
  readonly receiveMessage: (message: Message, about: ToldBeside) => Promise<ReceivedMessage>
}
