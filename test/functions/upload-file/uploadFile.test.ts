import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCase } from '../../../casework/handleCommand.ts'
import type { Place } from '../../../casework/uploads.ts'
import { enter, idOf, keyOf, openCase } from '../follow-case/resident.ts'
import { type ChatHost, startChatHost } from '../receive-chat/chatHost.ts'
import { openPage, type Page } from '../receive-chat/pages.ts'
import { photo } from './photo.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
afterAll(() => host.close())

interface Said {
  readonly id?: string
  readonly filename?: string
  readonly refusal?: string
  readonly pieces?: readonly Place[]
}

const post = async (body: unknown, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${host.url}/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: answer.status, said: (await answer.json()) as Said }
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

const announced = ({ filename, contentType, content }: File, more: object = {}) => ({
  filename,
  contentType,
  size: content.byteLength,
  digest: createHash('sha256').update(content).digest('hex'),
  ...more,
})

const putPiece = async ({ url, headers, at, size }: Place, content: Uint8Array): Promise<Response> =>
  fetch(url, {
    method: 'PUT',
    headers: { ...headers, origin: host.url },
    body: Buffer.from(content.subarray(at, at + size)),
  })

const send = async (owner: object, file: File, headers = {}) => {
  let answer = await post({ owner, file: announced(file) }, headers)
  while (answer.said.pieces !== undefined) {
    for (const piece of answer.said.pieces) {
      const put = await putPiece(piece, file.content)
      expect(put.status).toBe(200)
      expect(put.headers.get('access-control-allow-origin')).toBe(host.url)
    }
    answer = await post({ owner, id: answer.said.id }, headers)
  }
  return answer
}

/** A film whose first bytes are those of an MP4 (ISO 14496-12, `ftyp`), and whose others are all different. */
const film = (bytes: number): File => {
  const content = new Uint8Array(bytes).map((_, index) => (index * 31 + (index >> 9)) % 251)
  content.set(Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex'))
  return { filename: 'film.mp4', contentType: 'video/mp4', content }
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

  test('of an iPhone, HEIC, is kept as it was taken, byte for byte', async () => {
    const page = await opened()
    // ISO 23008-12: a file type box whose major brand is `heic`.
    const content = Buffer.concat([
      Buffer.from('0000001c66747970686569630000000068656963686569786d696631', 'hex'),
      Buffer.alloc(600_000, 7),
    ])
    const heic = { filename: 'IMG_0412.HEIC', contentType: 'image/heic', content }
    const { said } = await send({ conversation: page.conversation() }, heic)
    const [attachment] = await host.ports.uploaded(page.conversation(), [said.id ?? ''])
    expect(attachment).toMatchObject({ actualType: 'image/heic', size: content.byteLength })
    expect(attachment?.danger).toBeUndefined()
    expect(await host.keptBytes(attachment?.stored?.key ?? '')).toEqual(content)
    page.close()
  })

  test('of one conversation is nothing to another', async () => {
    const [one, other] = [await opened(), await opened()]
    const { said } = await send({ conversation: one.conversation() }, jpeg)
    expect((await post({ owner: { conversation: other.conversation() }, id: said.id })).status).toBe(422)
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

describe('a file that broke off', () => {
  const begin = async (bytes = 12 * 1024 * 1024) => {
    const page = await opened()
    page.close()
    const owner = { conversation: page.conversation() }
    const file = film(bytes)
    const first = await post({ owner, file: announced(file) })
    return { owner, file, first: first.said }
  }
  const startsOf = ({ pieces = [] }: Said) => pieces.map(({ at }) => at)

  test('goes on with the pieces that are missing, and no other', async () => {
    const { owner, file, first } = await begin()
    const [one, two, three] = first.pieces ?? []
    for (const piece of [one, three]) await putPiece(piece as Place, file.content)
    const { said } = await post({ owner, id: first.id })
    expect(startsOf(said).slice(0, 2)).toEqual([two?.at, (three?.at ?? 0) + (three?.size ?? 0)])
    expect(said.id).toBe(first.id)
  })

  test('is known again by its bytes when it is announced anew, as after a reload', async () => {
    const { owner, file, first } = await begin()
    for (const piece of first.pieces ?? []) await putPiece(piece, file.content)
    const { said } = await post({ owner, file: announced(file) })
    expect(said.id).toBe(first.id)
    expect(startsOf(said)[0]).toBe(8 * 512 * 1024)
    const done = await send(owner, file)
    expect(done.said).toEqual({ id: first.id, filename: 'film.mp4' })
    const [attachment] = await host.ports.uploaded(owner.conversation, [first.id ?? ''])
    expect(attachment).toMatchObject({ size: file.content.byteLength, actualType: 'video/mp4' })
    const kept = await host.keptBytes(attachment?.stored?.key ?? '')
    expect(kept.equals(file.content)).toBe(true)
  })

  test('asked for twice gives the same, before it is whole and after', async () => {
    const { owner, file, first } = await begin(700_000)
    const again = await Promise.all([1, 2, 3].map(() => post({ owner, file: announced(file) })))
    expect(new Set(again.map(({ said }) => said.id))).toEqual(new Set([first.id]))
    for (const piece of first.pieces ?? []) await putPiece(piece, file.content)
    const whole = await Promise.all([1, 2, 3].map(() => post({ owner, id: first.id })))
    for (const { said } of whole) expect(said).toEqual({ id: first.id, filename: 'film.mp4' })
  })

  test('without a digest, where a browser cannot make one, goes on by its id', async () => {
    const { owner, file } = await begin(700_000)
    const { said } = await post({ owner, file: announced(file, { digest: null }) })
    await putPiece(said.pieces?.[0] as Place, file.content)
    const rest = await post({ owner, id: said.id })
    expect(startsOf(rest.said)).toEqual([512 * 1024])
    await putPiece(rest.said.pieces?.[0] as Place, file.content)
    expect((await post({ owner, id: said.id })).said.filename).toBe('film.mp4')
  })

  test('is nobody else’s to go on with, and the same bytes of somebody else are another upload', async () => {
    const { file, first } = await begin(700_000)
    const stranger = await opened()
    stranger.close()
    const owner = { conversation: stranger.conversation() }
    expect((await post({ owner, id: first.id })).said.refusal).toContain('could not find')
    expect((await post({ owner, file: announced(file) })).said.id).not.toBe(first.id)
  })

  test('takes no piece that is longer or shorter than announced', async () => {
    const { file, first } = await begin(700_000)
    const [, last] = first.pieces ?? []
    expect(last?.size).toBe(700_000 - 512 * 1024)
    expect((await putPiece({ ...(last as Place), size: 100 }, file.content)).status).toBe(403)
    expect((await putPiece({ ...(last as Place), at: 0, size: 512 * 1024 }, file.content)).status).toBe(403)
    const { pathname, searchParams } = new URL(last?.url ?? '')
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host')
    expect(searchParams.get('X-Amz-Expires')).toBe('900')
    expect(pathname).toBe(`/uploads/uploads/${first.id}/0001`)
  })

  test('whose bytes are not those that were announced is not kept, and begins again', async () => {
    const { owner, file, first } = await begin(700_000)
    const other = film(700_000)
    other.content[690_000] = 255
    for (const piece of first.pieces ?? []) await putPiece(piece, other.content)
    expect((await post({ owner, id: first.id })).said.refusal).toContain('did not reach us')
    expect(startsOf((await post({ owner, file: announced(file) })).said)).toEqual([0, 512 * 1024])
    expect((await send(owner, file)).said.filename).toBe('film.mp4')
  })

  test('counts once, however often it goes on', async () => {
    const { owner, file } = await begin(600_000)
    for (let ask = 0; ask < 40; ask += 1) await post({ owner, file: announced(file) })
    expect((await post({ owner, file: announced(film(10_000)) })).status).toBe(200)
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
    const { status, said } = await post({ owner: { conversation: page.conversation() }, file })
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

  test('a file announced and never sent is nothing, however often it is asked for', async () => {
    const page = await opened()
    const owner = { conversation: page.conversation() }
    const { said } = await post({ owner, file: announced(jpeg) })
    expect((await post({ owner, id: said.id })).said.pieces).toHaveLength(1)
    expect(await host.ports.uploaded(page.conversation(), [said.id ?? ''])).toEqual([])
    page.close()
  })

  test('the thirty-first file of an hour is refused', async () => {
    const page = await opened()
    const owner = { conversation: page.conversation() }
    const file = { filename: 'a.jpg', contentType: 'image/jpeg', size: 10 }
    for (let sent = 0; sent < 30; sent += 1) expect((await post({ owner, file })).status).toBe(200)
    expect((await post({ owner, file })).said.refusal).toContain('as many files as we can take')
    page.close()
  })

  test('a name is made safe, and no part of any address', async () => {
    const page = await opened()
    const owner = { conversation: page.conversation() }
    const file = { ...jpeg, filename: '../../etc/\u202Egpj.exe.jpg' }
    expect((await post({ owner, file: announced(file) })).said.pieces?.[0]?.url).not.toContain('etc')
    expect((await send(owner, file)).said.filename).toBe('gpj.exe.jpg')
    page.close()
  })

  test('nobody without a conversation or a session gets a place', async () => {
    const file = { filename: 'a.jpg', contentType: 'image/jpeg', size: 10 }
    expect((await post({ owner: { conversation: 'x'.repeat(32) }, file })).status).toBe(403)
    expect((await post({ owner: { key: 'guessed' }, file })).status).toBe(403)
    expect((await post('nonsense')).status).toBe(400)
  })
})
