import { connect } from './connection.js'
import * as memory from './memory.js'
import { retire, showSending, showTurn } from './show.js'

/** The longest thing that may be said at once; the server holds the same limit. */
const longestText = 8000

const { socket, telephone } = document.body.dataset
const log = document.querySelector('#log')
const composer = document.querySelector('#composer')
const message = document.querySelector('#message')
const problem = document.querySelector('#problem')
const connection = document.querySelector('#connection')
const ways = document.querySelector('#ways')

const broken = 'Something broke at our end. Nothing you typed is lost.'
const slow = 'We’re slow to answer. Nothing you typed is lost.'

let outbox = memory.outbox()
let seen = 0
let opened = false

const say = (text) => {
  connection.classList.toggle('visually-hidden', text === 'Connected')
  if (connection.textContent !== text) connection.textContent = text
}

const complain = (text) => {
  problem.textContent = text
  if (text === '') message.removeAttribute('aria-invalid')
  else message.setAttribute('aria-invalid', 'true')
}

/** There, moving the focus would bring up the keyboard, and Enter is the only way to a new line. */
const onTouch = () => window.matchMedia('(pointer: coarse)').matches

const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** An answer takes a second or two; after this long, something is wrong at our end. */
const longestAnswer = 20_000
let awaited

const expectAnswer = () => {
  window.clearTimeout(awaited)
  awaited = window.setTimeout(() => heardProblem({ problem: 'ours', text: slow }), longestAnswer)
}

const post = ({ clientId, input }) => {
  if (server.send({ type: 'turn', conversation: memory.conversation(), seen, clientId, input }))
    expectAnswer()
}

const keep = (unsent) => {
  outbox = unsent
  memory.keepOutbox(unsent)
}

/** Only the first is under way: what was said first is heard first. */
const postNext = () => {
  const [first] = outbox
  if (opened && first !== undefined) post(first)
}

/** The newest turn comes into view: its end, or where our answer begins if it is longer than the window. */
const toEnd = () => {
  const turn = log.lastElementChild
  if (turn === null) return
  const long = turn.offsetHeight > window.innerHeight * 0.6
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const target = long ? (turn.querySelector('.ours') ?? turn) : turn
  target.scrollIntoView({ block: long ? 'start' : 'end', behavior: calm ? 'auto' : 'smooth' })
}

const submit = (input, words) => {
  const sending = { clientId: newId(), input, words }
  keep([...outbox, sending])
  retire(log)
  log.append(showSending(sending))
  toEnd()
  if (outbox.length === 1) postNext()
}

/** Autofill and larger keyboards for the answers that have a known purpose (WCAG 1.3.5). */
const purposes = { name: 'name', address: 'street-address', contact: 'email' }

const prepareFor = (turn) => {
  const asked = turn.replies.findLast(({ ask }) => ask !== undefined)?.ask?.split(':')[0]
  message.setAttribute('autocomplete', purposes[asked] ?? 'off')
}

const show = (turn) => {
  retire(log)
  log.querySelector(`[data-client="${CSS.escape(turn.clientId ?? '')}"]`)?.remove()
  log.insertBefore(showTurn(turn), log.querySelector('[data-client]'))
  prepareFor(turn)
  seen = turn.number
}

/** A chat that is shown again is not read out again. */
const showAll = (turns) => {
  if (seen === 0 && turns.length > 1) {
    log.setAttribute('aria-live', 'off')
    window.setTimeout(() => log.setAttribute('aria-live', 'polite'), 500)
  }
  for (const turn of turns) show(turn)
}

const heardTurns = ({ conversation, turns }) => {
  memory.keepConversation(conversation)
  const fresh = turns.filter(({ number }) => number > seen)
  showAll(fresh)
  const confirmed = new Set(turns.map(({ clientId }) => clientId))
  keep(outbox.filter(({ clientId }) => !confirmed.has(clientId)))
  opened = true
  if (fresh.length > 0) toEnd()
  postNext()
}

const takeBack = (clientId) => {
  const unsent = outbox.find((each) => each.clientId === clientId)
  keep(outbox.filter((each) => each !== unsent))
  log.querySelector(`[data-client="${CSS.escape(clientId)}"]`)?.remove()
  if (unsent?.input.type !== 'said') return
  message.value = [unsent.input.text, message.value].filter((text) => text !== '').join('\n')
  memory.keepDraft(message.value)
  grow()
}

const startAfresh = () => {
  memory.keepConversation(null)
  seen = 0
  opened = false
  log.replaceChildren(...outbox.map(showSending))
  server.send({ type: 'open', conversation: null, seen })
}

const problems = {
  'unknown-conversation': startAfresh,
  busy: () => window.setTimeout(postNext, 500),
  ours: ({ text }) => offerAgain(`${text} Try again, or ring ${telephone}.`),
}

const offerAgain = (text) => {
  const again = document.createElement('button')
  again.type = 'button'
  again.textContent = 'Try again'
  again.addEventListener('click', () => {
    say('Connected')
    message.focus()
    server.send({ type: 'open', conversation: memory.conversation(), seen })
  })
  connection.classList.remove('visually-hidden')
  connection.replaceChildren(`${text} `, again)
  toEnd()
}

const heardProblem = (sent) => {
  const mend = problems[sent.problem]
  if (mend !== undefined) return mend(sent)
  if (sent.clientId !== null) takeBack(sent.clientId)
  complain(sent.text)
}

/** `pong` aside, what is neither is the gateway saying that our function failed. */
const heard = (sent) => {
  if (sent.type === 'pong') return
  window.clearTimeout(awaited)
  if (sent.type === 'turns') return heardTurns(sent)
  heardProblem(sent.type === 'problem' ? sent : { problem: 'ours', text: broken })
}

const changed = (connected) => {
  opened = false
  window.clearTimeout(awaited)
  if (!connected) return say('We’ve lost the connection. What you type is kept, and goes when we’re back.')
  say('Connected')
  server.send({ type: 'open', conversation: memory.conversation(), seen })
}

/** The field grows with what is typed, up to a third of the window. */
const grow = () => {
  message.style.height = 'auto'
  message.style.height = `${Math.min(message.scrollHeight + 4, window.innerHeight / 3)}px`
}

const sendTyped = () => {
  const text = message.value.trim()
  if (text === '') return complain('Type what you’d like to say, then press Send.')
  if (text.length > longestText)
    return complain(
      `That is ${text.length - longestText} letters more than I can take at once. Please send it in two or three parts.`,
    )
  complain('')
  message.value = ''
  memory.keepDraft('')
  grow()
  submit({ type: 'said', text }, text)
}

composer.addEventListener('submit', (event) => {
  event.preventDefault()
  sendTyped()
  message.focus()
})

message.addEventListener('keydown', (event) => {
  const typing = event.isComposing || event.shiftKey || onTouch()
  if (event.key !== 'Enter' || typing) return
  event.preventDefault()
  sendTyped()
})

message.addEventListener('input', () => {
  memory.keepDraft(message.value)
  if (problem.textContent !== '') complain('')
  grow()
})

document.addEventListener('click', (event) => {
  const pressed = event.target instanceof Element ? event.target.closest('button[data-choice]') : null
  if (pressed === null) return
  submit({ type: 'chose', choice: pressed.dataset.choice }, pressed.textContent)
  if (!onTouch()) message.focus()
})

document.querySelector('#forget').addEventListener('click', () => {
  memory.forget()
  outbox = []
  message.value = ''
  complain('')
  startAfresh()
  say('This chat is cleared from this device. What you logged is still with us.')
  message.focus()
})

message.value = memory.draft()
composer.hidden = false
ways.hidden = false
for (const unsent of outbox) log.append(showSending(unsent))
say('Connecting…')
const server = connect(socket, { heard, changed })
grow()
