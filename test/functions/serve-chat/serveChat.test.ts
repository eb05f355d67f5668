import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { brandStyles, contrast } from '../../../functions/serve-chat/brand.ts'
import { pageDependencies } from '../../../functions/serve-chat/pageDependencies.ts'
import { createServeChat } from '../../../functions/serve-chat/serveChat.ts'
import { cy } from '../../../web/widget/strings/cy.ts'
import { en } from '../../../web/widget/strings/en.ts'
import { type ChatHost, startChatHost } from '../receive-chat/chatHost.ts'

const answerSchema = z.object({ headers: z.record(z.string(), z.string()), body: z.string() })

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
afterAll(() => host.close())

describe('the chat page', () => {
  test('is served with a policy that allows nothing inline and nothing from elsewhere', async () => {
    const answer = await fetch(`${host.url}/chat`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    const page = await answer.text()
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|\{\{/)
    expect(page).toContain('Larkfield Homes')
  })

  test.each([
    ['brand.css', 'text/css'],
    ['chat.js', 'text/javascript'],
    ['settings', 'application/json'],
  ])('/chat/%s is %s', async (name, type) => {
    const answer = await fetch(`${host.url}/chat/${name}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain(type)
  })

  test.each(['chat.html', 'page.css', 'package.json', '..%2Fpackage.json', 'nothing.js'])(
    '/chat/%s is not there',
    async (name) => {
      expect((await fetch(`${host.url}/chat/${name}`)).status).toBe(404)
    },
  )

  test('what is unchanged is not sent again', async () => {
    const etag = (await fetch(`${host.url}/chat/brand.css`)).headers.get('etag') ?? ''
    const again = await fetch(`${host.url}/chat/brand.css`, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })

  test.each(['/chat', '/tell', '/follow'])(
    '%s names static files that are there, by their versions',
    async (page) => {
      const paths = [...(await (await fetch(`${host.url}${page}`)).text()).matchAll(/"(\/assets\/[^"]+)"/g)]
      expect(paths.length).toBeGreaterThan(1)
      for (const [, path = ''] of paths) {
        expect(path).toMatch(/^\/assets\/[a-z]+\.[\w-]{43}\.(?:js|css|svg)$/)
        const { status, headers } = await fetch(`${host.url}${path}`)
        expect(status).toBe(200)
        expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      }
    },
  )
})

describe('the widget', () => {
  const loader = async (): Promise<string> => (await fetch(`${host.url}/chat/chat.js`)).text()
  const widgetPath = async (): Promise<string> =>
    /\/assets\/chat\.[\w-]{43}\.js/.exec(await loader())?.[0] ?? 'no widget'

  test('is under 45 KB compressed, with everything in it', async () => {
    const script = await (await fetch(`${host.url}${await widgetPath()}`)).arrayBuffer()
    expect(script.byteLength).toBeGreaterThan(10 * 1024)
    expect(gzipSync(Buffer.from(script)).byteLength).toBeLessThan(45 * 1024)
  })

  test('is loaded by a few lines that are kept for minutes, which say what its very content is', async () => {
    const { headers } = await fetch(`${host.url}/chat/chat.js`)
    expect(headers.get('cache-control')).toBe('public, max-age=300')
    const script = Buffer.from(await (await fetch(`${host.url}${await widgetPath()}`)).arrayBuffer())
    // Subresource Integrity, section 3.1: the algorithm, and the digest in base64.
    const digest = `sha256-${createHash('sha256').update(script).digest('base64')}`
    expect(await loader()).toContain(digest)
    expect(await (await fetch(`${host.url}/chat`)).text()).toContain(
      `src="${await widgetPath()}" integrity="${digest}"`,
    )
  })

  test('its loader and its settings may be had by the landlord’s own website; the page may not', async () => {
    for (const path of ['chat.js', 'settings']) {
      const { headers } = await fetch(`${host.url}/chat/${path}`)
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      expect(headers.get('access-control-allow-origin')).toBe('*')
    }
    expect((await fetch(`${host.url}/chat`)).headers.get('access-control-allow-origin')).toBeNull()
  })

  test('every language has the same words to say, and the same placeholders in them', () => {
    const placeholders = (text: string) => text.match(/\{\w+\}/g)?.toSorted() ?? []
    expect(Object.keys(cy)).toEqual(Object.keys(en))
    for (const [key, text] of Object.entries(en))
      if (typeof text === 'string')
        expect(placeholders(String(cy[key as keyof typeof cy]))).toEqual(placeholders(text))
  })
})

describe('where the WebSocket has a host of its own, as on AWS', () => {
  const socket = 'wss://abc123.execute-api.eu-west-2.amazonaws.com/live'
  const serve = async () => {
    const handler = createServeChat({ ...pageDependencies(host.ports.landlord), socket })
    return answerSchema.parse(await handler({ rawPath: '/chat', headers: {} }, {} as Context))
  }

  const settings = async () => {
    const handler = createServeChat({ ...pageDependencies(host.ports.landlord), socket })
    const { body } = answerSchema.parse(
      await handler({ rawPath: '/chat/settings', headers: {} }, {} as Context),
    )
    return JSON.parse(body) as unknown
  }

  test('the page is told of it, and its policy allows that host and no other', async () => {
    const { headers, body } = await serve()
    expect(body).toContain('<putright-chat')
    expect(await settings()).toMatchObject({ socket })
    expect(headers['content-security-policy']).toContain(
      "connect-src 'self' wss://abc123.execute-api.eu-west-2.amazonaws.com;",
    )
  })
})

test('a landlord’s name is text, whatever is in it', async () => {
  const landlord = { ...host.ports.landlord, name: '<b onclick="x">O\'Hara & Sons</b>' }
  const handler = createServeChat(pageDependencies(landlord))
  const { body } = answerSchema.parse(await handler({ rawPath: '/chat', headers: {} }, {} as Context))
  expect(body).not.toContain('<b onclick')
  expect(body).toContain('&#60;b onclick=&#34;x&#34;&#62;O&#39;Hara &#38; Sons')
})

describe('the landlord’s accent', () => {
  test('contrast is WCAG’s: black on white is 21, #767676 on white 4.54', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5)
    expect(contrast('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2)
  })

  test.each(['#0B5C6B', '#FFD54A', '#FFFFFF', '#000000', '#B3261E'])(
    '%s is readable in the light and in the dark',
    (accent) => {
      const [light = '', dark = ''] = brandStyles(accent).match(/#[0-9A-F]{6}/gi) ?? []
      expect(contrast(light, '#FFFFFF')).toBeGreaterThanOrEqual(4.5)
      expect(contrast(light, '#F6F4EF')).toBeGreaterThanOrEqual(4.5)
      expect(contrast(dark, '#18232B')).toBeGreaterThanOrEqual(7)
    },
  )
})
