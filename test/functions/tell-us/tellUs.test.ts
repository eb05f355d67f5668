import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCase } from '../../../casework/handleCommand.ts'
import { idOf, visitor } from '../follow-case/resident.ts'
import { type ChatHost, startChatHost } from '../receive-chat/chatHost.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
afterAll(() => host.close())

const leak = 'Nobody came for the third time about the leak over the cooker.'
const fields = { story: leak, choice: 'complaint', name: 'Rosa', contact: 'rosa@example.org' }

const referenceIn = (text: string): string => /PR-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? ''

describe('the form without a script', () => {
  test('is told, checked and sent, and opens the case that the chat would have opened', async () => {
    const browser = visitor(host)
    const id = idOf((await browser.get('/tell')).text)
    const checked = await browser.post('/tell', {
      ...fields,
      id,
      adjustments: 'No calls please',
      step: 'check',
    })
    expect(checked.text).toContain('Check what you will send')
    expect(checked.text).toContain('Keep away from both') // Water over a cooker: what to do now, before anything else.
    const sent = await browser.post('/tell', { ...fields, id, adjustments: 'No calls please', step: 'send' })
    expect(sent.text).toContain('By Friday 18 December we&#39;ll answer you in writing.')
    const caseId = await host.casework.directory.findByReference(referenceIn(sent.text))
    const { commits } = await loadCase(host.casework, caseId ?? '')
    const events = commits.flatMap((commit) => commit.events)
    expect(events.map(({ type }) => type)).toContain('adjustment-recorded')
    expect(events.find((event) => event.type === 'case-opened')?.route.outcome).toBe('stage-1')
  })

  test('sent twice it is one case, with the same answer', async () => {
    const browser = visitor(host)
    const id = idOf((await browser.get('/tell')).text)
    const one = await browser.post('/tell', { ...fields, story: `${leak} Again.`, id, step: 'send' })
    const two = await browser.post('/tell', { ...fields, story: `${leak} Again.`, id, step: 'send' })
    expect(referenceIn(two.text)).toBe(referenceIn(one.text))
  })

  test('mistakes stand on top and beside the field, and no word is lost', async () => {
    const browser = visitor(host)
    const none = await browser.post('/tell', { name: 'Rosa', step: 'check' })
    expect(none.status).toBe(422)
    expect(none.text).toContain('<title>Problem: ')
    expect(none.text).toContain('href="#story"')
    expect(none.text).toContain('id="story-mistake"')
    expect(none.text).toContain('value="Rosa"')
    const long = await browser.post('/tell', { ...fields, story: 'é'.repeat(100_000), step: 'send' })
    expect(long.status).toBe(422)
    expect(long.text).toContain('é'.repeat(100_000))
  })

  test('“change something” brings back the form as it was filled in', async () => {
    const { text } = await visitor(host).post('/tell', { ...fields, step: 'change' })
    expect(text).toContain('value="rosa@example.org"')
    expect(text).toMatch(/value="complaint" checked/)
  })

  test.each(['story', 'name', 'address', 'contact', 'sought', 'adjustments', 'representative'])(
    'markup in “%s” is text on every page',
    async (field) => {
      const nasty = '"><img src=x onerror=alert(1)></textarea><script>alert(1)</script>'
      for (const step of ['check', 'change']) {
        const { text } = await visitor(host).post('/tell', { ...fields, [field]: nasty, step })
        expect(text).not.toContain('<img')
        expect(text).not.toContain('<script>')
      }
    },
  )

  test('a form of another site is shown to check, never sent', async () => {
    const { text } = await visitor(host).post(
      '/tell',
      { ...fields, step: 'send' },
      { 'sec-fetch-site': 'cross-site' },
    )
    expect(text).toContain('Check what you will send')
  })
})
