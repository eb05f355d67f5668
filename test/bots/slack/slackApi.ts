import { createServer } from 'node:http'
import { listen, readBody } from '../../../local/server.ts'
import { blocksSchema, largestView, viewSchema } from './blockKit.ts'

interface Called {
  readonly method: string
  readonly body: Readonly<Record<string, unknown>>
}

const inJson = ['blocks', 'view']

const parsed = (contentType: string, body: string): Record<string, unknown> => {
  if (contentType.startsWith('application/json')) return JSON.parse(body)
  const form: Record<string, unknown> = Object.fromEntries(new URLSearchParams(body))
  for (const name of inJson) if (name in form) form[name] = JSON.parse(String(form[name]))
  return form
}

/** What each method needs: its arguments, and the scope that the bot’s token must hold (docs.slack.dev). */
const methods: Readonly<
  Record<string, { readonly needs: readonly string[]; readonly scope: string | null }>
> = {
  'chat.postMessage': { needs: ['channel', 'text'], scope: 'chat:write' },
  'chat.update': { needs: ['channel', 'text', 'ts'], scope: 'chat:write' },
  'chat.postEphemeral': { needs: ['channel', 'text', 'user'], scope: 'chat:write' },
  'views.open': { needs: ['trigger_id', 'view'], scope: null },
  'views.push': { needs: ['trigger_id', 'view'], scope: null },
  'views.update': { needs: ['view_id', 'view'], scope: null },
  'views.publish': { needs: ['user_id', 'view'], scope: null },
}

/** A trigger works once, for three seconds. */
const triggerLasts = 3000

/** Slack’s Web API and its response URLs, on this machine: refuses what Slack would refuse, and keeps what it was told. */
export const startSlackApi = async (
  token: string,
  scopes: readonly string[] = ['chat:write', 'commands', 'app_mentions:read'],
) => {
  const calls: Called[] = []
  const triggers = new Map<string, number>()
  let failing: string | null = null
  let limited = 0

  const spent = (trigger: unknown): string | null => {
    if (typeof trigger !== 'string') return null
    const since = triggers.get(trigger)
    if (since === undefined) return 'invalid_trigger_id'
    triggers.delete(trigger)
    return Date.now() - since > triggerLasts ? 'expired_trigger_id' : null
  }

  const badView = (view: unknown): string | null => {
    if (view === undefined) return null
    if (Buffer.byteLength(JSON.stringify(view)) > largestView) return 'view_too_large'
    const checked = viewSchema.safeParse(view)
    if (checked.success) return null
    console.error(checked.error.message)
    return 'invalid_arguments'
  }

  const badBlocks = (blocks: unknown): string | null => {
    if (blocks === undefined) return null
    const checked = blocksSchema.safeParse(blocks)
    if (checked.success) return null
    console.error(checked.error.message)
    return 'invalid_blocks'
  }

  /** What Slack would refuse of a call to its Web API. */
  const refusal = (method: string, authorization: string | undefined, body: Record<string, unknown>) => {
    if (authorization !== `Bearer ${token}`) return 'invalid_auth'
    const known = methods[method]
    if (known === undefined) return 'unknown_method'
    if (known.scope !== null && !scopes.includes(known.scope)) return 'missing_scope'
    const missing = known.needs.find((name) => body[name] === undefined || body[name] === '')
    return missing === undefined ? null : `missing_${missing}`
  }

  const verdict = (method: string, authorization: string | undefined, body: Record<string, unknown>) =>
    failing ??
    badBlocks(body.blocks) ??
    badView(body.view) ??
    (method === 'response' ? null : (refusal(method, authorization, body) ?? spent(body.trigger_id)))

  const answer = (method: string, body: Record<string, unknown>, error: string | null) => {
    const status = method === 'response' && error !== null ? 400 : 200
    if (error !== null) return { status, said: { ok: false, error } }
    calls.push({ method, body })
    return { status, said: { ok: true, ts: `${calls.length}.2`, channel: body.channel } }
  }

  /** One call fewer that is answered with 429. */
  const isLimited = (): boolean => {
    limited -= 1
    return limited >= 0
  }

  const server = createServer(async (request, response) => {
    const method = (request.url ?? '').split('/').at(-1) ?? ''
    const body = parsed(request.headers['content-type'] ?? '', String(await readBody(request, 1_000_000)))
    const { status, said } = isLimited()
      ? { status: 429, said: { ok: false, error: 'ratelimited' } }
      : answer(method, body, verdict(method, request.headers.authorization, body))
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(status === 429 ? { 'retry-after': '1' } : {}),
    })
    response.end(JSON.stringify(said))
  })
  const running = await listen(server, {})
  return {
    ...running,
    calls,
    /** Gives out a trigger, as each press and command brings one; `age` milliseconds old. */
    trigger: (age = 0): string => {
      const id = `${triggers.size + 1}.${Math.floor(performance.now() * 1000)}.8088930838d88f008e0`
      triggers.set(id, Date.now() - age)
      return id
    },
    know: (id: string, age = 0) => triggers.set(id, Date.now() - age),
    fail: (error: string | null) => {
      failing = error
    },
    /** Answers the next so many calls with 429 and Retry-After. */
    limit: (times: number) => {
      limited = times
    },
  }
}
