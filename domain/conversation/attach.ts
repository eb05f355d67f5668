import type { Attachment } from '../message/message.ts'
import { additionOf } from './draft.ts'
import { say, type Told } from './flow.ts'
import { saidToPerson } from './handOver.ts'
import type { State } from './state.ts'
import { isWithPerson } from './withPerson.ts'

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** Photos and documents: kept with what is being told, or passed on at once where it is logged already. */
export const attach = (state: State, attachments: readonly Attachment[]): Told => {
  const names = listed(attachments.map(({ filename }) => filename))
  const held: State = { ...state, attachments: [...state.attachments, ...attachments] }
  if (state.step === 'done' && !isWithPerson(state))
    return {
      state: { ...held, step: 'logging', pending: additionOf(held, `Sent: ${names}`), adding: true },
      replies: [],
    }
  if (isWithPerson(state)) return saidToPerson(held, `(sent ${names})`)
  const nothingTold = state.story.length === 0
  return {
    state: held,
    replies: [
      say(
        nothingTold
          ? `I've got ${names}. Tell me what it shows.`
          : `I've got ${names}. It goes with what you told us.`,
      ),
    ],
  }
}
