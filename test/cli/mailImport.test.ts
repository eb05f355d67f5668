import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  mailbox,
  putright,
  type Started,
  sendMail,
  startPutright,
  temporaryData,
  until,
} from '../system/putright.ts'

const data = temporaryData()
const old = temporaryData()
let system: Started

const mail = (number: number, more: readonly string[] = [], text = `Nobody came about window ${number}.`) =>
  [
    'Authentication-Results: mx.larkfield.example; dmarc=pass',
    `From: Resident ${number} <old${number}@post.example>`,
    'To: complaints@larkfield.example',
    `Subject: Window ${number}`,
    `Message-ID: <${number}@post.example>`,
    `Date: Mon, ${number} Jun 2026 10:00:00 +0100`,
    ...more,
    '',
    text,
    '',
  ].join('\r\n')

beforeAll(async () => {
  const folder = join(old.path, 'box', 'deeper')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(old.path, 'box', 'a.eml'), mail(1))
  writeFileSync(join(folder, 'b.eml'), mail(8))
  writeFileSync(join(old.path, 'box', 'notes.txt'), 'no mail')
  const three = [15, 22, 29].map((day) => `From x@y Mon Jun  1 10:00:00 2026\n${mail(day)}\n`)
  writeFileSync(join(old.path, 'box', 'c.mbox'), three.join(''))
  system = await startPutright(data.path)
}, 120_000)

afterAll(async () => {
  await system.stop()
  data.remove()
  old.remove()
})

const importing = (...more: readonly string[]) =>
  putright(data.path, 'mail', 'import', join(old.path, 'box'), ...more) as Promise<
    readonly { file: string; reference: string; receivedAt: string; status: string; again: boolean }[]
  >

const listed = async (...more: readonly string[]) =>
  (await putright(data.path, 'case', 'list', ...more)) as readonly {
    reference: string
    disposition: string
  }[]

describe('putright mail import', () => {
  test('takes in every mail below a folder, of the day it came, closed, and nobody is written to', async () => {
    const taken = await importing()
    expect(taken.map(({ receivedAt }) => receivedAt)).toEqual([
      '2026-06-01T09:00:00.000Z',
      '2026-06-15T09:00:00.000Z',
      '2026-06-22T09:00:00.000Z',
      '2026-06-29T09:00:00.000Z',
      '2026-06-08T09:00:00.000Z',
    ])
    expect(new Set(taken.map(({ status }) => status))).toEqual(new Set(['closed']))
    const cases = await until('the cases in the list', async () => {
      const all = await listed()
      return all.length >= 5 ? all : undefined
    })
    expect(new Set(cases.map(({ reference }) => reference))).toEqual(
      new Set(taken.map(({ reference }) => reference)),
    )
  })

  test('run again finds every mail there and makes nothing new', async () => {
    expect((await importing()).map(({ again }) => again)).toEqual([true, true, true, true, true])
    expect((await listed()).length).toBe(5)
    // Long after the first import's letters would have gone.
    const written = await fetch(`${system.running.url}/local/mailbox`, {
      headers: { accept: 'application/json' },
    })
    expect(await written.json()).toEqual([])
  })

  test('works them as if they had come in on their day where it is asked to', async () => {
    const file = join(old.path, 'new.eml')
    writeFileSync(file, mail(2))
    await putright(data.path, 'mail', 'import', file, '--answer')
    const sent = await until('a receipt', async () => {
      const mails = await mailbox(system.running.url, 'old2@post.example')
      return mails.length > 0 ? mails : undefined
    })
    expect(sent[0]?.subject).toContain('PR-')
    expect(
      await putright(data.path, 'case', 'show', /PR-\w{4}-\w{4}/.exec(sent[0]?.subject ?? '')?.[0] ?? ''),
    ).toMatchObject([{ status: 'open' }])
  })
})

describe('putright mail held', () => {
  test('ranks what waits for a person, the likeliest first', async () => {
    const verdicts = { 'X-Local-Verdicts': 'spam=FAIL' }
    await sendMail(system.running.smtpPort, {
      from: 'Offers <win@prize.example>',
      subject: 'You have won',
      text: 'Click here for your prize. Limited offer, act now.',
      headers: verdicts,
    })
    await sendMail(system.running.smtpPort, {
      from: 'Joan Whitfield <joan.whitfield@post.example>',
      subject: 'The window',
      text: 'I have rung four times about my window and nobody has come. I want to make a complaint.',
      headers: verdicts,
    })
    const held = (await until('both to be held', async () => {
      const waiting = await putright(data.path, 'mail', 'held')
      return waiting.length >= 2 ? waiting : undefined
    })) as readonly { from: string; suspect: string; likely: number }[]
    expect(held.map(({ from, suspect }) => [from, suspect])).toEqual([
      ['joan.whitfield@post.example', 'spam'],
      ['win@prize.example', 'spam'],
    ])
  })
})

describe('what a machine wrote', () => {
  test('is kept, and stands in the list only where all are asked for', async () => {
    const before = await listed('--all')
    await sendMail(system.running.smtpPort, {
      from: 'shop@news.example',
      subject: 'Our autumn offers',
      text: 'Everything must go.',
      headers: { 'List-Unsubscribe': '<mailto:x@news.example>' },
    })
    const after = await until('it to be kept', async () => {
      const all = await listed('--all')
      return all.length > before.length ? all : undefined
    })
    const [machines] = after.filter(({ reference }) => !before.some((each) => each.reference === reference))
    expect((await listed()).map(({ reference }) => reference)).not.toContain(machines?.reference)
  })
})
