import { afterEach, beforeEach, expect, test } from 'vitest'
import { heard } from '../../bots/heard.ts'
import { inPlainText } from '../../bots/page.ts'
import { staffNotice } from '../../bots/staffNotice.ts'
import { logForResident, type StaffWords } from '../../casework/logForResident.ts'
import { type Office, openOffice } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const typed = (text: string): StaffWords => ({
  ...(heard(text) ?? { words: text, choice: null }),
  staff: 'priya-nair',
  channel: 'teams',
  channelMessageId: text,
  replyRoute: { channel: 'teams', conversation: 'a:1', serviceUrl: 'http://127.0.0.1' },
  saidAt: null,
})

const told = async (text: string): Promise<string> => {
  const logged = await logForResident(office.casework)(typed(text))
  return inPlainText(staffNotice(logged, office.casework.rules.landlord).parts)
}

const firstReport = 'The kitchen tap is dripping, could someone come and mend it please.'

test('a first report is a service request, and the resident is offered the choice to complain (Code 1.3, 1.4)', async () => {
  const text = await told(firstReport)
  expect(text).toContain('Service request')
  expect(text).toContain('Shall I log this as a complaint now?')
  expect(text).toContain('0300 111 3000')
})

test('what begins with “complaint:” logs a complaint, beside the request', async () => {
  expect(await told(firstReport)).toContain('They want a complaint')
  const [request] = await office.cases()
  expect(await told(`Complaint: ${firstReport} See ${request?.reference}.`)).toMatch(
    /^Logged PR-\w{4}-\w{4}: Stage 1 complaint/,
  )
  expect(await office.cases()).toHaveLength(2)
})

test('gas comes before everything else, and is told with its number', async () => {
  expect(await told('She smells gas in the hall and nobody has come.')).toMatch(
    /^Tell them now: “.*0800 111 999/,
  )
})

test.each([
  ['He says he wants to end his life because nobody mends the damp.', '116 123'],
  ['She told me she might kill herself if nobody comes.', '116 123'],
  ["The caller doesn't want to live any more, nobody listens.", '116 123'],
  ['She is frightened, her partner hits her and nobody has changed the lock.', '0808 2000 247'],
])('staff tell of danger in their own words: %s', async (words, number) => {
  expect(await told(words)).toMatch(new RegExp(`^Tell them now: “.*${number}`))
})

test('a hazard to health is named with the date that the law sets', async () => {
  const text = await told(
    'Black mould all over the bedroom wall again and her son has asthma, reported in August.',
  )
  expect(text).toContain('hazard to health')
  expect(text).toMatch(/By .*: we will have looked into what makes your home unsafe/)
})

test('a matter that a person must confirm is not told as decided', async () => {
  const text = await told(
    'Claim form filed at the county court about the repairs nobody did, she is furious.',
  )
  const [logged] = await office.cases()
  expect(logged?.status).toBe('to-confirm')
  expect(text).toMatch(/Logged PR-\w{4}-\w{4}: .*, to be confirmed/)
  expect(text).toContain('A person must confirm this')
  expect(text).toContain('one of us will read it')
  expect(text).not.toContain('logged this as a complaint.')
})

test('thanks that staff log as dissatisfaction wait for a person, not closed by themselves', async () => {
  const text = await told('She says thank you so much to Dave, he did a lovely job on her kitchen.')
  expect(text).toMatch(/to be confirmed/)
  expect(text).not.toContain('It is closed')
})

test('an answer says nothing that a resident is never told', async () => {
  const texts = [await told(firstReport), await told('Nobody came again about the lift, fifth time.')]
  for (const text of texts) expect(text).not.toMatch(/unfortunately|please be advised|regret|valued|!/i)
})
