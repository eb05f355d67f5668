import { z } from 'zod'

const statusSchema = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED'])
type Status = z.infer<typeof statusSchema>

const names = ['spam', 'virus', 'spf', 'dkim', 'dmarc'] as const
type Name = (typeof names)[number]

/** What SES found out about a mail. */
export type Verdicts = Readonly<Record<Name, Status>>

const givenSchema = z.partialRecord(z.enum(names), statusSchema)

const pairsIn = (text: string): [string, string][] =>
  [...text.matchAll(/(\w+)\s*=\s*(\w+)/g)].map(([, name = '', status = '']) => [
    name.toLowerCase(),
    status.toUpperCase(),
  ])

/** DMARC passes where one of the two it stands on does (RFC 7489, 4.2; alignment is taken for granted here). */
const dmarcOf = (spf: Status, dkim: Status): Status => (spf === 'PASS' || dkim === 'PASS' ? 'PASS' : 'FAIL')

/**
 * Nothing can be checked about a mail from this machine itself, so every verdict is PASS, unless the mail's own
 * `X-Local-Verdicts` says otherwise (`dkim=FAIL, spam=FAIL`). Only this stand-in reads that header; SES does not, and
 * so a resident cannot write themselves a verdict.
 */
export const verdictsOf = (header: string | undefined): Verdicts => {
  const parsed = givenSchema.safeParse(Object.fromEntries(pairsIn(header ?? '')))
  const given = parsed.success ? parsed.data : {}
  const { spf = 'PASS', dkim = 'PASS' } = given
  return { spam: 'PASS', virus: 'PASS', dmarc: dmarcOf(spf, dkim), ...given, spf, dkim }
}
