import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliverCommit } from '../../casework/deliverCommit.ts'
import { handleCommand, loadCase } from '../../casework/handleCommand.ts'
import { joinCase } from '../../casework/joinCase.ts'
import { receiveMessage } from '../../casework/receiveMessage.ts'
import { isOpened, type OpenedCase } from '../../domain/case/case.ts'
import type { CaseCommand } from '../../domain/case/command.ts'
import type { Message } from '../../domain/message/message.ts'
import { acknowledging, at, message } from '../domain/case/caseStory.ts'
import { type Office, openOffice } from './office.ts'

let office: Office

beforeEach(async () => {
  office = await openOffice()
})

afterEach(async () => {
  await office.close()
})

const receive = (changes: Partial<Message> = {}) => receiveMessage(office.casework)(message(changes))

const stateOf = async (caseId: string): Promise<OpenedCase> => {
  const { state } = await loadCase(office.casework, caseId)
  if (!isOpened(state)) throw new Error('not open')
  return state
}

const deliver = async (caseId: string): Promise<void> => {
  for (const commit of await office.casework.store.load(caseId)) await deliverCommit(office.casework)(commit)
}

/** A case with its receipt sent and everything about it looked up. */
const opened = async (changes: Partial<Message> = {}) => {
  const received = await receive(changes)
  await deliver(received.caseId)
  return received
}

const doing = async (caseId: string, command: CaseCommand): Promise<void> => {
  const handled = await handleCommand(office.casework, caseId, command)
  if ('refusal' in handled) throw new Error(handled.refusal.why)
}

const answered = async (caseId: string): Promise<void> => {
  await doing(caseId, acknowledging('2026-11-11T10:00:00Z'))
  await doing(caseId, {
    type: 'respond',
    at: at('2026-11-20T10:00:00Z'),
    by: 'staff:ada',
    stage: 'stage-1',
    decision: 'not-upheld',
    response: 'We came on 10 November, and the window shuts.',
  })
  office.setNow(at('2026-11-23T09:00:00Z'))
}

const reply = (changes: Partial<Message> = {}): Partial<Message> => ({
  channelMessageId: 'm-2',
  text: 'One correction.',
  replyRoute: {
    channel: 'email',
    address: 'maureen@example.org',
    messageId: 'm-2@example.org',
    references: ['sent-1@eu-west-2.amazonses.com'],
  },
  ...changes,
})

const other = { name: 'M', email: 'other@example.org', phone: null, address: null, tenancy: null }

const bounce = (recipient: string, outcome: 'hard' | 'soft' | 'delayed' = 'hard'): Partial<Message> => ({
  channelMessageId: 'b-1',
  author: 'machine',
  automatic: 'bounce',
  replyRoute: null,
  returned: {
    threads: ['sent-1@eu-west-2.amazonses.com'],
    deliveries: [{ recipient, outcome, status: '5.1.1', reason: 'no such mailbox' }],
  },
})

describe('a letter that came back', () => {
  test('is told to its case, once, and a person is asked to reach the resident another way', async () => {
    const { caseId } = await opened()
    await receive(bounce('Maureen@example.org'))
    await receive(bounce('Maureen@example.org'))
    expect((await stateOf(caseId)).tasks).toMatchObject([{ what: 'reach-another-way' }])
    const events = (await loadCase(office.casework, caseId)).commits.flatMap((commit) => commit.events)
    expect(events.filter((event) => event.type === 'notice-reported')).toMatchObject([
      { report: 'hard-bounce', recipient: 'Maureen@example.org', status: '5.1.1' },
    ])
  })

  test('is never answered', async () => {
    const { caseId } = await opened()
    office.sent.length = 0
    await receive(bounce('maureen@example.org'))
    await deliver(caseId)
    expect(office.sent.filter((mail) => !mail.to.endsWith('@larkfield.example'))).toEqual([])
  })

  test('asks nothing of anybody while it may still arrive', async () => {
    const { caseId } = await opened()
    await receive(bounce('maureen@example.org', 'delayed'))
    expect((await stateOf(caseId)).tasks).toEqual([])
  })

  test('of an address that nobody on the case has is kept by itself, and the case is left alone', async () => {
    const { caseId } = await opened()
    const kept = await receive(bounce('somebody@elsewhere.example'))
    expect(kept).toMatchObject({ joined: false, status: 'closed' })
    expect((await stateOf(caseId)).reports).toEqual([])
  })

  test('is settled by whatever contact is made after it', async () => {
    const { caseId } = await opened()
    await receive(bounce('maureen@example.org'))
    await doing(caseId, {
      type: 'make-contact',
      at: at('2026-11-10T10:00:00Z'),
      by: 'staff:ada',
      stage: 'stage-1',
      means: 'phone',
      said: 'Rang her.',
    })
    expect((await stateOf(caseId)).tasks).toEqual([])
  })
})

describe('a message that points to a case which is not its sender’s', () => {
  test('is suggested to a person with the reason, and nothing is disclosed', async () => {
    const first = await opened()
    const second = await receive(reply({ person: other }))
    expect((await stateOf(second.caseId)).suggestions).toEqual([
      {
        caseId: first.caseId,
        reference: first.reference,
        why: expect.stringContaining('answers a mail of that case'),
      },
    ])
    await deliver(second.caseId)
    const told = office.sent.filter((mail) => mail.to === 'maureen@example.org').at(-1)
    expect(told?.text).not.toContain(first.reference)
  })

  test('joins in one act of a person, and then its sender belongs to the case', async () => {
    const first = await opened()
    const second = await receive(reply({ person: other }))
    const join = { caseId: second.caseId, into: first.reference, by: 'staff:ada' }
    expect(await joinCase(office.casework)(join)).not.toHaveProperty('refusal')
    expect(await joinCase(office.casework)(join)).not.toHaveProperty('refusal')
    expect((await stateOf(second.caseId)).status).toBe('closed')
    expect((await stateOf(first.caseId)).messageIds).toEqual(['m-1', 'm-2'])
    expect((await receive(reply({ channelMessageId: 'm-3', person: other }))).caseId).toBe(first.caseId)
  })

  test('is joined by nobody but a person', async () => {
    const first = await opened()
    const second = await receive(reply({ person: other }))
    const asked = { caseId: second.caseId, into: first.reference, by: 'putright' as const }
    expect(await joinCase(office.casework)(asked)).toHaveProperty('refusal')
    expect((await stateOf(first.caseId)).messageIds).toEqual(['m-1'])
  })

  test('may be several: the thread, and the sender’s own open case', async () => {
    const first = await opened()
    const own = await opened({ channelMessageId: 'm-9', person: other, text: 'The lift is out.' })
    const second = await receive(reply({ person: other }))
    expect((await stateOf(second.caseId)).suggestions.map(({ reference }) => reference)).toEqual([
      first.reference,
      own.reference,
    ])
  })
})

describe('the reply address of a case', () => {
  const fresh = { channel: 'email', address: 'maureen@example.org', messageId: 'n', references: [] } as const

  test('joins what comes to it from somebody on the case, with no thread and no reference', async () => {
    const first = await opened()
    const second = await receive(
      reply({ replyRoute: { ...fresh, references: [] }, repliesTo: first.reference }),
    )
    expect(second).toMatchObject({ caseId: first.caseId, joined: true })
  })

  test('opens nothing to a stranger who holds it', async () => {
    const first = await opened()
    const changes = { repliesTo: first.reference, proven: false }
    const second = await receive(reply({ replyRoute: { ...fresh, references: [] }, ...changes }))
    expect(second).toMatchObject({ joined: false, status: 'to-confirm' })
    expect((await stateOf(second.caseId)).suggestions).toMatchObject([{ reference: first.reference }])
  })
})

describe('the same words', () => {
  test('from somebody else are another case', async () => {
    const words = { text: 'Nobody has come about the window in eleven weeks, and I have rung you twice.' }
    const first = await receive(words)
    const second = await receive({ ...words, channelMessageId: 'm-2', person: other })
    expect(second.caseId).not.toBe(first.caseId)
  })
})

describe('a reply', () => {
  const tasksAfter = async (text: string, changes: Partial<Message> = {}): Promise<readonly string[]> => {
    const { caseId } = await opened()
    await answered(caseId)
    await receive(reply({ text, ...changes }))
    return (await stateOf(caseId)).tasks.map((task) => task.what)
  }

  test.each([
    ['accepts the answer', 'Thank you. I am happy with that, you can close it now.', 'confirm-acceptance'],
    ['withdraws', 'Please withdraw my complaint, my son has mended it.', 'confirm-withdrawal'],
    ['is not content, and names no stage', 'That is not what happened and nobody came.', 'offer-next-stage'],
  ])('that %s is put before a person, and closes nothing', async (_, text, task) => {
    expect(await tasksAfter(text)).toEqual([task])
  })

  test.each([
    'I do not accept your answer.',
    'I am not happy for you to close my case.',
    'I will not withdraw my complaint.',
    'Can I withdraw the complaint later?',
  ])('“%s” is taken for neither consent nor withdrawal', async (text) => {
    expect(await tasksAfter(text)).toEqual(['offer-next-stage'])
  })

  test('to a case that is over is read by a person', async () => {
    const { caseId } = await opened()
    await answered(caseId)
    await doing(caseId, {
      type: 'close',
      at: at('2026-11-23T09:00:00Z'),
      by: 'staff:ada',
      why: 'Done.',
      residentAccepts: true,
    })
    await receive(reply({ text: 'The window has come out of its frame again.' }))
    expect((await stateOf(caseId)).tasks.map((task) => task.what)).toEqual(['read-reply'])
  })

  test('with a new matter is sorted by a person (Code 6.7)', async () => {
    const { caseId } = await opened()
    office.setReading({ disposition: 'complaint', topic: 'charges' })
    await receive(reply({ text: 'Also, the service charge went up and nobody says why.' }))
    expect((await stateOf(caseId)).tasks.map((task) => task.what)).toEqual(['sort-new-issue'])
  })

  test('with a file is the evidence that was asked for, where one thing was', async () => {
    const { caseId } = await opened()
    await doing(caseId, {
      type: 'ask-evidence',
      at: at('2026-11-10T10:00:00Z'),
      by: 'staff:ada',
      stage: 'stage-1',
      id: 'photos',
      from: 'resident',
      what: 'Photos of the window.',
    })
    office.setReading({ disposition: 'case_update' })
    const attachments = [{ filename: 'window.jpg', contentType: 'image/jpeg', size: 9, stored: null }]
    await receive(reply({ attachments }))
    const [photos] = (await stateOf(caseId)).evidence
    expect(photos?.receivedAt).not.toBeNull()
  })

  test('in which the resident lets somebody speak for them is checked by a person', async () => {
    office.setReading({ flags: ['representative'] })
    const { caseId } = await opened()
    expect((await stateOf(caseId)).tasks.map((task) => task.what)).toEqual(['ask-consent'])
    office.setReading({ disposition: 'case_update', flags: [] })
    await receive(reply({ text: 'I give my consent for Councillor Osei to act for me.' }))
    expect((await stateOf(caseId)).tasks.map((task) => task.what)).toContain('check-consent')
  })
})

describe('a sender who has a case open already', () => {
  test('has it offered beside the new one', async () => {
    office.setReading({ disposition: 'service_request', topic: 'heating_hot_water' })
    const first = await opened({ text: 'The boiler is dead.' })
    expect(first.outcome).toBe('service-request')
    office.setReading({ disposition: 'complaint', topic: 'heating_hot_water' })
    const second = await receive({ channelMessageId: 'm-2', text: 'Nobody came.' })
    expect((await stateOf(second.caseId)).suggestions.map(({ reference }) => reference)).toEqual([
      first.reference,
    ])
  })
})

describe('automatic answers to one address', () => {
  const answers = () => office.sent.filter((mail) => mail.to === 'maureen@example.org').length
  const sendMany = async (count: number, from = 0): Promise<readonly string[]> => {
    const ids: string[] = []
    for (let number = from; number < from + count; number += 1)
      ids.push((await opened({ channelMessageId: `n-${number}`, text: `Matter ${number}.` })).caseId)
    return ids
  }

  test('stop at the landlord’s limit for an hour, and the case that heard nothing says so', async () => {
    const ids = await sendMany(7)
    // The limit is five; what two machines say to each other ends there.
    expect(answers()).toBe(5)
    const { commits } = await loadCase(office.casework, ids.at(-1) ?? '')
    expect(commits.flatMap((commit) => commit.events.map((event) => event.type))).toContain('reply-withheld')
  })

  test('are counted once each, however often the same one is tried', async () => {
    const [first = ''] = await sendMany(1)
    for (let again = 0; again < 6; again += 1) await deliver(first)
    await sendMany(4, 1)
    expect(answers()).toBe(5)
  })

  test('go again in the next hour, and to other addresses at once', async () => {
    await sendMany(6)
    const elsewhere = {
      channel: 'email',
      address: 'other@example.org',
      messageId: 'o',
      references: [],
    } as const
    await opened({
      channelMessageId: 'o-1',
      person: other,
      replyRoute: { ...elsewhere, references: [] },
    })
    expect(office.sent.filter((mail) => mail.to === 'other@example.org').length).toBe(1)
    office.setNow(at('2026-11-09T11:00:00Z'))
    await sendMany(1, 100)
    expect(answers()).toBe(6)
  })

  test('that were held back are not sent later', async () => {
    const ids = await sendMany(6)
    office.setNow(at('2026-11-09T12:00:00Z'))
    await deliver(ids.at(-1) ?? '')
    expect(answers()).toBe(5)
  })
})

describe('every letter', () => {
  test('is answered at its case’s own address, and names its case in reports (SES tags: letters, digits, _ and -)', async () => {
    const { caseId, reference } = await opened()
    const [receipt] = office.sent
    expect(receipt?.replyTo).toMatch(new RegExp(`^complaints\\+${reference.toLowerCase()}-[0-9a-z]{16}@`))
    expect(receipt?.tags).toEqual({ case: caseId, notice: expect.stringMatching(/^[A-Za-z0-9_-]{1,256}$/) })
  })
})
