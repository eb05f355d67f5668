import { PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3'

/** A static file of the pages, by its versioned name. */
export interface VersionedFile {
  readonly versioned: string
  readonly content: Uint8Array
}

/** Where CloudFront finds it: the path of its address, without the slash. */
export const assetKey = (versioned: string): string => `assets/${versioned}`

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

const typeOf = (versioned: string): string =>
  contentTypes[versioned.split('.').at(-1) ?? ''] ?? 'application/octet-stream'

const isThere = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412

/**
 * Puts static files into a bucket. A name is of one content for ever, so what is there is left as it is, and nothing is
 * taken away: a page that was opened before goes on with the files that it names.
 */
export const assetBucket =
  (bucket: string, client = new S3Client({})) =>
  async (files: readonly VersionedFile[]): Promise<void> => {
    const put = async ({ versioned, content }: VersionedFile): Promise<void> => {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: assetKey(versioned),
        Body: content,
        ContentType: typeOf(versioned),
        CacheControl: 'public, max-age=31536000, immutable',
        IfNoneMatch: '*',
      })
      await client.send(command).catch((error: unknown) => {
        if (!isThere(error)) throw error
      })
    }
    await Promise.all(files.map(put))
  }
