import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { escapeHtml } from '../../domain/notices/render.ts'
import type { LocalHandler } from '../gateway/gateway.ts'
import { page, sendPage } from '../pages/layout.ts'
import { readBody } from '../server.ts'
import { actSchema, event, perform, type Slack } from './acts.ts'
import { blocksHtml, doing } from './html.ts'
import type { Filled, Modal } from './view.ts'
import type { Posted } from './workspace.ts'

const here = '/local/slack'
const style = `<style>
form textarea,form input:not([type=checkbox]):not([type=radio]),form select{display:block;width:100%;max-width:40rem;font:inherit;padding:8px;margin:4px 0 8px;color:var(--ink);background:var(--card);border:1px solid var(--quiet);border-radius:4px}
form label,legend{font-weight:bold}fieldset{border:0;padding:0;margin:16px 0}
.tick{display:flex;gap:8px;font-weight:normal;padding:6px 0}.tick input{width:20px;height:20px;flex:none;margin:2px}
button{font:inherit;min-height:44px;padding:8px 16px;border:1px solid var(--quiet);border-radius:4px;background:var(--card);color:var(--ink);cursor:pointer}
button.primary{background:var(--accent);border-color:var(--accent);color:var(--card);font-weight:bold}button.danger{border-color:var(--late);color:var(--late)}
.row{display:flex;flex-wrap:wrap;gap:8px}.wrong{color:var(--late);font-weight:bold;margin:4px 0}.modal{border:3px solid var(--accent)}
.places{display:flex;flex-wrap:wrap;gap:8px 16px;list-style:none;padding:0}[aria-current]{font-weight:bold}
</style>`

interface At {
  readonly as: string
  readonly place: string
}

const home = 'home'

const addressOf = ({ as, place }: At): string => `${here}?${new URLSearchParams({ as, place }).toString()}`

/** Somebody’s channels: those of the landlord’s file, what the bot wrote to them alone, and their App Home. */
const placesOf = ({ channels }: Landlord, as: string): readonly (readonly [string, string])[] => [
  [home, 'App Home'],
  [as, 'Putright, to you'],
  ...channels.flatMap(({ id, slack }) => (slack === undefined ? [] : [[slack, `#${id}`] as const])),
]

const navigation = (landlord: Landlord, at: At): string => {
  const people = landlord.staff.flatMap(({ name, slack }) => (slack === undefined ? [] : [{ name, slack }]))
  const link = (to: At, text: string, current: boolean) =>
    `<li><a href="${escapeHtml(addressOf(to))}"${current ? ' aria-current="page"' : ''}>${escapeHtml(text)}</a></li>`
  return `<nav aria-label="Who you are"><ul class="places">${people
    .map(({ name, slack }) => link({ ...at, as: slack, place: home }, name, slack === at.as))
    .join('')}</ul></nav><nav aria-label="Channels"><ul class="places">${placesOf(landlord, at.as)
    .map(([place, text]) => link({ ...at, place }, text, place === at.place))
    .join('')}</ul></nav>`
}

const formOf = (at: At, inside: string): string =>
  `<form method="post" action="${escapeHtml(addressOf(at))}">${inside}</form>`

const modalHtml = (at: At, modal: Modal | undefined): string => {
  if (modal === undefined) return ''
  const { view } = modal
  const submit = view.submit === undefined ? '' : doing({ what: 'send' }, view.submit.text, 'primary')
  return `<section class="card modal" aria-label="${escapeHtml(view.title?.text ?? 'Form')}"><h2>${escapeHtml(view.title?.text ?? '')}</h2>${formOf(
    at,
    `${blocksHtml(view.blocks, 'modal', modal)}<p class="row">${submit}${doing({ what: 'close' }, view.close?.text ?? 'Close')}</p>`,
  )}</section>`
}

const messageHtml = (at: At, { ts, by, text, blocks, only }: Posted): string =>
  `<article class="card"><p><strong>${escapeHtml(by)}</strong>${only === undefined ? '' : ' <span class="quiet">Only you see this</span>'}</p>${formOf(
    at,
    blocks.length === 0
      ? `<p>${escapeHtml(text)}</p>${by === 'Putright' ? '' : `<p>${doing({ what: 'log', ts }, 'Log dissatisfaction')}</p>`}`
      : blocksHtml(blocks, ts),
  )}</article>`

const composer = (at: At): string =>
  `<div class="card">${formOf(at, `<p><label for="say-words">Message</label><input id="say-words" name="typed" autocomplete="off"></p><p class="row">${doing({ what: 'say' }, 'Send', 'primary')} ${doing({ what: 'bolt' }, '⚡ Log dissatisfaction')}</p><p class="quiet">Try /dissatisfaction and what a resident said, /case and a reference, or @Putright and words.</p>`)}</div>`

const placeHtml = ({ workspace }: Slack, at: At): string => {
  if (at.place === home) {
    const view = workspace.home(at.as)
    return view === undefined ? '' : formOf(at, blocksHtml(view.blocks, home))
  }
  return `${composer(at)}${workspace
    .messages(at.place, at.as)
    .toReversed()
    .map((each) => messageHtml(at, each))
    .join('')}`
}

const atIn = (landlord: Landlord, url: string | undefined): At => {
  const asked = new URL(url ?? '/', 'http://localhost').searchParams
  const first = landlord.staff.find(({ slack }) => slack !== undefined)?.slack ?? ''
  const as = landlord.staff.find(({ slack }) => slack === asked.get('as'))?.slack ?? first
  const place = placesOf(landlord, as).find(([id]) => id === asked.get('place'))?.[0] ?? home
  return { as, place }
}

/** `GET /local/slack`: the workspace as one member of staff sees it, in one place of it. */
export const showWorkspace =
  (landlord: Landlord, slack: Slack): LocalHandler =>
  async (request, response) => {
    const at = atIn(landlord, request.url)
    if (at.place === home)
      await event(slack, {
        type: 'app_home_opened',
        user: at.as,
        channel: at.as,
        tab: 'home',
        event_ts: '1.1',
      })
    const modal = modalHtml(at, slack.workspace.modal(at.as))
    const body = `${style}<h1>Slack</h1><p class="quiet">A stand-in for Slack on this machine. What you do goes to the bot signed as Slack signs it.</p>${navigation(landlord, at)}${modal}${placeHtml(slack, at)}`
    sendPage(response, 200, page('Slack', body))
  }

const reserved = ['do', 'typed']

const filledIn = (fields: URLSearchParams): Filled =>
  Object.fromEntries(
    [...new Set(fields.keys())]
      .filter((key) => !reserved.includes(key))
      .map((key) => [key, fields.getAll(key)]),
  )

/** A page of another site may press nothing here: its browser says where the form stood (Fetch Metadata). */
const isForeign = ({ headers }: IncomingMessage): boolean => headers['sec-fetch-site'] !== 'same-origin'

const refuse = (response: ServerResponse): void =>
  void response.writeHead(403, { 'content-type': 'text/plain' }).end('Press this on the page itself.')

const largestForm = 256 * 1024

/** `POST /local/slack`: somebody pressed something; the page comes again with what it came to. */
export const pressInWorkspace =
  (landlord: Landlord, slack: Slack): LocalHandler =>
  async (request, response) => {
    if (isForeign(request)) return refuse(response)
    const at = atIn(landlord, request.url)
    const fields = new URLSearchParams(String(await readBody(request, largestForm)))
    const act = actSchema.parse(JSON.parse(fields.get('do') ?? '{}'))
    const name = landlord.staff.find((each) => each.slack === at.as)?.name ?? at.as
    const person = { id: at.as, name, channel: at.place === home ? at.as : at.place }
    await perform(slack, person, act, { filled: filledIn(fields), typed: fields.get('typed') ?? '' })
    response.writeHead(303, { location: addressOf(at) }).end()
  }
