import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startGateway } from '../../local/gateway/gateway.ts'
import { createLambda } from '../../local/lambda.ts'
import { mailbox } from '../../local/mailbox/mailbox.ts'
import { openOutbox } from '../../local/ses/outbox.ts'
import type { SentMail } from '../../local/ses/sentMail.ts'

const mail = (subject: string, more: Partial<SentMail> = {}): SentMail => ({
  from: 'Larkfield Homes <complaints@larkfield.example>',
  to: ['pat@resident.example'],
  subject,
  text: `${subject}, in words.`,
  html: `<p>${subject}, in <b>words</b>.</p>`,
  headers: { Subject: subject },
  at: '2026-07-28T23:30:00.000Z',
  ...more,
})

let path: string
const closing: (() => void | Promise<void>)[] = []
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'putright-mailbox-'))
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  rmSync(path, { recursive: true, force: true })
})

const start = async () => {
  const outbox = openOutbox(join(path, 'outbox.sqlite'))
  closing.push(outbox.close)
  const routes = { 'GET /local/mailbox': mailbox(outbox) }
  const { url, close } = await startGateway({ lambda: createLambda({}), routes })
  closing.push(close)
  const page = async (query = '') => {
    const response = await fetch(`${url}/local/mailbox${query}`, { headers: { accept: 'text/html,*/*' } })
    return { response, text: await response.text() }
  }
  const data = async (query = '') =>
    (await fetch(`${url}/local/mailbox${query}`, { headers: { accept: 'application/json' } })).json()
  return { outbox, page, data, url: `${url}/local/mailbox` }
}

test('as JSON a mailbox is what was sent to the address, oldest first', async () => {
  const { outbox, data } = await start()
  outbox.keep('1', mail('First'))
  outbox.keep('2', mail('Second'))
  outbox.keep('3', mail('Elsewhere', { to: ['other@resident.example'] }))
  expect(await data('?to=Pat@resident.example')).toEqual([mail('First'), mail('Second')])
  expect(await data('?to=nobody@resident.example')).toEqual([])
})

test('without an address it says who has mail', async () => {
  const { outbox, data, page } = await start()
  expect((await page()).text).toContain('No mail or text has been sent yet.')
  outbox.keep('1', mail('First'))
  expect(await data()).toEqual([
    { address: 'pat@resident.example', mails: 1, latest: '2026-07-28T23:30:00.000Z' },
  ])
  expect((await page()).text).toContain('<a href="/local/mailbox?to=pat%40resident.example">')
})

test('a text stands beside the mails, under its number however that is typed', async () => {
  const { outbox, data, page } = await start()
  const text = mail('', { from: 'Larkfield', to: ['+447700900123'], text: 'Your code is 123456.', html: '' })
  outbox.keep('1', text)
  for (const typed of ['+447700900123', '%2B447700900123', '07700+900123', '07700900123'])
    expect(await data(`?to=${typed}`)).toEqual([text])
  expect((await page()).text).toContain('1 text, the last on')
  expect((await page('?to=07700900123')).text).toContain('Text: Your code is 123456.')
  const one = (await page('?to=%2B447700900123&mail=1')).text
  expect(one).toContain('<h1>Text message</h1>')
  expect(one).not.toContain('<iframe')
})

test('a moment is shown with its weekday on the UK’s clocks', async () => {
  const { outbox, page } = await start()
  outbox.keep('1', mail('First'))
  expect((await page('?to=pat@resident.example')).text).toContain('Wednesday 29 July 2026 at 00:30')
})

test('nothing in a mail or an address can put markup into a page', async () => {
  const { outbox, page } = await start()
  const bad = '<script>alert(1)</script>"\'&'
  outbox.keep('1', mail(bad, { from: bad, text: bad, headers: { [bad]: bad } }))
  for (const query of [
    '?to=pat@resident.example',
    '?to=pat@resident.example&mail=1',
    `?to=${encodeURIComponent(bad)}`,
  ])
    expect((await page(query)).text).not.toContain('<script')
})

test('pages run nothing and fetch nothing; a mail’s own HTML is sandboxed besides', async () => {
  const { outbox, page } = await start()
  outbox.keep('1', mail('First', { html: '<script>alert(1)</script><p>kept as sent</p>' }))
  const opened = await page('?to=pat@resident.example&mail=1')
  expect(opened.response.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; frame-src 'self'; form-action 'self'/,
  )
  expect(opened.text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
  const framed = await page('?to=pat@resident.example&mail=1&part=html')
  expect(framed.text).toContain('<p>kept as sent</p>')
  expect(framed.response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*; sandbox /)
})

test('a mail that is not kept is 404', async () => {
  const { page } = await start()
  expect((await page('?to=pat@resident.example&mail=9')).response.status).toBe(404)
})
