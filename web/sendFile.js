/** How long we go on by ourselves while nothing gets through at all: longer than a tunnel, a lift or a lost signal. */
const patience = 10 * 60_000
/**
 * When a piece that tells of no progress is given up. A phone hands a whole piece to its network at once and then tells
 * of nothing until it is through: half a megabyte in two minutes is a line of 35 kilobits.
 */
const stalledAfter = 120_000
const longestAnswer = 30_000
const longestWait = 15_000

/** Larger files are refused as soon as they are announced; they are not read for that. */
const largestRead = 16 * 1024 * 1024

const pause = (milliseconds) => new Promise((done) => window.setTimeout(done, milliseconds))

/** Waits until the device is online again, or a while, whatever comes first. */
const untilOnline = (attempt) =>
  Promise.race([
    pause(Math.min(longestWait, 500 * 2 ** attempt)),
    new Promise((back) => window.addEventListener('online', back, { once: true })),
  ])

/** Calls off what takes longer than `milliseconds`, or what the resident stops; `settled` takes the watch away. */
const watch = (milliseconds, signal, callOff) => {
  let late
  const wait = () => {
    window.clearTimeout(late)
    late = window.setTimeout(callOff, milliseconds)
  }
  const settled = () => {
    window.clearTimeout(late)
    signal.removeEventListener('abort', callOff)
  }
  signal.addEventListener('abort', callOff)
  wait()
  return { wait, settled }
}

/** Asks our server; whatever is no answer of its own, such as the gateway’s, is thrown. */
const ask = async ({ server, owner, lang, signal }, body) => {
  const late = new AbortController()
  const { settled } = watch(longestAnswer, signal, () => late.abort())
  try {
    const response = await fetch(`${server}/uploads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ owner, lang, ...body }),
      signal: late.signal,
    })
    const answer = await response.json()
    if (answer.id === undefined && answer.refusal === undefined) throw new Error('no answer')
    return answer
  } finally {
    settled()
  }
}

/** `fetch` tells nothing of how far it is, so this is XMLHttpRequest. */
const put = ({ url, headers }, bytes, { signal, progress }) =>
  new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    const { wait, settled } = watch(stalledAfter, signal, () => request.abort())
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded }) => {
      wait()
      progress(loaded)
    })
    request.addEventListener('loadend', () => {
      settled()
      if (request.status >= 200 && request.status < 300) done()
      else failed(new Error('not taken'))
    })
    request.send(bytes)
  })

const typeOf = (file) => (/^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream')

/**
 * What the file is known by when it is chosen again: its bytes, since a phone may give the same photo another name and
 * date each time. Null where the page is not secure, so that the browser cannot tell (W3C Web Cryptography).
 */
const digestOf = async (file) => {
  if (file.size > largestRead || crypto.subtle === undefined) return null
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const announced = async (file) => ({
  file: {
    filename: file.name || 'photo.jpg',
    contentType: typeOf(file),
    size: file.size,
    digest: await digestOf(file),
  },
})

/** How far a file is and how its line does: tells of both as they change, and waits for the line where it is lost. */
const createTrack = ({ file, progress, waiting = () => undefined }) => {
  let most = 0
  let attempt = 0
  let heardAt = Date.now()
  let lost = false
  const line = (isLost) => {
    if (isLost !== lost) waiting(isLost)
    lost = isLost
  }
  return {
    /** So many bytes are through. What is sent once more shows no step back. */
    through: (bytes) => {
      line(false)
      if (bytes / file.size <= most) return
      most = bytes / file.size
      attempt = 0
      heardAt = Date.now()
      progress(most)
    },
    /** Whether to go on, after a while; not where nothing new has got through for too long. */
    again: async () => {
      if (Date.now() - heardAt > patience) return false
      line(true)
      await untilOnline(attempt)
      attempt += 1
      return true
    },
  }
}

/** Sends pieces one after the other: two at once would lose twice as much when the line breaks. */
const sendPieces = async ({ file, signal }, pieces, { through }) => {
  for (const piece of pieces) {
    const progress = (loaded) => through(piece.at + Math.min(loaded, piece.size))
    await put(piece, file.slice(piece.at, piece.at + piece.size), { signal, progress })
    through(piece.at + piece.size)
  }
}

/** Sends what the server says is missing until nothing is; throws where the line breaks, and can be called again. */
const createSender = (sending, track) => {
  let body = null
  let sentTo = -1
  return async () => {
    for (;;) {
      body ??= await announced(sending.file)
      const { pieces, ...answer } = await ask(sending, body)
      if (pieces === undefined) return answer
      body = { id: answer.id }
      const before = sentTo
      sentTo = -1
      if (pieces[0].at <= before) throw new Error('what was sent is not there')
      track.through(pieces[0].at)
      await sendPieces(sending, pieces, track)
      sentTo = pieces.at(-1).at
    }
  }
}

/**
 * Sends one file in pieces, and goes on where it stopped when the line was lost or the file is chosen again: the server
 * says which pieces are missing. Resolves to `{id, filename}`, to `{refusal}` in words for the resident, in `lang` (null:
 * we gave up on the line), or to `{stopped: true}`. `progress` is told how much of it is there, 0 to 1, which never goes
 * back; `waiting` whether the line is lost; `signal` stops it.
 */
export const sendFile = async (sending) => {
  const track = createTrack(sending)
  const send = createSender(sending, track)
  while (!sending.signal.aborted) {
    try {
      return await send()
    } catch {
      if (!sending.signal.aborted && !(await track.again())) return { refusal: null }
    }
  }
  return { stopped: true }
}
