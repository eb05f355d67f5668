import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { z } from 'zod'
import type { Piece } from '../casework/pieces.ts'
import type { Place, Upload } from '../casework/uploads.ts'
import { attachmentSchema } from '../domain/message/message.ts'
import type { Table } from './table.ts'

/** `UPLOAD#<id>` / `UPLOAD`; the row is taken away after two days, and what it led to is on the case by then. */
const rowSchema = z.object({
  id: z.string(),
  owner: z.string(),
  announced: z.object({
    filename: z.string(),
    contentType: z.string(),
    size: z.number(),
    digest: z.string().nullable().default(null),
  }),
  attachment: attachmentSchema.nullable(),
})

const twoDays = 2 * 24 * 60 * 60
const keyOf = (id: string) => ({ pk: `UPLOAD#${id}`, sk: 'UPLOAD' })

/** Which uploads there are, in DynamoDB. */
export const uploadRows = ({ client, name }: Table) => {
  const put = (upload: Upload) => ({
    TableName: name,
    Item: { ...keyOf(upload.id), ...upload, expiresAt: Math.floor(Date.now() / 1000) + twoDays },
  })
  const load = async (id: string): Promise<Upload | null> => {
    const { Item } = await client.send(new GetCommand({ TableName: name, Key: keyOf(id) }))
    return Item === undefined ? null : rowSchema.parse(Item)
  }
  return {
    load,
    keep: async (upload: Upload): Promise<void> => {
      await client.send(new PutCommand(put(upload)))
    },
    add: async (upload: Upload): Promise<Upload> => {
      try {
        const ConditionExpression = 'attribute_not_exists(pk)'
        await client.send(new PutCommand({ ...put(upload), ConditionExpression }))
        return upload
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        return (await load(upload.id)) ?? upload
      }
    },
  }
}

/** How long an address is good: eight pieces go in that time on a line of 40 kilobits. */
const minutes = 15

/** What a piece is by itself: nothing that anybody would open. */
const pieceType = 'application/octet-stream'

/** The names say nothing of the file’s own: no sender chooses a key. Their order is that of the file. */
const landedIn = (id: string): string => `uploads/${id}/`
const landedKey = (id: string, number: number): string => `${landedIn(id)}${String(number).padStart(4, '0')}`
const keptKey = (id: string): string => `attachments/web/${id}`

export interface UploadBuckets {
  /** Where pages send pieces to; what is there is gone in a day. */
  readonly landing: string
  /** Where attachments are kept, mail’s beside these; nobody reads there before the scanner has passed them. */
  readonly kept: string
}

/**
 * Where the files go: straight from the page to S3 in pieces, each by an address signed for this key, this length and
 * this type, so that nothing larger than announced is taken; and from there, put together and looked at, to the
 * attachments.
 */
export const uploadShelf = ({ landing, kept }: UploadBuckets, settings: S3ClientConfig = {}) => {
  const client = new S3Client(settings)
  // Otherwise the address would carry the checksum of a body that is not there yet, of an empty one (aws-sdk-js-v3
  // issue 6994).
  const signing = new S3Client({ ...settings, requestChecksumCalculation: 'WHEN_REQUIRED' })

  const addressOf = async (id: string, { number, at, size }: Piece): Promise<Place> => {
    const put = new PutObjectCommand({
      Bucket: landing,
      Key: landedKey(id, number),
      ContentLength: size,
      ContentType: pieceType,
    })
    const url = await getSignedUrl(signing, put, {
      expiresIn: minutes * 60,
      signableHeaders: new Set(['content-length', 'content-type', 'host']),
    })
    return { at, size, url, headers: { 'content-type': pieceType } }
  }

  /** The keys of what has landed, in the order of the file; there are never more than a listing’s page holds. */
  const keysOf = async (id: string): Promise<readonly string[]> => {
    const list = new ListObjectsV2Command({ Bucket: landing, Prefix: landedIn(id) })
    const { Contents = [] } = await client.send(list)
    return Contents.flatMap(({ Key }) => (Key === undefined ? [] : [Key])).sort()
  }

  const bytesOf = async (Key: string): Promise<Uint8Array> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: landing, Key }))
    return Body === undefined ? new Uint8Array() : Body.transformToByteArray()
  }

  return {
    there: async (id: string): Promise<readonly number[]> =>
      (await keysOf(id)).map((key) => Number(key.slice(landedIn(id).length))),
    place: (id: string, pieces: readonly Piece[]): Promise<readonly Place[]> =>
      Promise.all(pieces.map((piece) => addressOf(id, piece))),
    land: async (id: string, { number }: Piece, content: Uint8Array): Promise<void> => {
      const Key = landedKey(id, number)
      const put = { Bucket: landing, Key, Body: content, ContentType: pieceType }
      await client.send(new PutObjectCommand(put))
    },
    /** The pieces put together; null where one has gone meanwhile. */
    read: async (id: string): Promise<Uint8Array | null> => {
      try {
        return Buffer.concat(await Promise.all((await keysOf(id)).map(bytesOf)))
      } catch (error) {
        if (error instanceof NoSuchKey) return null
        throw error
      }
    },
    discard: async (id: string): Promise<void> => {
      for (const Key of await keysOf(id)) await client.send(new DeleteObjectCommand({ Bucket: landing, Key }))
    },
    keep: async (id: string, content: Uint8Array, actualType: string | null) => {
      const Key = keptKey(id)
      const ContentType = actualType ?? 'application/octet-stream'
      await client.send(new PutObjectCommand({ Bucket: kept, Key, Body: content, ContentType }))
      return { bucket: kept, key: Key }
    },
  }
}
