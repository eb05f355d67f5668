import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { frontDoor } from '../../../aws/frontDoor.ts'
import type { CodeAsk } from '../../../casework/followPorts.ts'
import { loadCase } from '../../../casework/handleCommand.ts'
import type { OutgoingText } from '../../../casework/ports.ts'
import { sendCode } from '../../../casework/sendCode.ts'
import { createFollowCase } from '../../../functions/follow-case/followCase.ts'
import { partsIn } from '../../../local/texts/parts.ts'
import { type ChatHost, frontDoorKey, startChatHost } from '../receive-chat/chatHost.ts'
import { at, codeIn, done, idOf, keyOf, visitor as ofOneNetwork, openCase, type Visitor } from './resident.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
beforeEach(() => host.setClock(at('2026-11-16T10:00:00Z')))
afterAll(() => host.close())

let networks = 0
/** A browser in a network of its own: one network can ask for few texts. */
const visitor = (of: ChatHost): Visitor => {
  networks += 1
  const through = { [frontDoor.key]: frontDoorKey, [frontDoor.address]: `198.51.100.${networks}` }
  const one = ofOneNetwork(of)
  return { ...one, post: (path, fields, headers) => one.post(path, fields, { ...through, ...headers }) }
}

let count = 0
/** A mobile that no other test texts: Ofcom keeps 07700 900000 to 900999 for drama. */
const newMobile = (): string => {
  count += 1
  return `07700 900${String(count).padStart(3, '0')}`
}
const dialled = (mobile: string): string => `+44${mobile.slice(1).replace(' ', '')}`

const person = { name: 'Rosa Díaz', email: null, phone: null, address: null, tenancy: null }

/** A complaint told in the chat by somebody who gave these. */
const toldWith = (given: { readonly phone?: string; readonly email?: string }) =>
  openCase(host, {
    proven: false,
    channel: 'webchat',
    person: { ...person, ...given },
    replyRoute: {
      channel: 'webchat',
      conversation: `c-${given.phone ?? given.email}`,
      email: given.email ?? null,
    },
  })

const textCode = (text: OutgoingText | undefined): string =>
  /\b(\d{6})\b/.exec(text?.text ?? '')?.[1] ?? 'no code'
const ticketOf = (page: string): string => /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? ''

const eventsOf = async (caseId: string) =>
  (await loadCase(host.casework, caseId)).commits.flatMap((commit) => commit.events)

/** Goes through the door with the code of the last text and the name. */
const enterByText = async (reference: string): Promise<Visitor> => {
  const browser = visitor(host)
  await browser.post('/follow', { reference, by: 'text' })
  const more = await browser.post('/follow/code', { reference, code: textCode(host.texts.at(-1)) })
  if (more.location === null)
    await browser.post('/follow/told', { ticket: ticketOf(more.text), told: 'rosa diaz' })
  return browser
}

describe('somebody who gave a mobile number and no email', () => {
  test('comes back by a code in a text and their name, adds to the case, and need not be asked again', async () => {
    const phone = newMobile()
    const { reference, caseId } = await toldWith({ phone })
    const browser = visitor(host)
    const mails = host.sent.length
    expect((await browser.post('/follow', { reference })).status).toBe(200)
    expect(host.sent).toHaveLength(mails)
    expect(host.texts.at(-1)?.to).toBe(dialled(phone))

    const code = textCode(host.texts.at(-1))
    const more = await browser.post('/follow/code', { reference, code })
    expect(more.text).toContain('Your name, as you gave it to us')
    expect(more.text).not.toContain('Rosa')
    expect(browser.cookie()).toBe('')
    const entered = await browser.post('/follow/told', { ticket: ticketOf(more.text), told: 'rosa diaz' })
    expect(entered.location).toBe('/follow/case')
    expect((await eventsOf(caseId)).at(-1)).toMatchObject({
      type: 'number-proven',
      by: 'resident',
      number: dialled(phone),
    })
    expect((await browser.get('/follow/case')).text).toContain('Nobody came for the third time')

    const form = (await browser.get('/follow/case/add')).text
    await browser.post('/follow/case/add', { key: keyOf(form), id: idOf(form), words: 'It is wet again.' })
    expect((await browser.get('/follow/case')).text).toContain('It is wet again.')

    const again = visitor(host)
    await again.post('/follow', { reference })
    const opened = await again.post('/follow/code', { reference, code: textCode(host.texts.at(-1)) })
    expect(opened.location).toBe('/follow/case')
  })

  test('is let in by nothing less: no name, another code, or the code once more', async () => {
    const { reference } = await toldWith({ phone: newMobile() })
    const browser = visitor(host)
    await browser.post('/follow', { reference })
    const code = textCode(host.texts.at(-1))
    const wrong = code === '123456' ? '654321' : '123456'
    expect((await browser.post('/follow/code', { reference, code: wrong })).status).toBe(422)
    const more = await browser.post('/follow/code', { reference, code })
    const ticket = ticketOf(more.text)
    expect((await browser.post('/follow/told', { ticket, told: 'Somebody Else' })).status).toBe(422)
    expect(browser.cookie()).toBe('')
    expect((await visitor(host).post('/follow/code', { reference, code })).status).toBe(422)
  })

  test('has a code that is dead after five wrong ones, and then a new one', async () => {
    const { reference } = await toldWith({ phone: newMobile() })
    await visitor(host).post('/follow', { reference })
    const code = textCode(host.texts.at(-1))
    for (let tries = 0; tries < 5; tries += 1)
      await visitor(host).post('/follow/code', { reference, code: code === '123456' ? '654321' : '123456' })
    expect((await visitor(host).post('/follow/code', { reference, code })).status).toBe(422)
    await visitor(host).post('/follow', { reference })
    expect(textCode(host.texts.at(-1))).not.toBe(code)
  })

  test('gets the same code by the same ask twice, and five an hour at most', async () => {
    const { reference } = await toldWith({ phone: newMobile() })
    const before = host.texts.length
    const answers: string[] = []
    for (let asks = 0; asks < 7; asks += 1)
      answers.push((await visitor(host).post('/follow', { reference })).text)
    const sent = host.texts.slice(before)
    expect(sent).toHaveLength(5)
    expect(new Set(sent.map(({ text }) => text)).size).toBe(1)
    expect(new Set(answers).size).toBe(1)
  })

  test('of several cases gets five texts an hour to one number', async () => {
    const phone = newMobile()
    const before = host.texts.length
    for (let cases = 0; cases < 7; cases += 1) {
      const { reference } = await toldWith({ phone })
      await visitor(host).post('/follow', { reference })
    }
    expect(host.texts.length - before).toBe(5)
  })
})

test('one network brings about twenty texts a day and no more, of however many cases', async () => {
  const asker = visitor(host)
  const before = host.texts.length
  for (let cases = 0; cases < 22; cases += 1) {
    const { reference } = await toldWith({ phone: newMobile() })
    await asker.post('/follow', { reference })
  }
  expect(host.texts.length - before).toBe(20)
  const { reference } = await toldWith({ phone: newMobile() })
  await visitor(host).post('/follow', { reference })
  expect(host.texts.length - before).toBe(21)
})

describe('the text with a code', () => {
  test.each(['en', 'cy'])(
    'is one part, ends with the landlord’s name, and names neither case nor word of it (%s)',
    async (lang) => {
      const { reference } = await toldWith({ phone: newMobile() })
      await visitor(host).post(`/follow?lang=${lang}`, { reference })
      const sent = host.texts.at(-1)
      expect(partsIn(sent?.text ?? '')).toEqual({ encoding: 'GSM 03.38', parts: 1 })
      expect(sent?.text).toMatch(/Larkfield Homes$/)
      expect(sent?.text).toContain(lang === 'en' ? 'Your code is' : 'Eich cod yw')
      expect(sent?.text).not.toMatch(/http|PR-|Rosa|leak/)
      expect(sent?.forMinutes).toBe(15)
    },
  )

  test('holds no link where the number is proven, either', async () => {
    const { reference } = await toldWith({ phone: newMobile() })
    await enterByText(reference)
    await visitor(host).post('/follow', { reference })
    expect(host.texts.at(-1)?.text).not.toContain('http')
  })
})

describe('somebody who gave both', () => {
  test('chooses: by email unless they ask for a text', async () => {
    const { reference } = await toldWith({ phone: newMobile(), email: 'both.one@example.org' })
    const texts = host.texts.length
    await visitor(host).post('/follow', { reference, by: 'email' })
    expect(host.sent.at(-1)?.to).toBe('both.one@example.org')
    expect(host.texts).toHaveLength(texts)
    const mails = host.sent.length
    await visitor(host).post('/follow', { reference, by: 'text' })
    expect(host.texts).toHaveLength(texts + 1)
    expect(host.sent).toHaveLength(mails)
  })

  test('has a code by each: asking by text ends none that went by email, and wrong ones count against both', async () => {
    const { reference } = await toldWith({ phone: newMobile(), email: 'both.two@example.org' })
    await visitor(host).post('/follow', { reference, by: 'email' })
    await visitor(host).post('/follow', { reference, by: 'text' })
    const byEmail = codeIn(host.sent.at(-1))
    const byText = textCode(host.texts.at(-1))
    const more = await visitor(host).post('/follow/code', { reference, code: byEmail })
    expect(more.text).toContain('One thing more')

    const other = ['111111', '222222', '333333'].find((code) => code !== byText) ?? ''
    for (let tries = 0; tries < 4; tries += 1)
      await visitor(host).post('/follow/code', { reference, code: other })
    expect((await visitor(host).post('/follow/code', { reference, code: byText })).status).toBe(422)
  })

  test('proves what the code was sent to, and nothing else', async () => {
    const phone = newMobile()
    const { reference, caseId } = await toldWith({ phone, email: 'both.three@example.org' })
    await enterByText(reference)
    const { state } = await loadCase(host.casework, caseId)
    expect('proven' in state && state.proven).toEqual([dialled(phone)])
  })
})

describe('nothing is sent, and the page says what it always says', () => {
  const without = (text: string, reference: string): string => text.replaceAll(reference, '…')

  const saysNothing = async (reference: string): Promise<void> => {
    const [mails, texts] = [host.sent.length, host.texts.length]
    const known = await visitor(host).post('/follow', { reference, by: 'text' })
    const unknown = await visitor(host).post('/follow', { reference: 'PR-0000-0001', by: 'text' })
    expect(without(known.text, reference)).toBe(without(unknown.text, 'PR-0000-0001'))
    expect([host.sent.length, host.texts.length]).toEqual([mails, texts])
  }

  test.each([
    ['a landline', '020 7946 0018'],
    ['a mobile of Jersey', '07797 712345'],
    ['a mobile of France', '+33 6 12 34 56 78'],
    ['what is no number', '07700'],
  ])('to %s', async (_, phone) => {
    const { reference } = await toldWith({ phone })
    await saysNothing(reference)
  })

  test('to whoever wrote for the resident before the resident agrees', async () => {
    const { reference, caseId } = await openCase(host, {
      proven: false,
      channel: 'webchat',
      person: { ...person, name: 'Cllr Ann Reed', phone: newMobile() },
      replyRoute: { channel: 'webchat', conversation: 'c-councillor', email: null },
      text: 'I write as ward councillor on behalf of my constituent Joan, whose complaint about the leak you ignore.',
    })
    await saysNothing(reference)
    await done(host, caseId, {
      type: 'authorise-representative',
      by: 'staff:priya-nair',
      representative: { id: 'r1', name: 'Cllr Ann Reed', email: null, phone: null, as: 'councillor' },
      consent: { form: 'written', record: 'Joan’s letter of today.' },
    })
    const before = host.texts.length
    await visitor(host).post('/follow', { reference, by: 'text' })
    expect(host.texts).toHaveLength(before + 1)
  })
})

test('the page asks how the code is to come, keeps the choice beside a slip, and says what gets a text', async () => {
  const browser = visitor(host)
  const asked = (await browser.get('/follow')).text
  expect(asked).toContain('How shall we send the code?')
  const slip = await browser.post('/follow', { reference: 'nonsense', by: 'text' })
  expect(slip.text).toMatch(/id="by-text" value="text" checked/)
  const sent = await browser.post('/follow', { reference: 'PR-0000-0001', by: 'text' })
  expect(sent.text).toContain('We can text mobile phones, and no landlines.')
})

test('a landlord that sends no texts sends none, and its pages promise none', async () => {
  const { reference } = await toldWith({ phone: newMobile() })
  const { texts: _, ...landlord } = host.casework.rules.landlord
  const casework = { ...host.casework, rules: { ...host.casework.rules, landlord } }
  const before = host.texts.length
  const ports = { ...host.links(), codes: host.codes, casework }
  const asks: CodeAsk[] = []
  const handler = createFollowCase({
    ports: {
      ...ports,
      later: async (ask) => {
        asks.push(ask)
      },
    },
    uploaded: async () => [],
    uploadOrigin: null,
    addressOf: () => '192.0.2.8',
  })
  const http = { method: 'POST', sourceIp: '192.0.2.8' }
  const body = new URLSearchParams({ reference, by: 'text' }).toString()
  const asked = await handler(
    { rawPath: '/follow', requestContext: { http: { ...http, method: 'GET' } } },
    {} as Context,
  )
  const sent = await handler({ rawPath: '/follow', requestContext: { http }, body }, {} as Context)
  for (const page of [asked, sent]) expect(JSON.stringify(page)).not.toMatch(/by-text|mobile|By text/)
  for (const ask of asks) await sendCode(ports)(ask)
  expect(asks).toHaveLength(1)
  expect(host.texts).toHaveLength(before)
})

test('of a session by text, a form of another page is not taken, and a forged number is none', async () => {
  const { reference } = await toldWith({ phone: newMobile() })
  const browser = await enterByText(reference)
  const [name = '', value = ''] = browser.cookie().split('=')
  const [said = '', signature = ''] = value.split('.')
  const plain = Buffer.from(said, 'base64url').toString('utf8')
  const other = Buffer.from(plain.replace(/\+44\d+/, '+447700900999')).toString('base64url')
  const forged = visitor(host)
  forged.useCookie(`${name}=${other}.${signature}`)
  expect((await forged.get('/follow/case')).status).toBe(401)
  expect((await browser.post('/follow/case/withdraw', { key: 'guessed' })).status).toBe(401)
})
