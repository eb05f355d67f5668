import { expect, test } from 'vitest'
import { rowOf } from '../../aws/commitRow.ts'
import { instantOf } from '../../domain/calendar/instant.ts'

const at = instantOf(Date.UTC(2026, 10, 22, 9))
const proving = (email: string) =>
  rowOf({
    caseId: '7F3K9QZ2',
    version: 2,
    at,
    cause: 'prove-address',
    events: [{ type: 'address-proven', at, by: 'resident', email }],
  })

test('a commit that could not be read again is never stored', () => {
  expect(proving('joan@post.example').events).toHaveLength(1)
  expect(() => proving('jöan@post.example')).toThrow('Invalid email address')
})
