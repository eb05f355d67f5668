import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendSilentLinks } from '../../../casework/chatLink.ts'
import { loadCase } from '../../../casework/handleCommand.ts'
import { createSweepChats } from '../../../functions/sweep-chats/sweepChats.ts'
import { type ChatHost, saturdayNight, startChatHost } from '../receive-chat/chatHost.ts'
import { openPage, type Page } from '../receive-chat/pages.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
afterAll(() => host.close())

const minute = 60_000
const leak = 'Nobody came for the third time about the leak over the cooker.'

const post = async (body: unknown, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${host.url}/chat/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  return { status: answer.status, said: text === '' ? {} : (JSON.parse(text) as Record<string, string>) }
}

const keyIn = (text: string | undefined): string => /#continue=([\w-]+)/.exec(text ?? '')?.[1] ?? ''

let residents = 0

/** A chat that stopped after its name, its home and its address were given; each with an address of its own. */
const stopped = async (
  story = leak,
  name = "I'm Rosa Díaz",
): Promise<{ readonly page: Page; readonly id: string; readonly email: string }> => {
  residents += 1
  const email = `rosa-${residents}@example.org`
  const page = await openPage(host.url)
  await page.open()
  await page.say(story)
  await page.press('complaint')
  await page.say(name)
  await page.say('Flat 4')
  await page.say(email)
  return { page, id: page.conversation(), email }
}

describe('a link to go on with a chat elsewhere', () => {
  test('goes to the address of the chat, holds no word of it, and opens it once to whoever knows the name', async () => {
    const { page, id, email } = await stopped()
    expect(await post({ conversation: id })).toEqual({ status: 200, said: { sentTo: email } })
    const mail = host.sent.at(-1)
    expect(mail?.to).toBe(email)
    for (const word of ['leak', 'cooker', 'Rosa', 'Flat 4', id]) {
      expect(mail?.text).not.toContain(word)
      expect(mail?.html).not.toContain(word)
    }
    const key = keyIn(mail?.text)
    expect(await post({ key, name: 'Somebody Else' })).toEqual({ status: 403, said: {} })
    expect(await post({ key, name: 'DIAZ, rosa' })).toEqual({ status: 200, said: { conversation: id } })
    expect((await post({ key, name: 'Rosa Díaz' })).status).toBe(403)
    const other = await openPage(host.url)
    expect(JSON.stringify(await other.open(id))).toContain('leak over the cooker')
    other.close()
    page.close()
  })

  test('of a chat in Welsh is in Welsh, and opens the page in Welsh', async () => {
    const { page, id } = await stopped()
    await page.ask({
      type: 'turn',
      conversation: id,
      seen: 0,
      clientId: 'client-in-welsh',
      lang: 'cy',
      input: { type: 'said', text: 'Drws newydd' },
    })
    await post({ conversation: id })
    const mail = host.sent.at(-1)
    expect(mail?.subject).toBe('Parhau â’ch sgwrs')
    expect(mail?.text).toMatch(/\/chat\?lang=cy#continue=/)
    page.close()
  })

  test('is sent once an hour', async () => {
    const { page, id } = await stopped()
    await post({ conversation: id })
    const before = host.sent.length
    expect(await post({ conversation: id })).toEqual({ status: 422, said: { noLink: 'too-soon' } })
    expect(host.sent).toHaveLength(before)
    page.close()
  })

  test('is dead after five tries at the name', async () => {
    const { page, id } = await stopped()
    await post({ conversation: id })
    const key = keyIn(host.sent.at(-1)?.text)
    for (const name of ['Ann', 'Rosa', 'Diaz', '', "I'm"])
      expect((await post({ key, name })).status).toBe(403)
    expect((await post({ key, name: 'Rosa Diaz' })).status).toBe(403)
    page.close()
  })

  test('is dead after a day', async () => {
    const { page, id } = await stopped()
    await post({ conversation: id })
    const key = keyIn(host.sent.at(-1)?.text)
    host.setClock(saturdayNight + 24 * 60 * minute)
    expect((await post({ key, name: 'Rosa Diaz' })).status).toBe(403)
    host.setClock(saturdayNight)
    page.close()
  })

  test('is not sent where there is nothing to go on with, no address or no name', async () => {
    const page = await openPage(host.url)
    await page.open()
    const id = page.conversation()
    expect((await post({ conversation: id })).said).toEqual({ noLink: 'nothing-to-go-on-with' })
    await page.say(leak)
    expect((await post({ conversation: id })).said).toEqual({ noLink: 'no-contact' })
    await page.press('complaint')
    await page.press('skip')
    await page.say('Flat 4')
    await page.say('nameless@example.org')
    expect((await post({ conversation: id })).said).toEqual({ noLink: 'no-name' })
    expect((await post({ conversation: 'nobody-has-this-id' })).said).toEqual({
      noLink: 'nothing-to-go-on-with',
    })
    page.close()
  })

  test('neither a made-up key, nor what cannot be read, nor a page of another site opens anything', async () => {
    expect((await post({ key: 'made-up', name: 'Rosa' })).status).toBe(403)
    expect((await post({ key: 7 })).status).toBe(400)
    expect((await post({ key: 'k', name: 'n' }, { origin: 'https://evil.example' })).status).toBe(403)
  })
})

describe('a chat that falls silent', () => {
  const sweep = () => createSweepChats({ ...host.ports, show: host.show }, host.links())
  const mailsTo = (email: string) => host.sent.filter(({ to }) => to === email)

  test('is sent a link once, at half of the time after which it goes to a person', async () => {
    const { page, id, email } = await stopped()
    host.setClock(saturdayNight + 29 * minute)
    await sweep()({}, {} as never)
    expect(mailsTo(email)).toHaveLength(0)
    host.setClock(saturdayNight + 30 * minute)
    await sweep()({}, {} as never)
    await sweep()({}, {} as never)
    expect(mailsTo(email)).toHaveLength(1)
    expect(keyIn(mailsTo(email)[0]?.text)).not.toBe('')
    host.setClock(saturdayNight + 60 * minute)
    await sweep()({}, {} as never)
    const reference = (await host.ports.conversations.load(id)).at(-1)?.state.logged?.reference
    const caseId = await host.casework.directory.findByReference(reference ?? '')
    expect((await loadCase(host.casework, caseId ?? '')).commits).not.toHaveLength(0)
    host.setClock(saturdayNight)
    page.close()
  })

  test('in which somebody at home is feared is sent nothing unasked', async () => {
    const { page, email } = await stopped(
      'My partner hits me and nobody came to change the locks for the third time.',
    )
    host.setClock(saturdayNight + 30 * minute)
    await sendSilentLinks(host.links(), 30)
    expect(mailsTo(email)).toHaveLength(0)
    host.setClock(saturdayNight)
    page.close()
  })
})
