import type { Attachment } from '../domain/message/message.ts'
import type { Count } from './followPorts.ts'

/** What a resident wants to send, as the page tells it; nothing of it is believed but the limits. */
export interface Announced {
  readonly filename: string
  readonly contentType: string
  readonly size: number
}

/** A place to send one file to, for a few minutes, of that size and no other. */
export interface Place {
  readonly id: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** An upload as it is kept: whose it is, where it goes, and what it is once it is there. */
export interface Upload {
  readonly id: string
  /** A conversation or a case: nobody else can use it. */
  readonly owner: string
  readonly announced: Announced
  readonly attachment: Attachment | null
}

export interface UploadPorts {
  readonly count: Count
  readonly newId: () => string
  readonly keep: (upload: Upload) => Promise<void>
  readonly load: (id: string) => Promise<Upload | null>
  /** An address that takes this one file. */
  readonly place: (id: string, announced: Announced) => Promise<Omit<Place, 'id'>>
  /** Puts a file there that came through us, from a browser without a script. */
  readonly land: (id: string, announced: Announced, content: Uint8Array) => Promise<void>
  /** The file as it is in store, known by its bytes; null where it is not there. */
  readonly look: (id: string, announced: Announced) => Promise<Attachment | null>
}

/** The largest file: a photo of a good phone is 3 to 8 MB. */
export const largestFile = 15 * 1024 * 1024
const filesPerOwner = { most: 30, perSeconds: 3600 }
/** Many residents may share one address, such as a library’s. */
const filesPerAddress = { most: 200, perSeconds: 3600 }

/** Why a file is not taken; the page has the words. */
export const uploadRefusals = ['empty', 'too-large', 'too-many', 'unknown', 'not-there', 'kind'] as const
export type UploadRefusal = (typeof uploadRefusals)[number]
export type Refused = { readonly refusal: UploadRefusal }

const longestName = 120

/** The name as it is shown: no path, no control characters or marks that turn the direction of writing. */
const safeName = (name: string): string => {
  const plain = name
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
  return plain === undefined || plain === '' ? 'file' : plain.slice(-longestName)
}

/** Gives a place to send a file to, or says why not. Limits are per conversation or case, and per address. */
export const announceUpload =
  (ports: UploadPorts) =>
  async (owner: string, announced: Announced, from: string): Promise<Place | Refused> => {
    if (announced.size === 0) return { refusal: 'empty' }
    if (announced.size > largestFile) return { refusal: 'too-large' }
    const allowed =
      (await ports.count('upload-owner', owner, filesPerOwner)) &&
      (await ports.count('upload-address', from, filesPerAddress))
    if (!allowed) return { refusal: 'too-many' }
    const id = ports.newId()
    const named = { ...announced, filename: safeName(announced.filename) }
    await ports.keep({ id, owner, announced: named, attachment: null })
    return { id, ...(await ports.place(id, named)) }
  }

/** Residents send pictures, films, sound and documents; what a computer would run is not taken. */
const isTaken = ({ danger }: Attachment): boolean =>
  danger === undefined || (danger !== 'program' && danger !== 'script')

/** Looks at a file that was sent: what it is, is what its bytes say. The same again gives the same. */
export const finishUpload =
  (ports: UploadPorts) =>
  async (owner: string, id: string): Promise<{ readonly attachment: Attachment } | Refused> => {
    const upload = await ports.load(id)
    if (upload === null || upload.owner !== owner) return { refusal: 'unknown' }
    if (upload.attachment !== null) return { attachment: upload.attachment }
    const attachment = await ports.look(id, upload.announced)
    if (attachment === null || attachment.size > largestFile) return { refusal: 'not-there' }
    if (!isTaken(attachment)) return { refusal: 'kind' }
    await ports.keep({ ...upload, attachment })
    return { attachment }
  }

/** Takes a file that came with a form, by the same way as one that was sent straight to storage. */
export const receiveUpload =
  (ports: UploadPorts) =>
  async (
    owner: string,
    file: Omit<Announced, 'size'> & { readonly content: Uint8Array },
    from: string,
  ): Promise<{ readonly id: string } | Refused> => {
    const { filename, contentType, content } = file
    const announced = { filename, contentType, size: content.byteLength }
    const place = await announceUpload(ports)(owner, announced, from)
    if ('refusal' in place) return place
    await ports.land(place.id, announced, content)
    const finished = await finishUpload(ports)(owner, place.id)
    return 'refusal' in finished ? finished : { id: place.id }
  }

/** The finished files of an owner by their ids; others are left out. */
export const finishedUploads =
  (ports: Pick<UploadPorts, 'load'>) =>
  async (owner: string, ids: readonly string[]): Promise<readonly Attachment[]> => {
    const uploads = await Promise.all(ids.slice(0, 10).map((id) => ports.load(id)))
    return uploads.flatMap((upload) =>
      upload?.owner === owner && upload.attachment !== null ? [upload.attachment] : [],
    )
  }

export const ofConversation = (id: string): string => `conversation/${id}`
export const ofCase = (id: string): string => `case/${id}`
