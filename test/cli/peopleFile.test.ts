import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { BadInput } from '../../cli/jsonLines.ts'
import { peopleIn } from '../../cli/peopleFile.ts'

const folder = mkdtempSync(join(tmpdir(), 'putright-people-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (content: string | Uint8Array) => {
  const file = join(folder, 'people.csv')
  writeFileSync(file, content)
  return peopleIn(file)
}

const header = 'tenancy,name,email,phone,address,postcode'

describe('a file of people', () => {
  test('is read as spreadsheets write it: a mark at its start, quotes, a line break in a cell, columns in any order', () => {
    const rows = read(
      '\uFEFFEmail,Tenancy,Address,Postcode,Name,Rent\r\nAnn@Post.example,L-77,"9 Alder Walk,\r\nLarkfield",lf2 7qt,"Okafor, ""Ann""",12\r\n',
    )
    expect(rows).toEqual([
      {
        line: 3,
        tenancy: 'L-77',
        email: 'ann@post.example',
        tenant: {
          tenancy: 'L-77',
          address: '9 Alder Walk, Larkfield, LF2 7QT',
          name: 'Okafor, "Ann"',
          phone: null,
        },
      },
    ])
  })

  test('with semicolons in Windows’ own letters is read too', () => {
    const text = `${header.replaceAll(',', ';')}\nL-1;Zoë Ferré;zoe@post.example;;1 High St, Larkfield;LF1 1AA\n`
    expect(read(Buffer.from(text, 'latin1'))).toEqual([
      expect.objectContaining({
        tenant: { tenancy: 'L-1', name: 'Zoë Ferré', phone: null, address: '1 High St, Larkfield, LF1 1AA' },
      }),
    ])
  })

  test('says of each line that it can’t use which it is and why, and uses the others', () => {
    const rows = read(
      [
        header,
        'L-1,Ann,ann@post.example,,1 High St,LF1 1AA',
        'L-2,Bob,,,2 High St,LF1 1AA',
        '',
        ',Cat,cat at home,,,here',
        'L-4,Dan,ANN@post.example,,4 High St,LF1 1AA',
        'L-5,Eve,eve@post.example',
      ].join('\n'),
    )
    expect(
      rows.map((row) => ('why' in row ? [row.line, row.tenancy, row.why] : [row.line, row.tenancy])),
    ).toEqual([
      [2, 'L-1'],
      [3, 'L-2', 'no address of mail to know the sender by'],
      [5, null, 'no tenancy; no address of mail in “email”; no address; no postcode in “postcode”'],
      [6, 'L-4', 'the same address of mail as line 2'],
      [7, 'L-5', 'no address; no postcode'],
    ])
  })

  test('that is none says what is missing', () => {
    expect(() => read('name,mail\nAnn,ann@post.example\n')).toThrow(
      new BadInput(
        `${join(folder, 'people.csv')}: the first line names no tenancy, email, address, postcode`,
      ),
    )
    expect(() => read('')).toThrow(BadInput)
    expect(() => read('tenancy,email\n"L-1,ann')).toThrow(BadInput)
    expect(() => peopleIn(join(folder, 'none.csv'))).toThrow(/no such file/)
  })
})
