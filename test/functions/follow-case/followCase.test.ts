import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CodeAsk } from '../../../casework/followPorts.ts'
import { loadCase } from '../../../casework/handleCommand.ts'
import { createFollowCase } from '../../../functions/follow-case/followCase.ts'
import { type ChatHost, startChatHost } from '../receive-chat/chatHost.ts'
import { openPage } from '../receive-chat/pages.ts'
import { answerCase, at, codeIn, done, enter, idOf, keyOf, linkIn, openCase, visitor } from './resident.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
beforeEach(() => host.setClock(at('2026-11-16T10:00:00Z')))
afterAll(() => host.close())

const eventsOf = async (caseId: string) =>
  (await loadCase(host.casework, caseId)).commits.flatMap((commit) => commit.events)

/** The text of a page without what names the reference that was typed. */
const without = (text: string, reference: string): string => text.replaceAll(reference, '…')

describe('the door', () => {
  test('a reference alone shows nothing, and the answer is the same whether there is such a case or not', async () => {
    const { reference } = await openCase(host)
    const known = await visitor(host).post('/follow', { reference })
    const unknown = await visitor(host).post('/follow', { reference: 'PR-0000-0001' })
    expect(known.status).toBe(200)
    expect(without(known.text, reference)).toBe(without(unknown.text, 'PR-0000-0001'))
    expect(known.text).not.toContain('Joan')
    expect(known.text).not.toContain('cooker')
  })

  test('the code opens it once, from any device, and another code does not', async () => {
    const { reference } = await openCase(host)
    const stranger = visitor(host)
    await stranger.post('/follow', { reference })
    const code = codeIn(host.sent.at(-1))
    const wrong = code.startsWith('000') ? '111 111' : '000 000'
    expect((await stranger.post('/follow/code', { reference, code: wrong })).status).toBe(422)
    const entered = await stranger.post('/follow/code', { reference, code })
    expect(entered).toMatchObject({ status: 303, location: '/follow/case' })
    expect((await visitor(host).post('/follow/code', { reference, code })).status).toBe(422)
    expect((await stranger.get('/follow/case')).text).toContain('Nobody came for the third time')
  })

  test('a code is dead after five tries and after a quarter of an hour', async () => {
    const { reference } = await openCase(host)
    const guesser = visitor(host)
    await guesser.post('/follow', { reference })
    const code = codeIn(host.sent.at(-1))
    for (let tries = 0; tries < 5; tries += 1)
      await guesser.post('/follow/code', { reference, code: code === '123 456' ? '654321' : '123456' })
    expect((await guesser.post('/follow/code', { reference, code })).status).toBe(422)

    await guesser.post('/follow', { reference })
    const later = codeIn(host.sent.at(-1))
    host.setClock(at('2026-11-16T10:15:01Z'))
    expect((await guesser.post('/follow/code', { reference, code: later })).status).toBe(422)
  })

  test('asking again sends the same code again and ends nobody’s, until it has been used', async () => {
    const { reference } = await openCase(host)
    const resident = visitor(host)
    await resident.post('/follow', { reference })
    const code = codeIn(host.sent.at(-1))
    host.setClock(at('2026-11-16T10:10:00Z'))
    await visitor(host).post('/follow', { reference })
    expect(codeIn(host.sent.at(-1))).toBe(code)
    expect(linkIn(host.sent.at(-1))).toBe(linkIn(host.sent.at(-2)))
    // The second mail says a quarter of an hour, too.
    host.setClock(at('2026-11-16T10:24:59Z'))
    expect((await resident.post('/follow/code', { reference, code })).location).toBe('/follow/case')
    await visitor(host).post('/follow', { reference })
    expect(codeIn(host.sent.at(-1))).not.toBe(code)
  })

  test('whoever guesses a code dead has closed neither its link nor the way to a new code', async () => {
    const { reference } = await openCase(host)
    const guess = async (code: string) => {
      for (let tries = 0; tries < 5; tries += 1)
        await visitor(host).post('/follow/code', {
          reference,
          code: code === '123 456' ? '654321' : '123456',
        })
    }
    await visitor(host).post('/follow', { reference })
    const code = codeIn(host.sent.at(-1))
    await guess(code)
    await visitor(host).post('/follow', { reference })
    expect(codeIn(host.sent.at(-1))).not.toBe(code)
    await guess(codeIn(host.sent.at(-1)))
    const key = new URL(linkIn(host.sent.at(-1)) ?? '').searchParams.get('key') ?? ''
    expect((await visitor(host).post('/follow/open', { reference, key })).location).toBe('/follow/case')
  })

  test('nothing is looked up before the page has answered, so that its time tells nobody what there is', async () => {
    const { reference } = await openCase(host)
    const asks: CodeAsk[] = []
    const nowhere = (): never => {
      throw new Error('Something was looked up.')
    }
    const handler = createFollowCase({
      ports: {
        ...host.links(),
        casework: {
          ...host.casework,
          directory: { ...host.casework.directory, findByReference: nowhere },
          store: { ...host.casework.store, load: nowhere },
        },
        codes: { ...host.codes, keep: nowhere, current: nowhere },
        later: async (ask) => {
          asks.push(ask)
        },
      },
      uploaded: async () => [],
      uploadOrigin: null,
      addressOf: () => '192.0.2.7',
    })
    const post = async (rawPath: string, fields: Record<string, string>) => {
      const http = { method: 'POST', sourceIp: '192.0.2.7' }
      const body = new URLSearchParams(fields).toString()
      const answer = await handler({ rawPath, requestContext: { http }, body }, {} as Context)
      return (answer as { statusCode: number }).statusCode
    }
    for (const typed of [reference, 'PR-0000-0001']) {
      expect(await post('/follow', { reference: typed })).toBe(200)
      expect(await post('/follow/code', { reference: typed, code: '123 456' })).toBe(422)
    }
    expect(asks.map((ask) => ask.reference)).toEqual([reference, 'PR-0000-0001'])
    expect(JSON.stringify(asks)).not.toContain('192.0.2.7')
  })

  test('one case can be made to send five codes an hour and no more; the answer stays the same', async () => {
    const { reference } = await openCase(host)
    const before = host.sent.length
    const answers: string[] = []
    for (let asks = 0; asks < 7; asks += 1)
      answers.push((await visitor(host).post('/follow', { reference })).text)
    expect(host.sent.length - before).toBe(5)
    expect(new Set(answers).size).toBe(1)
  })

  test('nobody who wrote for the resident is let in before the resident agrees, and the answer stays the same', async () => {
    const councillor = 'cllr.reed@council.example'
    const writer = { name: 'Cllr Ann Reed', email: councillor, phone: null, address: null, tenancy: null }
    const { reference, caseId } = await openCase(host, {
      person: writer,
      replyRoute: { channel: 'email', address: councillor, messageId: null, references: [] },
      text: 'I write as ward councillor on behalf of my constituent Joan, whose complaint about the leak you ignore.',
    })
    const unknown = await visitor(host).post('/follow', { reference: 'PR-0000-0001' })
    const before = host.sent.length
    const asked = await visitor(host).post('/follow', { reference })
    expect(without(asked.text, reference)).toBe(without(unknown.text, 'PR-0000-0001'))
    expect(host.sent.length).toBe(before)

    await done(host, caseId, {
      type: 'authorise-representative',
      by: 'staff:priya-nair',
      representative: { id: 'r1', name: 'Cllr Ann Reed', email: councillor, phone: null, as: 'councillor' },
      consent: { form: 'written', record: 'Joan’s letter of today.' },
    })
    expect((await enter(host, reference)).cookie()).not.toBe('')
  })

  test('a cookie of letters that nobody signs with is not ours, and nothing breaks', async () => {
    const browser = visitor(host)
    browser.useCookie(`__Host-putright-case=x.${'é'.repeat(43)}`)
    expect((await browser.get('/follow/case')).status).toBe(401)
  })

  test('the code stands nowhere in the table, nor does the key of the link', async () => {
    const { reference } = await openCase(host)
    await visitor(host).post('/follow', { reference })
    const code = codeIn(host.sent.at(-1)).replace(' ', '')
    const row = JSON.stringify(await host.codes.tried(reference, host.casework.now()))
    expect(row).not.toContain(code)
    expect(row).not.toContain(new URL(linkIn(host.sent.at(-1)) ?? '').searchParams.get('key'))
  })

  test('looking at the link opens nothing, since programs look at links; its button does, once', async () => {
    const { reference } = await openCase(host)
    await visitor(host).post('/follow', { reference })
    const link = new URL(linkIn(host.sent.at(-1)) ?? '')
    const browser = visitor(host)
    const looked = await browser.get(`${link.pathname}${link.search}`)
    expect(looked.text).not.toContain('cooker')
    const key = link.searchParams.get('key') ?? ''
    const opened = await browser.post('/follow/open', { reference, key })
    expect(opened.location).toBe('/follow/case')
    expect((await visitor(host).post('/follow/open', { reference, key })).status).toBe(422)
  })

  test('the cookie is for this host alone, hidden from scripts, and never sent from another site', async () => {
    const { reference } = await openCase(host)
    await visitor(host).post('/follow', { reference })
    const answer = await fetch(`${host.url}/follow/code`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ reference, code: codeIn(host.sent.at(-1)) }).toString(),
    })
    const cookie = answer.headers.get('set-cookie') ?? ''
    for (const rule of ['__Host-', 'Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/'])
      expect(cookie).toContain(rule)
  })

  test('a session ends after half an hour, and a forged or changed one is none', async () => {
    const { reference } = await openCase(host)
    const browser = await enter(host, reference)
    const [name = '', value = ''] = browser.cookie().split('=')
    const forged = visitor(host)
    const [said = '', signature = ''] = value.split('.')
    const other = Buffer.from(
      Buffer.from(said, 'base64url').toString('utf8').replace('joan', 'jean'),
    ).toString('base64url')
    for (const cookie of [`${name}=${other}.${signature}`, `${name}=${said}.`, `${name}=x`, '']) {
      forged.useCookie(cookie)
      expect((await forged.get('/follow/case')).status).toBe(401)
    }
    host.setClock(at('2026-11-16T10:30:01Z'))
    expect((await browser.get('/follow/case')).status).toBe(401)
  })

  test('a form of another site is not taken, with the cookie or without its key', async () => {
    const { reference, caseId } = await openCase(host)
    const browser = await enter(host, reference)
    const key = keyOf((await browser.get('/follow/case/withdraw')).text)
    const crossSite = await browser.post('/follow/case/withdraw', { key }, { 'sec-fetch-site': 'cross-site' })
    expect(crossSite.status).toBe(401)
    expect((await browser.post('/follow/case/withdraw', { key: 'guessed' })).status).toBe(401)
    expect((await loadCase(host.casework, caseId)).state.status).not.toBe('withdrawn')
  })

  test('nothing is kept by caches, framed, or told to another site', async () => {
    const { headers } = await visitor(host).get('/follow')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
  })
})

describe('an address that was only typed in the chat', () => {
  const chatCase = async (): Promise<string> => {
    const page = await openPage(host.url)
    await page.open()
    await page.say('I want to make a complaint. Nobody came for the third time about the leak.')
    await page.press('complaint')
    await page.press('skip')
    await page.press('skip')
    await page.say('rosa@example.org')
    for (let skips = 0; skips < 3; skips += 1) await page.press('skip')
    const logged = JSON.stringify(await page.press('confirm'))
    page.close()
    return /PR-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(logged)?.[0] ?? ''
  }

  test('gets a code without the reference and without a link: whoever else reads it learns nothing', async () => {
    const reference = await chatCase()
    await visitor(host).post('/follow', { reference })
    const mail = host.sent.at(-1)
    expect(mail?.to).toBe('rosa@example.org')
    expect(linkIn(mail)).toBeNull()
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toContain(reference)
    expect(mail?.text).not.toContain('leak')
  })

  test('is proven by the code, which is on the record, and gets a link from then on', async () => {
    const reference = await chatCase()
    await enter(host, reference)
    const caseId = (await host.casework.directory.findByReference(reference)) ?? ''
    expect((await eventsOf(caseId)).at(-1)).toMatchObject({
      type: 'address-proven',
      by: 'resident',
      email: 'rosa@example.org',
    })
    await visitor(host).post('/follow', { reference })
    expect(linkIn(host.sent.at(-1))).toContain(reference)
  })
})

describe('an address that was typed with a name', () => {
  const typed = (email: string) => ({
    proven: false,
    channel: 'webchat' as const,
    person: { name: 'Rosa Díaz', email, phone: null, address: null, tenancy: null },
    replyRoute: { channel: 'webchat' as const, conversation: `c-${email}`, email },
  })
  const ticketOf = (page: string): string => /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const atOneMore = async (email: string) => {
    const { reference, caseId } = await openCase(host, typed(email))
    const browser = visitor(host)
    await browser.post('/follow', { reference })
    const page = await browser.post('/follow/code', { reference, code: codeIn(host.sent.at(-1)) })
    return { browser, page, caseId }
  }

  test('is asked for the name as well, since whoever else has the mailbox has the reference too', async () => {
    const { browser, page, caseId } = await atOneMore('rosa.one@example.org')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Your name, as you gave it to us')
    expect(page.text).not.toContain('Rosa')
    expect(browser.cookie()).toBe('')
    const ticket = ticketOf(page.text)
    const wrong = await browser.post('/follow/told', { ticket, told: 'Somebody Else' })
    expect(wrong.status).toBe(422)
    expect((await eventsOf(caseId)).at(-1)?.type).not.toBe('address-proven')
    const right = await browser.post('/follow/told', { ticket, told: 'rosa diaz' })
    expect(right.location).toBe('/follow/case')
    expect((await eventsOf(caseId)).at(-1)).toMatchObject({ type: 'address-proven' })
  })

  test('gives five tries an hour, and no ticket but ours is taken', async () => {
    const { browser, page } = await atOneMore('rosa.two@example.org')
    const ticket = ticketOf(page.text)
    for (let tries = 0; tries < 5; tries += 1) await browser.post('/follow/told', { ticket, told: 'Anna' })
    expect((await browser.post('/follow/told', { ticket, told: 'Rosa Díaz' })).location).toBeNull()
    const other = await atOneMore('rosa.three@example.org')
    const [said = ''] = ticketOf(other.page.text).split('.')
    const forged = await other.browser.post('/follow/told', { ticket: `${said}.x`, told: 'Rosa Díaz' })
    expect(forged.location).toBeNull()
    host.setClock(at('2026-11-16T10:15:01Z'))
    const late = await other.browser.post('/follow/told', {
      ticket: ticketOf(other.page.text),
      told: 'Rosa Díaz',
    })
    expect(late.location).toBeNull()
  })
})

describe('inside', () => {
  test('the line of stages has today on it, and each date says what it means and by which clause', async () => {
    const { reference } = await openCase(host)
    const { text } = await (await enter(host, reference)).get('/follow/case')
    // Received Monday 16 November: five working days end on Monday 23; ten more on Monday 7 December (Code 6.2, 6.3).
    expect(text).toMatch(/aria-current="date"[\s\S]*Monday 16 November/)
    expect(text).toContain('By Monday 23 November 2026')
    expect(text).toContain('By Monday 7 December 2026')
    expect(text).toContain('(6.3)')
  })

  test('what the policy forbids is explained, not hidden', async () => {
    const { reference } = await openCase(host)
    const { text } = await (await enter(host, reference)).get('/follow/case')
    expect(text).toContain('I accept the answer: not now.')
    expect(text).toContain('There is no answer to accept yet. It is due by Monday 7 December 2026.')
  })

  test('a message is added once however often the form is sent, and danger in it starts its clock', async () => {
    const { reference, caseId } = await openCase(host)
    const browser = await enter(host, reference)
    const form = (await browser.get('/follow/case/add')).text
    const fields = { key: keyOf(form), id: idOf(form), words: 'I can smell gas in the kitchen.' }
    expect((await browser.post('/follow/case/add', fields)).location).toBe('/follow/case?done=add')
    await browser.post('/follow/case/add', fields)
    const events = await eventsOf(caseId)
    const added = events.filter(
      (event) => event.type === 'message-received' && event.message.text.includes('smell gas'),
    )
    expect(added).toHaveLength(1)
    const { state } = await loadCase(host.casework, caseId)
    expect('facts' in state && state.facts.some(({ type }) => type === 'hazard-known')).toBe(true)
  })

  test('words that are too long, or none, are refused beside the field and kept', async () => {
    const { reference } = await openCase(host)
    const browser = await enter(host, reference)
    const form = (await browser.get('/follow/case/add')).text
    const long = await browser.post('/follow/case/add', {
      key: keyOf(form),
      id: idOf(form),
      words: 'a'.repeat(8_005),
    })
    expect(long.status).toBe(422)
    expect(long.text).toContain('That is 5 letters more')
    expect(long.text).toContain('a'.repeat(8_005))
    const none = await browser.post('/follow/case/add', { key: keyOf(form), id: idOf(form), words: '  ' })
    expect(none.text).toContain('Type what you would like to add.')
  })

  test('on the last evening of the window it is taken further, and no reason is asked for (Code 6.12)', async () => {
    const { reference, caseId } = await openCase(host)
    await answerCase(host, caseId, {
      acknowledgedAt: at('2026-11-18T10:00:00Z'),
      answeredAt: at('2026-12-01T15:00:00Z'),
    })
    const page = (await (await enter(host, reference)).get('/follow/case')).text
    expect(page).toContain('We agree with part of it.')
    expect(page).toContain('You do not have to say why.')
    host.setClock(at('2026-12-15T23:30:00Z'))
    const browser = await enter(host, reference)
    const form = (await browser.get('/follow/case/further')).text
    expect(form).toContain('You can leave this empty.')
    const taken = await browser.post('/follow/case/further', { key: keyOf(form), words: '' })
    expect(taken.location).toBe('/follow/case?done=further')
    expect(await eventsOf(caseId)).toContainEqual(
      expect.objectContaining({
        type: 'escalation-requested',
        by: 'resident',
        timing: 'in-time',
        words: null,
      }),
    )
    const after = (await browser.get('/follow/case')).text
    expect(after).toContain('You asked us to look again, and we are')
  })

  test('the answer can be accepted, and the case is closed by the resident’s own act', async () => {
    const { reference, caseId } = await openCase(host, {
      text: 'I want to make a complaint. Nobody came for the third time about the garden gate.',
    })
    await answerCase(host, caseId, {
      acknowledgedAt: at('2026-11-18T10:00:00Z'),
      answeredAt: at('2026-12-01T15:00:00Z'),
    })
    const browser = await enter(host, reference)
    const form = (await browser.get('/follow/case/accept')).text
    await browser.post('/follow/case/accept', { key: keyOf(form) })
    expect((await eventsOf(caseId)).at(-1)).toMatchObject({ type: 'closed', by: 'resident' })
  })

  test('after the last answer the way out is named: the Ombudsman, with the clause', async () => {
    const { reference, caseId } = await openCase(host)
    await answerCase(host, caseId, {
      acknowledgedAt: at('2026-11-18T10:00:00Z'),
      answeredAt: at('2026-12-01T15:00:00Z'),
    })
    await done(host, caseId, { type: 'request-escalation', by: 'resident' })
    const dewi = 'staff:dewi-morgan'
    await done(host, caseId, {
      type: 'assign',
      by: dewi,
      stage: 'stage-2',
      handler: dewi,
      part: 'lead',
      role: 'all suitable staff',
    })
    await done(host, caseId, {
      type: 'acknowledge',
      by: dewi,
      stage: 'stage-2',
      means: 'letter',
      definition: 'The leak.',
      outcomesSought: 'A repair.',
    })
    await done(host, caseId, {
      type: 'respond',
      by: dewi,
      stage: 'stage-2',
      decision: 'not-upheld',
      response: 'We stand by our answer.',
    })
    const { text } = await (await enter(host, reference)).get('/follow/case')
    expect(text).toContain('Take this further: not now.')
    expect(text).toContain('You have had our last answer')
    expect(text).toContain('Housing Ombudsman')
    expect(text).toContain('(Code 3.7)')
  })

  test('it can be withdrawn, with a page in between', async () => {
    const { reference, caseId } = await openCase(host)
    const browser = await enter(host, reference)
    const form = (await browser.get('/follow/case/withdraw')).text
    expect(form).toContain('If something is still wrong, you do not have to withdraw.')
    await browser.post('/follow/case/withdraw', { key: keyOf(form), words: 'It is mended.' })
    expect((await eventsOf(caseId)).at(-1)).toMatchObject({ type: 'withdrawn', why: 'It is mended.' })
  })

  test('a survey that was sent can be answered, each question with a choice', async () => {
    const { reference, caseId } = await openCase(host)
    await answerCase(host, caseId, {
      acknowledgedAt: at('2026-11-18T10:00:00Z'),
      answeredAt: at('2026-12-01T15:00:00Z'),
    })
    await done(host, caseId, { type: 'send-survey', by: 'putright' })
    const browser = await enter(host, reference)
    const form = (await browser.get('/follow/case/survey')).text
    const half = await browser.post('/follow/case/survey', { key: keyOf(form), handling: '2' })
    expect(half.text).toContain('Choose an answer to both questions')
    await browser.post('/follow/case/survey', { key: keyOf(form), handling: '2', outcome: '4', words: '' })
    expect((await eventsOf(caseId)).at(-1)).toMatchObject({
      type: 'survey-answered',
      by: 'resident',
      handling: 2,
      outcome: 4,
    })
  })

  test('closing it on the device takes the cookie away', async () => {
    const { reference } = await openCase(host)
    const browser = await enter(host, reference)
    await browser.post('/follow/leave')
    expect((await browser.get('/follow/case')).status).toBe(401)
  })

  test.each([
    '<img src=x onerror=alert(1)><script>alert(1)</script>',
    '"><svg/onload=alert(1)>',
    "'; DROP TABLE cases; --",
    '\u202Etxet desrever\u202C zero\u200Bwidth',
  ])('hostile words are text: %s', async (words) => {
    const { reference } = await openCase(host)
    const browser = await enter(host, reference)
    const form = (await browser.get('/follow/case/add')).text
    await browser.post('/follow/case/add', { key: keyOf(form), id: idOf(form), words })
    const { text } = await browser.get('/follow/case')
    expect(text).not.toContain('<img')
    expect(text).not.toContain('<svg')
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(text).toContain(
      words
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;'),
    )
  })
})
