import { createHash } from 'node:crypto'
import { millisecondsOf } from '../domain/calendar/instant.ts'
import { isOpened } from '../domain/case/case.ts'
import type { Message } from '../domain/message/message.ts'
import { plain } from '../domain/staff/findable.ts'
import { handleCommand, type LoadedCase, loadCase } from './handleCommand.ts'
import type { Casework } from './ports.ts'

/** Words too few to tell one matter from another: “any news?” may be sent twice and mean it twice. */
const fewWords = 40

/** Sent again within a day, it is the same sending: nobody has had the time to answer, and nothing more is asked. */
const sameSendingHours = 24

/** Whose words they are and which, as one text; null where they are too few or nobody's. */
const saying = ({ channel, landlord, person, text }: Message): string | null => {
  const words = plain(text)
  return channel !== 'email' || person.email === null || words.length < fewWords
    ? null
    : JSON.stringify([landlord, person.email.toLowerCase(), words])
}

/**
 * The sender's words as a fingerprint, whatever mail they came in. What an unproven sender wrote has its own, so that
 * nobody can put words under a resident's name before they come.
 */
export const fingerprint = (message: Message): string | null => {
  const said = saying(message)
  if (said === null) return null
  return createHash('sha256')
    .update(message.proven ? said : `unproven ${said}`)
    .digest('base64url')
}

/** Whether it brings no file that the earlier one did not. */
const bringsNothingNew = (message: Message, before: Message): boolean =>
  message.attachments.every(({ filename, size }) =>
    before.attachments.some((each) => each.filename === filename && each.size === size),
  )

/** The newest message of a case, other than this one, that says the same in the same words with the same files. */
const saidBefore = ({ commits }: LoadedCase, message: Message): Message | undefined => {
  const said = saying(message)
  if (said === null) return undefined
  return commits
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.type === 'message-received' ? [event.message] : []))
    .findLast(
      (before) =>
        before.channelMessageId !== message.channelMessageId &&
        saying(before) === said &&
        bringsNothingNew(message, before),
    )
}

const hoursBetween = (before: Message, message: Message): number =>
  (millisecondsOf(message.receivedAt) - millisecondsOf(before.receivedAt)) / 3_600_000

/** The message with what it repeats of a case, if it does: the same words again, or the same sending. */
export const markedAsRepeat = (on: LoadedCase, message: Message): Message => {
  const before = saidBefore(on, message)
  if (before === undefined) return message
  const sentTwice = Math.abs(hoursBetween(before, message)) < sameSendingHours
  return { ...message, repeats: true, ...(sentTwice ? { sentTwice } : {}) }
}

/** A case whose messages went to another one goes on there. */
const goesOnIn = async (casework: Casework, caseId: string): Promise<string> => {
  const { state } = await loadCase(casework, caseId)
  const into = isOpened(state) ? state.joinedInto : null
  return into === null ? caseId : ((await casework.directory.findByReference(into)) ?? caseId)
}

/**
 * The very same mail came once more, sent again or to another address of ours: its case notes it, once for each mail that
 * was stored. A delivery of ours that is tried again is no other mail, and an old mailbox tells nothing new.
 */
export const noteRepeat = async (casework: Casework, caseId: string, message: Message): Promise<void> => {
  const { channelMessageId, raw, deliveredTo } = message
  if (raw === null || message.imported === true) return
  await handleCommand(casework, await goesOnIn(casework, caseId), {
    type: 'note-repeat',
    at: casework.now(),
    by: 'putright',
    channelMessageId,
    raw,
    deliveredTo: deliveredTo ?? [],
  })
}
