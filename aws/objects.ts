import { GetObjectCommand, GetObjectTaggingCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { AttachmentShelf, StoredObject } from '../casework/readAttachment.ts'

/** Object storage: raw mails as they arrived, and attachments. */
export interface Objects {
  read(bucket: string, key: string): Promise<Uint8Array>
  write(
    bucket: string,
    key: string,
    content: { readonly body: Uint8Array; readonly contentType: string },
  ): Promise<void>
}

const read = async (client: S3Client, Bucket: string, Key: string): Promise<Uint8Array> => {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
  if (Body === undefined) throw new Error(`Object ${Key} has no content.`)
  return await Body.transformToByteArray()
}

export const objects = (): Objects => {
  const client = new S3Client({})
  return {
    read: (bucket, key) => read(client, bucket, key),
    write: async (Bucket, Key, { body, contentType }) => {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: body, ContentType: contentType }))
    },
  }
}

/** GuardDuty Malware Protection for S3 leaves its finding in this tag ("Using tag-based access control"). */
const scanTag = 'GuardDutyMalwareScanStatus'

const findingOf = async (client: S3Client, { bucket, key }: StoredObject): Promise<string | null> => {
  const { TagSet = [] } = await client.send(new GetObjectTaggingCommand({ Bucket: bucket, Key: key }))
  return TagSet.find(({ Key }) => Key === scanTag)?.Value ?? null
}

/** RFC 6266: what is saved has the sender's name for it, and is never shown in the page. */
const asFile = (filename: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(filename).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`

/** Attachments in S3. A link is for one minute, names no type that a browser shows, and always saves. */
export const attachmentShelf = (): AttachmentShelf => {
  const client = new S3Client({})
  return {
    finding: (stored) => findingOf(client, stored),
    read: ({ bucket, key }) => read(client, bucket, key),
    link: ({ bucket, key }, filename) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          ResponseContentDisposition: asFile(filename),
          ResponseContentType: 'application/octet-stream',
        }),
        { expiresIn: 60 },
      ),
  }
}
