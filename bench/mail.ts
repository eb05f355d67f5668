/**
 * Reads the corpus of test/mail with Putright, with postal-mime alone, with mailparser alone, with postal-mime and
 * email-reply-parser, and with postal-mime and planer, and prints how often each is right. Run: npm run bench:mail
 */
import EmailReplyParser from 'email-reply-parser'
import { type AddressObject, simpleParser } from 'mailparser'
import planer from 'planer'
import PostalMime, { type Email } from 'postal-mime'
import { readMail } from '../mail/readMail.ts'
import { corpus, type Expectation, wordsIn } from '../test/mail/corpus.ts'

/** What any reader can say of a mail; `undefined` where it does not say. */
type Answer = {
  messageId?: string | null | undefined
  from?: { name: string | null; address: string | null } | undefined
  subject?: string | undefined
  date?: string | null | undefined
  newText: string
  fullText: string
  attachments: [string, string, number][]
  references?: string[] | undefined
  replyTo?: string | null | undefined
  automaticKind?: string | null | undefined
  caseReference?: string | null | undefined
}
type Reader = (raw: Uint8Array) => Promise<Answer>

const putright: Reader = async (raw) => {
  const mail = await readMail(raw)
  const attachments = mail.attachments.map(({ filename, contentType, size }): [string, string, number] => [
    filename,
    contentType,
    size,
  ])
  return { ...mail, attachments }
}

const mailbox = (email: Email): Answer['from'] => ({
  name: email.from?.name || null,
  address: email.from?.address ?? null,
})

const idsIn = (email: Email): string[] => [
  ...new Set(`${email.references ?? ''} ${email.inReplyTo ?? ''}`.match(/<[^>]+>/g) ?? []),
]

const answerOf = (email: Email, newText: string): Answer => ({
  messageId: email.messageId ?? null,
  from: mailbox(email),
  subject: email.subject ?? '',
  date: email.date ?? null,
  newText,
  fullText: email.text ?? '',
  attachments: email.attachments.map(({ filename, mimeType, content }) => [
    filename ?? '',
    mimeType,
    typeof content === 'string' ? content.length : content.byteLength,
  ]),
  references: idsIn(email),
  replyTo: email.replyTo?.[0]?.address ?? email.from?.address ?? null,
})

/** postal-mime gives a plain text for every mail, made from the HTML where there is no other. */
const textOf = (email: Email): string => email.text ?? email.html?.replace(/<[^>]*>/g, ' ') ?? ''

const postalMime: Reader = async (raw) => {
  const email = await PostalMime.parse(raw)
  return answerOf(email, textOf(email))
}

const firstOf = (field: AddressObject | AddressObject[] | undefined) => [field].flat()[0]?.value[0]

/** mailparser gives names as they stand or `undefined`, and ids with their brackets. */
const mailParser: Reader = async (raw) => {
  const mail = await simpleParser(Buffer.from(raw))
  const [from, replyTo] = [firstOf(mail.from), firstOf(mail.replyTo)]
  const thread = [mail.references ?? [], mail.inReplyTo ?? []].flat().join(' ')
  const text = mail.text ?? ''
  return {
    messageId: mail.messageId ?? null,
    from: { name: from?.name || null, address: from?.address ?? null },
    subject: mail.subject ?? '',
    date: mail.date?.toISOString() ?? null,
    newText: text,
    fullText: text,
    attachments: mail.attachments.map(({ filename, contentType, size }) => [
      filename ?? '',
      contentType,
      size,
    ]),
    references: [...new Set(thread.match(/<[^>]+>/g) ?? [])],
    replyTo: replyTo?.address ?? from?.address ?? null,
  }
}

const replyParser: Reader = async (raw) => {
  const email = await PostalMime.parse(raw)
  return answerOf(email, new EmailReplyParser().read(textOf(email)).getVisibleText())
}

const planed: Reader = async (raw) => {
  const email = await PostalMime.parse(raw)
  return answerOf(email, planer.extractFrom(textOf(email), 'text/plain'))
}

type Tally = {
  fields: number
  /** Fields that the reader says anything of: postal-mime does not judge what is automatic. */
  stated: number
  exact: number
  lost: number
  leaked: number
  failed: number
  milliseconds: number
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const compared = [
  'messageId',
  'from',
  'subject',
  'date',
  'attachments',
  'references',
  'replyTo',
  'automaticKind',
  'caseReference',
] as const

const wordList = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** Words of one text that the other has not, each counted as often as it stands there. */
const missing = (wanted: string, got: string): number => {
  const counts = new Map<string, number>()
  for (const word of wordList(got)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return wordList(wanted).filter((word) => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left <= 0
  }).length
}

const judge = (tally: Tally, answer: Answer, expected: Expectation): void => {
  tally.fields += compared.filter((key) => key in expected && same(answer[key], expected[key])).length
  tally.stated += compared.filter((key) => key in expected && answer[key] !== undefined).length
  if (expected.newText === undefined) return
  if (wordsIn(answer.newText) === wordsIn(expected.newText)) tally.exact += 1
  if (missing(expected.newText, answer.newText) > 0) tally.lost += 1
  if (missing(answer.newText, expected.newText) > 0) tally.leaked += 1
}

const unanswered: Answer = { newText: '', fullText: '', attachments: [] }

const run = async (reader: Reader): Promise<Tally> => {
  const tally: Tally = { fields: 0, stated: 0, exact: 0, lost: 0, leaked: 0, failed: 0, milliseconds: 0 }
  const mails = corpus()
  const before = performance.now()
  for (const { raw, expected } of mails) {
    const answer = await reader(raw).catch((): Answer => {
      tally.failed += 1
      return unanswered
    })
    judge(tally, answer, expected)
  }
  tally.milliseconds = Math.round(performance.now() - before)
  return tally
}

const mails = corpus()
const fields = mails.flatMap(({ expected }) => compared.filter((key) => key in expected)).length
const texts = mails.filter(({ expected }) => expected.newText !== undefined).length
const readers: [string, Reader][] = [
  ['putright', putright],
  ['postal-mime', postalMime],
  ['mailparser', mailParser],
  ['postal-mime + email-reply-parser', replyParser],
  ['postal-mime + planer', planed],
]

const rows: Record<string, Record<string, string | number>> = {}
for (const [name, reader] of readers) {
  const tally = await run(reader)
  rows[name] = {
    [`fields right of ${fields}`]: tally.fields,
    'of those it reads': tally.stated,
    [`new text exact of ${texts}`]: tally.exact,
    'mails with own words lost': tally.lost,
    'mails with other words leaked': tally.leaked,
    threw: tally.failed,
    milliseconds: tally.milliseconds,
  }
}
console.log(`${mails.length} mails`)
console.table(rows)
