/**
 * What this device keeps: which conversation it is, what was typed and not sent, what was sent and not yet confirmed,
 * and the names of files on their way. Everything works without it too (private windows refuse it); then it lasts as long
 * as the page.
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

const readList = (name) => {
  try {
    const kept = JSON.parse(read(name) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}
const writeList = (name, list) => write(name, list.length === 0 ? null : JSON.stringify(list))

/** What was sent and not yet confirmed, oldest first. */
export const outbox = () => readList('outbox')
export const keepOutbox = (unsent) => writeList('outbox', unsent)

/** The names of files on their way; the page has to be given the files again, for it may not keep them. */
export const files = () => readList('files')
export const keepFiles = (names) => writeList('files', names)

export const forget = () => {
  for (const name of ['conversation', 'draft', 'outbox', 'files']) write(name, null)
}
