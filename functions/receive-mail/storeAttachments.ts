import { fileTypeFromBuffer } from 'file-type'
import type { Objects } from '../../aws/objects.ts'
import type { Attachment } from '../../domain/message/message.ts'
import { dangerOf } from '../../mail/attachmentDanger.ts'
import type { ReadMail } from '../../mail/readMailSchema.ts'

/** So many are kept apart and named on the case; the raw mail holds them all. */
export const mostAttachments = 200

type Found = ReadMail['attachments'][number]

/** What the bytes say; broken files may say anything but never break us. */
const actualTypeOf = async (content: Uint8Array): Promise<string | null> => {
  try {
    return (await fileTypeFromBuffer(content))?.mime ?? null
  } catch {
    return null
  }
}

const described = async ({ filename, contentType, size, content }: Found): Promise<Attachment> => {
  const actualType = await actualTypeOf(content)
  const danger = dangerOf(filename, content, actualType)
  return {
    filename,
    contentType,
    size,
    stored: null,
    actualType,
    ...(danger === undefined ? {} : { danger }),
  }
}

/** Looked at and named, and kept nowhere but in the raw mail: what the scan on arrival called a virus. */
export const describeAttachments = (mail: ReadMail): Promise<readonly Attachment[]> =>
  Promise.all(mail.attachments.slice(0, mostAttachments).map(described))

interface Where {
  readonly objects: Objects
  readonly bucket: string
  /** The mail's own key, so that the same mail again stores the same objects. */
  readonly mailKey: string
}

/** The name says nothing of the file's own: no sender chooses a key. The bytes say the type, never the sender. */
const keep = async (
  { objects, bucket, mailKey }: Where,
  found: Found,
  index: number,
): Promise<Attachment> => {
  const about = await described(found)
  const key = `attachments/${mailKey.replaceAll('/', '-')}/${index + 1}`
  await objects.write(bucket, key, {
    body: found.content,
    contentType: about.actualType ?? 'application/octet-stream',
  })
  return { ...about, stored: { bucket, key } }
}

/** Keeps each attachment apart from its mail, to be scanned before anybody opens it. */
export const storeAttachments = async (mail: ReadMail, where: Where): Promise<readonly Attachment[]> => {
  const stored: Attachment[] = []
  for (const [index, found] of mail.attachments.slice(0, mostAttachments).entries())
    stored.push(await keep(where, found, index))
  return stored
}
