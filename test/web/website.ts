import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Website {
  readonly url: string
  close(): Promise<void>
}

/** A landlord’s own website with a strict policy: nothing inline, styles and scripts by name, the chat’s host to talk to. */
export const startWebsite = async (chat: string, attributes = ''): Promise<Website> => {
  const policy = [
    "default-src 'none'",
    `script-src ${chat}`,
    "style-src 'self'",
    `connect-src ${chat} ${chat.replace('http', 'ws')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
      .end(
        `<!doctype html><html lang="en-GB"><head><title>Larkfield Homes</title></head><body><main><h1>Your landlord</h1></main><script src="${chat}/chat/chat.js" data-landlord="larkfield" ${attributes} async></script></body></html>`,
      )
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', () => listening())
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((closed) => {
        server.close(() => closed())
      })
    },
  }
}
