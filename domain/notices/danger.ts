import { hasOpenHazard, type OpenedCase } from '../case/case.ts'
import type { Landlord } from '../landlord/landlord.ts'
import type { Part } from './notice.ts'

const danger = ({ emergencyLine }: Landlord): Part => ({
  kind: 'danger',
  text: `If anyone is in danger now, ring 999.\nIf you can smell gas, leave the home now and ring 0800 111 999. It's free, day and night.\nFor any other emergency in your home, ring us on ${emergencyLine}, day or night.`,
})

const support: Part = {
  kind: 'paragraph',
  text: 'If you are hurt or afraid, ring 999. If you cannot speak, ring 999 and then press 55. To talk to someone at any hour, ring Samaritans free on 116 123.',
}

/** What to do now about an emergency that is not yet made safe. */
export const dangers = (state: OpenedCase, landlord: Landlord): readonly Part[] =>
  state.flags.includes('hazard_emergency') && hasOpenHazard(state) ? [danger(landlord)] : []

/**
 * Whom to ring, where somebody may be at risk. It goes with the first answer alone: who is at risk may not be the only
 * one who reads the letters.
 */
export const supportParts = ({ flags }: OpenedCase): readonly Part[] =>
  flags.includes('safeguarding') ? [support] : []
