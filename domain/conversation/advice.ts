import type { Landlord } from '../landlord/landlord.ts'
import type { Reply } from './reply.ts'
import type { Danger } from './state.ts'

interface Advice {
  readonly text: string
  /** A number to ring, or `emergencyLine`: the landlord's own. */
  readonly ring: readonly string[]
}

const line = 'emergencyLine'

/**
 * What to do now. Gas: National Gas Emergency Service. Fire: London Fire Brigade's and the NFCC's “get out, stay out”.
 * 55 after 999: the police's Silent Solution for mobiles. 0808 2000 247: National Domestic Abuse Helpline (Refuge).
 * 116 123: Samaritans. All free.
 */
const advice: Readonly<Record<Danger, Advice>> = {
  gas: {
    text: "Can you smell gas? Leave the home now and ring 0800 111 999. It's free, day and night. Don't touch switches and don't light anything.",
    ring: ['0800 111 999'],
  },
  'carbon-monoxide': {
    text: "Could it be carbon monoxide? Go outside into fresh air now and ring 0800 111 999. It's free, day and night. If anyone feels ill, ring 999.",
    ring: ['0800 111 999', '999'],
  },
  fire: { text: 'Is something burning now? Get out, stay out and ring 999.', ring: ['999'] },
  'life-at-risk': {
    text: "Is anyone in danger now? Ring 999. If you can't speak, ring 999 from a mobile and press 55 when asked.",
    ring: ['999'],
  },
  'self-harm': {
    text: "I'm sorry it has got this hard. If you might hurt yourself now, ring 999. You can talk to Samaritans at any time, free, on 116 123. You don't have to sort this out before you ring.",
    ring: ['116 123', '999'],
  },
  abuse: {
    text: "If you or anyone else is in danger now, ring 999. If you can't speak, press 55 when asked. You can talk to the National Domestic Abuse Helpline, free, day and night, on 0808 2000 247.",
    ring: ['999', '0808 2000 247'],
  },
  'water-near-electrics': {
    text: "Is water near anything electric? Keep away from both and don't touch wet switches or plugs. If you can reach the fuse box and it's dry, turn the electricity off there. Then ring our emergency line, day or night:",
    ring: [line],
  },
  electrics: {
    text: "Don't touch it, and keep everyone away. If you can reach the fuse box safely, turn the electricity off there. Then ring our emergency line, day or night:",
    ring: [line],
  },
  flood: {
    text: 'Is water still coming in? If you can, turn it off at the stopcock, often under the kitchen sink. Then ring our emergency line, day or night:',
    ring: [line],
  },
  collapse: {
    text: 'Keep everyone out from under it, and out of that room. Then ring our emergency line, day or night:',
    ring: [line],
  },
  sewage: {
    text: "Keep away from it and wash your hands well. Don't use the toilet or taps if that brings more up. Then ring our emergency line, day or night:",
    ring: [line],
  },
  insecure: {
    text: "Is your home open and can't be locked? Ring our emergency line, day or night. If someone is trying to get in, ring 999.",
    ring: [line, '999'],
  },
  'no-heating': {
    text: "Is it cold, or is there a baby, or someone older or ill at home? Then don't wait for us to read this. Ring our emergency line, day or night:",
    ring: [line],
  },
  safeguarding: {
    text: 'If you or anyone else is in danger now, ring 999. I will mark what you tell us so that a person sees it first.',
    ring: ['999'],
  },
  emergency: {
    text: "Could this hurt someone today? Then don't wait for us to read this. Ring our emergency line, day or night. If someone's life is in danger, ring 999.",
    ring: [line, '999'],
  },
}

const calls = ({ ring }: Advice, landlord: Landlord) =>
  ring.map((number) =>
    number === line
      ? { label: `Ring our emergency line, ${landlord.emergencyLine}`, number: landlord.emergencyLine }
      : { label: `Ring ${number}`, number },
  )

/** What to do about a danger now; complete in words for channels without links. */
export const advise = (danger: Danger, landlord: Landlord): Reply => {
  const given = advice[danger]
  const text = given.text.endsWith(':')
    ? `${given.text.slice(0, -1)}: ${landlord.emergencyLine}.`
    : given.text
  const ownLine = given.ring.includes(line) && !text.includes(landlord.emergencyLine)
  return {
    kind: 'danger',
    text: ownLine ? text.replace('emergency line', `emergency line, ${landlord.emergencyLine}`) : text,
    calls: calls(given, landlord),
  }
}
