import { citedInPolicy } from './clauses.ts'
import { comparisons } from './codeRequirements.ts'
import { type Compared, compare, type Verdict } from './compare.ts'
import type { PolicyRules } from './policy.ts'

/** One paragraph of the Code beside what the policy has: `policy` is its clause, `—` where there is none. */
export interface Finding {
  readonly code: string
  readonly policy: string
  readonly verdict: Verdict
  readonly why: string
}

/** The words of a policy by clause; a clause that says several things has no one word for it. */
const wordsByClause = (policy: PolicyRules): Map<string, string | null> => {
  const words = new Map<string, string | null>()
  for (const { clauses, says, path } of citedInPolicy(policy)) {
    if (says === null || path.endsWith('.late')) continue
    for (const clause of clauses)
      words.set(clause, words.has(clause) && words.get(clause) !== says ? null : says)
  }
  return words
}

type Answers = Map<string, Compared>

/** The Code answers itself: each paragraph by its own words. */
const ofItself = (code: PolicyRules, words: Map<string, string | null>): Answers =>
  new Map(
    code.document.clauses.map((clause) => [
      clause,
      { policy: clause, verdict: 'meets', why: words.get(clause) ?? 'It is the Code’s own paragraph.' },
    ]),
  )

const recorded = (policy: PolicyRules, words: Map<string, string | null>): Answers =>
  new Map(
    policy.besideTheCode.answers.map(({ code, clause, exceeds, why }) => [
      code,
      {
        policy: clause,
        verdict: exceeds ? 'exceeds' : 'meets',
        why: why ?? words.get(clause) ?? `Clause ${clause} answers it.`,
      },
    ]),
  )

const shortfalls = (policy: PolicyRules): Answers =>
  new Map(
    policy.besideTheCode.shortfalls.map(({ code, clause, why }) => [
      code,
      { policy: clause, verdict: 'falls-short', why },
    ]),
  )

/**
 * A policy beside the Code, one finding for each paragraph, in the Code's order. Words recorded as falling short
 * win; then numbers and structure; then the clause that answers; what nothing answers is silent.
 */
export const checkAgainstCode = (policy: PolicyRules, code: PolicyRules): Finding[] => {
  const words = wordsByClause(policy)
  const requirement = wordsByClause(code)
  const short = shortfalls(policy)
  const answers = policy.id === code.id ? ofItself(policy, words) : recorded(policy, words)

  const findingOf = (paragraph: string): Compared => {
    const worded = short.get(paragraph)
    if (worded !== undefined) return worded
    const test = comparisons[paragraph]
    const counted = test === undefined ? undefined : compare(policy, code, test)
    if (counted !== undefined && counted.verdict !== 'silent') return counted
    const wanted = requirement.get(paragraph)
    const nothing: Compared = {
      policy: '—',
      verdict: 'silent',
      why: wanted == null ? 'Nothing is said.' : `Nothing is said. The Code: ${wanted}`,
    }
    return answers.get(paragraph) ?? counted ?? nothing
  }

  return code.document.clauses
    .filter((clause) => /^\d/.test(clause))
    .map((paragraph) => ({ code: paragraph, ...findingOf(paragraph) }))
}
