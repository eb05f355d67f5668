import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Input, openChat } from './chat.ts'
import { mailbox, putright, type Started, sendMail, startPutright, temporaryData, until } from './putright.ts'

const data = temporaryData()
let system: Started

beforeAll(async () => {
  system = await startPutright(data.path)
})

afterAll(async () => {
  await system.stop()
  data.remove()
})

const reference = /PR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/

interface Shown {
  readonly reference: string
  readonly status: string
  readonly disposition: string
  readonly policy: string
  readonly channel: string
  readonly milestones: readonly { readonly milestone: string; readonly due: string; readonly state: string }[]
  readonly history: readonly { readonly type: string; readonly milestone?: string; readonly at: string }[]
}

const show = async (of: string): Promise<Shown> => (await putright(data.path, 'case', 'show', of))[0] as Shown

describe('a real email', () => {
  let ours = ''

  test('becomes an acknowledged case with a reference, what happens next and by when', async () => {
    await sendMail(system.running.smtpPort, {
      from: 'Joan Whitfield <joan.whitfield@post.example>',
      subject: 'A small matter',
      text: 'I have written four times about the fence of my garden and nobody has answered. It has been eleven weeks.\n\nKind regards,\nJoan',
    })
    const [mail] = await until('a receipt', async () => {
      const sent = await mailbox(system.running.url, 'joan.whitfield@post.example')
      return sent.length > 0 ? sent : undefined
    })
    ours = reference.exec(mail?.subject ?? '')?.[0] ?? ''
    expect(mail?.text).toContain(ours)
    expect(mail?.text).toMatch(/By (Mon|Tues|Wednes|Thurs|Fri)day \d+ \w+ \d{4}/)
    expect(mail?.text).toContain('0300 111 3000')
    expect(mail?.headers['Auto-Submitted']).toBe('auto-replied')
  })

  test('is read as a complaint under the policy in force, with its dates', async () => {
    const shown = await show(ours)
    expect(shown).toMatchObject({
      reference: ours,
      status: 'open',
      disposition: 'complaint',
      policy: 'code-2024',
      channel: 'email',
    })
    expect(shown.milestones.map((milestone) => milestone.milestone)).toEqual(
      expect.arrayContaining(['acknowledge', 'respond']),
    )
  })

  test('has a reply that joins its case', async () => {
    const [receipt] = await mailbox(system.running.url, 'joan.whitfield@post.example')
    await sendMail(system.running.smtpPort, {
      from: 'Joan Whitfield <joan.whitfield@post.example>',
      subject: `Re: ${receipt?.subject}`,
      text: 'One correction: it is twelve weeks.',
      inReplyTo: receipt?.headers['Message-ID'] ?? '',
    })
    await until('the reply on the case', async () => {
      const { history } = await show(ours)
      return history.filter((event) => event.type === 'message-received').length === 2 ? true : undefined
    })
    expect((await putright(data.path, 'case', 'list')).length).toBe(1)
  })

  test('from a stranger who quotes the reference opens its own case, and tells nothing of the other', async () => {
    await sendMail(system.running.smtpPort, {
      from: 'A Stranger <stranger@elsewhere.example>',
      subject: `Any news on ${ours}?`,
      text: `Please tell me what is happening with ${ours}.`,
    })
    const [mail] = await until('an answer to the stranger', async () => {
      const sent = await mailbox(system.running.url, 'stranger@elsewhere.example')
      return sent.length > 0 ? sent : undefined
    })
    expect(mail?.text).not.toMatch(/fence|garden|Joan/i)
    expect((await show(ours)).history.filter((event) => event.type === 'message-received').length).toBe(2)
    expect((await putright(data.path, 'case', 'list')).length).toBe(2)
  })
})

describe('a clock that is moved past the dates', () => {
  test('fires the reminders and records the breaches, in order', async () => {
    const [first] = (await putright(data.path, 'case', 'list')) as Shown[]
    await putright(data.path, 'clock', '+40d')
    const shown = await show(first?.reference ?? '')
    const missed = shown.history.filter((event) => event.type === 'milestone-missed')
    const reminded = shown.history.filter((event) => event.type === 'reminded')
    expect(missed.map((event) => event.milestone)).toEqual(['acknowledge', 'respond'])
    expect(reminded.map((event) => event.milestone)).toEqual([
      'acknowledge',
      'acknowledge',
      'respond',
      'respond',
    ])
    const times = shown.history.map((event) => event.at)
    expect(times).toEqual(times.toSorted())
    expect(
      shown.milestones.filter((milestone) => milestone.state === 'missed').length,
    ).toBeGreaterThanOrEqual(2)
  }, 60_000)
})

describe('a start after a stop', () => {
  test('finds everything where it was, the clock too', async () => {
    const before = await putright(data.path, 'case', 'list')
    const [{ now: then }] = (await putright(data.path, 'clock', 'show')) as [{ now: string }]
    await system.stop()
    system = await startPutright(data.path)
    expect(await putright(data.path, 'case', 'list')).toEqual(before)
    const [{ now }] = (await putright(data.path, 'clock', 'show')) as [{ now: string }]
    expect(now >= then).toBe(true)
  })
})

describe('a real chat', () => {
  test('becomes an acknowledged case: danger first, the choice, a reference and the same dates in the mail', async () => {
    const chat = await openChat(system.running.url)
    const heard = await chat.say('Nobody came for the third time about the leak over my cooker. I am fed up.')
    expect(heard[0]?.kind).toBe('danger')
    const answers: Readonly<Record<string, Input>> = {
      choice: { type: 'chose', choice: 'complaint' },
      name: { type: 'said', text: 'Shazia' },
      address: { type: 'said', text: '4 Larch Close' },
      contact: { type: 'said', text: 'shazia.hussain@mail.example' },
      sought: { type: 'said', text: 'Please mend it' },
      adjustments: { type: 'said', text: "I can't do phone calls" },
      confirm: { type: 'chose', choice: 'confirm' },
    }
    let last = heard
    const asked: string[] = []
    for (let turn = 0; turn < 12 && !reference.test(JSON.stringify(last)); turn += 1) {
      const ask = last.find((reply) => reply.ask !== undefined)?.ask ?? ''
      asked.push(ask)
      last = await chat.send(answers[ask] ?? { type: 'chose', choice: 'skip' })
    }
    chat.close()
    expect(new Set(asked).size).toBe(asked.length)

    const given = reference.exec(JSON.stringify(last))?.[0] ?? ''
    const shown = await show(given)
    expect(shown).toMatchObject({ status: 'open', disposition: 'complaint', channel: 'webchat' })
    const [mail] = await until('the receipt by mail', async () => {
      const sent = await mailbox(system.running.url, 'shazia.hussain@mail.example')
      return sent.length > 0 ? sent : undefined
    })
    expect(mail?.text).toContain(given)
    const due = shown.milestones.find((milestone) => milestone.milestone === 'acknowledge')?.due ?? ''
    const day = new Intl.DateTimeFormat('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'Europe/London',
    })
      .format(new Date(due))
      .replace(',', '')
    expect(mail?.text).toContain(day)
    expect(JSON.stringify(last)).toContain(day)
  })
})
