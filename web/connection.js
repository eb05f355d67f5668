/** API Gateway closes a connection after ten silent minutes. */
const pingEvery = 4 * 60_000
const longestWait = 15_000

const address = (socket) => {
  const url = new URL(socket, window.location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  return url
}

/**
 * A WebSocket that comes back by itself, soon at first and then less often, and at once when the device is online again.
 * `heard` gets each message, `changed` whether we are connected.
 */
export const connect = (socket, { heard, changed }) => {
  let open = null
  let tries = 0
  let waiting

  const send = (message) => {
    if (open?.readyState !== WebSocket.OPEN) return false
    open.send(JSON.stringify(message))
    return true
  }

  const later = () => {
    window.clearTimeout(waiting)
    const wait = Math.min(longestWait, 500 * 2 ** tries)
    tries += 1
    waiting = window.setTimeout(start, wait * (0.75 + Math.random() / 2))
  }

  const start = () => {
    window.clearTimeout(waiting)
    if (open !== null) return
    const next = new WebSocket(address(socket))
    open = next
    next.addEventListener('open', () => {
      tries = 0
      changed(true)
    })
    next.addEventListener('message', ({ data }) => heard(JSON.parse(data)))
    next.addEventListener('close', () => {
      if (open !== next) return
      open = null
      changed(false)
      later()
    })
  }

  window.setInterval(() => send({ type: 'ping' }), pingEvery)
  window.addEventListener('online', start)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') start()
  })
  start()
  return { send }
}
