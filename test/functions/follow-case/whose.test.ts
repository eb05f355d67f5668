import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { receiveMessage } from '../../../casework/receiveMessage.ts'
import type { Message } from '../../../domain/message/message.ts'
import { type ChatHost, startChatHost } from '../receive-chat/chatHost.ts'
import { at, done, enter, letter, openCase } from './resident.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
beforeEach(() => host.setClock(at('2026-11-16T10:00:00Z')))
afterAll(() => host.close())

const personOf = (name: string, email: string) => ({
  name,
  email,
  phone: null,
  address: null,
  tenancy: null,
})

const join = async (reference: string, given: Partial<Message>): Promise<void> => {
  const { caseId } = await receiveMessage(host.casework)(
    letter(host, { caseReference: reference, ...given }),
    {},
  )
  expect(caseId).toBe(await host.casework.directory.findByReference(reference))
}

const pageOf = async (reference: string): Promise<string> =>
  (await (await enter(host, reference)).get('/follow/case')).text

describe('the page of a case shows its resident', () => {
  test('their own words', async () => {
    const { reference } = await openCase(host)
    await join(reference, { text: 'The plaster is wet now, too.' })
    expect(await pageOf(reference)).toContain('The plaster is wet now, too.')
  })

  test('that a member of staff passed something on, and neither the covering words nor what came with them', async () => {
    const { reference } = await openCase(host)
    await join(reference, {
      author: 'staff',
      staff: 'priya-nair',
      text: 'FYI, this is the difficult one again.\n\nI am still waiting. Joan',
      attachments: [
        { filename: 'notes-on-joan.docx', contentType: 'application/msword', size: 1, stored: null },
      ],
    })
    const page = await pageOf(reference)
    expect(page).toContain('We wrote down what you told us')
    expect(page).not.toContain('difficult one')
    expect(page).not.toContain('notes-on-joan')
  })

  test('no case that staff linked, which may be somebody else’s', async () => {
    const { reference, caseId } = await openCase(host)
    const other = await openCase(host)
    await done(host, caseId, {
      type: 'link-case',
      by: 'staff:priya-nair',
      reference: other.reference,
      why: 'The neighbour tells of the same night.',
    })
    expect(await pageOf(reference)).not.toContain(other.reference)
  })

  test('that a neighbour wrote, and not a word of it, nor in what followed from it', async () => {
    const { reference, caseId } = await openCase(host)
    const neighbour = personOf('Alun Price', 'alun@post.example')
    await done(host, caseId, {
      type: 'add-person',
      by: 'staff:priya-nair',
      person: neighbour,
      why: 'They live below.',
    })
    const words = 'I want to take this further. Her leak comes through my ceiling, and she shouts at me.'
    await join(reference, { person: neighbour, text: words })
    const page = await pageOf(reference)
    expect(page).toContain('Somebody else wrote to us about this')
    expect(page).not.toContain('shouts at me')
    expect(page).not.toContain('Alun')
  })

  test('that whoever speaks for them wrote, by name, and not their words', async () => {
    const { reference, caseId } = await openCase(host)
    const councillor = personOf('Cllr Ada Obi', 'ada.obi@council.example')
    await done(host, caseId, {
      type: 'authorise-representative',
      by: 'resident',
      representative: {
        id: 'ada',
        name: 'Cllr Ada Obi',
        email: councillor.email,
        phone: null,
        as: 'councillor',
      },
      consent: { form: 'written', record: 'By email on 16 November.' },
    })
    await done(host, caseId, {
      type: 'add-person',
      by: 'staff:priya-nair',
      person: councillor,
      why: 'The resident agreed.',
    })
    await join(reference, { person: councillor, text: 'Between us, she exaggerates a little.' })
    const page = await pageOf(reference)
    expect(page).toContain('Cllr Ada Obi wrote to us for you')
    expect(page).not.toContain('exaggerates')
  })
})
