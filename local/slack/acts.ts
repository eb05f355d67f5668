import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { blocksSchema, type Filled, missingIn, optionSchema, stateIn, type View, viewSchema } from './view.ts'
import type { Workspace } from './workspace.ts'

/** What a button of the page does. */
export const actSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('say') }),
  z.object({ what: z.literal('bolt') }),
  z.object({ what: z.literal('log'), ts: z.string() }),
  z.object({ what: z.literal('press'), from: z.string(), action: z.string(), value: z.string() }),
  z.object({ what: z.literal('send') }),
  z.object({ what: z.literal('find'), action: z.string(), block: z.string() }),
  z.object({ what: z.literal('close') }),
])
export type Act = z.infer<typeof actSchema>

interface Person {
  readonly id: string
  readonly name: string
  readonly channel: string
}

export interface Slack {
  readonly workspace: Workspace
  /** The bot’s own endpoint, `…/slack/events`. */
  readonly endpoint: string
  readonly signingSecret: string
  /** Where the stand-in for Slack’s Web API listens. */
  readonly api: string
}

const team = { id: 'T0LOCAL', domain: 'local' }

/** Sent as Slack sends it: signed over `v0:timestamp:body` (docs.slack.dev, Verifying requests from Slack). */
const send = async (slack: Slack, body: string, type: string): Promise<unknown> => {
  const sentAt = Math.floor(Date.now() / 1000)
  const hash = createHmac('sha256', slack.signingSecret).update(`v0:${sentAt}:${body}`).digest('hex')
  const answer = await fetch(slack.endpoint, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(sentAt),
      'x-slack-signature': `v0=${hash}`,
    },
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`The bot answered ${answer.status}.`)
  return text === '' ? {} : JSON.parse(text)
}

const form = (slack: Slack, fields: Record<string, string>) =>
  send(slack, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded')
const payload = (slack: Slack, body: object) => form(slack, { payload: JSON.stringify(body) })

export const event = (slack: Slack, inner: object) =>
  send(
    slack,
    JSON.stringify({
      type: 'event_callback',
      team_id: team.id,
      api_app_id: 'A0LOCAL',
      event_id: `Ev${Date.now()}`,
      event: inner,
    }),
    'application/json',
  )

const responseUrl = ({ api }: Slack, { id, channel }: Person): string => `${api}/response/${channel}/${id}`

const saidSchema = z.object({ text: z.string().default(''), blocks: blocksSchema.default([]) })

const command = async (slack: Slack, person: Person, words: string): Promise<void> => {
  const [name = '', ...rest] = words.split(' ')
  const answer = await form(slack, {
    command: name,
    text: rest.join(' '),
    user_id: person.id,
    team_id: team.id,
    channel_id: person.channel,
    trigger_id: slack.workspace.trigger(person.id),
    response_url: responseUrl(slack, person),
  })
  const { text, blocks } = saidSchema.parse(answer)
  if (text !== '') slack.workspace.post(person.channel, { by: 'Putright', text, blocks, only: person.id })
}

const say = async (slack: Slack, person: Person, words: string): Promise<void> => {
  if (words.trim() === '') return
  if (words.startsWith('/')) return await command(slack, person, words)
  const { id, name, channel } = person
  const ts = slack.workspace.post(channel, { by: name, text: words, blocks: [] })
  if (!/@putright\b/i.test(words)) return
  const text = words.replace(/@putright\b/i, '<@U0BOT>')
  await event(slack, { type: 'app_mention', user: id, text, ts, channel, event_ts: ts })
}

const common = (slack: Slack, person: Person) => ({
  user: { id: person.id, name: person.name },
  team,
  trigger_id: slack.workspace.trigger(person.id),
  response_url: responseUrl(slack, person),
})

const press = async (slack: Slack, person: Person, act: Extract<Act, { what: 'press' }>): Promise<void> => {
  const modal = slack.workspace.modal(person.id)
  await payload(slack, {
    type: 'block_actions',
    ...common(slack, person),
    ...(act.from === 'modal' && modal !== undefined
      ? { view: { ...modal.view, id: modal.id, hash: modal.id } }
      : {}),
    container: { type: act.from === 'modal' ? 'view' : 'message' },
    actions: [
      {
        type: 'button',
        block_id: 'b',
        action_ts: '1.1',
        action_id: act.action,
        ...(act.value === '' ? {} : { value: act.value }),
      },
    ],
  })
}

const logMessage = async (slack: Slack, person: Person, ts: string): Promise<void> => {
  const message = slack.workspace.messages(person.channel, person.id).find((each) => each.ts === ts)
  if (message === undefined) return
  await payload(slack, {
    type: 'message_action',
    callback_id: 'log_dissatisfaction',
    ...common(slack, person),
    channel: { id: person.channel, name: person.channel },
    message_ts: ts,
    message: { type: 'message', ts, text: message.text, user: person.id },
  })
}

const submittedSchema = z.object({
  response_action: z.enum(['errors', 'update', 'push', 'clear']).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  view: viewSchema.optional(),
})

const show = (
  { workspace }: Slack,
  user: string,
  action: 'update' | 'push' | undefined,
  view: View | undefined,
) => {
  if (view === undefined) return workspace.close(user)
  if (action === 'push') workspace.push(user, view)
  else workspace.replace(user, view)
}

const sendForm = async (slack: Slack, person: Person, filled: Filled): Promise<void> => {
  const modal = slack.workspace.modal(person.id)
  if (modal === undefined) return
  const missing = missingIn(modal.view, filled)
  slack.workspace.replace(person.id, { filled, wrong: missing })
  if (Object.keys(missing).length > 0) return
  const view = { ...modal.view, id: modal.id, hash: modal.id, state: stateIn(modal.view, filled) }
  const answer = submittedSchema.parse(
    await payload(slack, { type: 'view_submission', ...common(slack, person), view }),
  )
  if (answer.errors !== undefined) return slack.workspace.replace(person.id, { wrong: answer.errors })
  show(slack, person.id, answer.response_action === 'push' ? 'push' : 'update', answer.view)
}

const foundSchema = z.object({ options: z.array(optionSchema).default([]) })

const find = async (
  slack: Slack,
  person: Person,
  { action, block }: Extract<Act, { what: 'find' }>,
  { filled, typed }: { readonly filled: Filled; readonly typed: string },
): Promise<void> => {
  const { options } = foundSchema.parse(
    await payload(slack, {
      type: 'block_suggestion',
      ...common(slack, person),
      action_id: action,
      block_id: block,
      value: typed,
      container: { type: 'view' },
    }),
  )
  const [only, another] = options
  const chosen = only !== undefined && another === undefined ? { [block]: [only.value] } : {}
  slack.workspace.replace(person.id, { filled: { ...filled, ...chosen }, found: options })
}

/** Does what somebody pressed: the bot is told as Slack would tell it, and the workspace shows what it answers. */
export const perform = async (
  slack: Slack,
  person: Person,
  act: Act,
  put: { readonly filled: Filled; readonly typed: string },
): Promise<void> => {
  switch (act.what) {
    case 'say':
      return await say(slack, person, put.typed)
    case 'bolt':
      await payload(slack, { type: 'shortcut', callback_id: 'log_anywhere', ...common(slack, person) })
      return
    case 'log':
      return await logMessage(slack, person, act.ts)
    case 'press':
      return await press(slack, person, act)
    case 'send':
      return await sendForm(slack, person, put.filled)
    case 'find':
      return await find(slack, person, act, put)
    case 'close':
      return slack.workspace.close(person.id)
  }
}
