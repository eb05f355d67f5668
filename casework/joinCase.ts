import type { Actor } from '../domain/case/actor.ts'
import { isOpened } from '../domain/case/case.ts'
import type { CaseCommand } from '../domain/case/command.ts'
import { decide } from '../domain/case/decide.ts'
import type { CaseEvent } from '../domain/case/event.ts'
import type { Reading } from '../domain/classifier/reading.ts'
import type { Message } from '../domain/message/message.ts'
import { type Handled, handleCommand, type LoadedCase, loadCase, rulesFor } from './handleCommand.ts'
import type { CaseKeeping } from './ports.ts'

interface Join {
  /** The case whose messages belong elsewhere. */
  readonly caseId: string
  /** The reference of the case that they belong to. */
  readonly into: string
  readonly by: Actor
  /** Whether its sender becomes one of the other case's people, as is usual; else these messages alone go there. */
  readonly addsSender?: boolean
}

/** Each message of a case with how it was read. */
const messagesOf = (events: readonly CaseEvent[]): readonly { message: Message; reading: Reading }[] =>
  events.flatMap((event, index) => {
    const read = events.slice(index).find((each) => each.type === 'message-read')
    return event.type === 'message-received' && read !== undefined
      ? [{ message: event.message, reading: read.reading }]
      : []
  })

const refusing = (why: string): Handled => ({ refusal: { why } })

/** The sender is one of the other case's people from now on, so that what they write joins it. */
const addSender = async (
  casework: CaseKeeping,
  target: LoadedCase,
  { state }: LoadedCase,
  by: Actor,
): Promise<Handled | null> => {
  const person = isOpened(state) ? state.people[0] : undefined
  if (person === undefined) return null
  const why = 'Their message was joined to this case.'
  const at = casework.now()
  const handled = await handleCommand(casework, target.caseId, { type: 'add-person', at, by, person, why })
  return 'refusal' in handled ? handled : null
}

const addMessages = async (casework: CaseKeeping, from: LoadedCase, target: LoadedCase, by: Actor) => {
  for (const { message, reading } of messagesOf(from.commits.flatMap((commit) => commit.events))) {
    const at = casework.now()
    const handled = await handleCommand(casework, target.caseId, {
      type: 'add-message',
      at,
      by,
      message,
      reading,
    })
    if ('refusal' in handled) return handled
  }
  return null
}

/** Why these two cannot be joined; `null` where they can. */
const notJoinable = (casework: CaseKeeping, { state }: LoadedCase, command: CaseCommand): Handled | null => {
  if (!isOpened(state)) return refusing('There is no such case.')
  const decision = decide(command, state, rulesFor(casework.rules, state.policy))
  return 'refusal' in decision ? decision : null
}

/**
 * A person says that what opened one case belongs to another: its messages go there, and it is over. Its own end comes
 * last and every step may be done again, so that asking again mends what a crash left half done.
 */
export const joinCase =
  (casework: CaseKeeping) =>
  async ({ caseId, into, by, addsSender = true }: Join): Promise<Handled> => {
    const targetId = await casework.directory.findByReference(into)
    if (targetId === null) return refusing(`There is no case ${into}.`)
    const command = {
      type: 'join-case',
      at: casework.now(),
      by,
      caseId: targetId,
      reference: into,
    } as const
    const from = await loadCase(casework, caseId)
    const target = await loadCase(casework, targetId)
    const refused =
      notJoinable(casework, from, command) ??
      (addsSender ? await addSender(casework, target, from, by) : null) ??
      (await addMessages(casework, from, target, by))
    return refused ?? (await handleCommand(casework, caseId, command))
  }
