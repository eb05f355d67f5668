import type { Notice } from './notice.ts'

/** A notice as somebody who speaks for the resident gets it. */
export const asCopy = (notice: Notice): Notice => ({
  ...notice,
  subject: `Copy: ${notice.subject}`,
  parts: [
    {
      kind: 'paragraph',
      text: 'This is a copy of a letter that we have sent. You get it because the person it is for has told us that you may speak for them.',
    },
    ...notice.parts,
  ],
})
