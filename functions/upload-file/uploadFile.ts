import { z } from 'zod'
import { formKey, readSession, sameHash } from '../../casework/session.ts'
import {
  announceUpload,
  continueUpload,
  ofCase,
  ofConversation,
  type Place,
  type Refused,
  type UploadPorts,
  type UploadState,
} from '../../casework/uploads.ts'
import type { Instant } from '../../domain/calendar/instant.ts'
import { type Language, languageSchema } from '../../domain/conversation/strings.ts'
import { sessionCookie } from '../follow-case/sessionCookie.ts'
import { type AddressOf, cookieOf, jsonOf, type PageRequest, pageRequestSchema } from '../formRequest.ts'
import { lambda } from '../lambda.ts'
import { corsFor } from '../receive-chat/origins.ts'
import { uploadRefusal } from '../uploadRefusal.ts'

export interface UploadFile {
  readonly ports: UploadPorts
  readonly isConversation: (id: string) => Promise<boolean>
  /** What sessions of the follow page are signed with. */
  readonly secret: string
  readonly now: () => Instant
  readonly origins: readonly string[]
  readonly addressOf: AddressOf
}

const lang = languageSchema.catch('en')

/** For whom: a conversation, by its secret id, or the case of the follow page’s session, by the key of its form. */
const ownerSchema = z.union([
  z.object({ conversation: z.string().min(16).max(100) }),
  z.object({ key: z.string().max(100) }),
])

const fileSchema = z.object({
  filename: z.string().min(1).max(1000),
  contentType: z
    .string()
    .max(200)
    .regex(/^[\w.+-]+\/[\w.+-]+$/),
  size: z.int().nonnegative(),
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
})

const bodySchema = z.union([
  z.object({ owner: ownerSchema, lang, file: fileSchema }),
  z.object({ owner: ownerSchema, lang, id: z.string().min(1).max(100) }),
])

/** What goes to the page: the places for the pieces that are missing, or the name of the file that is there. */
type Said =
  | { readonly id: string; readonly pieces: readonly Place[] }
  | { readonly id: string; readonly filename: string }

interface Answer {
  readonly status: number
  /** A refusal by its kind, or what goes to the page as it is. */
  readonly said: Parameters<typeof uploadRefusal>[0] | Said
}

const answerOf = (state: UploadState | Refused): Answer => {
  if ('refusal' in state) return { status: 422, said: state }
  if ('pieces' in state) return { status: 200, said: state }
  return { status: 200, said: { id: state.id, filename: state.attachment.filename } }
}

/** An answer as the page reads it: a refusal is in the words of its language. */
const inWords = ({ said }: Answer, lang: Language): unknown =>
  'refusal' in said ? { refusal: uploadRefusal(said, lang) } : said

/**
 * `POST /uploads`: a file announced, or by its `id` one that was: which of its pieces are missing and where they go to, or
 * that it is there. The pieces go straight to storage, so that a file may be larger than a function takes, its progress
 * can be shown, and it goes on where it stopped.
 */
export const createUploadFile = (upload: UploadFile) => {
  const { ports, isConversation, secret, now, origins, addressOf } = upload
  const ownerOf = async (
    request: PageRequest,
    owner: z.infer<typeof ownerSchema>,
  ): Promise<string | null> => {
    if ('conversation' in owner)
      return (await isConversation(owner.conversation)) ? ofConversation(owner.conversation) : null
    const session = readSession(secret, cookieOf(request, sessionCookie), now())
    return session !== null && sameHash(owner.key, formKey(secret, session)) ? ofCase(session.caseId) : null
  }

  const answer = async (request: PageRequest): Promise<Answer & { readonly lang: Language }> => {
    const body = bodySchema.safeParse(jsonOf(request))
    if (!body.success) return { status: 400, said: { refusal: 'unreadable' }, lang: 'en' }
    const { data } = body
    const owner = await ownerOf(request, data.owner)
    if (owner === null) return { status: 403, said: { refusal: 'page-too-old' }, lang: data.lang }
    const state = await ('id' in data
      ? continueUpload(ports)(owner, data.id, addressOf(request))
      : announceUpload(ports)(owner, data.file, addressOf(request)))
    return { ...answerOf(state), lang: data.lang }
  }

  return lambda(pageRequestSchema, async (request) => {
    const cors = corsFor(origins, request.headers)
    if (cors === null) return { statusCode: 403 }
    if (request.requestContext.http.method === 'OPTIONS') return { statusCode: 204, headers: cors }
    const answered = await answer(request)
    return {
      statusCode: answered.status,
      headers: { ...cors, 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: JSON.stringify(inWords(answered, answered.lang)),
    }
  })
}
