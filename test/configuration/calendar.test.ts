import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { loadCalendar } from '../../configuration/calendar.ts'
import { bankHolidaysFile } from '../../configuration/places.ts'
import { BadFile } from '../../configuration/yamlFile.ts'
import { dayOf } from '../../domain/calendar/day.ts'

const folder = mkdtempSync(join(tmpdir(), 'putright-holidays-'))
const official = () => JSON.parse(readFileSync(bankHolidaysFile(), 'utf8'))
const england = () => loadCalendar({ division: 'england-and-wales', timeZone: 'Europe/London' })

const useFile = (name: string, content: unknown): void => {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  process.env.PUTRIGHT_BANK_HOLIDAYS = file
}

afterEach(() => {
  delete process.env.PUTRIGHT_BANK_HOLIDAYS
})

test('the list in the repository names its source, licence and version', () => {
  expect(official()).toMatchObject({
    source: expect.stringContaining('gov.uk'),
    licence: 'Open Government Licence v3.0',
    version: expect.any(String),
  })
})

test('a newer list is taken up at run time', () => {
  const coronation = '2027-06-21'
  expect(england().isWorking(dayOf(coronation))).toBe(true)
  const list = official()
  list.version = 'with a day proclaimed since'
  list.divisions['england-and-wales'].push(coronation)
  useFile('newer.json', list)
  expect(england().isWorking(dayOf(coronation))).toBe(false)
  expect(england().version).toBe('with a day proclaimed since')
})

test.each([
  ['not JSON', 'gov.uk is down'],
  [
    'without its divisions',
    { source: 'x', licence: 'x', version: 'x', published: { from: '2024', to: '2027' } },
  ],
])('a list that is %s is refused by the name of its file', (name, content) => {
  useFile('bad.json', content)
  expect(england).toThrow(BadFile)
  expect(england).toThrow(/bad\.json: not a list of bank holidays/)
  expect(name).not.toBe('')
})
