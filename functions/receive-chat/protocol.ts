import { z } from 'zod'
import { choiceValueSchema, replySchema } from '../../domain/conversation/reply.ts'
import { languageSchema } from '../../domain/conversation/strings.ts'

/**
 * What goes over the WebSocket, one JSON object a frame.
 *
 * From the page: `open` (a conversation by its id, or null for a new one), `turn` (something said or pressed, with the
 * page's own id of it, so that it can be sent again after a lost connection) and `ping` (API Gateway closes a
 * connection after ten silent minutes). `seen` is the number of the last turn that the page has.
 *
 * To the page: `turns` (those after `seen`, in order, in one or more frames), `pong`, and `problem` (nothing was stored,
 * or nothing more than before; `clientId` names what was sent, which the page still has), and `news`.
 */
export const fromPageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    conversation: z.string().max(100).nullable(),
    seen: z.int().nonnegative(),
    /** The language of the page. */
    lang: languageSchema.optional(),
  }),
  z.object({
    type: z.literal('turn'),
    conversation: z.string().max(100),
    seen: z.int().nonnegative(),
    /** The language of the page. */
    lang: languageSchema.optional(),
    clientId: z.string().min(8).max(64),
    input: z.discriminatedUnion('type', [
      z.object({ type: z.literal('said'), text: z.string() }),
      z.object({ type: z.literal('chose'), choice: choiceValueSchema }),
      /** Photos and documents that are in store already, by the ids of their uploads. */
      z.object({ type: z.literal('attached'), uploads: z.array(z.string().max(100)).min(1).max(10) }),
    ]),
  }),
  z.object({ type: z.literal('ping') }),
])
export type FromPage = z.infer<typeof fromPageSchema>

const shownTurnSchema = z.object({
  number: z.int().positive(),
  clientId: z.string().nullable(),
  /** What the resident said, or the words on the button they pressed; null for a turn that is ours alone. */
  said: z.string().nullable(),
  /** The names of the files they sent. */
  files: z.array(z.string()).optional(),
  replies: z.array(replySchema),
})
export type ShownTurn = z.infer<typeof shownTurnSchema>

const problemSchema = z.enum(['unreadable', 'too-long', 'unknown-conversation', 'full', 'busy', 'ours'])
export type Problem = z.infer<typeof problemSchema>

export const toPageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('turns'), conversation: z.string(), turns: z.array(shownTurnSchema) }),
  z.object({
    type: z.literal('problem'),
    problem: problemSchema,
    clientId: z.string().nullable(),
    text: z.string(),
  }),
  z.object({ type: z.literal('pong') }),
  /** There is more than the page has seen: `open` fetches it. */
  z.object({ type: z.literal('news'), conversation: z.string(), number: z.int().positive() }),
])
export type ToPage = z.infer<typeof toPageSchema>
