import type { Landlord } from '../landlord/landlord.ts'
import type { Reply } from './reply.ts'
import type { Danger } from './state.ts'
import { fill, type Strings, stringsOf } from './strings.ts'

/** The landlord’s own emergency line, among numbers to ring. */
const line = 'emergencyLine'

/**
 * Whom to ring; what to do stands in each language. Gas: National Gas Emergency Service. Fire: London Fire Brigade's and the NFCC's “get out, stay out”.
 * 55 after 999: the police's Silent Solution for mobiles. 0808 2000 247: National Domestic Abuse Helpline (Refuge).
 * 116 123: Samaritans. All free.
 */
const ring: Readonly<Record<Danger, readonly string[]>> = {
  gas: ['0800 111 999'],
  'carbon-monoxide': ['0800 111 999', '999'],
  fire: ['999'],
  'life-at-risk': ['999'],
  'self-harm': ['116 123', '999'],
  abuse: ['999', '0808 2000 247'],
  'water-near-electrics': [line],
  electrics: [line],
  flood: [line],
  collapse: [line],
  sewage: [line],
  insecure: [line, '999'],
  'no-heating': [line],
  safeguarding: ['999', '116 123'],
  emergency: [line, '999'],
}

const calls = (danger: Danger, { emergencyLine }: Landlord, strings: Strings) =>
  ring[danger].map((number) =>
    number === line
      ? { label: fill(strings.ringLine, { line: emergencyLine }), number: emergencyLine }
      : { label: fill(strings.ring, { number }), number },
  )

/** What to do about a danger now; complete in words for channels without links. */
export const advise = (
  danger: Danger,
  landlord: Landlord,
  strings: Strings = stringsOf({ lang: 'en' }),
): Reply => ({
  kind: 'danger',
  text: fill(strings.advice[danger], { line: landlord.emergencyLine }),
  calls: calls(danger, landlord, strings),
})
