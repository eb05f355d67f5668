/** Makes an element; text goes in as text, never as markup. */
const make = (tag, { text, ...attributes } = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  if (text !== undefined) element.textContent = text
  element.append(...children)
  return element
}

const hidden = (text) => make('span', { class: 'visually-hidden', text })

const lines = (text) => text.split('\n').map((line) => make('p', { text: line }))

const button = (choice, label, main = false) =>
  make('button', { type: 'button', 'data-choice': choice, class: main ? 'main' : '', text: label })

const choicesOf = ({ kind, choices = [] }) =>
  choices.length === 0
    ? []
    : [
        make(
          'ul',
          { class: 'choices' },
          ...choices.map(({ value, label }, index) =>
            make('li', {}, button(value, label, kind === 'summary' && index === 0)),
          ),
        ),
      ]

const callsOf = ({ calls = [] }) =>
  calls.length === 0
    ? []
    : [
        make(
          'ul',
          { class: 'calls' },
          ...calls.map(({ label, number }) =>
            make('li', {}, make('a', { href: `tel:${number.replace(/[^\d+]/g, '')}`, text: label })),
          ),
        ),
      ]

const danger = (reply) => [make('h2', { text: 'Do this now' }), ...lines(reply.text), ...callsOf(reply)]

const row = ({ field, label, value }) => {
  const change = button(`change:${field}`, 'Change')
  change.append(hidden(` ${label.toLowerCase()}`))
  return make(
    'div',
    {},
    make('dt', { text: label }),
    make('dd', { class: 'value', dir: 'auto', text: value }),
    make('dd', {}, change),
  )
}

const summary = (reply) => [
  make('h2', { text: "Check what I'll log" }),
  make('dl', { class: 'summary' }, ...reply.rows.map(row)),
  ...choicesOf(reply),
]

const stateWords = { done: 'Done', next: 'Next', later: 'Later' }

const stage = ({ title, date, state }) =>
  make(
    'li',
    { class: state },
    make('span', { class: 'state', text: stateWords[state] }),
    make('span', { class: 'title', text: title }),
    ...(date === null ? [] : [make('span', { class: 'date', text: state === 'done' ? date : `by ${date}` })]),
  )

const line = (text) => (text.endsWith(':') ? make('h3', { text: text.slice(0, -1) }) : make('p', { text }))

/** A reference is read out and copied whole: it never breaks over two lines. */
const unbroken = (text, reference) => {
  const [before, after] = reference === undefined ? [text] : text.split(reference)
  return after === undefined ? [text] : [before, make('span', { class: 'reference', text: reference }), after]
}

const logged = (reply) => {
  const [headline, ...rest] = reply.text.split('\n')
  const { stages = [] } = reply
  const picture = make(
    'ol',
    { class: 'stages', 'aria-label': 'The stages of your case' },
    ...stages.map(stage),
  )
  return [
    make('h2', {}, ...unbroken(headline, reply.reference)),
    ...rest.map(line),
    ...(stages.length === 0 ? [] : [picture]),
    ...choicesOf(reply),
  ]
}

const plain = (reply) => [...lines(reply.text), ...callsOf(reply), ...choicesOf(reply)]

const insides = { danger, summary, logged }

const ours = (reply) =>
  make(
    'article',
    { class: `ours ${reply.kind}`, ...(reply.lang === undefined ? {} : { lang: reply.lang, dir: 'auto' }) },
    hidden('We say: '),
    ...(insides[reply.kind] ?? plain)(reply),
  )

const theirs = (text, state = '') =>
  make(
    'article',
    { class: 'theirs', dir: 'auto' },
    hidden('You said: '),
    ...lines(text),
    ...(state === '' ? [] : [make('p', { class: 'sending', text: state })]),
  )

/** One turn: what they said, then what we say. */
export const showTurn = ({ number, said, replies }) =>
  make(
    'div',
    { class: 'turn', 'data-turn': number },
    ...(said === null ? [] : [theirs(said)]),
    ...replies.map(ours),
  )

/** Something sent and not yet confirmed. */
export const showSending = ({ clientId, words }) =>
  make('div', { class: 'turn', 'data-client': clientId, 'aria-live': 'off' }, theirs(words, 'Sending…'))

/** Buttons that were answered are words now: only the newest turn can be pressed. */
export const retire = (log) => {
  for (const each of log.querySelectorAll('.choices, .summary button')) each.remove()
}
