import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { lambda } from '../lambda.ts'
import { brandStyles } from './brand.ts'

export interface ServeChat {
  readonly landlord: Landlord
  /** Where the page's WebSocket connects, `wss://…`; a path such as `/ws` is on the page's own host. */
  readonly socket: string
  /** Where photos are sent to; null where there is no such place. */
  readonly uploadOrigin: string | null
  /** A file of the page by its name; null where there is none. */
  readonly file: (name: string) => string | null
}

const eventSchema = z.object({
  rawPath: z.string(),
  headers: z.record(z.string(), z.string().optional()).default({}),
})
type Event = z.infer<typeof eventSchema>

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** Puts the landlord into the page; every value is escaped for text and attributes. */
const filled = (page: string, values: Readonly<Record<string, string>>): string =>
  page.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : escaped(value)
  })

/** Nothing inline, nothing from elsewhere, no frame around it; one address to talk to. */
const policyFor = ({ socket, uploadOrigin }: ServeChat): string => {
  const others = [/^wss?:/.test(socket) ? new URL(socket).origin : null, uploadOrigin]
  const connect = ["'self'", ...others.filter((origin) => origin !== null)].join(' ')
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const answer = ({ headers }: Event, chat: ServeChat, type: string, body: string) => {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const common = {
    'cache-control': 'no-cache',
    'content-security-policy': policyFor(chat),
    'permissions-policy': 'geolocation=(), microphone=()',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
    etag,
  }
  if (headers['if-none-match'] === etag) return { statusCode: 304, headers: common }
  return { statusCode: 200, headers: { ...common, 'content-type': type }, body }
}

const notFound = {
  statusCode: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  body: 'There is no such page. The chat is at /chat.',
}

const bodyOf = (name: string, chat: ServeChat): string | null => {
  const { landlord, socket } = chat
  if (name === 'brand.css') return brandStyles(landlord.brand.accent)
  const text = chat.file(name)
  return name.endsWith('.html') && text !== null
    ? filled(text, {
        landlord: landlord.name,
        telephone: landlord.telephone,
        emergencyLine: landlord.emergencyLine,
        mailbox: landlord.mailboxes[0] ?? landlord.sender,
        socket,
      })
    : text
}

/** `GET /chat`, the page, and `GET /chat/{file}`, what it is made of. */
export const createServeChat = (chat: ServeChat) =>
  lambda(eventSchema, async (event) => {
    const name = /^\/chat\/?$/.test(event.rawPath)
      ? 'chat.html'
      : (/^\/chat\/([a-z-]+\.(?:css|js|svg))$/.exec(event.rawPath)?.[1] ?? null)
    const body = name === null ? null : bodyOf(name, chat)
    if (name === null || body === null) return notFound
    return answer(event, chat, contentTypes[name.split('.').at(-1) ?? ''] ?? 'text/plain', body)
  })
