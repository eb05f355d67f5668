import type { Message } from '../message/message.ts'
import type { Part } from './part.ts'

/** What we ask somebody for whom no address book knows: their name only where their mail did not say it. */
export const askWhoParts = ({ asksWho, person }: Message, howToReply: string): readonly Part[] =>
  asksWho === true
    ? [
        {
          kind: 'paragraph',
          text: `We could not find your home from your email address. Please tell us your ${person.name === null ? 'full name and your ' : ''}address, with the postcode. To tell us, ${howToReply}. If you have told us already, you need do nothing.`,
        },
      ]
    : []
