import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCase } from '../../../casework/handleCommand.ts'
import { isOpened } from '../../../domain/case/case.ts'
import { idOf, visitor } from '../follow-case/resident.ts'
import { type ChatHost, startChatHost } from '../receive-chat/chatHost.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
afterAll(() => host.close())

const referenceIn = (text: string): string => /PR-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? ''

test.each(['jöan@post.example', 'joan..w@post.example', 'joan@post_office.example'])(
  'an address that no mail can go to, “%s”, loses nothing that they told us',
  async (contact) => {
    const browser = visitor(host)
    const id = idOf((await browser.get('/tell')).text)
    const fields = { story: 'Nobody came for the third time about the leak.', choice: 'complaint', contact }
    const sent = await browser.post('/tell', { ...fields, id, step: 'send' })
    expect(sent.status).toBe(200)
    const caseId = await host.casework.directory.findByReference(referenceIn(sent.text))
    const { state } = await loadCase(host.casework, caseId ?? '')
    // It is no address to write to, and a person reads what was typed.
    expect(isOpened(state) && { email: state.people[0]?.email, told: state.text.includes(contact) }).toEqual({
      email: null,
      told: true,
    })
  },
)
