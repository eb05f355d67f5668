import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { z } from 'zod'
import type { Announced, Upload } from '../casework/uploads.ts'
import { attachmentSchema } from '../domain/message/message.ts'
import type { Table } from './table.ts'

/** `UPLOAD#<id>` / `UPLOAD`; the row is taken away after two days, and what it led to is on the case by then. */
const rowSchema = z.object({
  id: z.string(),
  owner: z.string(),
  announced: z.object({ filename: z.string(), contentType: z.string(), size: z.number() }),
  attachment: attachmentSchema.nullable(),
})

const twoDays = 2 * 24 * 60 * 60
const keyOf = (id: string) => ({ pk: `UPLOAD#${id}`, sk: 'UPLOAD' })

/** Which uploads there are, in DynamoDB. */
export const uploadRows = ({ client, name }: Table) => ({
  keep: async (upload: Upload): Promise<void> => {
    const expiresAt = Math.floor(Date.now() / 1000) + twoDays
    await client.send(
      new PutCommand({ TableName: name, Item: { ...keyOf(upload.id), ...upload, expiresAt } }),
    )
  },
  load: async (id: string): Promise<Upload | null> => {
    const { Item } = await client.send(new GetCommand({ TableName: name, Key: keyOf(id) }))
    return Item === undefined ? null : rowSchema.parse(Item)
  },
})

/** Long enough for a photo on a bad line. */
const minutes = 15

/** The names say nothing of the file’s own: no sender chooses a key. */
const landedKey = (id: string): string => `uploads/${id}`
const keptKey = (id: string): string => `attachments/web/${id}`

export interface UploadBuckets {
  /** Where pages send files to; what is not taken from there is gone in a day. */
  readonly landing: string
  /** Where attachments are kept, mail’s beside these; nobody reads there before the scanner has passed them. */
  readonly kept: string
}

/**
 * Where the files go: straight from the page to S3, by an address signed for this key, this length and this type, so
 * that nothing larger than announced is taken; and from there, once looked at, to the attachments.
 */
export const uploadShelf = ({ landing, kept }: UploadBuckets, client: S3Client = new S3Client({})) => ({
  place: async (id: string, { size, contentType }: Announced) => {
    const put = new PutObjectCommand({
      Bucket: landing,
      Key: landedKey(id),
      ContentLength: size,
      ContentType: contentType,
    })
    const url = await getSignedUrl(client, put, {
      expiresIn: minutes * 60,
      signableHeaders: new Set(['content-length', 'content-type', 'host']),
    })
    return { url, headers: { 'content-type': contentType } }
  },
  land: async (id: string, { contentType }: Announced, content: Uint8Array): Promise<void> => {
    const put = { Bucket: landing, Key: landedKey(id), Body: content, ContentType: contentType }
    await client.send(new PutObjectCommand(put))
  },
  read: async (id: string): Promise<Uint8Array | null> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: landing, Key: landedKey(id) }))
      return Body === undefined ? null : await Body.transformToByteArray()
    } catch (error) {
      if (error instanceof NoSuchKey) return null
      throw error
    }
  },
  keep: async (id: string, content: Uint8Array, actualType: string | null) => {
    const Key = keptKey(id)
    const ContentType = actualType ?? 'application/octet-stream'
    await client.send(new PutObjectCommand({ Bucket: kept, Key, Body: content, ContentType }))
    return { bucket: kept, key: Key }
  },
})
