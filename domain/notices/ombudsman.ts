import type { Ombudsman } from '../policy/ombudsman.ts'
import type { Part } from './notice.ts'

/** How to reach the ombudsman, as a commit recorded it or as it is now. */
export type OmbudsmanDetails = Pick<Ombudsman, 'name' | 'telephone' | 'webForm' | 'address'>

/** Who the ombudsman is, when to go there and how (Code 3.7, 6.5, 6.9). */
export const ombudsmanParts = (
  { describedAs, when }: Pick<Ombudsman, 'describedAs' | 'when'>,
  { telephone, webForm, address }: OmbudsmanDetails,
): readonly Part[] => [
  { kind: 'paragraph', text: `${describedAs} ${when}` },
  { kind: 'paragraph', text: `Phone: ${telephone}\nOnline: ${webForm}\nPost: ${address}` },
]
