import { z } from 'zod'
import { askForLink, type ChatLinkPorts, openByLink } from '../../casework/chatLink.ts'
import { TooManyTries } from '../../casework/openFollow.ts'
import { type AddressOf, jsonOf, type PageRequest, pageRequestSchema } from '../formRequest.ts'
import { lambda } from '../lambda.ts'
import { corsFor } from '../receive-chat/origins.ts'

export interface ContinueChat {
  readonly ports: ChatLinkPorts
  /** Origins of the pages that may ask, besides our own. */
  readonly origins: readonly string[]
  readonly addressOf: AddressOf
}

/** A chat, to have a link to it sent; or the key of such a link, with the name that was given in the chat. */
const bodySchema = z.union([
  z.object({ conversation: z.string().min(16).max(100) }),
  z.object({ key: z.string().min(1).max(100), name: z.string().max(8000) }),
])

interface Answer {
  readonly status: number
  readonly said: unknown
}

/**
 * `POST /chat/link`: sends the link by which a chat goes on elsewhere, and opens the chat to whoever has it. The page
 * has the words for each answer: `sentTo`, `conversation`, or why not.
 */
export const createContinueChat = ({ ports, origins, addressOf }: ContinueChat) => {
  const answer = async (request: PageRequest): Promise<Answer> => {
    const body = bodySchema.safeParse(jsonOf(request))
    if (!body.success) return { status: 400, said: {} }
    const from = addressOf(request)
    if ('conversation' in body.data) {
      const asked = await askForLink(ports)(body.data.conversation, from)
      return { status: 'noLink' in asked ? 422 : 200, said: asked }
    }
    const conversation = await openByLink(ports)(body.data.key, body.data.name, from)
    return conversation === null ? { status: 403, said: {} } : { status: 200, said: { conversation } }
  }

  const limited = (request: PageRequest): Promise<Answer> =>
    answer(request).catch((error: unknown) => {
      if (error instanceof TooManyTries) return { status: 429, said: { noLink: 'too-soon' } }
      throw error
    })

  return lambda(pageRequestSchema, async (request) => {
    const headers = corsFor(origins, request.headers)
    if (headers === null) return { statusCode: 403 }
    if (request.requestContext.http.method === 'OPTIONS') return { statusCode: 204, headers }
    const { status, said } = await limited(request)
    return {
      statusCode: status,
      headers: { ...headers, 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: JSON.stringify(said),
    }
  })
}
