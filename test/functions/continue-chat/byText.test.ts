import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendSilentLinks } from '../../../casework/chatLink.ts'
import { partsIn } from '../../../local/texts/parts.ts'
import { type ChatHost, saturdayNight, startChatHost } from '../receive-chat/chatHost.ts'
import { openPage, type Page } from '../receive-chat/pages.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
afterAll(() => host.close())

const minute = 60_000
const leak = 'Nobody came for the third time about the leak over the cooker.'

const post = async (body: unknown) => {
  const answer = await fetch(`${host.url}/chat/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, said: (await answer.json()) as Record<string, string> }
}

const keyIn = (text: string | undefined): string => /#continue=([\w-]+)/.exec(text ?? '')?.[1] ?? ''

let residents = 500
const newMobile = (): string => {
  residents += 1
  return `07700 900${residents}`
}
const dialled = (mobile: string): string => `+44${mobile.slice(1).replace(' ', '')}`

/** A chat that stopped after its name, its home and how to reach its resident were given. */
const stopped = async (
  contact: string,
  story = leak,
): Promise<{ readonly page: Page; readonly id: string }> => {
  const page = await openPage(host.url)
  await page.open()
  await page.say(story)
  await page.press('complaint')
  await page.say("I'm Rosa Díaz")
  await page.say('Flat 4')
  await page.say(contact)
  return { page, id: page.conversation() }
}

describe('a link to go on with a chat elsewhere, where a mobile number was given and no email', () => {
  test('goes by text, holds no word of the chat, and opens it once to whoever knows the name', async () => {
    const phone = newMobile()
    const { page, id } = await stopped(phone)
    const mails = host.sent.length
    expect(await post({ conversation: id })).toEqual({ status: 200, said: { sentTo: phone } })
    expect(host.sent).toHaveLength(mails)
    const text = host.texts.at(-1)
    expect(text).toMatchObject({ to: dialled(phone), forMinutes: 24 * 60 })
    for (const word of ['leak', 'cooker', 'Rosa', 'Flat 4', id]) expect(text?.text).not.toContain(word)
    expect(text?.text).toMatch(/Larkfield Homes$/)
    const key = keyIn(text?.text)
    expect(await post({ key, name: 'Somebody Else' })).toEqual({ status: 403, said: {} })
    expect(await post({ key, name: 'DIAZ, rosa' })).toEqual({ status: 200, said: { conversation: id } })
    expect((await post({ key, name: 'Rosa Díaz' })).status).toBe(403)
    page.close()
  })

  test('goes by email where both were given', async () => {
    const { page, id } = await stopped(`rosa.both@example.org or ${newMobile()}`)
    const texts = host.texts.length
    expect((await post({ conversation: id })).said).toEqual({ sentTo: 'rosa.both@example.org' })
    expect(host.texts).toHaveLength(texts)
    page.close()
  })

  test('is sent once an hour of a chat, and three times to a number', async () => {
    const phone = newMobile()
    const before = host.texts.length
    for (let chats = 0; chats < 4; chats += 1) {
      const { page, id } = await stopped(phone)
      const first = await post({ conversation: id })
      expect(first.said).toEqual(chats < 3 ? { sentTo: phone } : { noLink: 'too-soon' })
      expect((await post({ conversation: id })).said).toEqual({ noLink: 'too-soon' })
      page.close()
    }
    expect(host.texts.length - before).toBe(3)
  })

  test.each(['020 7946 0018', '07797 712345', '+33 6 12 34 56 78'])(
    'is not sent to %s, and we say that only mobiles get texts',
    async (phone) => {
      const { page, id } = await stopped(phone)
      const before = host.texts.length
      expect((await post({ conversation: id })).said).toEqual({ noLink: 'no-mobile' })
      expect(host.texts).toHaveLength(before)
      page.close()
    },
  )

  // The name of an address that CloudFront makes, which is what a landlord without one of its own has.
  test.each(['', '?lang=cy'])('is one text behind an address of CloudFront’s own (%s)', async (query) => {
    const { page, id } = await stopped(newMobile())
    if (query !== '')
      await page.ask({
        type: 'turn',
        conversation: id,
        seen: 0,
        clientId: `client-${residents}`,
        lang: 'cy',
        input: { type: 'said', text: 'Drws newydd' },
      })
    await post({ conversation: id })
    const { text = '' } = host.texts.at(-1) ?? {}
    expect(text).toContain(`/chat${query}#continue=`)
    const there = text.replace(host.url, 'https://d111111abcdef8.cloudfront.net')
    expect(partsIn(there)).toEqual({ encoding: 'GSM 03.38', parts: 1 })
    page.close()
  })

  test('goes unasked, once, when the chat has fallen silent, and not where somebody at home is to be feared', async () => {
    const phone = newMobile()
    const feared = newMobile()
    const { page } = await stopped(phone)
    const other = await stopped(
      feared,
      'My husband hits me and has broken the door. Nobody has come to mend it for the third time.',
    )
    const before = host.texts.length
    host.setClock(saturdayNight + 40 * minute)
    await sendSilentLinks(host.links(), 30)
    await sendSilentLinks(host.links(), 30)
    const to = host.texts.slice(before).map((text) => text.to)
    expect(to.filter((number) => number === dialled(phone))).toHaveLength(1)
    expect(to).not.toContain(dialled(feared))
    host.setClock(saturdayNight)
    page.close()
    other.page.close()
  })
})
