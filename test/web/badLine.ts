import { createServer, connect as dial, type Socket } from 'node:net'

export interface BadLine {
  readonly port: number
  /** Bytes that came through towards the server, headers and all. */
  sent(): number
  /** Breaks once so many bytes more have come through: every connection is dropped, and no new one is taken. */
  cutAfter(bytes: number): Promise<void>
  /** Takes connections again. */
  mend(): Promise<void>
  close(): Promise<void>
}

/** A line to a server on this machine that really breaks: TCP connections through it are cut in the middle. */
export const startBadLine = async (to: number): Promise<BadLine> => {
  const open = new Set<Socket>()
  let sent = 0
  let cutAt = Number.POSITIVE_INFINITY
  let cut: () => void = () => undefined

  const hold = (socket: Socket): Socket => {
    open.add(socket)
    return socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy())
  }

  const server = createServer((near) => {
    const far = hold(dial(to, '127.0.0.1'))
    hold(near).on('data', (bytes) => {
      sent += bytes.length
      if (sent >= cutAt) cut()
    })
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })

  const listen = (port: number): Promise<void> =>
    new Promise((listening) => {
      server.listen(port, '127.0.0.1', listening)
    })
  const shut = (): Promise<void> =>
    new Promise((closed) => {
      server.close(() => closed())
      for (const socket of open) socket.destroy()
    })

  await listen(0)
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    port,
    sent: () => sent,
    cutAfter: (bytes) =>
      new Promise((broken) => {
        cutAt = sent + bytes
        cut = () => {
          cutAt = Number.POSITIVE_INFINITY
          shut().then(broken)
        }
      }),
    mend: async () => {
      if (!server.listening) await listen(port)
    },
    close: shut,
  }
}
