import { describe, expect, test } from 'vitest'
import type { ChoiceValue, Reply } from '../../../domain/conversation/reply.ts'
import { paths } from '../../../domain/conversation/state.ts'
import { cy } from '../../../domain/conversation/strings/cy.ts'
import { en } from '../../../domain/conversation/strings/en.ts'
import { tell } from '../../../domain/conversation/told.ts'
import { type Chat, chat, codeDates, loggedAs, reading } from './residents.ts'

/** Every text by its path of keys. */
const textsOf = (strings: object, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(strings).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? textsOf(value, `${path}${key}.`)
      : [[`${path}${key}`, String(value)]],
  )

const inWelsh = new Map(textsOf(cy))
const sorted = (text: string, what: RegExp): readonly string[] => (text.match(what) ?? []).toSorted()

describe('each language', () => {
  test('has every text that English has, and no other', () => {
    expect(textsOf(cy).map(([key]) => key)).toEqual(textsOf(en).map(([key]) => key))
    expect(textsOf(cy).filter(([key, text]) => text === '' && key !== 'topics.other')).toEqual([])
  })

  test.each(textsOf(en))('%s fills in the same and names the same numbers', (key, text) => {
    const welsh = inWelsh.get(key) ?? ''
    expect(sorted(welsh, /\{\w+\}/g)).toEqual(sorted(text, /\{\w+\}/g))
    expect(sorted(welsh, /\d[\d ]*\d/g)).toEqual(sorted(text, /\d[\d ]*\d/g))
  })
})

const welshComplaint = 'Mae’r gwres wedi torri ers wythnosau ac nid oes neb wedi dod i’n fflat ni.'

/** What nobody would write in Welsh; a name, a quote of theirs or an address may still be English. */
const english = /(?<!\p{L})(?:the|you|your|we|will|what|this|with|and|is|it)(?!\p{L})/iu

const inEnglish = (chats: readonly Chat[]): readonly string[] =>
  chats
    .flatMap(({ replies }) => replies.map(({ text }) => text))
    .filter((text) => english.test(text.replace('Housing Ombudsman Service', '')))

const unmarked = (chats: readonly Chat[]): readonly Reply[] =>
  chats.flatMap(({ replies }) => replies).filter(({ lang }) => lang !== 'cy')

describe('in Welsh', () => {
  test('a complaint told in Welsh is offered as one, with its date in Welsh words, and goes to its reference', () => {
    const offered = chat(null, 'cy').say(welshComplaint, reading({ disposition: 'not_for_us' }))
    expect(offered.words).toContain('eich ateb yn ysgrifenedig erbyn dydd Gwener 18 Rhagfyr')
    const said = [
      'cwyn',
      'Rhiannon',
      'Fflat 4',
      'rhiannon@example.org',
      'Trwsio’r gwres',
      'Dim galwadau ffôn',
      'na',
    ]
    const chats = [offered]
    for (const text of said) chats.push((chats.at(-1) ?? offered).say(text))
    const summed = chats.at(-1) ?? offered
    expect(summed.words).toContain('Dyma’r hyn y byddaf yn ei gofnodi.')
    const confirmed = summed.say('ie')
    expect(confirmed.drafts).toMatchObject([{ choice: 'complaint', representative: null }])
    const logged = confirmed.host(loggedAs('stage-1', codeDates))
    expect(logged.words).toContain('Rydym wedi cael eich cwyn: PR-7F3K-9QZ2.')
    expect(logged.words).toContain('Erbyn dydd Gwener 4 Rhagfyr bydd rhywun yn cysylltu')
    expect(logged.words).toContain('Byddwn yn ysgrifennu atoch ac nid yn ffonio')
    expect(logged.words).toContain('0300 111 3000')
    expect(inEnglish([...chats, confirmed, logged])).toEqual([])
    expect(unmarked([...chats, confirmed, logged])).toEqual([])
  })

  test.each(paths)('of %s nothing is said in English, and all of it is marked as Welsh', (path) => {
    const disposition = path === 'person' ? 'not_for_us' : path
    const read = reading({ disposition, procedure: path === 'other_procedure' ? 'asb' : null })
    const told = chat(null, 'cy').say('Boiler broken again since Monday', read)
    const presses: readonly ChoiceValue[] = [
      ...(path === 'complaint' ? (['both'] as const) : []),
      ...Array.from({ length: 8 }, () => 'skip' as const),
      'leave',
      'stay',
      'human',
      'human',
      'something-else',
    ]
    const chats = [told]
    for (const choice of presses) chats.push((chats.at(-1) ?? told).press(choice))
    const ended = (chats.at(-1) ?? told).press('log-now').host(loggedAs('service-request'))
    expect(inEnglish([...chats, ended])).toEqual([])
    expect(unmarked([...chats, ended])).toEqual([])
  })

  test.each([
    ['Mae arogl nwy yn y gegin', '0800 111 999'],
    ['Mae’r gegin ar dân', '999'],
    ['dw i eisiau lladd fy hun', '116 123'],
  ])('danger told as “%s” is met first, in Welsh, with the number to ring', (words, number) => {
    const [first] = chat(null, 'cy').say(words, reading({ disposition: 'not_for_us' })).replies
    expect(first).toMatchObject({ kind: 'danger', lang: 'cy' })
    expect(first?.text).toContain(number)
    expect(english.test(first?.text ?? '')).toBe(false)
  })

  test.each([
    ['newid fy enw', 'Beth yw eich enw?'],
    ['newid yr e-bost', 'Sut gallwn ni gysylltu â chi?'],
    ['newid fy newis', 'A gaf i gofnodi hyn fel cwyn?'],
  ])('“%s” asks for that again', (words, asked) => {
    const told = chat(null, 'cy').say('Boiler broken again since Monday').press('both')
    expect(told.say(words).words).toContain(asked)
  })

  test('a letter in English is marked as English', () => {
    const { state } = chat(null, 'cy')
    expect(tell(state, 'More time is needed.').replies).toMatchObject([{ lang: 'en-GB' }])
  })
})
