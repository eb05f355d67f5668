import { describe, expect, test } from 'vitest'
import { interpreterParts } from '../../../domain/notices/interpreter.ts'
import { reading } from '../conversation/residents.ts'

const read = (language: string) =>
  reading({ evidence: [{ start: 0, end: 3, text: 'nie', signal: `language:${language}` }] })
const partsFor = (language: string) =>
  interpreterParts(read(language), 'reply to this email, or ring us on 01632 960000')

describe('somebody who writes in another language', () => {
  test('is told in it, and in plain English, that they may, and how to get an interpreter', () => {
    const [own, english] = partsFor('polish')
    expect(own).toEqual({
      kind: 'paragraph',
      lang: 'pl',
      text: 'Możesz pisać w swoim języku. Przeczyta to człowiek.',
    })
    expect(english).toEqual({
      kind: 'paragraph',
      text: 'You can write to us in your own language. A person will read it. If you would like an interpreter, reply to this email, or ring us on 01632 960000 and say the name of your language.',
    })
  })

  test.each(['polish', 'romanian', 'portuguese', 'urdu', 'bengali', 'somali', 'arabic', 'welsh'])(
    'is answered in it, where it is %s',
    (language) => {
      expect(partsFor(language)).toHaveLength(2)
    },
  )

  test('is told in English where we cannot tell which language it is', () => {
    expect(partsFor('unknown')).toHaveLength(1)
  })

  test('is not told so where they wrote in English', () => {
    expect(interpreterParts(reading(), 'reply to this email')).toEqual([])
  })
})
