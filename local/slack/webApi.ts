import { type Running, readBody, sendJson, serve } from '../server.ts'
import { blocksSchema } from './view.ts'
import { callMethod, type Workspace } from './workspace.ts'

const largestBody = 1024 * 1024
const inJson = ['blocks', 'view']

const bodyOf = (contentType: string, text: string): Record<string, unknown> => {
  if (contentType.startsWith('application/json')) return JSON.parse(text)
  const form: Record<string, unknown> = Object.fromEntries(new URLSearchParams(text))
  for (const name of inJson) if (name in form) form[name] = JSON.parse(String(form[name]))
  return form
}

/** Slack’s Web API and its response URLs on this machine: what the bot says stands in the workspace. */
export const startWebApi = (workspace: Workspace): Promise<Running> =>
  serve(async (request, response) => {
    const [, first = '', second = '', third = ''] = (request.url ?? '').split('/')
    const body = bodyOf(request.headers['content-type'] ?? '', String(await readBody(request, largestBody)))
    if (first === 'response') {
      const blocks = blocksSchema.parse(body.blocks ?? [])
      workspace.post(second, { by: 'Putright', text: String(body.text ?? ''), blocks, only: third })
      return sendJson(response, 200, { ok: true })
    }
    const answer = callMethod(workspace, second, body)
    sendJson(
      response,
      200,
      typeof answer === 'string' ? { ok: false, error: answer } : { ok: true, ...answer },
    )
  }, {})
