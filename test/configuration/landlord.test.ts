import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadLandlord } from '../../configuration/landlord.ts'
import { landlordFile } from '../../configuration/places.ts'
import { roleSchema } from '../../domain/landlord/landlord.ts'

const folder = mkdtempSync(join(tmpdir(), 'putright-landlord-'))
const good = readFileSync(landlordFile(), 'utf8')

const changed = (from: string, to: string): string => {
  expect(good).toContain(from)
  const file = join(folder, `${from.length}-${to.length}.yaml`)
  writeFileSync(file, good.replace(from, to))
  return file
}

test('Larkfield Homes works under the Code since the day it came into force', () => {
  expect(loadLandlord()).toMatchObject({
    name: 'Larkfield Homes',
    mailboxes: ['complaints@larkfield.example'],
    division: 'england-and-wales',
    policies: [{ policy: 'code-2024', from: '2024-04-01' }],
  })
})

test('its staff hold every role, and everybody’s address is invented', () => {
  const { staff, tenancies } = loadLandlord()
  expect(new Set(staff.flatMap(({ roles }) => roles))).toEqual(new Set(roleSchema.options))
  const addresses = [...staff, ...tenancies.flatMap(({ people }) => people)].flatMap(
    ({ email }) => email ?? [],
  )
  expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([])
})

describe('a landlord is refused, with the line and what to do, for', () => {
  test.each([
    [
      'policies in force on one day',
      '    from: 2024-04-01',
      '    from: 2024-04-01\n  - policy: spso-2020\n    from: 2025-01-01',
      'policies[1]: spso-2020 and code-2024 are in force on the same days; give the earlier one an “until” before 2025-01-01',
    ],
    [
      'a policy that there is not',
      'policy: code-2024',
      'policy: code-2042',
      'there is no policy “code-2042”',
    ],
    [
      'a policy that ends before it starts',
      '    from: 2024-04-01',
      '    from: 2024-04-01\n    until: 2023-04-01',
      'policies[0].until: ends on 2023-04-01, before it starts',
    ],
    [
      'a time zone that there is not',
      'Europe/London',
      'Europe/Larkfield',
      '“Europe/Larkfield” is not a time zone',
    ],
    [
      'two people with one id',
      'id: dewi-morgan',
      'id: priya-nair',
      'staff[3].id: “priya-nair” is there twice',
    ],
    [
      'two people with one address of mail, whatever its capitals',
      'email: dewi.morgan@larkfield.example',
      'email: Priya.Nair@Larkfield.example',
      'staff[3].email: “priya.nair@larkfield.example” is Priya Nair’s email already',
    ],
    [
      'two people with one Slack id',
      'slack: U0LARK004',
      'slack: U0LARK003',
      'staff[3].slack: “U0LARK003” is Priya Nair’s slack already',
    ],
    [
      'two people with one Teams id',
      'teams: 29:larkfield-dewi-morgan',
      'teams: 29:larkfield-priya-nair',
      'staff[3].teams: “29:larkfield-priya-nair” is Priya Nair’s teams already',
    ],
    [
      'somebody whose sign-in is another’s id',
      'slack: U0LARK004',
      'slack: U0LARK004\n    subject: priya-nair',
      'staff[3].subject: “priya-nair” is Priya Nair’s subject already',
    ],
    ['a colour that is none', '"#0B5C6B"', 'teal', 'brand.accent: a colour is written like #0B5C6B'],
    ['a misspelt field', 'closures: []', 'closure: []', '“closure” is not a field here'],
  ])('%s', (_, from, to, message) => {
    const file = changed(from, to)
    expect(() => loadLandlord(file)).toThrow(message)
    expect(() => loadLandlord(file)).toThrow(/, line \d+, /)
  })
})
