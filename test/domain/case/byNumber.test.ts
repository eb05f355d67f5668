import { describe, expect, test } from 'vitest'
import { isProven, mayJoin } from '../../../domain/case/belongs.ts'
import { isOpened, type OpenedCase } from '../../../domain/case/case.ts'
import { decide } from '../../../domain/case/decide.ts'
import { caseFrom, evolve } from '../../../domain/case/evolve.ts'
import { at, codeRules, message, opening, played } from './caseStory.ts'

const mobile = '+447700900123'
const typed = { name: 'Maureen', email: null, phone: '07700 900123', address: null, tenancy: null }
const chat = { channel: 'webchat', conversation: 'a-secret-id', email: null } as const

/** A case told in the chat by somebody who typed a number. */
const opened = (): OpenedCase => {
  const told = { channel: 'webchat', proven: false, person: typed, replyRoute: chat } as const
  const state = caseFrom(played(opening({ message: told })))
  if (!isOpened(state)) throw new Error('The story opens a case.')
  return state
}

const proofBy = (by: 'resident' | 'putright', state: OpenedCase) =>
  decide({ type: 'prove-number', at: at('2026-11-10T10:00:00Z'), by, number: mobile }, state, codeRules)

describe('a number that was typed in the chat', () => {
  test('is proven by a code that the resident types, and by nobody for them', () => {
    const state = opened()
    expect(isProven(state, mobile)).toBe(false)
    expect(proofBy('putright', state)).toHaveProperty('refusal')
    const proof = proofBy('resident', state)
    if (!('events' in proof)) throw new Error('A right code is no refusal.')
    expect(proof.events).toMatchObject([{ type: 'number-proven', number: mobile }])
    const after = proof.events.reduce(evolve, state)
    expect(isOpened(after) && isProven(after, mobile)).toBe(true)
    expect(isOpened(after) && proofBy('resident', after)).toEqual({ events: [] })
  })

  test('lets what comes from behind the door join the case, however it is written', () => {
    const words = { channel: 'webchat', replyRoute: null, person: { ...typed, phone: mobile } } as const
    expect(mayJoin(opened(), message({ ...words, proven: true }))).toBe(true)
    expect(mayJoin(opened(), message({ ...words, proven: false }))).toBe(false)
    const other = { ...typed, phone: '+447700900124' }
    expect(mayJoin(opened(), message({ ...words, proven: true, person: other }))).toBe(false)
  })

  test('lets no mail join that names it: it was typed there too, whoever the mail is from', () => {
    const stranger = { ...typed, name: 'Somebody', email: 'stranger@example.org', phone: mobile }
    expect(mayJoin(opened(), message({ person: stranger, proven: true }))).toBe(false)
  })
})
