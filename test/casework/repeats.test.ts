import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliverCommit } from '../../casework/deliverCommit.ts'
import { loadCase } from '../../casework/handleCommand.ts'
import { joinCase } from '../../casework/joinCase.ts'
import { receiveMessage } from '../../casework/receiveMessage.ts'
import { isOpened, type OpenedCase } from '../../domain/case/case.ts'
import type { CaseEvent } from '../../domain/case/event.ts'
import type { Message } from '../../domain/message/message.ts'
import { inWords } from '../../domain/staff/history/history.ts'
import { at, message } from '../domain/case/caseStory.ts'
import { type Office, openOffice } from './office.ts'

let office: Office

beforeEach(async () => {
  office = await openOffice()
})

afterEach(async () => {
  await office.close()
})

const text = 'Nobody has come about the window in eleven weeks, and I have rung you twice.'

/** A mail as it is delivered once: under which key it is stored, and for which of our addresses. */
const delivery = (key: string, to: string, changes: Partial<Message> = {}): Partial<Message> => ({
  text,
  raw: { bucket: 'mail', key: `inbound/${key}` },
  deliveredTo: [to],
  ...changes,
})

const receive = async (changes: Partial<Message>) => {
  const received = await receiveMessage(office.casework)(message(changes))
  for (const commit of await office.casework.store.load(received.caseId))
    await deliverCommit(office.casework)(commit)
  return received
}

const eventsOf = async (caseId: string): Promise<readonly CaseEvent[]> =>
  (await loadCase(office.casework, caseId)).commits.flatMap(({ events }) => events)

const typesOf = async (caseId: string, type: CaseEvent['type']) =>
  (await eventsOf(caseId)).filter((event) => event.type === type)

const stateOf = async (caseId: string): Promise<OpenedCase> => {
  const { state } = await loadCase(office.casework, caseId)
  if (!isOpened(state)) throw new Error('not open')
  return state
}

const letters = () => office.sent.filter(({ to }) => to === 'maureen@example.org').length

const historyOf = async (caseId: string): Promise<string> =>
  (await eventsOf(caseId))
    .map((event) => inWords(event, { who: (actor) => actor, moment: (instant) => instant }))
    .join('\n')

const complaints = 'complaints@larkfield.example'
const lettings = 'lettings@larkfield.example'

describe('the very same mail', () => {
  test('at a second address of ours is one case with one answer, and its history says where else it came', async () => {
    const first = await receive(delivery('a', complaints))
    const second = await receive(delivery('b', lettings))
    expect(second).toMatchObject({ caseId: first.caseId, again: true })
    expect(await typesOf(first.caseId, 'message-received')).toHaveLength(1)
    expect(letters()).toBe(1)
    expect(await historyOf(first.caseId)).toContain(
      'The same mail came again, to lettings@larkfield.example. It changes nothing.',
    )
  })

  test('stored once and told of many times is noted nowhere', async () => {
    const { caseId } = await receive(delivery('a', complaints))
    await Promise.all([receive(delivery('a', complaints)), receive(delivery('a', complaints))])
    expect(await typesOf(caseId, 'message-repeated')).toEqual([])
  })

  test('is noted once for each time it came, however often each is told of', async () => {
    const { caseId } = await receive(delivery('a', complaints))
    for (const key of ['b', 'c', 'b', 'a', 'c']) await receive(delivery(key, complaints))
    expect(await typesOf(caseId, 'message-repeated')).toMatchObject([
      { raw: { key: 'inbound/b' } },
      { raw: { key: 'inbound/c' } },
    ])
  })

  test('is noted twenty times and no more: a server gone wrong fills no case', async () => {
    const { caseId } = await receive(delivery('a', complaints))
    const repeated = Array.from({ length: 25 }, (_, index) => `again-${index}`)
    for (const key of repeated) await receiveMessage(office.casework)(message(delivery(key, complaints)))
    expect(await typesOf(caseId, 'message-repeated')).toHaveLength(20)
  })

  test('arriving twice at one moment is one case and one note', async () => {
    const [first] = await Promise.all([receive(delivery('a', complaints)), receive(delivery('b', lettings))])
    const caseId = first?.caseId ?? ''
    expect(await typesOf(caseId, 'message-received')).toHaveLength(1)
    expect(await typesOf(caseId, 'message-repeated')).toHaveLength(1)
  })

  test('that joined a case and came unproven on its second way is still there, and no case of its own', async () => {
    const { caseId, reference } = await receive(delivery('a', complaints))
    const reply = { channelMessageId: 'm-2', text: 'One correction.', caseReference: reference }
    await receive(delivery('b', complaints, reply))
    const again = await receive(delivery('c', lettings, { ...reply, proven: false }))
    expect(again).toMatchObject({ caseId, joined: true, again: true })
    expect(await typesOf(caseId, 'message-repeated')).toHaveLength(1)
  })

  test('is noted where it went on, once somebody has joined its case to another', async () => {
    const target = await receive(delivery('t', complaints, { channelMessageId: 'm-0', text: 'The gate.' }))
    const { caseId } = await receive(delivery('a', complaints))
    await joinCase(office.casework)({ caseId, into: target.reference, by: 'staff:ada' })
    await receive(delivery('b', lettings))
    expect(await typesOf(target.caseId, 'message-repeated')).toMatchObject([{ raw: { key: 'inbound/b' } }])
  })
})

describe('the same words in another mail', () => {
  const again = (changes: Partial<Message> = {}) =>
    delivery('b', complaints, { channelMessageId: 'm-2', ...changes })
  const nextWeek = { receivedAt: at('2026-11-16T10:00:00Z') }

  test('within a day are one case, noted, and answered once', async () => {
    const first = await receive(delivery('a', complaints))
    const second = await receive(again({ receivedAt: at('2026-11-09T18:00:00Z') }))
    expect(second).toMatchObject({ caseId: first.caseId, joined: true })
    expect(letters()).toBe(1)
    expect(await historyOf(first.caseId)).toContain('The same words had come within a day')
  })

  test('ask for nothing a second time', async () => {
    const first = await receive(delivery('a', complaints))
    const withdrawing = { text: 'Please withdraw my complaint, my son has mended the window now.' }
    const pointing = { ...withdrawing, caseReference: first.reference }
    await receive(again(pointing))
    await receive(again({ ...pointing, channelMessageId: 'm-3' }))
    expect((await stateOf(first.caseId)).tasks.map(({ what }) => what)).toEqual(['confirm-withdrawal'])
  })

  test('a week later are one case, noted, and answered: they wait for us', async () => {
    const first = await receive(delivery('a', complaints))
    await receive(again(nextWeek))
    expect(letters()).toBe(2)
    const history = await historyOf(first.caseId)
    expect(history).toContain('The same words had come before.')
    expect(history).not.toContain('within a day')
  })

  test('of what was no complaint are read by a person when they come again later (Code 1.5)', async () => {
    office.setReading({ disposition: 'service_request' })
    const first = await receive(delivery('a', complaints))
    await receive(again(nextWeek))
    expect((await stateOf(first.caseId)).tasks).toMatchObject([
      { what: 'read-reply', why: expect.stringContaining('Code 1.5') },
    ])
  })

  test('with a file that was not there before are answered: something new came', async () => {
    await receive(delivery('a', complaints))
    const attachments = [{ filename: 'window.jpg', contentType: 'image/jpeg', size: 9, stored: null }]
    await receive(again({ attachments }))
    expect(letters()).toBe(2)
  })

  test('too few to tell one matter from another are a message of their own', async () => {
    const first = await receive(delivery('a', complaints))
    const news = { text: 'Any news?', caseReference: first.reference }
    await receive(again(news))
    await receive(again({ ...news, channelMessageId: 'm-3' }))
    expect(await historyOf(first.caseId)).not.toContain('The same words')
  })

  test('from a sender whom nothing proves wait for a person, with the first case offered and no second answer', async () => {
    const first = await receive(delivery('a', complaints, { proven: false }))
    const second = await receive(again({ proven: false }))
    expect(second).toMatchObject({ joined: false, status: 'to-confirm' })
    expect((await stateOf(second.caseId)).suggestions).toMatchObject([{ reference: first.reference }])
    expect(letters()).toBe(1)
  })

  test('put under a resident’s name before they wrote keep nothing from them', async () => {
    await receive(delivery('a', complaints, { proven: false }))
    const real = await receive(again())
    expect(real).toMatchObject({ joined: false, status: 'open' })
    expect(letters()).toBe(2)
  })
})
