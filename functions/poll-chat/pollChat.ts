import type { ConversePorts } from '../../casework/conversationPorts.ts'
import { pageRequestSchema, textOf } from '../formRequest.ts'
import { lambda } from '../lambda.ts'
import { answerPage } from '../receive-chat/answerPage.ts'
import { corsFor } from '../receive-chat/origins.ts'

export interface PollChat {
  readonly ports: ConversePorts
  /** Origins of the pages that may chat, besides our own. */
  readonly origins: readonly string[]
}

/** A message of the page is no longer than a WebSocket frame may be. */
const longest = 32 * 1024

/**
 * The chat by ordinary requests, for where a WebSocket does not get through: the same messages, one a request, and the
 * same answers, as a list. The page asks for what is new by sending `open` again with what it has seen.
 */
export const createPollChat = ({ ports, origins }: PollChat) =>
  lambda(pageRequestSchema, async (request) => {
    const headers = corsFor(origins, request.headers)
    if (headers === null) return { statusCode: 403 }
    if (request.requestContext.http.method === 'OPTIONS') return { statusCode: 204, headers }
    const body = textOf(request)
    if (Buffer.byteLength(body) > longest) return { statusCode: 413, headers }
    const { frames, fault } = await answerPage(ports, body)
    return {
      statusCode: fault === null ? 200 : 500,
      headers: { ...headers, 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: JSON.stringify(frames),
    }
  })
