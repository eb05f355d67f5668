import { describe, expect, test } from 'vitest'
import { alternativesOf, headsOf } from '../../../../domain/classifier/concepts/heads.ts'

const heads = (pattern: string): string[] =>
  headsOf(pattern).map(({ word, whole }) => (whole ? word : `${word}…`))

describe('the words that a phrase can begin with', () => {
  test.each([
    ['gas leak', ['gas']],
    ['(?:smell|stink) gas', ['smell', 'stink']],
    ['(?:bare |exposed )?live wires?', ['bare', 'exposed', 'live']],
    ['leaks?', ['leaks', 'leak']],
    ['spark(?:s|ed)?', ['sparks', 'sparked', 'spark']],
    ['damp\\w*', ['damp…']],
    ['(?:no one|nobody) (?:[^ .]+ ){0,4}came', ['no', 'nobody']],
    ['\\S+ shock', ['…']],
  ])('%s', (pattern, expected) => {
    expect(heads(pattern)).toEqual(expected)
  })

  test('a bar inside brackets parts nothing', () => {
    expect(alternativesOf('a|b (?:c|d)|e')).toEqual(['a', 'b (?:c|d)', 'e'])
  })
})
