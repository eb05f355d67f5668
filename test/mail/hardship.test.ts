import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ReadMail, readMail } from '../../mail/readMail.ts'
import { readMailSchema } from '../../mail/readMailSchema.ts'
import { mutated, seed, settings } from './damaged.ts'

const minutes = 60_000

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

const oneLine = (text: string | null): boolean => text === null || !/\p{Cc}/u.test(text)

/** What holds for every mail: the shape, names that are names, and headers that can begin no other line. */
const holds = (mail: ReadMail): void => {
  expect(readMailSchema.safeParse(mail).success).toBe(true)
  expect(mail.automatic).toBe(mail.automaticKind !== null)
  if (mail.automatic) expect(mail.replyTo).toBeNull()
  expect([mail.subject, mail.from.name, mail.from.address, mail.replyTo, mail.messageId].every(oneLine)).toBe(
    true,
  )
  expect(mail.attachments.every(({ filename }) => oneLine(filename) && !/[\\/]/.test(filename))).toBe(true)
  expect(mail.attachments.every(({ size, content }) => size === content.length)).toBe(true)
}

/** The parts of a mail that are empty by right: nothing but a footer, or nothing but quotation in an answer. */
const mayBeEmpty = (mail: ReadMail): boolean =>
  !hasWords(mail.fullText) ||
  mail.references.length > 0 ||
  /^\s*(re|aw|sv)\s*:/i.test(mail.subject) ||
  mail.fullText.split('\n').every((line) => !hasWords(line) || /sent from|iphone|avast|antivirus/i.test(line))

describe('any bytes at all give a mail', () => {
  test(`mails damaged on their way (seed ${seed}, ${settings.numRuns} runs)`, {
    timeout: 10 * minutes,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (raw) => {
        const mail = await readMail(raw)
        holds(mail)
        expect(hasWords(mail.newText) || mayBeEmpty(mail)).toBe(true)
      }),
      settings,
    )
  })

  test(`bytes that never were a mail (seed ${seed})`, { timeout: 10 * minutes }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (raw) => holds(await readMail(raw))),
      { ...settings, numRuns: Math.ceil(settings.numRuns / 10) },
    )
  })
})

const crlf = (...lines: string[]): string => `${lines.join('\r\n')}\r\n`
const start = (boundary: string): string =>
  crlf('From: a@example.org', 'Subject: big', `Content-Type: multipart/mixed; boundary="${boundary}"`, '')

describe('a mail of any size is read in bounded time', () => {
  test('an attachment of 25 MB', { timeout: minutes }, async () => {
    const content = Buffer.alloc(25 * 1024 * 1024, 'leak')
    const encoded = content.toString('base64').replace(/.{76}/g, '$&\r\n')
    const raw = `${start('b')}--b\r\n\r\nSee the film.\r\n--b\r\nContent-Type: video/mp4; name="film.mp4"\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n--b--\r\n`
    const mail = await readMail(Buffer.from(raw))
    expect(mail.newText).toBe('See the film.')
    expect(mail.attachments.map(({ filename, size }) => [filename, size])).toEqual([
      ['film.mp4', content.length],
    ])
  })

  test('500 attachments', { timeout: minutes }, async () => {
    const parts = Array.from(
      { length: 500 },
      (_, at) =>
        `--b\r\nContent-Type: image/png; name="${at}.png"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n`,
    )
    const mail = await readMail(
      Buffer.from(`${start('b')}--b\r\n\r\nAll of it.\r\n${parts.join('')}--b--\r\n`),
    )
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(parts.map((_, at) => `${at}.png`))
  })

  test('10,000 multiparts inside one another, with words at the bottom', { timeout: minutes }, async () => {
    const levels = Array.from(
      { length: 10_000 },
      (_, at) => `--n${at}\r\nContent-Type: multipart/mixed; boundary="n${at + 1}"\r\n\r\n`,
    )
    const raw = `${start('n0')}${levels.join('')}--n10000\r\nContent-Type: text/plain\r\n\r\nHere I am.\r\n`
    expect((await readMail(Buffer.from(raw))).newText).toBe('Here I am.')
  })

  test('10,000 messages inside one another', { timeout: minutes }, async () => {
    const level = 'Content-Type: message/rfc822\r\n\r\n'
    const mail = await readMail(
      Buffer.from(`From: a@example.org\r\n${level.repeat(10_000)}Subject: x\r\n\r\nHere.\r\n`),
    )
    expect(mail.from.address).toBe('a@example.org')
  })

  test.each([
    ['25 MB of text', `Subject: x\r\n\r\n${'No heat. '.repeat(2_900_000)}`],
    ['quotation marks', `Subject: x\r\n\r\n${'>'.repeat(3_000_000)}`],
    [
      'attributions',
      `Subject: x\r\n\r\n${'On 1 Jan 2026 at 10:00, A <a@b.example> wrote:\r\n> q\r\nanswer\r\n'.repeat(20_000)}`,
    ],
    ['header lines in the text', `Subject: x\r\n\r\n${'From: a\r\nTo: b\r\n'.repeat(20_000)}`],
    ['one header line', `Subject: ${'x'.repeat(5_000_000)}\r\n\r\nHi`],
    ['header fields', `${'X-A: 1\r\n'.repeat(500_000)}\r\nHi`],
    ['encoded words', `Subject: ${'=?utf-8?B?QQ==?= '.repeat(200_000)}\r\n\r\nHi`],
    ['recipients', `To: ${'a <a@b.example>, '.repeat(200_000)}\r\n\r\nHi`],
    ['delimiters of nobody', `${start('b')}${'--c\r\n'.repeat(100_000)}`],
    ['parts', `${start('b')}${'--b\r\n\r\nx\r\n'.repeat(30_000)}`],
    ['open elements', `Content-Type: text/html\r\n\r\n${'<div>'.repeat(300_000)}Hi`],
    ['blockquotes', `Content-Type: text/html\r\n\r\n${'<blockquote>x'.repeat(100_000)}Hi`],
    ['rules', `Subject: x\r\n\r\n${`${'_'.repeat(70)}\r\n`.repeat(10_000)}Hi`],
    ['blank space', `Subject: x\r\n\r\n${' '.repeat(3_000_000)}Hi`],
    ['blank lines', `Subject: x\r\n\r\n${'\r\n'.repeat(200_000)}Hi`],
    ['closings', `Subject: x\r\n\r\n${'Kind regards\r\nA\r\nwww.a.example\r\n'.repeat(10_000)}Hi`],
    ['small print', `Subject: x\r\n\r\n${'This email is confidential.\r\n\r\n'.repeat(10_000)}Hi`],
    ['bytes of Latin-1', Buffer.alloc(5_000_000, 0xe9).toString('latin1')],
  ])('%s without end', { timeout: minutes }, async (_, raw) => {
    expect((await readMail(Buffer.from(raw, 'latin1'))).automatic).toBe(false)
  })
})
