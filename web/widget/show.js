import { html, nothing } from 'lit'

/** Templates of what is said; text goes in as text, never as markup. */

const hidden = (text) => html`<span class="visually-hidden">${text}</span>`

const paragraphs = (text) => text.split('\n').map((line) => html`<p>${line}</p>`)

const button = (choice, label, main = false) =>
  html`<button type="button" data-choice=${choice} class=${main ? 'main' : ''}>${label}</button>`

const choicesOf = ({ kind, choices = [] }, shown) =>
  choices.length === 0 || !shown.open
    ? nothing
    : html`<ul class="choices">
        ${choices.map(
          (choice, place) =>
            html`<li>
              ${button(choice.value, choice.label, kind === 'summary' && place === 0)}
            </li>`,
        )}
      </ul>`

const callsOf = ({ calls = [] }) =>
  calls.length === 0
    ? nothing
    : html`<ul class="calls">
        ${calls.map(
          ({ label, number }) =>
            html`<li><a href=${`tel:${number.replace(/[^\d+]/g, '')}`}>${label}</a></li>`,
        )}
      </ul>`

const danger = (reply, { words }) =>
  html`<h2>${words.strings.doThisNow}</h2>
    ${paragraphs(reply.text)}${callsOf(reply)}`

const row = ({ field, label, value }, { words, open }) => {
  return html`<div>
    <dt>${label}</dt>
    <dd class="value" dir="auto">${value}</dd>
    <dd>
      ${
        open
          ? html`<button type="button" data-choice=${`change:${field}`}>
            ${words.strings.change}${hidden(` ${label.toLowerCase()}`)}
          </button>`
          : nothing
      }
    </dd>
  </div>`
}

const summary = (reply, shown) =>
  html`<h2>${shown.words.strings.check}</h2>
    <dl class="summary">${reply.rows.map((each) => row(each, shown))}</dl>
    ${choicesOf(reply, shown)}`

const stage = ({ title, date, state }, { words }) =>
  html`<li class=${state}>
    <span class="state">${words.strings[state]}</span> <span class="title">${title}</span>
    ${
      date === null
        ? nothing
        : html` <span class="date">${state === 'done' ? date : words.say('by', { date })}</span>`
    }
  </li>`

const line = (text) => (text.endsWith(':') ? html`<h3>${text.slice(0, -1)}</h3>` : html`<p>${text}</p>`)

/** A reference is read out and copied whole: it never breaks over two lines. */
const unbroken = (text, reference) => {
  const [before, after] = reference === undefined ? [text] : text.split(reference)
  return after === undefined ? text : html`${before}<span class="reference">${reference}</span>${after}`
}

const logged = (reply, shown) => {
  const [headline, ...rest] = reply.text.split('\n')
  const { stages = [] } = reply
  return html`<h2>${unbroken(headline, reply.reference)}</h2>
    ${rest.map(line)}
    ${
      stages.length === 0
        ? nothing
        : html`<ol class="stages" aria-label=${shown.words.strings.stages}>
          ${stages.map((each) => stage(each, shown))}
        </ol>`
    }
    ${choicesOf(reply, shown)}`
}

const plain = (reply, shown) =>
  html`${reply.from === undefined ? nothing : html`<p class="from">${reply.from}</p>`}${paragraphs(reply.text)}${callsOf(reply)}${choicesOf(reply, shown)}`

const insides = { danger, summary, logged }

/** The language of a reply: its own, or English on a page that is not. */
const languageOf = (reply, { words }) => {
  if (reply.lang !== undefined) return reply.lang
  return words.strings.lang === 'en-GB' ? nothing : 'en-GB'
}

const ours = (reply, shown) =>
  html`<article
    class=${`ours ${reply.kind}`}
    lang=${languageOf(reply, shown)}
    dir=${reply.lang === undefined ? nothing : 'auto'}
  >
    ${hidden(shown.words.strings.weSay)}${(insides[reply.kind] ?? plain)(reply, shown)}
  </article>`

const theirs = (text, { words }, state) =>
  html`<article class="theirs" dir="auto">${hidden(words.strings.youSaid)}${paragraphs(text)}${
    state === undefined ? nothing : html`<p class="sending">${state}</p>`
  }</article>`

/** One turn: what they said, then what we say. `open`: its buttons can still be pressed. */
export const showTurn = ({ number, said, replies }, shown) =>
  html`<div class="turn" data-turn=${number}>
    ${said === null ? nothing : theirs(said, shown)}${replies.map((reply) => ours(reply, shown))}
  </div>`

/** A picture that this browser cannot show, such as an iPhone’s on another device, goes without a preview. */
const unseen = ({ target }) => target.remove()

/** A file on its way, which `stopped` takes back. */
export const showFile = ({ strings, say }, sending, stopped) =>
  html`<li>
    ${sending.picture === null ? nothing : html`<img src=${sending.picture} alt="" @error=${unseen} />`}
    <span class="name">${sending.file.name}</span>
    <progress max="1" value=${sending.part} aria-label=${say('sendingFile', { file: sending.file.name })}></progress>
    <button type="button" @click=${() => stopped(sending)}>
      ${strings.stopFile} ${hidden(sending.file.name)}
    </button>
  </li>`

/** Something sent and not yet confirmed. */
export const showSending = ({ clientId, words: said }, shown) =>
  html`<div class="turn" data-client=${clientId} aria-live="off">
    ${theirs(said, shown, shown.words.strings.sending)}
  </div>`
