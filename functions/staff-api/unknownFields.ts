import { type FieldError, fieldOf } from './problems.ts'

type Path = readonly PropertyKey[]

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object'

const below = (
  given: Readonly<Record<string, unknown>>,
  parsed: unknown,
  path: Path,
): readonly FieldError[] =>
  Object.entries(given).flatMap(([name, value]) => {
    const here = [...path, Array.isArray(given) ? Number(name) : name]
    return isObject(parsed) && Object.hasOwn(parsed, name)
      ? unknownFields(value, parsed[name], here)
      : [{ field: fieldOf(here), message: 'there is no field of that name' }]
  })

/**
 * Fields that were sent and that a schema left out as unknown, however deep: a misspelt optional field must not be
 * taken for one that was left out.
 */
export const unknownFields = (given: unknown, parsed: unknown, path: Path = []): readonly FieldError[] =>
  isObject(given) ? below(given, parsed, path) : []
