import { connect } from './connection.js'
import * as memory from './memory.js'

/** An answer takes a second or two; after this long, something is wrong at our end. */
const longestAnswer = 20_000

const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/**
 * The conversation as the device has it: what was said, what was sent and not yet confirmed, and the connection.
 * `changed` is called after anything has changed, with what the page has to do besides drawing itself again.
 */
export const createConversation = (settings, changed) => {
  const state = { turns: [], outbox: memory.outbox(), connection: 'connecting', fault: null, problem: '' }
  let opened = false
  let awaited
  const seen = () => state.turns.at(-1)?.number ?? 0
  const open = () => ({
    type: 'open',
    conversation: memory.conversation(),
    seen: seen(),
    lang: settings.lang,
  })

  const fault = (which) => {
    window.clearTimeout(awaited)
    state.fault = which
    changed({ toEnd: true })
  }

  const post = ({ clientId, input }) => {
    const turn = {
      type: 'turn',
      conversation: memory.conversation(),
      seen: seen(),
      lang: settings.lang,
      clientId,
      input,
    }
    if (!server.send(turn)) return
    window.clearTimeout(awaited)
    awaited = window.setTimeout(() => fault('slow'), longestAnswer)
  }

  const keep = (unsent) => {
    state.outbox = unsent
    memory.keepOutbox(unsent)
  }

  /** Only the first is under way: what was said first is heard first. */
  const postNext = () => {
    const [first] = state.outbox
    if (opened && first !== undefined) post(first)
  }

  const heardTurns = ({ conversation, turns }) => {
    if (conversation !== memory.conversation() && memory.conversation() !== null && state.turns.length > 0)
      return
    memory.keepConversation(conversation)
    const fresh = turns.filter(({ number }) => number > seen())
    const again = state.turns.length === 0 && fresh.length > 1
    state.turns = [...state.turns, ...fresh]
    const confirmed = new Set(turns.map(({ clientId }) => clientId))
    keep(state.outbox.filter(({ clientId }) => !confirmed.has(clientId)))
    const first = !opened
    opened = true
    state.fault = null
    changed({ toEnd: fresh.length > 0, quietly: again })
    if (first || fresh.length > 0) postNext()
  }

  const startAfresh = () => {
    memory.keepConversation(null)
    state.turns = []
    opened = false
    changed({})
    server.send(open())
  }

  const takeBack = ({ clientId, text }) => {
    const unsent = state.outbox.find((each) => each.clientId === clientId)
    keep(state.outbox.filter((each) => each !== unsent))
    state.problem = text
    changed({ giveBack: unsent?.input.type === 'said' ? unsent.input.text : null })
  }

  const problems = {
    'unknown-conversation': startAfresh,
    busy: () => window.setTimeout(postNext, 500),
    ours: () => fault('broken'),
  }

  const heardProblem = (sent) => (problems[sent.problem] ?? takeBack)(sent)

  /** What each message asks for; any other is the gateway saying that our function failed. */
  const hearing = {
    pong: () => undefined,
    news: () => server.send(open()),
    turns: heardTurns,
    problem: heardProblem,
  }

  const heard = (sent) => {
    if (sent.type === 'turns' || sent.type === 'problem') window.clearTimeout(awaited)
    const hear = hearing[sent.type] ?? (() => fault('broken'))
    hear(sent)
  }

  const server = connect(settings, {
    heard,
    open,
    changed: (connected) => {
      opened = false
      window.clearTimeout(awaited)
      state.connection = connected ? 'connected' : 'lost'
      changed({})
      if (connected) server.send(open())
    },
  })

  return {
    state,
    submit: (input, words) => {
      keep([...state.outbox, { clientId: newId(), input, words }])
      changed({ toEnd: true })
      if (state.outbox.length === 1) postNext()
    },
    complain: (text) => {
      state.problem = text
      changed({})
    },
    again: () => {
      state.fault = null
      state.connection = 'connected'
      changed({})
      server.send(open())
    },
    forget: () => {
      memory.forget()
      state.outbox = []
      state.problem = ''
      startAfresh()
    },
    stop: () => server.stop(),
  }
}
