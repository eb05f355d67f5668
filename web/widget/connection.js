/** API Gateway closes a connection after ten silent minutes. */
const pingEvery = 4 * 60_000
const longestWait = 15_000
/** Without a WebSocket the page asks for what is new this often; quick enough to talk, and no burden. */
const pollEvery = 4000

const socketAddress = (server, socket) => {
  const url = new URL(socket, server)
  url.protocol = url.protocol.replace('http', 'ws')
  return url
}

/**
 * A connection that comes back by itself, soon at first and then less often, and at once when the device is online
 * again. Where a WebSocket does not get through it goes on by ordinary requests. `heard` gets each message, `changed`
 * whether we are connected; `open` gives the message that asks for what is new.
 */
export const connect = ({ server, socket }, { heard, changed, open }) => {
  let live = null
  let polling
  let tries = 0
  let waiting
  let stopped = false

  const post = async (message) => {
    const answer = await fetch(new URL('/chat/poll', server), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
    })
    return answer.json()
  }

  const lost = () => {
    window.clearInterval(polling)
    polling = undefined
    live = null
    if (stopped) return
    changed(false)
    later()
  }

  const ask = async (message) => {
    try {
      const frames = await post(message)
      for (const frame of frames) heard(frame)
    } catch {
      lost()
    }
  }

  const send = (message) => {
    if (polling !== undefined) {
      ask(message)
      return true
    }
    if (live?.readyState !== WebSocket.OPEN) return false
    live.send(JSON.stringify(message))
    return true
  }

  const later = () => {
    window.clearTimeout(waiting)
    const wait = Math.min(longestWait, 500 * 2 ** tries)
    tries += 1
    waiting = window.setTimeout(start, wait * (0.75 + Math.random() / 2))
  }

  /** The socket never opened: is it only the socket? */
  const fallBack = async () => {
    try {
      await post({ type: 'ping' })
    } catch {
      return lost()
    }
    if (stopped || polling !== undefined) return
    tries = 0
    polling = window.setInterval(() => {
      if (document.visibilityState === 'visible') ask(open())
    }, pollEvery)
    changed(true)
  }

  const start = () => {
    window.clearTimeout(waiting)
    if (live !== null || polling !== undefined || stopped) return
    let opened = false
    let next
    try {
      next = new WebSocket(socketAddress(server, socket))
    } catch {
      return fallBack()
    }
    live = next
    next.addEventListener('open', () => {
      opened = true
      tries = 0
      changed(true)
    })
    next.addEventListener('message', ({ data }) => heard(JSON.parse(data)))
    next.addEventListener('close', () => {
      if (live !== next) return
      live = null
      if (opened) lost()
      else fallBack()
    })
  }

  const wake = () => {
    if (document.visibilityState === 'visible') start()
  }
  const ping = window.setInterval(() => send({ type: 'ping' }), pingEvery)
  window.addEventListener('online', start)
  document.addEventListener('visibilitychange', wake)
  start()
  const stop = () => {
    stopped = true
    window.clearInterval(ping)
    window.clearInterval(polling)
    window.clearTimeout(waiting)
    window.removeEventListener('online', start)
    document.removeEventListener('visibilitychange', wake)
    live?.close()
  }
  return { send, stop }
}
