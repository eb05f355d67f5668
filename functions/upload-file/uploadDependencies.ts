import { createHash, randomBytes } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { z } from 'zod'
import { conversationStore } from '../../aws/conversationStore.ts'
import { counts } from '../../aws/counts.ts'
import { uploadRows, uploadShelf } from '../../aws/uploads.ts'
import type { Announced, UploadPorts } from '../../casework/uploads.ts'
import type { Attachment } from '../../domain/message/message.ts'
import type { Live } from '../../live/casework.ts'
import { readVariables, type Variables } from '../../live/environment.ts'
import { dangerOf } from '../../mail/attachmentDanger.ts'
import { addressesBehind } from '../formRequest.ts'
import type { UploadFile } from './uploadFile.ts'

const uploadSchema = z.object({
  SIGNING_KEY: z.string().min(32),
  ATTACHMENT_BUCKET: z.string().min(1),
  UPLOAD_BUCKET: z.string().min(1),
})

const typeOf = async (content: Uint8Array): Promise<string | null> => {
  try {
    return (await fileTypeFromBuffer(content))?.mime ?? null
  } catch {
    return null
  }
}

/** Where the file went is known only once it is kept: a program or a script is not. */
const harmful = (danger: Attachment['danger']): boolean => danger === 'program' || danger === 'script'

/** Whether what came is what was announced, to the byte where the browser could tell. */
const isWhole = (content: Uint8Array, { size, digest }: Announced): boolean =>
  content.byteLength === size &&
  (digest === null || createHash('sha256').update(content).digest('hex') === digest)

/** A file as it came, known by its bytes; kept with the attachments unless a computer would run it. */
const lookAt =
  ({ read, keep }: Pick<ReturnType<typeof uploadShelf>, 'read' | 'keep'>): UploadPorts['look'] =>
  async (id, announced): Promise<Attachment | null> => {
    const content = await read(id)
    if (content === null || !isWhole(content, announced)) return null
    const { filename, contentType, size } = announced
    const actualType = await typeOf(content)
    const danger = dangerOf(filename, content, actualType)
    const stored = harmful(danger) ? null : await keep(id, content, actualType)
    return { filename, contentType, size, stored, actualType, ...(danger === undefined ? {} : { danger }) }
  }

/** The ports of uploads over a table, two buckets and a secret. */
export const uploadPortsOn = (
  table: Live['table'],
  shelf: ReturnType<typeof uploadShelf>,
  secret: string,
): UploadPorts => ({
  ...uploadRows(table),
  count: counts(table, secret),
  secret,
  newId: () => randomBytes(18).toString('base64url'),
  there: shelf.there,
  place: shelf.place,
  land: shelf.land,
  discard: shelf.discard,
  look: lookAt(shelf),
})

/** What uploads need, from the environment. */
export const uploadPorts = ({ table }: Pick<Live, 'table'>, variables: Variables): UploadPorts => {
  const { SIGNING_KEY, ATTACHMENT_BUCKET, UPLOAD_BUCKET } = readVariables(uploadSchema, variables)
  return uploadPortsOn(table, uploadShelf({ landing: UPLOAD_BUCKET, kept: ATTACHMENT_BUCKET }), SIGNING_KEY)
}

/** `origins`: pages that may send besides the landlord’s website and our own. */
export const uploadDependencies = (
  live: Live,
  variables: Variables,
  origins: readonly string[] = [],
): UploadFile => {
  const { SIGNING_KEY } = readVariables(uploadSchema, variables)
  return {
    ports: uploadPorts(live, variables),
    isConversation: async (id) => (await conversationStore(live.table).load(id)).length > 0,
    secret: SIGNING_KEY,
    now: live.casework.now,
    origins: [new URL(live.casework.rules.landlord.website).origin, ...origins],
    addressOf: addressesBehind(variables.FRONT_DOOR_KEY),
  }
}
