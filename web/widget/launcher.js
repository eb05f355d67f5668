import { html, LitElement, nothing, unsafeCSS } from 'lit'
import { wordsIn } from './language.js'
import styles from './launcher.css'

/**
 * `<putright-launcher>`: a button on the landlord’s own website, and the chat in a panel once it is pressed. Nothing is
 * fetched, kept or connected before that.
 */
export class PutrightLauncher extends LitElement {
  static properties = { server: {}, shown: { state: true }, started: { state: true } }
  static styles = unsafeCSS(styles)

  constructor() {
    super()
    this.server = ''
    this.shown = false
    this.started = false
  }

  async #toggle() {
    this.shown = !this.shown
    this.started = true
    await this.updateComplete
    const chat = this.renderRoot.querySelector('putright-chat')
    if (this.shown) chat.focus()
    else this.renderRoot.querySelector('.open').focus()
  }

  #keyed = (event) => {
    if (event.key === 'Escape' && this.shown) this.#toggle()
  }

  render() {
    const { strings } = wordsIn(this.lang || document.documentElement.lang)
    return html`<button
        type="button"
        class="open"
        aria-expanded=${this.shown ? 'true' : 'false'}
        @click=${() => this.#toggle()}
      >
        ${this.shown ? strings.close : strings.open}
      </button>
      ${
        this.started
          ? html`<section class="panel" aria-label=${strings.title} ?hidden=${!this.shown} @keydown=${this.#keyed}>
            <h2>${strings.title}</h2>
            <putright-chat server=${this.server} lang=${strings.lang}></putright-chat>
          </section>`
          : nothing
      }`
  }
}
