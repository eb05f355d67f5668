/** A value of a policy that names a clause: where it lies, which clauses, and its words where it has any. */
export interface Cited {
  readonly path: string
  readonly clauses: readonly string[]
  readonly says: string | null
}

/** `6.2, 5.6` to its parts. */
const clausesIn = (clause: string): string[] => clause.split(/,\s*/)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const ofRecord = (value: Record<string, unknown>, path: string): Cited[] => {
  const own =
    typeof value.clause === 'string'
      ? [{ path, clauses: clausesIn(value.clause), says: typeof value.says === 'string' ? value.says : null }]
      : []
  const inner = Object.entries(value).flatMap(([key, part]) =>
    citedIn(part, path === '' ? key : `${path}.${key}`),
  )
  return [...own, ...inner]
}

const idOf = (value: unknown): string | null =>
  isRecord(value) && typeof value.id === 'string' ? value.id : null

/** Everything in a policy that names a clause, each with its path; members of a list by id where they have one. */
const citedIn = (value: unknown, path = ''): Cited[] => {
  if (Array.isArray(value)) {
    return value.flatMap((part, index) => citedIn(part, `${path}[${idOf(part) ?? index}]`))
  }
  return isRecord(value) ? ofRecord(value, path) : []
}

const beside = ['codePolicy', 'hazardLaw', 'ombudsman', 'besideTheCode']

/** Everything in a policy's own words that names a clause, without what merely stands beside it. */
export const citedInPolicy = (policy: object): Cited[] =>
  citedIn(Object.fromEntries(Object.entries(policy).filter(([key]) => !beside.includes(key))))

/** Clauses of the document that nothing in the data comes from and that are not left out with a reason. */
export const unusedClauses = (policy: {
  readonly document: { readonly clauses: readonly string[]; readonly leftOut: readonly { clause: string }[] }
}): string[] => {
  const used = new Set(citedInPolicy(policy).flatMap(({ clauses }) => clauses))
  return policy.document.clauses.filter((clause) => !used.has(clause))
}
