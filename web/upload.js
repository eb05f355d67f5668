import { sendFile } from './sendFile.js'

/** Adds photos and documents to the form of the follow page; without a script the form is whole too. */
const holder = document.querySelector('#files')
const form = holder.closest('form')
const sent = new Map()
const { lang } = holder.dataset
const words = JSON.parse(holder.dataset.words)
const say = (text, file) => text.replace('{file}', () => file.name)

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

const ids = make('input', { type: 'hidden', name: 'uploads' })
const list = make('ul', { class: 'files' })
const status = make('p', { role: 'status' })
const input = make('input', {
  type: 'file',
  id: 'file',
  multiple: '',
  accept: 'image/*,video/*,audio/*,.pdf,.doc,.docx,.odt,.txt',
})
holder.append(
  make('label', { for: 'file' }, words.label),
  make('p', { class: 'quiet' }, words.hint),
  input,
  status,
  list,
)
form.append(ids)

const keep = () => {
  ids.value = [...sent.values()].join(' ')
}

/** A picture that this browser cannot show, such as an iPhone’s on another device, goes without a preview. */
const preview = (file) => {
  const picture = make('img', { alt: '' })
  picture.addEventListener('error', () => picture.remove())
  picture.src = URL.createObjectURL(file)
  return picture
}

const rowFor = (file) => {
  const stop = new AbortController()
  const bar = make('progress', { max: '1', value: '0', 'aria-label': say(words.sending, file) })
  const remove = make('button', { type: 'button' }, `${words.remove} `)
  remove.append(make('span', { class: 'visually-hidden' }, file.name))
  const row = make('li', {}, make('span', { class: 'name' }, file.name), bar, remove)
  if (file.type.startsWith('image/')) row.prepend(preview(file))
  remove.addEventListener('click', () => {
    stop.abort()
    sent.delete(row)
    row.remove()
    keep()
  })
  return { row, bar, signal: stop.signal }
}

const send = async (file) => {
  const { row, bar, signal } = rowFor(file)
  list.append(row)
  const owner = { key: holder.dataset.key }
  const done = await sendFile({
    server: '',
    owner,
    lang,
    file,
    progress: (part) => {
      bar.value = part
    },
    waiting: (lost) => {
      const text = lost ? say(words.waits, file) : ''
      if (status.textContent !== text) status.textContent = text
    },
    signal,
  })
  if (done.stopped) {
    status.textContent = ''
    return
  }
  if (done.id === undefined) {
    row.remove()
    status.textContent = `${file.name}: ${done.refusal ?? words.lost}`
    return
  }
  bar.remove()
  if (!row.isConnected) return
  sent.set(row, done.id)
  keep()
  status.textContent = say(words.ready, file)
}

input.addEventListener('change', async () => {
  const files = [...input.files]
  input.value = ''
  for (const file of files) await send(file)
})
