import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCase } from '../../../casework/handleCommand.ts'
import { idOf, visitor } from '../follow-case/resident.ts'
import { type ChatHost, startChatHost } from '../receive-chat/chatHost.ts'
import { photo } from '../upload-file/photo.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
afterAll(() => host.close())

const leak = 'Nobody came for the third time about the leak over the cooker.'
const words = { story: leak, choice: 'complaint', name: 'Rosa', contact: 'rosa@example.org' }

const newForm = async (): Promise<string> => idOf((await visitor(host).get('/tell')).text)
const uploadsIn = (page: string): readonly string[] => [
  ...new Set([...page.matchAll(/name="uploads" value="([^"]+)"/g)].map(([, id]) => id ?? '')),
]

interface Sent {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}
const jpeg: Sent = { name: 'kitchen.jpg', type: 'image/jpeg', bytes: photo }

/** A browser’s form with files, by the fetch standard’s own encoder. */
const postFiles = async (
  fields: Readonly<Record<string, string>>,
  files: readonly Sent[],
  headers: Record<string, string> = {},
) => {
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...words, ...fields, step: 'photo' })) body.append(name, value)
  for (const { name, type, bytes } of files)
    body.append('photo', new File([Buffer.from(bytes)], name, { type }))
  const answer = await fetch(`${host.url}/tell`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    body,
  })
  return { status: answer.status, text: await answer.text() }
}

const attachmentsOf = async (page: string) => {
  const reference = /PR-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page)?.[0] ?? ''
  const caseId = await host.casework.directory.findByReference(reference)
  const events = (await loadCase(host.casework, caseId ?? '')).commits.flatMap((commit) => commit.events)
  return events.flatMap((event) => (event.type === 'message-received' ? event.message.attachments : []))
}

describe('photos on the form without a script', () => {
  test('are added before it is sent, known by their bytes, and go with the case', async () => {
    const id = await newForm()
    const added = await postFiles({ id }, [jpeg, { ...jpeg, name: 'hall.png', type: 'image/png' }])
    expect(added.status).toBe(200)
    expect(added.text).toContain('kitchen.jpg')
    const uploads = uploadsIn(added.text)
    expect(uploads).toHaveLength(2)
    const form = new URLSearchParams({ ...words, id, step: 'send' })
    for (const upload of uploads) form.append('uploads', upload)
    const sent = await fetch(`${host.url}/tell`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
      body: form.toString(),
    })
    const stored = { key: expect.stringMatching(/^attachments\/web\//) }
    const actual = { actualType: 'image/jpeg', size: photo.byteLength, stored }
    expect(await attachmentsOf(await sent.text())).toMatchObject([
      { filename: 'kitchen.jpg', ...actual },
      { filename: 'hall.png', ...actual },
    ])
  })

  test('stay with the form when something is changed', async () => {
    const id = await newForm()
    const [upload = ''] = uploadsIn((await postFiles({ id }, [jpeg])).text)
    const changed = await visitor(host).post('/tell', { ...words, id, uploads: upload, step: 'change' })
    expect(uploadsIn(changed.text)).toEqual([upload])
    const checked = await visitor(host).post('/tell', { ...words, id, uploads: upload, step: 'check' })
    expect(checked.text).toContain('kitchen.jpg')
  })

  test('of one form cannot be named by another', async () => {
    const [upload = ''] = uploadsIn((await postFiles({ id: await newForm() }, [jpeg])).text)
    const other = await visitor(host).post('/tell', {
      ...words,
      id: await newForm(),
      uploads: upload,
      step: 'check',
    })
    expect(uploadsIn(other.text)).toEqual([])
    expect(other.text).not.toContain('kitchen.jpg')
  })

  test('what a computer would run is refused in words, with the rest kept', async () => {
    const program: Sent = {
      name: 'photo.jpg',
      type: 'image/jpeg',
      bytes: Buffer.from(`MZ${'\0'.repeat(200)}`, 'latin1'),
    }
    const { status, text } = await postFiles({ id: await newForm() }, [program, jpeg])
    expect(status).toBe(422)
    expect(text).toContain('photo.jpg: We cannot take this kind of file.')
    expect(uploadsIn(text)).toHaveLength(1)
    expect(text).toContain(leak)
  })

  test('“Add” with nothing chosen, or an empty file, says what to do', async () => {
    const id = await newForm()
    const none: Sent = { name: '', type: 'application/octet-stream', bytes: new Uint8Array() }
    expect((await postFiles({ id }, [none])).text).toContain('Choose a photo or a document first.')
    expect((await postFiles({ id }, [{ ...jpeg, bytes: new Uint8Array() }])).text).toContain(
      'kitchen.jpg: That file is empty.',
    )
  })

  test('are not kept for a form of another site, nor the eleventh of one', async () => {
    const strange = await postFiles({ id: await newForm() }, [jpeg], { 'sec-fetch-site': 'cross-site' })
    expect(uploadsIn(strange.text)).toEqual([])
    const eleven = await postFiles(
      { id: await newForm() },
      Array.from({ length: 11 }, () => jpeg),
    )
    expect(uploadsIn(eleven.text)).toHaveLength(10)
    expect(eleven.text).toContain('We can take 10 files with this form.')
  })

  test('as large as the page says get through the gateway and the function (Lambda takes 6 MB, in base64)', async () => {
    const large = new Uint8Array(4 * 1024 * 1024)
    large.set(photo)
    const { status, text } = await postFiles({ id: await newForm() }, [{ ...jpeg, bytes: large }])
    expect(status).toBe(200)
    expect(text).toContain('Up to 4 MB at a time')
    expect(uploadsIn(text)).toHaveLength(1)
  })

  test('markup in the name of a file is text', async () => {
    const { text } = await postFiles({ id: await newForm() }, [{ ...jpeg, name: '<img src=x>.jpg' }])
    expect(text).toContain('&lt;img src=x&gt;.jpg')
    expect(text).not.toContain('<img')
  })

  test('a form that broke off says so', async () => {
    const answer = await fetch(`${host.url}/tell`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' },
      body: '--x\r\ncontent-disposition: form-data; name="story"\r\n\r\nhalf of',
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('did not reach us whole')
  })
})
