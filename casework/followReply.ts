import type { Actor } from '../domain/case/actor.ts'
import type { OpenedCase } from '../domain/case/case.ts'
import type { CaseCommand } from '../domain/case/command.ts'
import { type ReplyAsk, replyAsks } from '../domain/case/replyAsks.ts'
import type { Task } from '../domain/case/task.ts'
import type { Reading } from '../domain/classifier/reading.ts'
import type { Message } from '../domain/message/message.ts'
import { handleCommand } from './handleCommand.ts'
import type { Casework } from './ports.ts'

/** The longest that a request's own words are kept; the whole message stands on the case. */
const longestReason = 2000

interface Reply {
  readonly caseId: string
  readonly message: Message
  readonly reading: Reading
  readonly by: Actor
}

const raising = (casework: Casework, reply: Reply, task: Pick<Task, 'what' | 'why'>): CaseCommand => ({
  type: 'raise-task',
  at: casework.now(),
  by: 'putright',
  id: `${task.what}/${reply.message.channelMessageId}`,
  ...task,
})

/**
 * The next stage is the engine's to give (Code 6.12). Where it says no, as it does at the last stage, a person reads the
 * message; where it was asked before, it says nothing and nothing follows.
 */
const askNextStage = async (casework: Casework, reply: Reply): Promise<void> => {
  const handled = await handleCommand(casework, reply.caseId, {
    type: 'request-escalation',
    at: casework.now(),
    by: reply.by === 'putright' ? 'resident' : reply.by,
    happenedAt: reply.message.receivedAt,
    words: reply.message.text.slice(0, longestReason),
  })
  if ('refusal' in handled) {
    const why = `They ask to take it further. ${handled.refusal.why}`
    await handleCommand(casework, reply.caseId, raising(casework, reply, { what: 'read-reply', why }))
  }
}

const evidenceIn = ({ message: { attachments } }: Reply): string =>
  attachments.map(({ filename }) => filename).join(', ')

const follow = async (casework: Casework, reply: Reply, ask: ReplyAsk): Promise<void> => {
  switch (ask.ask) {
    case 'next-stage':
      return await askNextStage(casework, reply)
    case 'evidence':
      await handleCommand(casework, reply.caseId, {
        type: 'receive-evidence',
        at: casework.now(),
        by: reply.by === 'putright' ? 'resident' : reply.by,
        id: ask.id,
        what: evidenceIn(reply),
      })
      return
    case 'task':
      await handleCommand(casework, reply.caseId, raising(casework, reply, { what: ask.what, why: ask.why }))
  }
}

/** Does what a reply asks for; `before` is the case as it stood when the reply came. Again changes nothing. */
export const followReply = async (casework: Casework, before: OpenedCase, reply: Reply): Promise<void> => {
  for (const ask of replyAsks(before, reply.message, reply.reading)) await follow(casework, reply, ask)
}
