import { createServer } from 'node:http'
import { z } from 'zod'
import { listen, readBody } from '../../../local/server.ts'

const plain = (most: number) =>
  z.object({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  })
const mrkdwn = z.object({
  type: z.literal('mrkdwn'),
  text: z.string().min(1).max(3000),
  verbatim: z.boolean().optional(),
})

/** Block Kit as Slack’s reference has it, for the blocks in use: any other, and any longer, is `invalid_blocks`. */
export const blocksSchema = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('section'), text: mrkdwn }),
      z.strictObject({ type: z.literal('header'), text: plain(150) }),
      z.strictObject({
        type: z.literal('rich_text'),
        elements: z.array(
          z.strictObject({
            type: z.literal('rich_text_quote'),
            elements: z.array(z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(3000) })),
          }),
        ),
      }),
    ]),
  )
  .min(1)
  .max(50)

interface Called {
  readonly method: string
  readonly body: Readonly<Record<string, unknown>>
}

const parsed = (contentType: string, body: string): Record<string, unknown> => {
  if (contentType.startsWith('application/json')) return JSON.parse(body)
  const form = Object.fromEntries(new URLSearchParams(body))
  return 'blocks' in form ? { ...form, blocks: JSON.parse(form.blocks ?? '') } : form
}

const required: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['channel', 'text'],
  'chat.postEphemeral': ['channel', 'text', 'user'],
}

/** Slack’s Web API and its response URLs, on this machine: refuses what Slack would refuse, and keeps what it was told. */
export const startSlackApi = async (token: string) => {
  const calls: Called[] = []
  let failing: string | null = null

  /** What Slack would refuse of a call to its Web API. */
  const refusal = (method: string, authorization: string | undefined, body: Record<string, unknown>) => {
    if (authorization !== `Bearer ${token}`) return 'invalid_auth'
    const wanted = required[method]
    if (wanted === undefined) return 'unknown_method'
    const missing = wanted.find((name) => typeof body[name] !== 'string' || body[name] === '')
    return missing === undefined ? null : `missing_${missing}`
  }

  const verdict = (method: string, authorization: string | undefined, body: Record<string, unknown>) => {
    if (failing !== null) return failing
    if (body.blocks !== undefined && !blocksSchema.safeParse(body.blocks).success) return 'invalid_blocks'
    return method === 'response' ? null : refusal(method, authorization, body)
  }

  const server = createServer(async (request, response) => {
    const method = (request.url ?? '').split('/').at(-1) ?? ''
    const body = parsed(request.headers['content-type'] ?? '', String(await readBody(request, 1_000_000)))
    const error = verdict(method, request.headers.authorization, body)
    if (error === null) calls.push({ method, body })
    response.writeHead(method === 'response' && error !== null ? 400 : 200, {
      'content-type': 'application/json',
    })
    response.end(JSON.stringify(error === null ? { ok: true, ts: '1.2' } : { ok: false, error }))
  })
  const running = await listen(server, {})
  return {
    ...running,
    calls,
    fail: (error: string | null) => {
      failing = error
    },
  }
}
