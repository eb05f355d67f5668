import type { Part } from './notice.ts'

/** Who looks at a complaint from outside, and how to reach them. */
export interface Ombudsman {
  readonly name: string
  readonly telephone: string
  readonly webForm: string
  readonly address: string
}

/** The resident's right to go to the ombudsman at any time, with the details (Code 3.7, 6.5, 6.9). */
export const ombudsmanParts = (ombudsman: Ombudsman): readonly Part[] => [
  { kind: 'heading', text: `The ${ombudsman.name}` },
  {
    kind: 'paragraph',
    text: `You can ask the ${ombudsman.name} for help at any time, not only at the end. It is free, and it is not part of us.\nPhone: ${ombudsman.telephone}\nOnline: ${ombudsman.webForm}\nPost: ${ombudsman.address}`,
  },
]
