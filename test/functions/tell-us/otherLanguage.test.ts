import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCase } from '../../../casework/handleCommand.ts'
import { idOf, visitor } from '../follow-case/resident.ts'
import { type ChatHost, saturdayNight, startChatHost } from '../receive-chat/chatHost.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
afterAll(() => host.close())

const leak = 'Nobody came for the third time about the leak over the cooker.'
const referencesIn = (text: string): readonly string[] => [
  ...new Set(text.match(/PR-[0-9A-Z]{4}-[0-9A-Z]{4}/g) ?? []),
]

const send = async (story: string, more: Readonly<Record<string, string>> = {}) => {
  const browser = visitor(host)
  const id = idOf((await browser.get('/tell')).text)
  const { text } = await browser.post('/tell', { id, story, choice: 'complaint', ...more, step: 'send' })
  return { browser, id, text }
}

const commitsOf = async (reference: string) => {
  const caseId = await host.casework.directory.findByReference(reference)
  return (await loadCase(host.casework, caseId ?? '')).commits.length
}

describe('the last page of the form, in the other language', () => {
  test('says the same reference and dates, and nothing is sent again, whenever it is asked for', async () => {
    const { browser, id, text } = await send(leak)
    expect(text).toContain('By Friday 18 December')
    // The button that the other pages of the form have, too.
    expect(text).toMatch(/<button[^>]+form="told"[^>]+value="sent"[^>]+formaction="\/tell\?lang=cy"/)
    expect(idOf(text)).toBe(id)
    const [reference = ''] = referencesIn(text)
    const commits = await commitsOf(reference)
    host.setClock(saturdayNight + 3 * 86_400_000)
    const welsh = await browser.post('/tell?lang=cy', { id, step: 'sent' })
    host.setClock(saturdayNight)
    expect(welsh.status).toBe(200)
    expect(welsh.text).toContain('<html lang="cy">')
    expect(referencesIn(welsh.text)).toEqual([reference])
    expect(welsh.text).toContain('dydd Gwener 18 Rhagfyr')
    expect(welsh.text).not.toContain('December')
    expect(await commitsOf(reference)).toBe(commits)
    expect((await browser.post('/tell', { id, step: 'sent' })).text).toBe(text)
  })

  test('says all of two things that were told apart', async () => {
    const tap = 'My kitchen tap is dripping, please send someone.'
    const charge = 'Also my service charge went up by £200 and nobody can tell me why.'
    const { browser, id, text } = await send(`${tap} ${charge}`, { apart: 'yes' })
    const references = referencesIn(text)
    expect(references.length).toBe(2)
    const welsh = await browser.post('/tell?lang=cy', { id, step: 'sent' })
    expect(referencesIn(welsh.text)).toEqual(references)
  })

  test('is an empty form for an id that nothing was sent under, and for a form of another site', async () => {
    const { id } = await send(`${leak} Once more.`)
    for (const [named, site] of [
      ['form-'.padEnd(37, 'x'), 'same-origin'],
      [id, 'cross-site'],
    ] as const) {
      const { text } = await visitor(host).post(
        '/tell',
        { id: named, step: 'sent' },
        { 'sec-fetch-site': site },
      )
      expect(referencesIn(text)).toEqual([])
      expect(text).toContain('name="story"')
    }
  })
})
