/**
 * What this device keeps: which conversation it is, what was typed and not sent, and what was sent and not yet
 * confirmed. Everything works without it too (private windows refuse it); then it lasts as long as the page.
 */
const held = new Map()

const key = (name) => `putright.chat.${name}`

const read = (name) => {
  try {
    return window.localStorage.getItem(key(name)) ?? held.get(name) ?? null
  } catch {
    return held.get(name) ?? null
  }
}

const write = (name, text) => {
  if (text === null) held.delete(name)
  else held.set(name, text)
  try {
    if (text === null) window.localStorage.removeItem(key(name))
    else window.localStorage.setItem(key(name), text)
  } catch {
    // Kept in the page instead.
  }
}

export const conversation = () => read('conversation')
export const keepConversation = (id) => write('conversation', id)

export const draft = () => read('draft') ?? ''
export const keepDraft = (text) => write('draft', text === '' ? null : text)

/** What was sent and not yet confirmed, oldest first. */
export const outbox = () => {
  try {
    const kept = JSON.parse(read('outbox') ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}
export const keepOutbox = (unsent) => write('outbox', unsent.length === 0 ? null : JSON.stringify(unsent))

export const forget = () => {
  for (const name of ['conversation', 'draft', 'outbox']) write(name, null)
}
