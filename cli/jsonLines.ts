import { accessSync, constants, createReadStream, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { z } from 'zod'

/** Input that the operator can mend: printed as it stands, exit code 2. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
}

const named = (file: string | undefined): string =>
  file === undefined || file === '-' ? 'standard input' : file

const parseJson = (text: string, where: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new BadInput(`${where}: not a JSON object (${(cause as Error).message})`, { cause })
  }
}

const describe = (issue: z.core.$ZodIssue): string =>
  issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`

/** Throws `BadInput` where there is no such file, or it cannot be read. */
const ensureReadable = (file: string): void => {
  try {
    if (statSync(file).isDirectory()) throw new BadInput(`${file}: a folder, not a file`)
    accessSync(file, constants.R_OK)
  } catch (cause) {
    if (cause instanceof BadInput) throw cause
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    throw new BadInput(`${file}: ${missing ? 'no such file' : 'this file cannot be read'}`, { cause })
  }
}

const opened = (file: string | undefined): NodeJS.ReadableStream => {
  if (file === undefined || file === '-') return process.stdin
  ensureReadable(file)
  return createReadStream(file)
}

/**
 * Reads JSON Lines from a file (`-` or none: standard input) and prints the answer to each, in order.
 * At the first bad line it throws `BadInput`, naming file and line; every good line before it is already printed.
 */
export const answerEachLine = async <S extends z.ZodType>(
  file: string | undefined,
  schema: S,
  answer: (value: z.output<S>) => unknown,
): Promise<void> => {
  const lines = createInterface({ input: opened(file), crlfDelay: Number.POSITIVE_INFINITY })
  let number = 0
  for await (const line of lines) {
    number += 1
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (text.trim() === '') continue
    const where = `${named(file)}, line ${number}`
    const parsed = schema.safeParse(parseJson(text, where))
    if (!parsed.success) throw new BadInput(`${where}: ${parsed.error.issues.map(describe).join('; ')}`)
    await print(await answer(parsed.data))
  }
}

/** One JSON object on a line of standard output; waits where the reader is slow. */
export const print = async (value: unknown): Promise<void> => {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) {
    await new Promise<void>((drained) => process.stdout.once('drain', drained))
  }
}
