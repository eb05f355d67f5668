import type { App, types } from '@slack/bolt'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { z } from 'zod'
import type { Job } from '../staffQueue.ts'
import { pageModal } from './modal.ts'

const soon =
  'This takes longer than usual. Nothing is lost: the answer comes to you as a message from me, in a minute.'

/** What Slack sent, as Bolt reads it: a form with JSON in its payload, a form, or JSON. */
const parsedBody = (body: string): Record<string, unknown> => {
  if (body.startsWith('{')) return JSON.parse(body)
  const form = Object.fromEntries(new URLSearchParams(body))
  return form.payload === undefined ? form : JSON.parse(form.payload)
}

/** What whoever waits sees meanwhile. */
export const answerForLater = (body: string): APIGatewayProxyStructuredResultV2 => {
  const { type, command } = parsedBody(body)
  const said = (value: object) => ({
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  })
  if (type === 'view_submission') {
    const page = { headline: 'In a minute', pieces: [{ kind: 'paragraph' as const, text: soon }] }
    return said({ response_action: 'update', view: pageModal(page) })
  }
  return command === undefined
    ? { statusCode: 200, body: '' }
    : said({ response_type: 'ephemeral', text: soon })
}

/** Bolt’s acknowledgement of a form or a command, as far as it says something to somebody. */
const acknowledged = z.object({
  text: z.string().optional(),
  blocks: z.array(z.custom<types.KnownBlock>()).optional(),
  view: z.object({ blocks: z.array(z.custom<types.KnownBlock>()) }).optional(),
  errors: z.record(z.string(), z.string()).optional(),
})

const whoseId = z.union([
  z.object({ user: z.object({ id: z.string() }) }).transform(({ user }) => user.id),
  z.object({ user_id: z.string() }).transform(({ user_id }) => user_id),
])

/** Works off a request whose sender was told to wait, and sends them what it comes to. */
const answerNow = async (app: App, token: string, body: Record<string, unknown>): Promise<void> => {
  let said: z.infer<typeof acknowledged> = {}
  await app.processEvent({
    body,
    ack: async (response) => {
      said = acknowledged.safeParse(typeof response === 'string' ? {} : (response ?? {})).data ?? {}
    },
    customProperties: { sentAt: Date.now() },
  })
  const user = whoseId.safeParse(body).data
  const blocks = said.blocks ?? said.view?.blocks.filter(({ type }) => type !== 'input').slice(0, 50)
  const text =
    said.text ?? (said.errors === undefined ? 'Here is the answer' : Object.values(said.errors).join('\n'))
  if (user === undefined || (blocks === undefined && said.errors === undefined && said.text === undefined))
    return
  await app.client.chat.postMessage({
    token,
    channel: user,
    text,
    ...(blocks === undefined ? {} : { blocks }),
  })
}

/** What the queue brings. */
export const workLater =
  (app: App, token: string, news: (news: Exclude<Job, { kind: 'request' }>) => Promise<void>) =>
  async (job: Job): Promise<void> => {
    if (job.kind !== 'request') return await news(job)
    await answerNow(app, token, parsedBody(String(job.request.body)))
  }
