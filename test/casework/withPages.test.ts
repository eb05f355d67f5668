import { expect, test } from 'vitest'
import { withPages } from '../../casework/withPages.ts'
import type { OpenedCase } from '../../domain/case/case.ts'
import type { ReplyRoute } from '../../domain/message/message.ts'
import type { Notice } from '../../domain/notices/notice.ts'

const notice: Notice = {
  key: 'acknowledgement',
  kind: 'acknowledgement',
  subject: 'Your complaint PR-7F3K-9QZ2',
  parts: [{ kind: 'paragraph', text: 'Hello Rosa, the leak over the cooker …' }],
}
const of = (proven: readonly string[]) => ({
  state: { proven, reference: 'PR-7F3K-9QZ2' } as unknown as OpenedCase,
  pages: 'https://pages.larkfield.example',
  landlord: 'Larkfield Homes',
})
const typed: ReplyRoute = { channel: 'webchat', conversation: 'x', email: 'Rosa@example.org' }
const written: ReplyRoute = {
  channel: 'email',
  address: 'joan@post.example',
  messageId: null,
  references: [],
}

test('an address that was only typed gets no word of the case, and where to show that it is theirs', () => {
  const told = withPages(notice, typed, of([]))
  const all = JSON.stringify([told.subject, told.parts])
  for (const word of ['PR-7F3K', 'Rosa', 'leak', 'complaint']) expect(all).not.toContain(word)
  expect(all).toContain('https://pages.larkfield.example/follow')
})

test.each([
  ['proven by a code', typed, ['rosa@example.org']],
  ['that wrote to us itself', written, []],
] as const)('an address %s gets the letter, with the way to the case', (_, route, proven) => {
  const told = withPages(notice, route, of(proven))
  expect(told.parts[0]).toEqual(notice.parts[0])
  expect(JSON.stringify(told.parts.at(-1))).toContain('/follow?reference=PR-7F3K-9QZ2')
})

test('where the pages are not known, letters are as they were', () => {
  expect(withPages(notice, typed, { ...of([]), pages: undefined })).toBe(notice)
})

test('the receipt to such an address has the reference and the dates, and nothing of what they said', () => {
  const receipt: Notice = {
    ...notice,
    kind: 'receipt',
    parts: [
      { kind: 'danger', text: 'If you can smell gas, leave the home.' },
      { kind: 'paragraph', text: "Hello Rosa,\n\nWe've got your complaint." },
      { kind: 'paragraph', text: 'Your reference is PR-7F3K-9QZ2.' },
      { kind: 'steps', steps: [{ when: 'By Friday 4 December', what: 'someone will get in touch.' }] },
      { kind: 'heading', text: 'What you told us' },
      { kind: 'quote', text: 'The leak over the cooker …' },
    ],
  }
  const all = JSON.stringify(withPages(receipt, typed, of([])).parts)
  for (const word of ['Rosa', 'leak', 'gas', 'What you told us']) expect(all).not.toContain(word)
  for (const word of ['PR-7F3K-9QZ2', 'Friday 4 December']) expect(all).toContain(word)
})
