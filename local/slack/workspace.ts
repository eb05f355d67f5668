import { asItComes, type Block, blocksSchema, type Modal, type View, viewSchema } from './view.ts'

export interface Posted {
  readonly ts: string
  readonly by: string
  readonly text: string
  readonly blocks: readonly Block[]
  /** Whoever alone sees it. */
  readonly only?: string
}

/** Messages that a channel keeps: the newest. */
const mostKept = 100

/** What Slack’s servers would hold: channels with their messages, and each person’s modals and App Home. */
export const openWorkspace = () => {
  const channels = new Map<string, Posted[]>()
  const modals = new Map<string, Modal[]>()
  const homes = new Map<string, View>()
  const triggers = new Map<string, string>()
  let last = 0
  const next = (): string => {
    last = Math.max(last + 1, Date.now() * 1000)
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`
  }

  const post = (channel: string, message: Omit<Posted, 'ts'>): string => {
    const ts = next()
    channels.set(channel, [...(channels.get(channel) ?? []), { ts, ...message }].slice(-mostKept))
    return ts
  }
  const change = (channel: string, ts: string, message: Pick<Posted, 'text' | 'blocks'>): void => {
    const kept = channels.get(channel) ?? []
    channels.set(
      channel,
      kept.map((each) => (each.ts === ts ? { ...each, ...message } : each)),
    )
  }
  const openedOf = (view: View): Modal => ({
    id: `V${next()}`,
    view,
    filled: asItComes(view),
    wrong: {},
    found: [],
  })
  const stack = (user: string): readonly Modal[] => modals.get(user) ?? []

  return {
    post,
    change,
    messages: (channel: string, user: string): readonly Posted[] =>
      (channels.get(channel) ?? []).filter(({ only }) => only === undefined || only === user),
    /** A press or a command of somebody, by which one modal may be opened. */
    trigger: (user: string): string => {
      const id = `${next()}.local`
      triggers.set(id, user)
      return id
    },
    spend: (trigger: string): string | undefined => {
      const user = triggers.get(trigger)
      triggers.delete(trigger)
      return user
    },
    modal: (user: string): Modal | undefined => stack(user).at(-1),
    push: (user: string, view: View): void => void modals.set(user, [...stack(user), openedOf(view)]),
    replace: (user: string, modal: Partial<Modal> | View): void => {
      const [top] = stack(user).slice(-1)
      if (top === undefined) return
      const now = 'blocks' in modal ? openedOf(modal) : { ...top, ...modal }
      modals.set(user, [...stack(user).slice(0, -1), now])
    },
    close: (user: string): void => {
      const clears = stack(user).at(-1)?.view.clear_on_close === true
      modals.set(user, clears ? [] : stack(user).slice(0, -1))
    },
    whose: (id: string): string | undefined =>
      [...modals].find(([, open]) => open.some((each) => each.id === id))?.[0],
    home: (user: string): View | undefined => homes.get(user),
    publish: (user: string, view: View): void => void homes.set(user, view),
  }
}
export type Workspace = ReturnType<typeof openWorkspace>

const shown = (body: Readonly<Record<string, unknown>>): Pick<Posted, 'text' | 'blocks'> => ({
  text: String(body.text ?? ''),
  blocks: blocksSchema.parse(body.blocks ?? []),
})

const bot = 'Putright'

/** What a method of Slack’s Web API does here; what it answers besides `ok`, or the name of an error. */
export const callMethod = (
  workspace: Workspace,
  method: string,
  body: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | string => {
  const channel = String(body.channel ?? '')
  const view = () => viewSchema.parse(body.view)
  switch (method) {
    case 'chat.postMessage':
      return { ts: workspace.post(channel, { by: bot, ...shown(body) }), channel }
    case 'chat.postEphemeral':
      return { message_ts: workspace.post(channel, { by: bot, only: String(body.user), ...shown(body) }) }
    case 'chat.update':
      workspace.change(channel, String(body.ts), shown(body))
      return { ts: body.ts, channel }
    case 'views.publish':
      workspace.publish(String(body.user_id), view())
      return {}
    case 'views.open': {
      const user = workspace.spend(String(body.trigger_id))
      if (user === undefined) return 'invalid_trigger_id'
      workspace.push(user, view())
      return {}
    }
    case 'views.update': {
      const user = workspace.whose(String(body.view_id))
      if (user === undefined) return 'not_found'
      workspace.replace(user, view())
      return {}
    }
    default:
      return 'unknown_method'
  }
}
