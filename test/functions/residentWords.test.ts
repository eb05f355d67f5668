import { describe, expect, test } from 'vitest'
import { cy as caseInWelsh } from '../../domain/following/strings/cy.ts'
import { en as caseInEnglish } from '../../domain/following/strings/en.ts'
import { cy } from '../../functions/residentWords/cy.ts'
import { en } from '../../functions/residentWords/en.ts'
import { inLanguage, languageOf } from '../../functions/residentWords.ts'

const textsOf = (value: unknown, path = ''): readonly (readonly [string, string])[] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, each]) => textsOf(each, `${path}.${key}`))

/** The same in both: the names of the languages, what has no words in it, and a word that Welsh took over. */
const shared = /^\.(?:lang|other\.|frame\.problem)|^\W*$/

const pairs = [
  ...textsOf(en).map(([path, text]) => [path, text, new Map(textsOf(cy)).get(path) ?? ''] as const),
  ...textsOf(caseInEnglish).map(
    ([path, text]) => [`case${path}`, text, new Map(textsOf(caseInWelsh)).get(path) ?? ''] as const,
  ),
]

describe('the pages in Welsh', () => {
  test('say everything that they say in English, in other words', () => {
    const same = pairs.filter(
      ([path, english, welsh]) => english === welsh && !shared.test(path) && /\p{L}/u.test(english),
    )
    expect(same.map(([path]) => path)).toEqual(['.frame.problem'].filter((path) => !shared.test(path)))
  })

  test('name the same things in braces, and leave out no text', () => {
    const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
    for (const [path, english, welsh] of pairs) {
      expect([path, names(welsh)]).toEqual([path, names(english)])
      expect([path, welsh === '']).toEqual([path, english === ''])
    }
  })
})

test('the language stands in the address, before or behind what stands there', () => {
  expect(inLanguage('/follow', 'cy')).toBe('/follow?lang=cy')
  expect(inLanguage('/follow?reference=PR-7F3K-9QZ2', 'cy')).toBe('/follow?reference=PR-7F3K-9QZ2&lang=cy')
  expect(inLanguage('/follow', 'en')).toBe('/follow')
})

test.each([
  ['cy', 'cy'],
  ['en', 'en'],
  ['"><script>', 'en'],
  [undefined, 'en'],
])('the language “%s” of an address is %s', (lang, language) => {
  expect(languageOf({ queryStringParameters: { lang } })).toBe(language)
})
