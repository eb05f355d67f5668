import { advise } from '../domain/conversation/advice.ts'
import { dangersIn } from '../domain/conversation/danger.ts'
import type { Filled } from '../domain/conversation/filledForm.ts'
import type { Reply } from '../domain/conversation/reply.ts'
import { type Language, stringsOf } from '../domain/conversation/strings.ts'
import type { Attachment } from '../domain/message/message.ts'
import type { ConversePorts } from './conversationPorts.ts'
import { addInput, beginConversation, sayAgain } from './converse.ts'

/** What to do now about a danger that the words name, before they are sent. */
export const dangerIn =
  ({ read, landlord }: ConversePorts) =>
  (story: string, lang: Language): readonly Reply[] =>
    dangersIn(story, read({ channel: 'webchat', subject: null, text: story })).map((danger) =>
      advise(danger, landlord, stringsOf({ lang })),
    )

/** The form among the turns of its conversation. */
const clientIdOf = (id: string): string => `form/${id}`

/** What goes with a form, and the language of its page. */
interface With {
  readonly attachments: readonly Attachment[]
  readonly lang: Language
}

/**
 * Logs a form, its photos first: a conversation of its own, by the same path as the chat, so that it is stored before anything else and
 * sending it twice logs it once. Returns what they are told of each thing that it told of. `id`: the form’s own, at least 128 random bits.
 */
export const tellByForm =
  (ports: ConversePorts) =>
  async (id: string, form: Filled, { attachments, lang }: With): Promise<readonly Reply[]> => {
    await beginConversation(ports, id, lang)
    if (attachments.length > 0)
      await addInput(ports, id, {
        clientId: `files/${id}`,
        input: { type: 'attached', attachments: [...attachments] },
      })
    const clientId = clientIdOf(id)
    const { turns } = await addInput(ports, id, { clientId, input: { type: 'filled', form } })
    const sent = turns.findIndex((turn) => turn.clientId === clientId)
    return turns.slice(sent).flatMap(({ replies }) => replies)
  }

/** What was told of a form that has been sent, in a language: nothing is sent again. Null where no such form was. */
export const toldByForm =
  (ports: ConversePorts) =>
  async (id: string, lang: Language): Promise<readonly Reply[] | null> => {
    const turns = await ports.conversations.load(id)
    const sent = turns.findIndex((turn) => turn.clientId === clientIdOf(id))
    return sent === -1 ? null : sayAgain(ports, { id, turns }, sent, lang)
  }
