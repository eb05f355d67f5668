import { sendFile } from './sendFile.js'

/** Adds photos and documents to the form of the follow page; without a script the form is whole too. */
const holder = document.querySelector('#files')
const form = holder.closest('form')
const sent = new Map()

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
  make('label', { for: 'file' }, 'Add photos or documents'),
  make('p', { class: 'quiet' }, 'Up to 15 MB each.'),
  input,
  status,
  list,
)
form.append(ids)

const keep = () => {
  ids.value = [...sent.values()].join(' ')
}

const rowFor = (file) => {
  const bar = make('progress', { max: '1', value: '0', 'aria-label': `Sending ${file.name}` })
  const remove = make('button', { type: 'button' }, 'Remove ')
  remove.append(make('span', { class: 'visually-hidden' }, file.name))
  const row = make('li', {}, make('span', { class: 'name' }, file.name), bar, remove)
  if (file.type.startsWith('image/')) {
    const picture = make('img', { alt: '' })
    picture.src = URL.createObjectURL(file)
    row.prepend(picture)
  }
  remove.addEventListener('click', () => {
    sent.delete(row)
    row.remove()
    keep()
  })
  return { row, bar }
}

const send = async (file) => {
  const { row, bar } = rowFor(file)
  list.append(row)
  const owner = { key: holder.dataset.key }
  const done = await sendFile({
    server: '',
    owner,
    file,
    progress: (part) => {
      bar.value = part
    },
  })
  if (done.id === undefined) {
    row.remove()
    status.textContent = `${file.name}: ${done.refusal ?? 'the connection was lost. Send it again.'}`
    return
  }
  bar.remove()
  if (!row.isConnected) return
  sent.set(row, done.id)
  keep()
  status.textContent = `${file.name} is ready to send.`
}

input.addEventListener('change', async () => {
  const files = [...input.files]
  input.value = ''
  for (const file of files) await send(file)
})
