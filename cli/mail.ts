import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { messagesIn } from '../mail/mbox.ts'
import { type ReadMail, readMail } from '../mail/readMail.ts'
import { BadInput, print } from './jsonLines.ts'

const line = (file: string, { html: _html, fullText: _fullText, to: _to, cc: _cc, ...mail }: ReadMail) => ({
  file,
  ...mail,
  attachments: mail.attachments.map(({ filename, contentType, size }) => ({ filename, contentType, size })),
})

const unreadable = (file: string, cause: unknown): BadInput => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const why =
    code === 'ENOENT'
      ? 'no such file'
      : code === 'EISDIR'
        ? 'a folder; name the files in it'
        : String(code ?? cause)
  return new BadInput(`${file}: ${why}`, { cause })
}

async function* mailsOf(file: string): AsyncGenerator<Uint8Array> {
  if (file.toLowerCase().endsWith('.mbox')) yield* messagesIn(createReadStream(file))
  else yield file === '-' ? await buffer(process.stdin) : await readFile(file)
}

const printFile = async (file: string): Promise<void> => {
  const mails = mailsOf(file)
  while (true) {
    const next = await mails.next().catch((cause: unknown) => {
      throw unreadable(file, cause)
    })
    if (next.done) return
    await print(line(file, await readMail(next.value)))
  }
}

/** Prints a line for each mail in the files, in their order. A file that cannot be opened is bad input. */
export const mail = async (files: string[]): Promise<void> => {
  for (const file of files) await printFile(file)
}
