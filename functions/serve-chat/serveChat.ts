import { createHash } from 'node:crypto'
import { z } from 'zod'
import { assetPath, integrityOf, type PageAssets } from '../../configuration/pageAssets.ts'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { lambda } from '../lambda.ts'
import { accents, brandStyles } from './brand.ts'
import { loaderOf } from './widgetLoader.ts'

export interface ServeChat {
  readonly landlord: Landlord
  /** Where the page's WebSocket connects, `wss://…`; a path such as `/ws` is on the page's own host. */
  readonly socket: string
  /** Where photos are sent to; null where there is no such place. */
  readonly uploadOrigin: string | null
  /** The static files of this release, which lie in a bucket of their own. */
  readonly assets: PageAssets
  /** The page, with names in braces for what the landlord, the language and the release fill in. */
  readonly page: string
}

const eventSchema = z.object({
  rawPath: z.string(),
  headers: z.record(z.string(), z.string().optional()).default({}),
  queryStringParameters: z.record(z.string(), z.string().optional()).default({}),
})
type Event = z.infer<typeof eventSchema>

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

const anywhere = /^(?:text\/javascript|application\/json)/

interface File {
  readonly type: string
  /** How long a browser may keep it. */
  readonly keep: string
  readonly body: string
}

const hash = (body: string): string => createHash('sha256').update(body).digest('base64url')

const answer = ({ headers }: Event, chat: ServeChat, { type, keep, body }: File) => {
  const etag = `"${hash(body)}"`
  const common = {
    'cache-control': keep,
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

const pageOf = ({ landlord, assets, page }: ServeChat, language: string): string => {
  const words = pageWords[language] ?? pageWords.en
  return filled(page.replace('<html lang="en-GB">', `<html lang="${words?.lang}">`), {
    ...words,
    icon: assetPath(assets['icon.svg']),
    styles: assetPath(assets['page.css']),
    widget: assetPath(assets['chat.js']),
    integrity: integrityOf(assets['chat.js']),
    landlord: landlord.name,
    telephone: landlord.telephone,
    mailbox: mailboxOf(landlord),
  })
}

/** What there is, by its path; each is made of the landlord’s settings or names the files of this release. */
const files: Readonly<Record<string, (chat: ServeChat, language: string) => File>> = {
  '/chat': (chat, language) => ({
    type: 'text/html; charset=utf-8',
    keep: 'no-cache',
    body: pageOf(chat, language),
  }),
  '/chat/settings': (chat) => ({ type: 'application/json', keep: 'no-cache', body: settingsOf(chat) }),
  '/chat/brand.css': ({ landlord }) => ({
    type: 'text/css; charset=utf-8',
    keep: 'no-cache',
    body: brandStyles(landlord.brand.accent),
  }),
  // Landlords’ websites name it for ever, so that a new widget is with everybody within minutes.
  '/chat/chat.js': ({ assets }) => ({
    type: 'text/javascript; charset=utf-8',
    keep: 'public, max-age=300',
    body: loaderOf(assets['chat.js']),
  }),
}

/** `GET /chat`, the page; and below it, the landlord’s settings and colours, and what loads the widget. */
export const createServeChat = (chat: ServeChat) =>
  lambda(eventSchema, async (event) => {
    const file = files[event.rawPath.replace(/\/$/, '')]
    return file === undefined
      ? notFound
      : answer(event, chat, file(chat, event.queryStringParameters.lang ?? 'en'))
  })
