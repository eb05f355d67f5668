import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetTenant, importedBook, importedTenants, keepTenant } from '../../aws/addressBook.ts'
import { findResidents, residentById, residentIn, residentsNamedIn } from '../../casework/findResident.ts'
import { type Office, openOffice } from './office.ts'

let office: Office

const keep = (email: string, changes: Partial<Parameters<typeof keepTenant>[2]['tenant']> = {}) =>
  keepTenant(office.table, 'larkfield', {
    email,
    tenant: {
      tenancy: 'L-77',
      address: 'Flat 9, Alder House, Mill Road, Larkfield, LF2 7QT',
      name: 'Zofia Żółć-Łęcka',
      phone: '07700 900 555',
      ...changes,
    },
  })

beforeAll(async () => {
  office = await openOffice()
  await keep('zofia@post.example')
  await keep('tom@post.example', {
    tenancy: 'L-80',
    name: 'Tom Reed',
    address: '3 Wren Row, Larkfield, LF3 2PP',
    phone: null,
  })
})

afterAll(() => office.close())

const names = async (typed: string) =>
  (await findResidents(office.casework, typed)).map(({ person }) => person.name)

describe('residents are found over both books', () => {
  test.each([
    ['zofia', 'Zofia Żółć-Łęcka'],
    ['ZOLC', 'Zofia Żółć-Łęcka'],
    ['lecka', 'Zofia Żółć-Łęcka'],
    ['L-77', 'Zofia Żółć-Łęcka'],
    ['lf2 7', 'Zofia Żółć-Łęcka'],
    ['LF27QT', 'Zofia Żółć-Łęcka'],
    ['alder house', 'Zofia Żółć-Łęcka'],
    ['mill road zofia', 'Zofia Żółć-Łęcka'],
    ['07700 900555', 'Zofia Żółć-Łęcka'],
    ['+44 7700 900 555', 'Zofia Żółć-Łęcka'],
    ['zofia@post', 'Zofia Żółć-Łęcka'],
    ['3 wren', 'Tom Reed'],
    // Of the landlord's own file.
    ['joan whitf', 'Joan Whitfield'],
    ['t-1001', 'Joan Whitfield'],
  ])('“%s” finds %s', async (typed, name) => {
    expect(await names(typed)).toContain(name)
  })

  test.each(['zofia wren', 'nobody', 'z', '', '###'])(
    '“%s” finds neither of those imported',
    async (typed) => {
      const found = await names(typed)
      expect(found).not.toContain('Zofia Żółć-Łęcka')
      expect(found).not.toContain('Tom Reed')
    },
  )

  test('and by the id that a form carries, which says nothing of them', async () => {
    const [found] = await findResidents(office.casework, 'zofia')
    expect(found?.id).not.toMatch(/zofia|post|L-77/i)
    expect(await residentById(office.casework, found?.id ?? '')).toEqual(found)
    expect(await residentById(office.casework, 'imported/nobody')).toBeNull()
  })
})

describe('a story', () => {
  test.each(['Rang from 07700 900555, says nobody came.', 'zofia@post.example says nobody came.'])(
    'that holds a number or an address of mail is about whoever has it: %s',
    async (words) => {
      expect((await residentIn(office.casework, words))?.person.tenancy).toBe('L-77')
    },
  )

  test.each([
    'Tom Reed says the gate is broken.',
    'Mr Reed rang again about the gate.',
    'The gate at 3 Wren Row is still broken.',
  ])('that names somebody by surname or address offers them: %s', async (words) => {
    const found = await residentsNamedIn(office.casework, words)
    expect(found.map(({ person }) => person.name)).toEqual(['Tom Reed'])
  })

  test('that names somebody is taken to be about nobody unasked: people complain of their neighbours', async () => {
    expect(await residentIn(office.casework, 'Tom Reed plays music all night.')).toBeNull()
  })
})

describe('an imported person', () => {
  const tenants = () => Array.fromAsync(importedTenants(office.table, 'larkfield'))
  const book = () => importedBook(office.table, 'larkfield')

  test('who moved is found at the new home alone', async () => {
    expect(
      await keep('tom@post.example', {
        tenancy: 'L-80',
        name: 'Tom Reed',
        address: '8 Mallow Rise, Larkfield, LF4 1AA',
        phone: null,
      }),
    ).toBe('changed')
    expect(await names('wren')).not.toContain('Tom Reed')
    expect(await names('mallow')).toEqual(['Tom Reed'])
  })

  test('who is forgotten proves no tenancy, and nobody finds them', async () => {
    await keep('gone@post.example', { name: 'Gone Away' })
    expect(await book().findByEmail('Gone@post.example')).not.toBeNull()
    await forgetTenant(office.table, 'larkfield', 'gone@post.example')
    expect(await book().findByEmail('gone@post.example')).toBeNull()
    expect(await names('gone away')).toEqual([])
    expect((await tenants()).map(({ email }) => email).toSorted()).toEqual([
      'tom@post.example',
      'zofia@post.example',
    ])
  })

  test('of another landlord is not this one’s', async () => {
    expect(await importedBook(office.table, 'elsewhere').beginning('zofia', 5)).toEqual([])
  })
})
