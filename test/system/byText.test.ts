import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChat } from './chat.ts'
import { mailbox, type Started, startPutright, temporaryData, until } from './putright.ts'

const data = temporaryData()
let system: Started

beforeAll(async () => {
  system = await startPutright(data.path)
})

afterAll(async () => {
  await system.stop()
  data.remove()
})

const referenceIn = (text: string): string =>
  /PR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/.exec(text)?.[0] ?? ''

/** A browser without a script: forms, and the one cookie. */
const browser = () => {
  let cookie = ''
  const headers = () => ({
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
    cookie,
  })
  const get = async (path: string) =>
    (await fetch(`${system.running.url}${path}`, { headers: headers() })).text()
  const post = async (path: string, fields: Readonly<Record<string, string>>) => {
    const answer = await fetch(`${system.running.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: headers(),
      body: new URLSearchParams(fields).toString(),
    })
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return { text: await answer.text(), location: answer.headers.get('location'), cookie: () => cookie }
  }
  return { get, post }
}

const field = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''

/** The texts that a number was sent, once there are so many. */
const textsTo = (number: string, count: number) =>
  until(`${count} texts`, async () => {
    const sent = await mailbox(system.running.url, number)
    return sent.length >= count ? sent : undefined
  })

const codeIn = (text: string | undefined): string => /\b(\d{6})\b/.exec(text ?? '')?.[1] ?? ''

/** From a reference to the page of the case, by the code in the text and the name. */
const comeBack = async (reference: string, number: string): Promise<string> => {
  const { get, post } = browser()
  expect((await post('/follow', { reference, by: 'text' })).text).toContain('Type the code')
  const [text] = await textsTo(number, 1)
  expect(text).toMatchObject({ from: 'Larkfield', headers: { Parts: '1', Encoding: 'GSM 03.38' } })
  expect(text?.text).not.toContain(reference)
  const more = await post('/follow/code', { reference, code: codeIn(text?.text) })
  const entered = await post('/follow/told', { ticket: field(more.text, 'ticket'), told: 'Rosa Díaz' })
  expect(entered.location).toBe('/follow/case')
  return get('/follow/case')
}

describe('a resident with a mobile and no email', () => {
  test('tells it by the form, is told how to come back, and does, by a text from the real queue and SDK', async () => {
    const { get, post } = browser()
    const told = await post('/tell', {
      id: field(await get('/tell'), 'id'),
      story: 'I want to complain. Nobody came for the third time about the window that will not shut.',
      choice: 'complaint',
      name: 'Rosa Díaz',
      contact: '07700 900201',
      step: 'send',
    })
    expect(told.text).toContain('We text a code to 07700 900201 when you ask for it')
    const page = await comeBack(referenceIn(told.text), '+447700900201')
    expect(page).toContain('about the window that will not shut')
  })

  test('tells it in the chat, and comes back the same way', async () => {
    const chat = await openChat(system.running.url)
    await chat.say('Nobody came for the third time about the gate that will not shut.')
    await chat.send({ type: 'chose', choice: 'complaint' })
    await chat.say('Rosa Díaz')
    await chat.say('Flat 4, 12 Mill Lane')
    await chat.say('07700 900202')
    let said = ''
    for (let turn = 0; turn < 6 && referenceIn(said) === ''; turn += 1) {
      const asks = said.includes('Is it right?')
      said = JSON.stringify(await chat.send({ type: 'chose', choice: asks ? 'confirm' : 'skip' }))
    }
    expect(said).toContain('We text a code to 07700 900202 when you ask for it')
    chat.close()
    expect(await comeBack(referenceIn(said), '+447700900202')).toContain('about the gate that will not shut')
  })

  test('is shown to nobody who has the reference alone, and five wrong codes end the code', async () => {
    const { get, post } = browser()
    const told = await post('/tell', {
      id: field(await get('/tell'), 'id'),
      story: 'I want to complain. Nobody came for the third time about the door that will not shut.',
      choice: 'complaint',
      name: 'Rosa Díaz',
      contact: '07700 900203',
      step: 'send',
    })
    const reference = referenceIn(told.text)
    const stranger = browser()
    await stranger.post('/follow', { reference })
    const [text] = await textsTo('+447700900203', 1)
    const code = codeIn(text?.text)
    for (let tries = 0; tries < 5; tries += 1) {
      const refused = await stranger.post('/follow/code', {
        reference,
        code: code === '123456' ? '654321' : '123456',
      })
      expect(refused.location).toBeNull()
      expect(refused.text).not.toContain('Nobody came')
    }
    expect((await stranger.post('/follow/code', { reference, code })).text).toContain(
      'That code is not right',
    )
    expect(await stranger.get('/follow/case')).not.toContain('Nobody came')
  })

  test('has their texts shown beside the mails, for whoever tries this out', async () => {
    const page = await (
      await fetch(`${system.running.url}/local/mailbox?to=07700900201`, { headers: { accept: 'text/html' } })
    ).text()
    expect(page).toContain('Sent to +447700900201')
    expect(page).toContain('Text: Your code is')
  })
})
