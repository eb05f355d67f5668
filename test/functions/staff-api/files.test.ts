import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCase } from '../../../casework/handleCommand.ts'
import { receiveMessage } from '../../../casework/receiveMessage.ts'
import type { Message } from '../../../domain/message/message.ts'
import { message } from '../../domain/case/caseStory.ts'
import { type StaffHost, startStaffHost } from './staffHost.ts'

let host: StaffHost
beforeAll(async () => {
  host = await startStaffHost({
    shelf: {
      finding: async ({ key }) => (key === 'scanned' ? 'NO_THREATS_FOUND' : null),
      read: async () => new Uint8Array([137, 80, 78, 71]),
      link: async (_, filename) => `https://bucket.example/${filename}`,
    },
  })
})
afterAll(() => host.close())

const received = (changes: Partial<Message> = {}) => receiveMessage(host.casework)(message(changes))

const stranger = { name: 'M', email: 'other@example.org', phone: null, address: null, tenancy: null }

const reply: Partial<Message> = {
  channelMessageId: 'm-2',
  text: 'One correction.',
  person: stranger,
}

describe('a case that belongs to another', () => {
  test('is joined to it in one request, by those who work cases, and again without harm', async () => {
    const { reference } = await received()
    const second = await received({ ...reply, caseReference: reference })
    const join = (as: string) =>
      host.ask(as, `POST /staff/cases/${second.reference}/joins`, { body: { into: reference } })
    expect((await join('amara-okafor')).status).toBe(403)
    for (const _ of ['once', 'again']) {
      const answer = await join('priya-nair')
      expect([answer.status, await answer.json()]).toEqual([
        200,
        { reference: second.reference, joinedInto: reference },
      ])
    }
    const shown = await (await host.ask('priya-nair', `GET /staff/cases/${reference}`)).json()
    expect((shown as { case: { messageIds: string[] } }).case.messageIds).toEqual(['m-1', 'm-2'])
  })

  test('is never closed by the bare command, which would leave its messages behind', async () => {
    const { reference } = await received({ channelMessageId: 'm-8' })
    const answer = await host.ask('priya-nair', `POST /staff/cases/${reference}/commands`, {
      body: { type: 'join-case', caseId: 'x', reference: 'PR-0000-0000' },
      headers: { 'if-match': '"1"' },
    })
    expect(answer.status).not.toBe(200)
  })
})

describe('a chat’s id, with which anybody speaks as the resident', () => {
  test('stands nowhere in what staff are shown', async () => {
    const conversation = 'c7Qk2xVb9LmP4tRw8ZsY1nHd'
    const { reference, caseId } = await received({
      channelMessageId: 'chat-1',
      channel: 'webchat',
      proven: false,
      replyRoute: { channel: 'webchat', conversation, email: 'maureen@example.org' },
    })
    const shown = await host.ask('priya-nair', `GET /staff/cases/${reference}`)
    const text = await shown.text()
    expect(text).toContain('"channel":"webchat"')
    expect(text).not.toContain(conversation)
    const previewed = await host.ask('priya-nair', `POST /staff/cases/${reference}/previews`, {
      body: { type: 'withdraw', why: 'They rang and said so.' },
    })
    const letters = await previewed.text()
    expect(letters).toContain('maureen@example.org')
    expect(letters).not.toContain(conversation)
    // Where letters go is kept whole.
    const { state } = await loadCase(host.casework, caseId)
    expect('replyRoute' in state && state.replyRoute).toMatchObject({ conversation })
  })
})

describe('a case that is about somebody of the staff (Code 5.8)', () => {
  const about = { type: 'declare-conflict', person: 'staff:tom-hargreaves', why: 'He was the surveyor.' }

  test('is not theirs to close, to withdraw or to look through, and they may still log and declare', async () => {
    const { reference } = await received({ channelMessageId: 'about-tom' })
    const ask = async (as: string, path: string, body: unknown, version: string) =>
      host.ask(as, `POST /staff/cases/${reference}/${path}`, { body, headers: { 'if-match': version } })
    expect((await ask('priya-nair', 'commands', about, '"1"')).status).toBe(200)
    for (const body of [
      { type: 'withdraw', why: 'They said so.' },
      { type: 'clear-flag', flag: 'prior_report', why: 'No.' },
      { type: 'assign', stage: 'stage-1', handler: 'staff:priya-nair' },
    ]) {
      const answer = await ask('tom-hargreaves', 'commands', body, '"2"')
      expect([answer.status, await answer.json()]).toEqual([
        409,
        expect.objectContaining({ clause: 'Code 5.8' }),
      ])
    }
    const flagged = { type: 'raise-flag', flag: 'prior_report', why: 'They rang before.' }
    expect((await ask('tom-hargreaves', 'commands', flagged, '"2"')).status).toBe(200)
  })
})

describe('what came with a message', () => {
  const withFile = async (id: string, key: string): Promise<string> => {
    const stored = { bucket: 'attachments', key }
    const file = { filename: 'a.png', contentType: 'image/png', size: 4, actualType: 'image/png', stored }
    const { reference } = await received({ channelMessageId: id, attachments: [file] })
    return `/staff/cases/${reference}/files/${id}/1`
  }

  test('is shown as a picture, and saved as a file, once it is scanned', async () => {
    const path = await withFile('f-1', 'scanned')
    const shown = await host.ask('priya-nair', `GET ${path}?as=preview`)
    expect(await shown.json()).toEqual({ picture: 'data:image/png;base64,iVBORw==' })
    const saved = await host.ask('priya-nair', `GET ${path}`)
    expect(await saved.json()).toEqual({ link: 'https://bucket.example/a.png' })
  })

  test('stays shut to whoever only logged something that joined the case', async () => {
    const path = await withFile('f-4', 'scanned')
    const [, , , reference = ''] = path.split('/')
    const logged = await host.ask('amara-okafor', 'POST /staff/cases', {
      body: { words: `${reference} They rang: the leak is worse.` },
      headers: { 'idempotency-key': 'joins-by-quoting' },
    })
    expect(await logged.json()).toMatchObject({ reference, joined: true })
    expect((await host.ask('amara-okafor', `GET ${path}`)).status).toBe(409)
  })

  test('stays shut before, and for those who do not work the case', async () => {
    expect((await host.ask('priya-nair', `GET ${await withFile('f-2', 'new')}`)).status).toBe(409)
    expect((await host.ask('amara-okafor', `GET ${await withFile('f-3', 'scanned')}`)).status).toBe(409)
  })
})
