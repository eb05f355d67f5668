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
    ['page.css', 'text/css'],
    ['brand.css', 'text/css'],
    ['chat.js', 'text/javascript'],
    ['upload.js', 'text/javascript'],
    ['sendFile.js', 'text/javascript'],
    ['settings', 'application/json'],
    ['icon.svg', 'image/svg+xml'],
  ])('/chat/%s is %s', async (name, type) => {
    const answer = await fetch(`${host.url}/chat/${name}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain(type)
  })

  test.each(['chat.html.js', 'package.json', '..%2Fpackage.json', 'nothing.js'])(
    '/chat/%s is not there',
    async (name) => {
      expect((await fetch(`${host.url}/chat/${name}`)).status).toBe(404)
    },
  )

  test('an unchanged file is not sent again', async () => {
    const etag = (await fetch(`${host.url}/chat/page.css`)).headers.get('etag') ?? ''
    const again = await fetch(`${host.url}/chat/page.css`, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })
})

describe('the widget', () => {
  const widgetName = async (): Promise<string> =>
    /chat-[\w-]{22}\.js/.exec(await (await fetch(`${host.url}/chat/chat.js`)).text())?.[0] ?? 'no widget'

  test('is under 45 KB compressed, with everything in it', async () => {
    const script = await (await fetch(`${host.url}/chat/${await widgetName()}`)).arrayBuffer()
    expect(script.byteLength).toBeGreaterThan(10 * 1024)
    expect(gzipSync(Buffer.from(script)).byteLength).toBeLessThan(45 * 1024)
  })

  test('has its version in its name and is kept for ever; what leads to it is kept for minutes', async () => {
    const keep = async (name: string) =>
      (await fetch(`${host.url}/chat/${name}`)).headers.get('cache-control')
    expect(await keep(await widgetName())).toBe('public, max-age=31536000, immutable')
    expect(await keep('chat.js')).toBe('public, max-age=300')
    expect(await (await fetch(`${host.url}/chat`)).text()).toContain(`src="/chat/${await widgetName()}"`)
  })

  test('of another version is the one that there is, and is not kept under that name', async () => {
    const old = await fetch(`${host.url}/chat/chat-${'a'.repeat(22)}.js`)
    expect(old.headers.get('cache-control')).toBe('no-cache')
    expect(await old.text()).toBe(await (await fetch(`${host.url}/chat/${await widgetName()}`)).text())
  })

  test('its script and its settings may be loaded by the landlord’s own website; the page may not', async () => {
    for (const path of ['chat.js', await widgetName(), 'settings']) {
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
