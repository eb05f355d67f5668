/** Tries of one file: the line may drop, and the place to send it to lasts a quarter of an hour. */
const tries = 5

const pause = (milliseconds) => new Promise((done) => window.setTimeout(done, milliseconds))

/** Waits until the device is online again, or a while, whatever comes first. */
const untilOnline = (attempt) =>
  Promise.race([
    pause(Math.min(8000, 500 * 2 ** attempt)),
    new Promise((back) => window.addEventListener('online', back, { once: true })),
  ])

const ask = async (server, body) => {
  const answer = await fetch(`${server}/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answer.json()
}

/** `fetch` tells nothing of how far it is, so this is XMLHttpRequest. */
const put = ({ url, headers }, file, progress) =>
  new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(loaded / total))
    request.addEventListener('load', () => (request.status < 300 ? done() : failed(new Error('not taken'))))
    request.addEventListener('error', () => failed(new Error('lost')))
    request.send(file)
  })

const typeOf = (file) => (/^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream')

const sendOnce = async ({ server, owner, file, progress, lang }) => {
  const place = await ask(server, {
    owner,
    lang,
    filename: file.name || 'photo.jpg',
    contentType: typeOf(file),
    size: file.size,
  })
  if (place.refusal !== undefined) return place
  await put(place, file, progress)
  return ask(server, { owner, lang, done: place.id })
}

/**
 * Sends one file, from its beginning again when the line was lost. Resolves to `{id, filename}`, or `{refusal}` in words
 * for the resident, in `lang`; `progress` is told how much of it is there, 0 to 1.
 */
export const sendFile = async (sending) => {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    try {
      return await sendOnce(sending)
    } catch {
      sending.progress(0)
      await untilOnline(attempt)
    }
  }
  return { refusal: null }
}
