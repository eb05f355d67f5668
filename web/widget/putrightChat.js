import { html, LitElement, nothing, unsafeCSS } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import { repeat } from 'lit/directives/repeat.js'
import { sendFile } from '../sendFile.js'
import { askServer, dropLink, linkKey, saidOfLink, showComeBack } from './comeBack.js'
import { createConversation } from './conversation.js'
import { wordsIn } from './language.js'
import * as memory from './memory.js'
import { showFile, showSending, showTurn } from './show.js'
import styles from './widget.css'

/** The longest thing that may be said at once; the server holds the same limit. */
const longestText = 8000

/** Autofill and larger keyboards for the answers that have a known purpose (WCAG 1.3.5). */
const purposes = { name: 'name', address: 'street-address', contact: 'email' }

const kindsOfFile = 'image/*,video/*,audio/*,.pdf,.doc,.docx,.odt,.txt'

/** There, moving the focus would bring up the keyboard, and Enter is the only way to a new line. */
const onTouch = () => window.matchMedia('(pointer: coarse)').matches
const wantsCalm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * `<putright-chat server="https://…">`: the chat. It fetches the landlord’s settings, keeps its styles to itself, and
 * sets no cookie. Colours by `--putright-…`; `lang` chooses the language.
 */
export class PutrightChat extends LitElement {
  static properties = { server: {}, settings: { state: true }, files: { state: true }, link: { state: true } }
  static styles = unsafeCSS(styles)
  static shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }

  #message = createRef()
  #log = createRef()
  #chat = null
  #said = ''
  #linkProblem = ''

  constructor() {
    super()
    this.server = ''
    this.settings = null
    this.files = []
    this.link = null
    this.words = wordsIn('en')
  }

  connectedCallback() {
    super.connectedCallback()
    this.words = wordsIn(this.lang || document.documentElement.lang)
    this.dir = this.words.direction
    this.addEventListener('click', this.#pressed)
    this.link = linkKey()
    if (this.settings === null) this.#load()
  }

  disconnectedCallback() {
    super.disconnectedCallback()
    this.removeEventListener('click', this.#pressed)
    this.#chat?.stop()
    this.#chat = null
    this.#stopFiles()
    this.settings = null
  }

  /** The settings may be slow to come on a bad line; what is typed waits, and so do we. */
  async #load(attempt = 0) {
    const server = new URL(this.server || '/', window.location.href).href
    try {
      const answer = await fetch(new URL('/chat/settings', server))
      const settings = await answer.json()
      this.style.setProperty('--landlord-accent', settings.accent.light)
      this.style.setProperty('--landlord-accent-dark', settings.accent.dark)
      this.settings = { ...settings, server }
      if (this.link === null) await this.#start()
    } catch {
      if (this.isConnected)
        window.setTimeout(() => this.#load(attempt + 1), Math.min(15_000, 500 * 2 ** attempt))
    }
  }

  async #start() {
    const { server, socket } = this.settings
    this.#chat = createConversation({ server, socket, lang: this.words.spoken }, (what) =>
      this.#changed(what),
    )
    this.#tellOfBegun()
    this.requestUpdate()
    await this.updateComplete
    this.#message.value.value = memory.draft()
    this.#grow()
  }

  async #leaveLink() {
    dropLink()
    this.link = null
    await this.#start()
    this.focusMessage()
  }

  #openLink = async (event) => {
    event.preventDefault()
    const name = new FormData(event.target).get('name')
    const { conversation, reached } = await askServer(this.settings.server, { key: this.link, name })
    if (conversation !== undefined) {
      memory.forget()
      memory.keepConversation(conversation)
      return this.#leaveLink()
    }
    this.#linkProblem = reached ? this.words.strings.comeBackWrong : this.words.strings.lineLost
    this.requestUpdate()
  }

  #askLink = async () => {
    const answer = await askServer(this.settings.server, { conversation: memory.conversation() })
    this.#said = saidOfLink(this.words, answer)
    this.requestUpdate()
  }

  focusMessage() {
    this.#message.value?.focus()
  }

  #changed({ toEnd = false, quietly = false, giveBack = null }) {
    // A chat that is shown again is not read out again.
    if (quietly) {
      this.#log.value?.setAttribute('aria-live', 'off')
      window.setTimeout(() => this.#log.value?.setAttribute('aria-live', 'polite'), 500)
    }
    if (giveBack !== null) this.#giveBack(giveBack)
    this.requestUpdate()
    if (toEnd) this.updateComplete.then(() => this.#toEnd())
  }

  #giveBack(text) {
    const field = this.#message.value
    field.value = [text, field.value].filter((each) => each !== '').join('\n')
    memory.keepDraft(field.value)
    this.#grow()
  }

  /** The newest turn comes into view: its end, or where our answer begins if it is longer than the window. */
  #toEnd() {
    const turn = this.#log.value?.lastElementChild
    if (turn == null) return
    // What comes into view stops above the field, which stays in reach over the end of the page.
    const field = this.#message.value?.form
    this.style.setProperty('--field-height', `${field?.offsetHeight ?? 0}px`)
    const long = turn.offsetHeight > window.innerHeight * 0.6
    const target = long ? (turn.querySelector('.ours') ?? turn) : turn
    target.scrollIntoView({ block: long ? 'start' : 'end', behavior: wantsCalm() ? 'auto' : 'smooth' })
  }

  /** The field grows with what is typed, up to a third of the window. */
  #grow() {
    const field = this.#message.value
    if (field === undefined) return
    field.style.height = 'auto'
    field.style.height = `${Math.min(field.scrollHeight + 4, window.innerHeight / 3)}px`
  }

  #pressed = (event) => {
    const [target] = event.composedPath()
    const button = target instanceof Element ? target.closest('button[data-choice]') : null
    if (button === null) return
    this.#said = ''
    this.#chat.submit({ type: 'chose', choice: button.dataset.choice }, button.textContent.trim())
    if (!onTouch()) this.focusMessage()
  }

  #send() {
    const field = this.#message.value
    const text = field.value.trim()
    if (text === '') return this.#chat.complain(this.words.say('empty'))
    if (text.length > longestText)
      return this.#chat.complain(this.words.say('tooLong', { count: text.length - longestText }))
    this.#said = ''
    this.#chat.complain('')
    field.value = ''
    memory.keepDraft('')
    this.#grow()
    this.#chat.submit({ type: 'said', text }, text)
  }

  #submitted = (event) => {
    event.preventDefault()
    this.#send()
    this.focusMessage()
  }

  #keyed = (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey || onTouch()) return
    event.preventDefault()
    this.#send()
  }

  #typed = () => {
    memory.keepDraft(this.#message.value.value)
    if (this.#chat.state.problem !== '') this.#chat.complain('')
    this.#grow()
  }

  #forget = () => {
    this.#stopFiles()
    this.#message.value.value = ''
    this.#chat.forget()
    this.#said = this.words.say('forgotten')
    this.requestUpdate()
    this.focusMessage()
  }

  #chosen = async ({ target }) => {
    const sendings = [...target.files].map((file) => ({
      file,
      picture: file.type.startsWith('image/') ? URL.createObjectURL(file) : null,
      part: 0,
      stop: new AbortController(),
    }))
    target.value = ''
    this.#keepFiles([...this.files, ...sendings])
    this.updateComplete.then(() => this.#toEnd())
    for (const sending of sendings) await this.#sendOne(sending)
  }

  /** A page that was closed had to let go of its files: the resident is told once which did not get through. */
  #tellOfBegun() {
    const file = memory.files().join(', ')
    memory.keepFiles([])
    if (file !== '') this.#said = this.words.say('fileBegun', { file })
  }

  /** Files on their way; their names are remembered until they are there. */
  #keepFiles(files) {
    this.files = files
    memory.keepFiles(files.map(({ file }) => file.name))
  }

  #stopFiles(which = () => true) {
    const stopped = this.files.filter(which)
    for (const { stop } of stopped) stop.abort()
    this.#keepFiles(this.files.filter((each) => !stopped.includes(each)))
  }

  async #sendOne(sending) {
    const { file, picture, stop } = sending
    if (stop.signal.aborted) return
    const done = await sendFile({
      server: this.settings.server.replace(/\/$/, ''),
      owner: { conversation: memory.conversation() },
      lang: this.words.spoken,
      file,
      progress: (part) => {
        sending.part = part
        this.requestUpdate()
      },
      waiting: (lost) => {
        this.#said = lost ? this.words.say('fileWaits', { file: file.name }) : ''
        this.requestUpdate()
      },
      signal: stop.signal,
    })
    this.#keepFiles(this.files.filter((each) => each !== sending))
    if (picture !== null) URL.revokeObjectURL(picture)
    if (done.stopped) return
    if (done.id === undefined)
      return this.#chat.complain(done.refusal ?? this.words.say('fileLost', { file: file.name }))
    this.#chat.submit({ type: 'attached', uploads: [done.id] }, done.filename)
  }

  /** The focus would be lost with the button: it goes to where the next thing is said. */
  #stopped = (sending) => {
    this.#stopFiles((each) => each === sending)
    this.#said = this.words.say('fileStopped', { file: sending.file.name })
    this.requestUpdate()
    this.focusMessage()
  }

  #connection() {
    const { strings, say } = this.words
    const { connection, fault } = this.#chat.state
    if (fault !== null)
      return html`${say('tryOr', { problem: strings[fault], telephone: this.settings.telephone })}
        <button type="button" @click=${() => this.#again()}>${strings.again}</button>`
    return this.#said === '' ? strings[connection] : this.#said
  }

  #again() {
    this.#chat.again()
    this.focusMessage()
  }

  #composer() {
    const { strings, say } = this.words
    const { turns, problem, connection, fault } = this.#chat.state
    const asked = turns
      .at(-1)
      ?.replies.findLast(({ ask }) => ask !== undefined)
      ?.ask?.split(':')[0]
    const quiet = connection === 'connected' && fault === null && this.#said === ''
    return html`<form class="composer" id="composer" novalidate @submit=${this.#submitted}>
      <label for="message">${strings.label}</label>
      <p id="hint" class="quiet">${strings.hint}</p>
      <p id="problem" class="problem" role="alert">${problem}</p>
      <p class=${quiet ? 'connection visually-hidden' : 'connection'} role="status">${this.#connection()}</p>
      ${this.#filesUnderWay()}
      <div class="line">
        <textarea
          id="message"
          name="message"
          rows="1"
          dir="auto"
          aria-describedby="hint"
          aria-invalid=${problem === '' ? nothing : 'true'}
          autocomplete=${purposes[asked] ?? 'off'}
          enterkeyhint="send"
          ${ref(this.#message)}
          @keydown=${this.#keyed}
          @input=${this.#typed}
        ></textarea>
        <button type="submit" class="main">${strings.send}</button>
        <span class="attach-line">
          <span class="attach">
            <input id="file" type="file" multiple accept=${kindsOfFile} @change=${this.#chosen} />
            <label for="file">${say('attach')}</label>
          </span>
        </span>
      </div>
    </form>`
  }

  #filesUnderWay() {
    return this.files.length === 0
      ? nothing
      : html`<ul class="files">
          ${this.files.map((sending) => showFile(this.words, sending, this.#stopped))}
        </ul>`
  }

  /** Another page of ours, in the language of this one. */
  #page(path) {
    const { spoken } = this.words
    return new URL(spoken === 'en' ? path : `${path}?lang=${spoken}`, this.settings.server)
  }

  #ways() {
    const { strings } = this.words
    const { telephone, mailbox } = this.settings
    const [before, between, after] = strings.reach.split(/\{telephone\}|\{mailbox\}/)
    return html`<section class="ways" aria-labelledby="ways-title">
      <h2 id="ways-title">${strings.ways}</h2>
      <ul>
        <li><button type="button" data-choice="human">${strings.human}</button></li>
        <li><button type="button" data-choice="leave">${strings.leave}</button></li>
        <li><button type="button" @click=${this.#askLink}>${strings.linkAsk}</button></li>
        <li><button type="button" @click=${this.#forget}>${strings.forget}</button></li>
      </ul>
      <p class="quiet">
        <a href=${this.#page('/follow')}>${strings.follow}</a>
        <a href=${this.#page('/tell')}>${strings.form}</a>
      </p>
      <p class="quiet">
        ${before}<a href=${`tel:${telephone}`}>${telephone}</a>${between}<a href=${`mailto:${mailbox}`}
          >${mailbox}</a
        >${after}
      </p>
    </section>`
  }

  #intro() {
    const { strings, say } = this.words
    const { landlord, emergencyLine } = this.settings
    return html`<p class="danger-line">${strings.danger999} <a href="tel:999">999</a></p>
      <p class="danger-line">
        ${strings.emergency} <a href=${`tel:${emergencyLine}`}>${emergencyLine}</a>
      </p>
      <p class="quiet">${say('computer', { landlord })}</p>`
  }

  #turns() {
    const { turns, outbox } = this.#chat.state
    // Only the newest turn can be pressed; a file that was sent answers no question.
    const newest = turns.findLastIndex(({ files }) => files === undefined)
    const waiting = outbox.some(({ input }) => input.type !== 'attached')
    const shown = (place) => ({ words: this.words, open: place === newest && !waiting })
    return [
      repeat(
        turns,
        ({ number }) => number,
        (turn, place) => showTurn(turn, shown(place)),
      ),
      repeat(
        outbox,
        ({ clientId }) => clientId,
        (sending) => showSending(sending, shown(-1)),
      ),
    ]
  }

  render() {
    if (this.settings !== null && this.link !== null)
      return html`${this.#intro()}${showComeBack(this.words, this.#linkProblem, {
        open: this.#openLink,
        leave: () => this.#leaveLink(),
      })}`
    if (this.settings === null || this.#chat === null)
      return html`<p role="status">${this.words.strings.connecting}</p><slot></slot>`
    return html`${this.#intro()}
      <div
        class="log"
        role="log"
        aria-live="polite"
        aria-label=${this.words.strings.log}
        tabindex="-1"
        ${ref(this.#log)}
      >${this.#turns()}</div>
      ${this.#composer()}${this.#ways()}`
  }
}
