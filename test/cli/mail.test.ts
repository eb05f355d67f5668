import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const run = promisify(execFile)
const command = join(import.meta.dirname, '../../cli/putright.ts')
const corpus = join(import.meta.dirname, '../mail/corpus')

const putrightMail = async (...files: string[]) => {
  const { stdout, stderr, code } = await run(process.execPath, [command, 'mail', ...files]).then(
    (done) => ({ ...done, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  )
  const lines = stdout.split('\n').filter((line) => line !== '')
  return { lines: lines.map((line) => JSON.parse(line)), stderr, code }
}

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'putright-mail-'))

describe('putright mail', () => {
  test('prints one object a mail, in the order of the files, with the fields of the contract', async () => {
    const files = ['related-inline-image-in-html', 'auto-gmail-vacation'].map((name) =>
      join(corpus, `${name}.eml`),
    )
    const { lines, code } = await putrightMail(...files)
    expect(code).toBe(0)
    expect(lines.map(({ file }) => file)).toEqual(files)
    expect(lines[0]).toMatchObject({
      messageId: '<rel@example.org>',
      from: { name: 'Ivy Brand', address: 'ivy@example.org' },
      subject: 'Photos',
      date: '2026-11-30T09:15:27.000Z',
      newText: 'Look:',
      attachments: [
        { filename: 'damp.png', contentType: 'image/png', size: 70 },
        { filename: 'letter.pdf', contentType: 'application/pdf', size: 69 },
      ],
      automatic: false,
      automaticKind: null,
      replyTo: 'ivy@example.org',
      references: [],
      caseReference: null,
    })
    expect(lines[1]).toMatchObject({ automatic: true, automaticKind: 'auto-reply', replyTo: null })
  })

  test('a file that is not there is bad input: named, exit code 2, the mails before it printed', async () => {
    const { lines, stderr, code } = await putrightMail(join(corpus, 'subject-only.eml'), 'no-such.eml')
    expect(lines).toHaveLength(1)
    expect(stderr).toContain('no-such.eml: no such file')
    expect(code).toBe(2)
  })

  test('a file that ends in .mbox holds many mails', async () => {
    const file = join(await folder(), 'complaints.mbox')
    const mail = (text: string) =>
      `From ann@example.org Mon Nov 30 09:15:27 2026\nFrom: ann@example.org\nSubject: x\n\n${text}\n\n`
    await writeFile(
      file,
      `${mail('One.')}${mail('Two.\n\nFrom here on it is worse.\n>From the roof it drips.')}`,
    )
    const { lines } = await putrightMail(file)
    expect(lines.map(({ newText }) => newText)).toEqual([
      'One.',
      'Two.\n\nFrom here on it is worse.\nFrom the roof it drips.',
    ])
    expect(lines.map((line) => line.file)).toEqual([file, file])
  })

  test('bytes that are no mail are the text of one', async () => {
    const file = join(await folder(), 'note.eml')
    await writeFile(file, 'The lift is stuck again.')
    expect((await putrightMail(file)).lines).toMatchObject([
      { newText: 'The lift is stuck again.', messageId: null },
    ])
  })
})
