import { PutrightLauncher } from './launcher.js'
import { PutrightChat } from './putrightChat.js'

/**
 * `<script src="https://…/chat/chat.js" data-landlord="larkfield" async></script>` on the landlord’s website puts the
 * button there; `data-lang="cy"` chooses the language. On our own page, and on any page that holds `<putright-chat>`
 * itself, it only brings that to life.
 */
const script = document.currentScript
const server = new URL('/', script?.src ?? window.location.href).href

if (customElements.get('putright-chat') === undefined) {
  customElements.define('putright-chat', PutrightChat)
  customElements.define('putright-launcher', PutrightLauncher)
}

const place = () => {
  const chats = document.querySelectorAll('putright-chat')
  for (const link of document.querySelectorAll('a[href="#chat"]'))
    link.addEventListener('click', (event) => {
      event.preventDefault()
      chats[0]?.focusMessage()
    })
  if (script?.dataset.landlord === undefined || chats.length > 0) return
  const launcher = document.createElement('putright-launcher')
  launcher.server = server
  if (script.dataset.lang !== undefined) launcher.lang = script.dataset.lang
  document.body.append(launcher)
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', place)
else place()
