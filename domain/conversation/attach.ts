import type { Attachment } from '../message/message.ts'
import { additionOf } from './draft.ts'
import { say, type Told } from './flow.ts'
import { saidToPerson } from './handOver.ts'
import type { State } from './state.ts'
import { fill, listed, stringsOf } from './strings.ts'
import { isWithPerson } from './withPerson.ts'

/** Photos and documents: kept with what is being told, or passed on at once where it is logged already. */
export const attach = (state: State, attachments: readonly Attachment[]): Told => {
  const strings = stringsOf(state)
  const names = listed(
    attachments.map(({ filename }) => filename),
    strings,
  )
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
    replies: [say(fill(nothingTold ? strings.gotFileFirst : strings.gotFile, { names }))],
  }
}
