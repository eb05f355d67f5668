import type { Attachment } from '../domain/message/message.ts'
import type { Count } from './followPorts.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { hashOf } from './session.ts'

/** What a resident wants to send, as the page tells it; nothing of it is believed but the limits. */
export interface Announced {
  readonly filename: string
  readonly contentType: string
  readonly size: number
  /** The SHA-256 of its bytes, in hexadecimal; null where the browser cannot tell. What arrives is held to it. */
  readonly digest: string | null
}

/** A place to send one piece to, for a few minutes: `size` bytes of the file from `at`, and no other length. */
export interface Place {
  readonly at: number
  readonly size: number
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** An upload as it is kept: whose it is, what it is to be, and what it is once it is there. */
export interface Upload {
  readonly id: string
  /** A conversation or a case: nobody else can use it. */
  readonly owner: string
  readonly announced: Announced
  readonly attachment: Attachment | null
}

/** How far an upload is: where its next missing pieces go to, or what it is now that it is whole. */
export type UploadState =
  | { readonly id: string; readonly pieces: readonly Place[] }
  | { readonly id: string; readonly attachment: Attachment }

export interface UploadPorts {
  readonly count: Count
  /** Makes ids that nobody can guess of what is to be sent. */
  readonly secret: string
  readonly newId: () => string
  /** Keeps an upload that is new; gives the one that is kept under its id. */
  readonly add: (upload: Upload) => Promise<Upload>
  readonly keep: (upload: Upload) => Promise<void>
  readonly load: (id: string) => Promise<Upload | null>
  /** The numbers of the pieces that are there. */
  readonly there: (id: string) => Promise<readonly number[]>
  /** An address for each piece, which takes that piece alone. */
  readonly place: (id: string, pieces: readonly Piece[]) => Promise<readonly Place[]>
  /** Puts a piece there that came through us, from a browser without a script. */
  readonly land: (id: string, piece: Piece, content: Uint8Array) => Promise<void>
  /** The pieces put together and kept, known by their bytes; null where they are not what was announced. */
  readonly look: (id: string, announced: Announced) => Promise<Attachment | null>
  /** Takes the pieces away. */
  readonly discard: (id: string) => Promise<void>
}

/** The largest file: a photo of a good phone is 3 to 8 MB. */
export const largestFile = 15 * 1024 * 1024
const filesPerOwner = { most: 30, perSeconds: 3600 }
/** Many residents may share one address, such as a library’s. */
const filesPerAddress = { most: 200, perSeconds: 3600 }
/** The largest file asks five times; on a line that breaks every minute, once a minute more. */
const asksPerOwner = { most: 600, perSeconds: 3600 }
const asksPerAddress = { most: 4000, perSeconds: 3600 }
/** Addresses given at once: some 4 MB, so that they are still good when their turn comes, and the answer is short. */
const piecesAtOnce = 8

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

/**
 * The same file of the same owner has the same id, so that it goes on where it stopped whenever it is chosen again, on
 * whatever device, and nothing has to be remembered there.
 */
const idOf = ({ secret, newId }: UploadPorts, owner: string, announced: Announced): string => {
  const { filename, size, digest } = announced
  return digest === null ? newId() : hashOf(secret, 'upload', owner, filename, String(size), digest)
}

const open = async (
  ports: UploadPorts,
  owner: string,
  announced: Announced,
  from: string,
): Promise<Upload | Refused> => {
  if (announced.size === 0) return { refusal: 'empty' }
  if (announced.size > largestFile) return { refusal: 'too-large' }
  const named = { ...announced, filename: safeName(announced.filename) }
  const id = idOf(ports, owner, named)
  const begun = await ports.load(id)
  if (begun !== null) return begun
  const allowed =
    (await ports.count('upload-owner', owner, filesPerOwner)) &&
    (await ports.count('upload-address', from, filesPerAddress))
  if (!allowed) return { refusal: 'too-many' }
  return ports.add({ id, owner, announced: named, attachment: null })
}

/** Residents send pictures, films, sound and documents; what a computer would run is not taken. */
const isTaken = ({ danger }: Attachment): boolean =>
  danger === undefined || (danger !== 'program' && danger !== 'script')

const finish = async (ports: UploadPorts, upload: Upload): Promise<UploadState | Refused> => {
  const { id, announced } = upload
  const attachment = await ports.look(id, announced)
  if (attachment === null) {
    await ports.discard(id)
    return { refusal: 'not-there' }
  }
  if (!isTaken(attachment)) return { refusal: 'kind' }
  await ports.keep({ ...upload, attachment })
  return { id, attachment }
}

/** Where the next pieces go to, those that are there left out; once all are, the file: it is what its bytes say. */
const goOn = async (ports: UploadPorts, upload: Upload): Promise<UploadState | Refused> => {
  const { id, announced, attachment } = upload
  if (attachment !== null) return { id, attachment }
  const there = new Set(await ports.there(id))
  const missing = piecesOf(announced.size).filter(({ number }) => !there.has(number))
  return missing.length === 0
    ? finish(ports, upload)
    : { id, pieces: await ports.place(id, missing.slice(0, piecesAtOnce)) }
}

const mayAsk = async ({ count }: UploadPorts, owner: string, from: string): Promise<boolean> =>
  (await count('upload-ask', owner, asksPerOwner)) && (await count('upload-ask-from', from, asksPerAddress))

/**
 * Says where to send a file to, or why not. One that was begun goes on where it stopped; one that is there is told so.
 * Limits are per conversation or case, and per address.
 */
export const announceUpload =
  (ports: UploadPorts) =>
  async (owner: string, announced: Announced, from: string): Promise<UploadState | Refused> => {
    if (!(await mayAsk(ports, owner, from))) return { refusal: 'too-many' }
    const upload = await open(ports, owner, announced, from)
    return 'refusal' in upload ? upload : goOn(ports, upload)
  }

/** What is missing of an upload, with addresses that are good again; once nothing is, the file. The same again gives the same. */
export const continueUpload =
  (ports: UploadPorts) =>
  async (owner: string, id: string, from: string): Promise<UploadState | Refused> => {
    if (!(await mayAsk(ports, owner, from))) return { refusal: 'too-many' }
    const upload = await ports.load(id)
    return upload === null || upload.owner !== owner ? { refusal: 'unknown' } : goOn(ports, upload)
  }

/** Takes a file that came with a form, by the same way as one that was sent straight to storage. */
export const receiveUpload =
  (ports: UploadPorts) =>
  async (
    owner: string,
    file: Pick<Announced, 'filename' | 'contentType'> & { readonly content: Uint8Array },
    from: string,
  ): Promise<{ readonly id: string } | Refused> => {
    const { filename, contentType, content } = file
    const announced = { filename, contentType, size: content.byteLength, digest: null }
    const upload = await open(ports, owner, announced, from)
    if ('refusal' in upload) return upload
    const { id } = upload
    await Promise.all(
      piecesOf(announced.size).map((piece) =>
        ports.land(id, piece, content.subarray(piece.at, piece.at + piece.size)),
      ),
    )
    const finished = await finish(ports, upload)
    return 'refusal' in finished ? finished : { id }
  }

/** The finished files of an owner by their ids, each once; others are left out. */
export const finishedUploads =
  (ports: Pick<UploadPorts, 'load'>) =>
  async (owner: string, ids: readonly string[]): Promise<readonly Attachment[]> => {
    const uploads = await Promise.all([...new Set(ids)].slice(0, 10).map((id) => ports.load(id)))
    return uploads.flatMap((upload) =>
      upload?.owner === owner && upload.attachment !== null ? [upload.attachment] : [],
    )
  }

export const ofConversation = (id: string): string => `conversation/${id}`
export const ofCase = (id: string): string => `case/${id}`
