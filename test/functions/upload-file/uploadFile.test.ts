import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCase } from '../../../casework/handleCommand.ts'
import { enter, idOf, keyOf, openCase } from '../follow-case/resident.ts'
import { type ChatHost, startChatHost } from '../receive-chat/chatHost.ts'
import { openPage, type Page } from '../receive-chat/pages.ts'
import { photo } from './photo.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
afterAll(() => host.close())

const post = async (body: unknown, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${host.url}/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: answer.status, said: (await answer.json()) as Record<string, string> }
}

const opened = async (): Promise<Page> => {
  const page = await openPage(host.url)
  await page.open()
  return page
}

interface File {
  readonly filename: string
  readonly contentType: string
  readonly content: Uint8Array
}

const jpeg: File = { filename: 'kitchen.jpg', contentType: 'image/jpeg', content: photo }

const send = async (owner: object, { filename, contentType, content }: File, headers = {}) => {
  const place = await post({ owner, filename, contentType, size: content.byteLength }, headers)
  if (place.status !== 200) return place
  const put = await fetch(place.said.url ?? '', {
    method: 'PUT',
    headers: { 'content-type': contentType, origin: host.url },
    body: Buffer.from(content),
  })
  expect(put.status).toBe(200)
  expect(put.headers.get('access-control-allow-origin')).toBe(host.url)
  return post({ owner, done: place.said.id }, headers)
}

describe('a photo', () => {
  test('goes straight to storage and with the case, and is what its bytes say it is', async () => {
    const page = await opened()
    const conversation = page.conversation()
    await page.say('Nobody came for the third time about the leak over the cooker.')
    const { said } = await send({ conversation }, jpeg)
    const [turn] = await page.attach([said.id ?? ''])
    expect(turn?.files).toEqual(['kitchen.jpg'])
    await page.press('human')
    await page.press('skip')
    await page.press('skip')
    const reference = (await host.ports.conversations.load(conversation)).at(-1)?.state.logged?.reference
    const caseId = await host.casework.directory.findByReference(reference ?? '')
    const events = (await loadCase(host.casework, caseId ?? '')).commits.flatMap((commit) => commit.events)
    const message = events.find((event) => event.type === 'message-received')?.message
    expect(message?.attachments).toMatchObject([
      {
        filename: 'kitchen.jpg',
        actualType: 'image/jpeg',
        size: photo.byteLength,
        stored: { key: expect.stringMatching(/^attachments\/web\//) },
      },
    ])
    page.close()
  })

  test('is added to a case from the follow page, by its session alone', async () => {
    const { reference, caseId } = await openCase(host)
    const browser = await enter(host, reference)
    const form = (await browser.get('/follow/case/add')).text
    const key = keyOf(form)
    expect((await send({ key }, jpeg)).status).toBe(403)
    const { said } = await send({ key }, jpeg, { cookie: browser.cookie() })
    await browser.post('/follow/case/add', { key, id: idOf(form), words: '', uploads: said.id ?? '' })
    const events = (await loadCase(host.casework, caseId)).commits.flatMap((commit) => commit.events)
    const last = events.findLast((event) => event.type === 'message-received')?.message
    expect(last).toMatchObject({ text: 'Sent: kitchen.jpg', attachments: [{ filename: 'kitchen.jpg' }] })
  })

  test('of one conversation is nothing to another', async () => {
    const [one, other] = [await opened(), await opened()]
    const { said } = await send({ conversation: one.conversation() }, jpeg)
    expect((await post({ owner: { conversation: other.conversation() }, done: said.id })).status).toBe(422)
    expect(
      await other.ask({
        type: 'turn',
        conversation: other.conversation(),
        seen: 1,
        clientId: 'steal-01',
        input: { type: 'attached', uploads: [said.id] },
      }),
    ).toMatchObject({ type: 'problem', problem: 'unreadable' })
    one.close()
    other.close()
  })
})

describe('what is not taken', () => {
  test.each([
    [
      'too large',
      { filename: 'film.mp4', contentType: 'video/mp4', size: 15 * 1024 * 1024 + 1 },
      'too large',
    ],
    ['empty', { filename: 'a.jpg', contentType: 'image/jpeg', size: 0 }, 'empty'],
  ])('a file that is %s is refused before it is sent', async (_, file, why) => {
    const page = await opened()
    const { status, said } = await post({ owner: { conversation: page.conversation() }, ...file })
    expect(status).toBe(422)
    expect(said.refusal).toContain(why)
    page.close()
  })

  test('a program in a photo’s clothes is refused once its bytes are seen', async () => {
    const page = await opened()
    const program = { ...jpeg, content: new TextEncoder().encode('#!/bin/sh\nrm -rf /\n') }
    const { status, said } = await send({ conversation: page.conversation() }, program)
    expect(status).toBe(422)
    expect(said.refusal).toContain('Send a photo, a PDF or a document.')
    page.close()
  })

  test('a file announced and never sent is nothing', async () => {
    const page = await opened()
    const owner = { conversation: page.conversation() }
    const place = await post({ owner, filename: 'a.jpg', contentType: 'image/jpeg', size: 10 })
    expect((await post({ owner, done: place.said.id })).said.refusal).toContain('did not reach us')
    page.close()
  })

  test('the length and the type are part of the signature, and the name is made safe', async () => {
    const page = await opened()
    const owner = { conversation: page.conversation() }
    const { said } = await post({
      owner,
      filename: '../../etc/\u202Egpj.exe.jpg',
      contentType: 'image/jpeg',
      size: 10,
    })
    const signed = new URL(said.url ?? '').searchParams.get('X-Amz-SignedHeaders')
    expect(signed).toBe('content-length;content-type;host')
    expect(said.url).not.toContain('etc')
    page.close()
  })

  test('nobody without a conversation or a session gets a place', async () => {
    const file = { filename: 'a.jpg', contentType: 'image/jpeg', size: 10 }
    expect((await post({ owner: { conversation: 'x'.repeat(32) }, ...file })).status).toBe(403)
    expect((await post({ owner: { key: 'guessed' }, ...file })).status).toBe(403)
    expect((await post('nonsense')).status).toBe(400)
  })
})
