import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brandStyles, contrast } from '../../../functions/serve-chat/brand.ts'
import { type ChatHost, startChatHost } from './chatHost.ts'

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
    ['chat.css', 'text/css'],
    ['brand.css', 'text/css'],
    ['chat.js', 'text/javascript'],
    ['show.js', 'text/javascript'],
    ['memory.js', 'text/javascript'],
    ['connection.js', 'text/javascript'],
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
    const etag = (await fetch(`${host.url}/chat/chat.css`)).headers.get('etag') ?? ''
    const again = await fetch(`${host.url}/chat/chat.css`, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })
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
