import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Encoder } from '../../domain/classifier/encoder.ts'
import { readMessageWith } from '../../domain/classifier/readMessage.ts'
import { ourEncoder } from '../../encoder/ourEncoder.ts'

/** What most people send on most days: each is plainly one thing by the Code’s definition of a complaint (1.2). */
const plain = [
  ['thanks so much for fixing the lift', 'compliment'],
  ['Thank you for fixing the lift', 'compliment'],
  ['thank you very much for fixing the door', 'compliment'],
  ['Thanks for the new kitchen, it’s lovely', 'compliment'],
  ['The lift is working again. Thank you so much.', 'compliment'],
  ['Many thanks for the prompt repair to our roof.', 'compliment'],
  ['Please can someone fix my kitchen tap, it is dripping. Thank you.', 'service_request'],
  ['My toilet won’t flush', 'service_request'],
  ['Can you send someone to look at the damp in the bedroom please', 'service_request'],
  ['how do I pay my rent online?', 'enquiry'],
  ['What time does the office open on Saturday?', 'enquiry'],
  ['nobody came to fix my tap today and I waited in', 'complaint'],
  ['I am unhappy with how the repair was done', 'complaint'],
  ['still waiting for a call back', 'complaint'],
  ['i wanna complain', 'complaint'],
  ['My neighbour’s dog barks all night', 'other_procedure'],
] as const

describe('plain words are read for what they are', () => {
  let encode: Encoder | null = null
  beforeAll(() => {
    vi.stubEnv('PUTRIGHT_ENCODER', '')
    encode = ourEncoder()
  })
  afterAll(() => vi.unstubAllEnvs())

  test.each(plain)('%s', (text, disposition) => {
    expect(encode).not.toBeNull()
    for (const reader of [encode, null])
      expect(readMessageWith(reader)({ channel: 'webchat', subject: null, text }).disposition).toBe(
        disposition,
      )
  })
})
