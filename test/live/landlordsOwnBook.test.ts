import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { firstThatKnows } from '../../casework/addressBook.ts'
import { landlordsOwnBook } from '../../live/landlordsOwnBook.ts'

const home = { tenancy: 'L-77', address: '9 Alder Walk, Larkfield, LF2 7QT', name: 'Ann Okafor', phone: null }
const closers: (() => void)[] = []

afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** The landlord's own system, on this machine. */
const landlordsSystem = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/people?of=larkfield`
}

const book = (url: string, waitMilliseconds = 5000) =>
  landlordsOwnBook({ url, waitMilliseconds, token: 'open-sesame' })

describe('the landlord’s own system', () => {
  test('is asked for one address, with its token, and keeps what its own URL says', async () => {
    const asked: unknown[] = []
    const url = await landlordsSystem((request, response) => {
      asked.push([request.method, request.url, request.headers.authorization])
      response.end(JSON.stringify(home))
    })
    expect(await book(url).findByEmail('ann+home@post.example')).toEqual(home)
    expect(asked).toEqual([
      ['GET', '/people?of=larkfield&email=ann%2Bhome%40post.example', 'Bearer open-sesame'],
    ])
  })

  test('knows nobody of an address where it answers 404', async () => {
    const url = await landlordsSystem((_, response) => response.writeHead(404).end('nobody'))
    expect(await book(url).findByEmail('ann@post.example')).toBeNull()
  })
})

describe('where it fails, the next book is asked and the fault is told:', () => {
  const next = { findByEmail: async () => home }

  test.each<[string, RequestListener, string]>([
    ['it is broken', (_, response) => response.writeHead(500).end('{}'), 'BookUnanswered'],
    ['it sends us elsewhere', (_, response) => response.writeHead(302, { location: '/' }).end(), 'TypeError'],
    ['it says nothing that we understand', (_, response) => response.end('{"tenancy":7}'), 'ZodError'],
    ['it never answers', () => undefined, 'TimeoutError'],
  ])('%s', async (_, answer, name) => {
    const faults: unknown[] = []
    const books = [book(await landlordsSystem(answer), 200), next]
    const found = await firstThatKnows(books, (fault) => faults.push(fault)).findByEmail('ann@post.example')
    expect(found).toEqual(home)
    expect(faults).toEqual([expect.objectContaining({ name })])
  })
})
