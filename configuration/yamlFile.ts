import { readFileSync } from 'node:fs'
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

/** A configuration file that somebody has to mend; the message names file, line, path and what to do. */
export class BadFile extends Error {
  override readonly name = 'BadFile'
}

/** Something wrong at a place in a file, with what to do about it. */
export interface Problem {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

const written = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')

const keyOffset = (document: Document, path: readonly PropertyKey[]): number | undefined => {
  const parent: unknown = document.getIn(path.slice(0, -1), true)
  if (path.length === 0 || !isMap(parent)) return undefined
  const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1))
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined
}

/** The offset of the deepest node that exists on the way to a path; of its key, where it has one. */
const offsetOf = (document: Document, path: readonly PropertyKey[]): number => {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length)
    const node: unknown = document.getIn(part, true)
    const offset = keyOffset(document, part) ?? (isNode(node) ? node.range?.[0] : undefined)
    if (offset !== undefined) return offset
  }
  return 0
}

const wanted = (issue: z.core.$ZodIssue): string => {
  const last = String(issue.path.at(-1) ?? 'the file')
  if (issue.code === 'unrecognized_keys') {
    return `${issue.keys.map((key) => `“${key}”`).join(', ')} is not a field here; mend the spelling or take it out`
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return last === 'clause'
      ? 'the clause is missing; every value names the clause of the document that says so'
      : `“${last}” is missing; add it`
  }
  return issue.message
}

const problemsOf = (error: z.ZodError): Problem[] =>
  error.issues.map((issue) => ({
    path: issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path,
    message: wanted(issue),
  }))

/**
 * Reads a YAML file into the domain's type. `check` adds what a schema can't say.
 * Throws `BadFile` with every problem on a line of its own.
 */
export const readYaml = <S extends z.ZodType>(
  file: string,
  schema: S,
  check: (value: z.output<S>) => readonly Problem[] = () => [],
): z.output<S> => {
  const lines = new LineCounter()
  const document = parseDocument(read(file), { lineCounter: lines, merge: true })
  const syntax = document.errors.map(
    (error) => `${file}, line ${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`,
  )
  if (syntax.length > 0) throw new BadFile(syntax.join('\n'))

  const say = (problem: Problem): string =>
    `${file}, line ${lines.linePos(offsetOf(document, problem.path)).line}, ${written(problem.path) || 'the file'}: ${problem.message}`
  const parsed = schema.safeParse(document.toJS(), { reportInput: true })
  if (!parsed.success)
    throw new BadFile(problemsOf(parsed.error).map(say).join('\n'), { cause: parsed.error })
  const problems = check(parsed.data)
  if (problems.length > 0) throw new BadFile(problems.map(say).join('\n'))
  return parsed.data
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new BadFile(`${file}: can't be read. Check the path and that the file is there.`, { cause })
  }
}
