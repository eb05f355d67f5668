import type { CaseCommand } from '../domain/case/command.ts'
import { representativeIn } from '../domain/conversation/representative.ts'
import type { Message } from '../domain/message/message.ts'
import type { ToldBeside } from './conversationPorts.ts'
import { handleCommand } from './handleCommand.ts'
import type { Casework } from './ports.ts'
import { type Received, receiveMessage } from './receiveMessage.ts'

/** One act on a case has one id, so that logging the same draft again after a crash adds nothing. */
const idOf = (message: Message, what: string): string => `${what}/${message.channelMessageId}`

const record = (at: Message['receivedAt'], words: string): string =>
  `Typed in the web chat on ${at.slice(0, 10)}: “${words}”`

/** What was told beside the words, as commands: data that the case keeps and staff can act on. */
const commandsFor = (
  message: Message,
  { adjustments, representative, callBackBy }: ToldBeside,
  at: Message['receivedAt'],
): readonly CaseCommand[] => {
  const acting = representative === null ? null : representativeIn(representative)
  return [
    ...(adjustments === null
      ? []
      : [
          {
            type: 'record-adjustment',
            at,
            by: 'resident',
            id: idOf(message, 'adjustment'),
            what: adjustments,
            disclosed: null,
          } as const,
        ]),
    ...(acting === null || representative === null
      ? []
      : [
          {
            type: 'authorise-representative',
            at,
            by: 'resident',
            representative: { id: idOf(message, 'representative'), ...acting },
            consent: { form: 'written', record: record(at, representative) },
          } as const,
        ]),
    ...(callBackBy === null
      ? []
      : [
          {
            type: 'promise-action',
            at,
            by: 'putright',
            action: {
              id: idOf(message, 'call-back'),
              what: 'We ring or write back: a person was asked for in the chat',
              until: callBackBy,
            },
          } as const,
        ]),
  ]
}

/** What the receipt says again: it goes out with the message, before what is recorded beside it. */
const besideOf = ({ callBackBy, representative }: ToldBeside): Pick<Message, 'beside'> => {
  const represented = representative !== null && representativeIn(representative) !== null
  return callBackBy === null && !represented ? {} : { beside: { callBackBy, represented } }
}

/** Each of two matters that were told at once names the other. */
const link = async (casework: Casework, { caseId, reference }: Received, other: string): Promise<void> => {
  const otherId = await casework.directory.findByReference(other)
  if (otherId === null) return
  const because = { by: 'putright', why: 'Both were told in one message.' } as const
  const of = (each: string) =>
    ({ type: 'link-case', at: casework.now(), reference: each, ...because }) as const
  await handleCommand(casework, caseId, of(other))
  await handleCommand(casework, otherId, of(reference))
}

/**
 * Logs what a conversation told: the message, and beside it what the case keeps as data: what makes dealing with us
 * harder for them (Code 5.10), who may speak for them (Code 3.5), and the promise that a person gets in touch.
 */
export const logConversation =
  (casework: Casework) =>
  async (message: Message, told: ToldBeside): Promise<Received> => {
    const sought = told.sought === null ? {} : { sought: told.sought }
    const whole = { ...message, ...sought, ...besideOf(told) }
    const received = await receiveMessage(casework)(whole, { choice: told.choice })
    for (const command of commandsFor(message, told, casework.now()))
      await handleCommand(casework, received.caseId, command)
    for (const other of told.beside) await link(casework, received, other)
    return received
  }
