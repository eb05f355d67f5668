import { z } from 'zod'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { lambda } from '../lambda.ts'
import { accents, brandStyles } from './brand.ts'
import { fingerprint, keepFor, loaderOf, versioned } from './widgetFile.ts'

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
  queryStringParameters: z.record(z.string(), z.string().optional()).default({}),
})
type Event = z.infer<typeof eventSchema>

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
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

/** The widget as it was bundled. */
const widgetFile = 'chat.js'

const anywhere = /^(?:text\/javascript|application\/json)/

interface File {
  readonly name: string
  readonly body: string
}

const typeOf = (name: string): string => contentTypes[name.split('.').at(-1) ?? ''] ?? 'text/plain'

const answer = ({ headers }: Event, chat: ServeChat, { name, body }: File) => {
  const type = typeOf(name)
  const etag = `"${fingerprint(body)}"`
  const common = {
    'cache-control': keepFor(name, currentOf(chat)),
    'content-security-policy': policyFor(chat),
    'permissions-policy': 'geolocation=(), microphone=()',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
    // The landlord’s own website loads the widget and asks for its settings; there is nothing in them to hide.
    ...(anywhere.test(type)
      ? { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
      : {}),
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

/** What the page itself says in each language it has; the chat in it has its own. */
const pageWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    lang: 'en-GB',
    title: 'Tell us what’s happened',
    heading: 'Talk to us',
    skip: 'Go to your message',
    query: '',
    form: 'Tell us with a form',
    needsScript: 'This chat needs JavaScript. The form does not. Or ring',
    orWrite: 'or write to',
    same: 'Either way counts the same.',
    otherLang: 'cy',
    otherName: 'Cymraeg',
  },
  cy: {
    lang: 'cy',
    title: 'Dywedwch wrthym beth sydd wedi digwydd',
    heading: 'Siaradwch â ni',
    skip: 'Mynd i’ch neges',
    query: '?lang=cy',
    form: 'Dywedwch wrthym â ffurflen',
    needsScript: 'Mae angen JavaScript ar y sgwrs hon. Nid oes ei angen ar y ffurflen. Neu ffoniwch',
    orWrite: 'neu ysgrifennwch at',
    same: 'Mae’r naill ffordd yn cyfrif cymaint â’r llall.',
    otherLang: 'en',
    otherName: 'English',
  },
}

const mailboxOf = ({ mailboxes, sender }: Landlord): string => mailboxes[0] ?? sender

/** What the widget has to know of the landlord. */
const settingsOf = ({ landlord, socket }: ServeChat): string =>
  JSON.stringify({
    landlord: landlord.name,
    telephone: landlord.telephone,
    emergencyLine: landlord.emergencyLine,
    mailbox: mailboxOf(landlord),
    socket,
    accent: accents(landlord.brand.accent),
  })

/** The name of the widget’s file as it is now; null where there is no widget. */
const currentOf = (chat: ServeChat): string | null => {
  const widget = chat.file(widgetFile)
  return widget === null ? null : versioned(widget)
}

/** A version that is no longer there, as a page that was kept asks for it, is the one that there is. */
const isWidget = (name: string): boolean => /^chat-[\w-]{22}\.js$/.test(name)

const bodyOf = (name: string, chat: ServeChat, language: string): string | null => {
  const { landlord } = chat
  if (name === 'brand.css') return brandStyles(landlord.brand.accent)
  if (name === 'settings.json') return settingsOf(chat)
  const text = chat.file(isWidget(name) ? widgetFile : name)
  if (name === widgetFile) return text === null ? null : loaderOf(text)
  const words = pageWords[language] ?? pageWords.en
  return name.endsWith('.html') && text !== null
    ? filled(text.replace('<html lang="en-GB">', `<html lang="${words?.lang}">`), {
        ...words,
        widget: currentOf(chat) ?? widgetFile,
        landlord: landlord.name,
        telephone: landlord.telephone,
        mailbox: mailboxOf(landlord),
      })
    : text
}

const nameIn = (path: string): string | null => {
  if (/^\/chat\/?$/.test(path)) return 'chat.html'
  if (path === '/chat/settings') return 'settings.json'
  return /^\/chat\/([A-Za-z-]+\.(?:css|js|svg)|chat-[\w-]{22}\.js)$/.exec(path)?.[1] ?? null
}

/** `GET /chat`, the page; `GET /chat/settings`, the landlord’s; and `GET /chat/{file}`, what it is made of. */
export const createServeChat = (chat: ServeChat) =>
  lambda(eventSchema, async (event) => {
    const name = nameIn(event.rawPath)
    const body = name === null ? null : bodyOf(name, chat, event.queryStringParameters.lang ?? 'en')
    if (name === null || body === null) return notFound
    return answer(event, chat, { name, body })
  })
