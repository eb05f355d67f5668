import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'

/** Object storage: raw mails as they arrived, and attachments. */
export interface Objects {
  read(bucket: string, key: string): Promise<Uint8Array>
  write(
    bucket: string,
    key: string,
    content: { readonly body: Uint8Array; readonly contentType: string },
  ): Promise<void>
}

export const objects = (): Objects => {
  const client = new S3Client({})
  return {
    read: async (Bucket, Key) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
      if (Body === undefined) throw new Error(`Object ${Key} has no content.`)
      return await Body.transformToByteArray()
    },
    write: async (Bucket, Key, { body, contentType }) => {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: body, ContentType: contentType }))
    },
  }
}
