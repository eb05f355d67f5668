import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { attachmentShelf, objects } from '../../aws/objects.ts'
import { type AttachmentShelf, readAttachment } from '../../casework/readAttachment.ts'
import { receiveMessage } from '../../casework/receiveMessage.ts'
import type { Role } from '../../domain/landlord/landlord.ts'
import type { Attachment } from '../../domain/message/message.ts'
import { accessKey } from '../../local/account.ts'
import { startS3 } from '../../local/s3/s3.ts'
import { message } from '../domain/case/caseStory.ts'
import { type Office, openOffice } from './office.ts'

const folder = mkdtempSync(join(tmpdir(), 'putright-shelf-'))
const bucket = 'attachments'
let s3: Awaited<ReturnType<typeof startS3>>
let shelf: AttachmentShelf
let office: Office

beforeAll(async () => {
  s3 = await startS3({ path: folder, buckets: [bucket], scanned: [bucket], port: 0 })
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: accessKey.id,
    AWS_SECRET_ACCESS_KEY: accessKey.secret,
  })
  shelf = attachmentShelf()
})

afterAll(async () => {
  await s3.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  office = await openOffice()
})

afterEach(async () => {
  await office.close()
})

const picture = Buffer.from('89504e470d0a1a0a', 'hex')
/** The industry’s test file: every scanner takes it for a virus, and it harms nobody (eicar.org). */
const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
)

const handler = { id: 'ada', roles: ['handler'] as readonly Role[] }

const opening = async (
  attachment: Partial<Attachment>,
  content: Buffer,
  wanted: { as?: 'preview' | 'file'; staff?: typeof handler; shelf?: AttachmentShelf } = {},
) => {
  const stored = { bucket, key: 'attachments/m/1' }
  await objects().write(bucket, stored.key, { body: content, contentType: 'image/png' })
  const file = { filename: 'a.png', contentType: 'image/png', size: 8, actualType: 'image/png', stored }
  const { caseId } = await receiveMessage(office.casework)(
    message({ attachments: [{ ...file, ...attachment }] }),
  )
  const read = readAttachment(office.casework, wanted.shelf ?? shelf)
  const { as = 'preview', staff = handler } = wanted
  return await read({ staff, caseId, channelMessageId: 'm-1', index: 0, as })
}

describe('what came with a message', () => {
  test('is shown where it is a picture, as that type alone and able to do nothing', async () => {
    expect(await opening({}, picture)).toEqual({
      preview: new Uint8Array(picture),
      headers: expect.objectContaining({
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      }),
    })
  })

  test('is shown as what its bytes say, whatever its sender called it', async () => {
    const svg = { filename: 'plan.png', contentType: 'image/png', actualType: null }
    expect(await opening(svg, Buffer.from('<svg onload="x()"/>'))).toHaveProperty('refusal')
  })

  test('is saved under its own name and never shown by the browser', async () => {
    const opened = await opening({ filename: 'Brief "für" dich.html' }, picture, { as: 'file' })
    if (!('link' in opened)) throw new Error('no link')
    const answer = await fetch(opened.link)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Brief%20%22f%C3%BCr%22%20dich.html",
    )
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture)
  })

  test.each(['preview', 'file'] as const)('stays shut as %s where the scan found a virus', async (as) => {
    expect(await opening({}, eicar, { as })).toEqual({
      refusal: { why: expect.stringContaining('found a virus') },
    })
  })

  test.each([
    ['has not looked yet', null, 'still being looked at'],
    ['could not look inside', 'UNSUPPORTED', 'locked or too large'],
    ['says something new', 'SOMETHING_ELSE', 'stays shut'],
  ])('stays shut while the scan %s', async (_, finding, why) => {
    const unscanned = { ...shelf, finding: async () => finding }
    expect(await opening({}, picture, { shelf: unscanned })).toEqual({
      refusal: { why: expect.stringContaining(why) },
    })
  })

  test('is for those who work the case', async () => {
    const staff = { id: 'sam', roles: ['frontline'] as readonly Role[] }
    expect(await opening({}, picture, { staff })).toHaveProperty('refusal')
  })

  test('stays in its mail where the scan on arrival found a virus', async () => {
    expect(await opening({ stored: null }, picture)).toHaveProperty('refusal')
  })
})
