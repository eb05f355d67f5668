import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, link, mkdir, open, readdir, rename, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fileNameOf } from './fileName.ts'
import { codeOf, noSuchKey, S3Error } from './s3Error.ts'

const aboutSchema = z.object({
  key: z.string(),
  size: z.int(),
  /** The MD5 of the body in hexadecimal, as S3 gives it for an object put in one piece. */
  etag: z.string(),
  lastModified: z.string(),
  /** `content-type`, `x-amz-meta-…` and the like, as they were sent and are given back. */
  headers: z.record(z.string(), z.string()),
})

/** What is known of an object besides its bytes. */
export type About = z.infer<typeof aboutSchema>

export interface Upload {
  readonly bucket: string
  readonly key: string
  readonly body: AsyncIterable<Buffer>
  /** Called when the body has ended; what it returns is kept; what it throws refuses the upload. */
  readonly headers: () => Record<string, string>
  /** Only where the key is not there yet (`If-None-Match: *`). */
  readonly onlyNew: boolean
  readonly at: number
}

/** The end of each file: the description as JSON, then its length in four bytes. */
const footerOf = (about: About): Buffer => {
  const json = Buffer.from(JSON.stringify(about))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(json.length)
  return Buffer.concat([json, length])
}

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> =>
  (await file.read(Buffer.alloc(length), 0, length, position)).buffer

const readFooter = async (file: FileHandle): Promise<About> => {
  const { size } = await file.stat()
  const length = (await readAt(file, size - 4, 4)).readUInt32BE()
  return aboutSchema.parse(JSON.parse((await readAt(file, size - 4 - length, length)).toString('utf8')))
}

/** Makes a rename or an unlink survive the machine's end, too. */
const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const writeBody = async (file: FileHandle, body: AsyncIterable<Buffer>) => {
  const md5 = createHash('md5')
  let size = 0
  for await (const chunk of body) {
    md5.update(chunk)
    size += chunk.length
    await file.writeFile(chunk)
  }
  return { size, etag: md5.digest('hex') }
}

const orMissing = (error: unknown): never => {
  throw codeOf(error) === 'ENOENT' ? noSuchKey() : error
}

/**
 * Objects on disk, one file each: body first, description after it. A file gets its name only when it is whole and on
 * the disk, so an object is there entirely or not at all, whenever the process ends.
 */
export const openStore = async (root: string, buckets: readonly string[]) => {
  const uploads = join(root, '.uploads')
  await rm(uploads, { recursive: true, force: true })
  await mkdir(uploads, { recursive: true })
  for (const bucket of buckets) await mkdir(join(root, bucket), { recursive: true })

  const folderOf = (bucket: string): string => {
    if (!buckets.includes(bucket))
      throw new S3Error('NoSuchBucket', 404, 'The specified bucket does not exist')
    return join(root, bucket)
  }

  const fileOf = (bucket: string, key: string): string => join(folderOf(bucket), fileNameOf(key))

  const writeUpload = async (temporary: string, upload: Upload): Promise<About> => {
    const file = await open(temporary, 'wx')
    try {
      const { size, etag } = await writeBody(file, upload.body)
      const lastModified = new Date(upload.at).toISOString()
      const about = { key: upload.key, size, etag, lastModified, headers: upload.headers() }
      await file.writeFile(footerOf(about))
      await file.sync()
      return about
    } finally {
      await file.close()
    }
  }

  /** `link` fails where the name is taken, so two who both want to be first cannot both be. */
  const publish = async (temporary: string, name: string, onlyNew: boolean): Promise<void> => {
    if (!onlyNew) return rename(temporary, name)
    try {
      await link(temporary, name)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
      throw new S3Error(
        'PreconditionFailed',
        412,
        'At least one of the pre-conditions you specified did not hold',
      )
    }
  }

  const put = async (upload: Upload): Promise<About> => {
    const name = fileOf(upload.bucket, upload.key)
    const temporary = join(uploads, randomUUID())
    try {
      const about = await writeUpload(temporary, upload)
      await publish(temporary, name, upload.onlyNew)
      await syncFolder(folderOf(upload.bucket))
      return about
    } finally {
      await rm(temporary, { force: true })
    }
  }

  /** An object's description and a reader of its bytes; whoever asked closes the file. */
  const get = async (bucket: string, key: string): Promise<{ about: About; file: FileHandle }> => {
    const file = await open(fileOf(bucket, key)).catch(orMissing)
    return { about: await readFooter(file), file }
  }

  const describe = async (path: string): Promise<About> => {
    const file = await open(path)
    try {
      return await readFooter(file)
    } finally {
      await file.close()
    }
  }

  const remove = async (bucket: string, key: string): Promise<void> => {
    await unlink(fileOf(bucket, key)).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error
    })
    await syncFolder(folderOf(bucket))
  }

  /** Every key with its file, in the order of its UTF-8 bytes. Names alone are read where they hold the whole key. */
  const keys = async (bucket: string): Promise<{ key: string; path: string }[]> => {
    const folder = folderOf(bucket)
    const names = await readdir(folder)
    const found = names.map(async (name) => {
      const path = join(folder, name)
      return { path, key: name.includes('~') ? (await describe(path)).key : decodeURIComponent(name) }
    })
    return (await Promise.all(found)).sort((one, other) =>
      Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)),
    )
  }

  return { put, get, remove, keys, describe }
}

export type Store = Awaited<ReturnType<typeof openStore>>
