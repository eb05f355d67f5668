import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { messagesIn } from '../mail/mbox.ts'
import { BadInput } from './jsonLines.ts'

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

async function* opened(file: string): AsyncGenerator<Uint8Array> {
  if (file.toLowerCase().endsWith('.mbox')) yield* messagesIn(createReadStream(file))
  else yield file === '-' ? await buffer(process.stdin) : await readFile(file)
}

/** The raw mails of a file: many where it ends in `.mbox`. Throws `BadInput` where it cannot be read. */
export async function* mailsOf(file: string): AsyncGenerator<Uint8Array> {
  const mails = opened(file)
  while (true) {
    const next = await mails.next().catch((cause: unknown) => {
      throw unreadable(file, cause)
    })
    if (next.done) return
    yield next.value
  }
}

/** The files of mail that a path means: itself, or every `.eml` and `.mbox` below a folder, in order of their names. */
export const mailFilesIn = async (path: string): Promise<readonly string[]> => {
  const about = await stat(path).catch((cause: unknown) => {
    throw unreadable(path, cause)
  })
  if (!about.isDirectory()) return [path]
  const found = await readdir(path, { recursive: true, withFileTypes: true })
  const files = found
    .filter((each) => each.isFile() && /\.(?:eml|mbox)$/i.test(each.name))
    .map((each) => join(each.parentPath, each.name))
    .sort()
  if (files.length === 0) throw new BadInput(`${path}: no .eml or .mbox file below this folder`)
  return files
}
