import { describe, expect, test } from 'vitest'
import { findConcepts } from '../../../domain/classifier/concepts/find.ts'
import { newWords } from '../../../domain/classifier/newWords.ts'
import { splitSentences } from '../../../domain/classifier/sentences.ts'
import { tokenise } from '../../../domain/classifier/tokens.ts'

const words = (text: string): string[] => tokenise(text).map(({ word }) => word)
const said = (text: string, subject: string | null = null): string[] =>
  newWords({ channel: 'email', subject, text }).map(({ tokens }) => tokens.map(({ word }) => word).join(' '))

describe('words are compared without what does not matter', () => {
  test.each([
    ["DON’T don't dont", ['dont', 'dont', 'dont']],
    ['Café sooooo łatwo', ['cafe', 'so', 'latwo']],
    [
      '£400 on 12/03/2026 at 10:30, 3rd time in 3 weeks, 18 months',
      '#money on #date at #time #nth time in #n weeks #nn months'.split(' '),
    ],
    ['stage 2', ['stage', '2']],
    ['write to a.b+c@larkfield.example now', ['write', 'to', 'a', 'b', '#email', 'now']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  test('each word keeps its place in the text', () => {
    const text = 'Émile’s 👋 boiler'
    for (const { start, end } of tokenise(text))
      expect(text.slice(start, end)).toMatch(/^(?:Émile’s|boiler)$/)
  })
})

describe('only what was newly written is read', () => {
  test('greeting, closing, name and quoted history are left out', () => {
    const text =
      'Dear Mrs Khan,\n\nThe tap drips.\n\nKind regards\nSam Okoro\n\nOn 3 May 2026, Larkfield wrote:\n> Nobody came.'
    expect(said(text)).toEqual(['the tap drips'])
  })

  test('a greeting that goes on to say something stays', () => {
    expect(said('hi no heating today')).toEqual(['no heating today'])
  })

  test('thanks that are all there is are read', () => {
    expect(said('Thank you so much')).toEqual(['thank you so much'])
  })

  test('forwarded words are part of the message', () => {
    expect(said('See below\n\n---------- Forwarded message ---------\nNobody came.', 'Fwd: leak')).toContain(
      'nobody came',
    )
  })

  test('a mail that wraps its lines does not end a sentence at each of them', () => {
    const wrapped =
      'I was promised that somebody would come on Monday morning to\nlook at the damp, and nobody did.'
    expect(splitSentences(wrapped)).toHaveLength(1)
  })
})

describe('things that words alone do not carry are found', () => {
  const concepts = (text: string) =>
    findConcepts(newWords({ channel: 'email', subject: null, text })).map(({ concept }) => concept)

  test.each([
    ['nobody from your office ever rang me back', 'no-contact'],
    ['your plumber never turned up', 'no-show'],
    ['this is the third time', 'repeat'],
    ['I was told that someone would be here by Friday', 'promise'],
    ['why has nobody been', 'accusing-question'],
    ['lovely lads, but the tap still leaks', 'turn'],
    ['I would like to make a formal complaint', 'asks-for-complaint'],
    ['how do I make a complaint', 'complaint-info'],
    ['tt rang, states no one has been', 'staff-note'],
    ['there are sparks coming from the socket', 'danger:electric'],
    ['the carbon monoxide alarm keeps going off', 'danger:carbon-monoxide'],
  ])('%s: %s', (text, concept) => {
    expect(concepts(text)).toContain(concept)
  })
})
