import { type Field, fieldNamed } from './mime/head.ts'
import type { Verdict, Verdicts } from './readMailSchema.ts'

/** Amazon SES writes `PASS`, `FAIL`, `GRAY` or `PROCESSING_FAILED`; only the first two say anything. */
const ses = (fields: Field[], name: string): Verdict => {
  const value = fieldNamed(fields, `x-ses-${name}-verdict`)?.toUpperCase()
  return value === 'PASS' ? 'pass' : value === 'FAIL' ? 'fail' : 'unknown'
}

/**
 * Authentication-Results (RFC 8601). Only the topmost field counts: each server puts its own above
 * those that came with the mail, and what came with the mail may be made up.
 */
const authenticated = (fields: Field[], method: string): Verdict => {
  const value = fieldNamed(fields, 'authentication-results') ?? ''
  const results = [...value.matchAll(new RegExp(`(?:^|[;\\s])${method}\\s*=\\s*([a-z]+)`, 'gi'))].map(
    (match) => match[1]?.toLowerCase(),
  )
  if (results.length === 0) return 'unknown'
  return results.includes('pass')
    ? 'pass'
    : results.some((result) => result === 'fail' || result === 'softfail' || result === 'permerror')
      ? 'fail'
      : 'unknown'
}

/** What the receiving servers found out about a mail and its sender. */
export const verdictsOf = (fields: Field[]): Verdicts => ({
  spam: ses(fields, 'spam'),
  virus: ses(fields, 'virus'),
  spf: authenticated(fields, 'spf'),
  dkim: authenticated(fields, 'dkim'),
  dmarc: authenticated(fields, 'dmarc'),
})
