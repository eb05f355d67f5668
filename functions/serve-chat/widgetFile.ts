import { createHash } from 'node:crypto'

/** What a file is known by: another content has another one. */
export const fingerprint = (body: string): string =>
  createHash('sha256').update(body).digest('base64url').slice(0, 22)

/** The widget under the name of this very content, which never changes: `chat-<fingerprint>.js`. */
export const versioned = (widget: string): string => `chat-${fingerprint(widget)}.js`

/**
 * What `chat.js` is: a line that loads the widget by its version, with what the landlord’s website said in the tag. So the
 * widget itself is fetched once for each version, and a new one is there within minutes.
 */
export const loaderOf = (widget: string): string =>
  `{const own=document.currentScript,next=document.createElement("script");next.src=new URL(${JSON.stringify(versioned(widget))},own.src).href;next.nonce=own.nonce;Object.assign(next.dataset,own.dataset);own.after(next)}\n`

const forever = 'public, max-age=31536000, immutable'

/** How long a browser may keep what it was given, by its name: `current`, the version that there is now. */
export const keepFor = (name: string, current: string | null): string => {
  if (name === current) return forever
  return name === 'chat.js' ? 'public, max-age=300' : 'no-cache'
}
