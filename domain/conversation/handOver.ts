import { additionOf } from './draft.ts'
import { next, proceed, say, saying, type Told } from './flow.ts'
import type { Context, Input } from './input.ts'
import { keepTogether } from './matters.ts'
import type { HandOver, StaffMember, State } from './state.ts'
import { fill, stringsOf } from './strings.ts'
import { isAwaitingPerson, isWithPerson } from './withPerson.ts'

const joined = (state: State, staff: StaffMember, { now }: Context): Told => {
  if (!isAwaitingPerson(state)) return { state, replies: [] }
  return {
    state: { ...state, handOver: { status: 'taken', at: now, staff, transcript: [] } },
    replies: [say(fill(stringsOf(state).joined, { name: staff.name }))],
  }
}

const withLine = (state: State, handOver: HandOver, who: string, text: string): State => ({
  ...state,
  handOver: { ...handOver, transcript: [...handOver.transcript, `${who}: ${text}`] },
})

const said = (state: State, staff: StaffMember, text: string): Told => {
  const { handOver } = state
  if (handOver === null || handOver.staff?.id !== staff.id || !isWithPerson(state))
    return { state, replies: [] }
  return {
    state: withLine(state, handOver, staff.name, text),
    replies: [{ kind: 'say', from: staff.name, text }],
  }
}

/** What a resident says while a person is with them: kept, and passed on by the host. */
export const saidToPerson = (state: State, text: string): Told => {
  const { handOver } = state
  return handOver === null
    ? { state, replies: [] }
    : { state: withLine(state, handOver, state.answers.name ?? 'The resident', text), replies: [] }
}

/** Where the conversation goes on once the person has left: where it was, or on with what the person was told. */
const goingOn = (state: State, context: Context): Told => {
  if (state.step === 'asking' || state.step === 'confirming' || state.step === 'choosing') return next(state)
  const untaken = state.step === 'listening' || state.step === 'parting'
  return untaken && state.story.length > 0 ? proceed(keepTogether(state), context) : { state, replies: [] }
}

const ended = (state: State, context: Context): State =>
  state.handOver === null
    ? state
    : { ...state, handOver: { ...state.handOver, status: 'ended', at: context.now, transcript: [] } }

const goodbyeOf = (state: State, { name }: StaffMember): string => fill(stringsOf(state).left, { name })

/** The talk goes into the record: into the story, or as more on what is logged already. */
const left = (state: State, staff: StaffMember, context: Context): Told => {
  if (!isWithPerson(state)) return { state, replies: [] }
  const talk = state.handOver?.transcript ?? []
  const over = ended(state, context)
  if (talk.length === 0) return saying(goodbyeOf(state, staff), goingOn(over, context))
  const record = `In the chat with ${staff.name}:\n${talk.join('\n')}`
  if (state.step === 'done')
    return {
      state: { ...over, step: 'logging', pending: additionOf(over, record), adding: true },
      replies: [say(goodbyeOf(state, staff))],
    }
  const told: State = { ...over, story: [...over.story, record], saidAt: over.saidAt ?? context.now }
  return saying(goodbyeOf(state, staff), goingOn(told, context))
}

const missed = (state: State, context: Context): Told =>
  isAwaitingPerson(state)
    ? {
        state: ended(state, context),
        replies: [say(fill(stringsOf(state).nobodyCame, { telephone: context.landlord.telephone }))],
      }
    : { state, replies: [] }

export type StaffInput = Extract<
  Input,
  { type: 'staff-joined' | 'staff-said' | 'staff-left' | 'nobody-came' }
>

/** What a person does in a resident's conversation. Out of its place it changes nothing. */
export const handOver = (state: State, input: StaffInput, context: Context): Told => {
  switch (input.type) {
    case 'staff-joined':
      return joined(state, input.staff, context)
    case 'staff-said':
      return said(state, input.staff, input.text)
    case 'staff-left':
      return left(state, input.staff, context)
    case 'nobody-came':
      return missed(state, context)
  }
}
