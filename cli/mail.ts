import { type ReadMail, readMail } from '../mail/readMail.ts'
import { print } from './jsonLines.ts'
import { mailsOf } from './mailSources.ts'

const line = (file: string, { html: _html, fullText: _fullText, to: _to, cc: _cc, ...mail }: ReadMail) => ({
  file,
  ...mail,
  attachments: mail.attachments.map(({ filename, contentType, size }) => ({ filename, contentType, size })),
})

/** Prints a line for each mail in the files, in their order. A file that cannot be opened is bad input. */
export const mail = async (files: readonly string[]): Promise<void> => {
  for (const file of files)
    for await (const raw of mailsOf(file)) await print(line(file, await readMail(raw)))
}
