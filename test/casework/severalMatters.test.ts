import { expect, test } from 'vitest'
import { severalMatters } from '../../casework/severalMatters.ts'
import { message } from '../domain/case/caseStory.ts'

const two =
  'My kitchen tap is dripping, please send someone. Also my service charge went up by £200 and nobody can tell me why.'

test('a mail that tells of two things asks whoever works its case to sort them, and shows both', () => {
  expect(severalMatters(message({ text: two }))).toEqual([
    {
      id: 'several-matters',
      what: 'sort-new-issue',
      why: 'It seems to tell of more than one thing: repairs (“My kitchen tap is dripping, please send someone.”); charges (“Also my service charge went up by £200 and nobody can tell me why.”). Start a case for what does not belong with the first.',
    },
  ])
})

test.each([
  ['of one thing', message({ text: 'Nobody came for the third time about the leak.' })],
  ['of the chat, where its writer was asked', message({ text: two, channel: 'webchat' })],
  ['of a machine', message({ text: two, automatic: 'auto-reply' })],
  ['out of an old mailbox', message({ text: two, imported: true })],
])('a message %s raises nothing', (_which, message) => {
  expect(severalMatters(message)).toEqual([])
})
