import { html } from 'lit'

/** Going on with a chat on another device, by the link of a mail or a text: its key stands after the address’s `#`. */

const inAddress = () => new URLSearchParams(window.location.hash.slice(1)).get('continue')

/** The key that the address of this page holds; null where it holds none. */
export const linkKey = () => inAddress()

/** Takes the key out of the address and the history. */
export const dropLink = () => {
  if (inAddress() !== null)
    window.history.replaceState(null, '', window.location.pathname + window.location.search)
}

/** Asks our server; what it says, and an empty answer where the line was lost. */
export const askServer = async (server, body) => {
  try {
    const answer = await fetch(new URL('/chat/link', server), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { reached: true, ...(await answer.json()) }
  } catch {
    return { reached: false }
  }
}

/** What the page says of an answer to “send me a link”. */
export const saidOfLink = ({ say, strings }, { sentTo, noLink, reached }) => {
  if (sentTo !== undefined) return say('linkSent', { to: sentTo })
  return reached ? (strings.noLink[noLink] ?? strings.broken) : strings.lineLost
}

/** The form behind a link: the name, as it was given in the chat. */
export const showComeBack = (
  { strings },
  problem,
  { open, leave },
) => html`<form class="composer" novalidate @submit=${open}>
  <h2>${strings.comeBack}</h2>
  <label for="name">${strings.comeBackName}</label>
  <p id="name-hint" class="quiet">${strings.comeBackHint}</p>
  <p id="problem" class="problem" role="alert">${problem}</p>
  <div class="line">
    <input
      id="name"
      name="name"
      type="text"
      dir="auto"
      autocomplete="name"
      aria-describedby="name-hint problem"
      aria-invalid=${problem === '' ? 'false' : 'true'}
    />
    <button type="submit" class="main">${strings.comeBackGo}</button>
    <button type="button" @click=${leave}>${strings.comeBackLeave}</button>
  </div>
</form>`
