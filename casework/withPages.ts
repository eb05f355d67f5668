import { isProven } from '../domain/case/belongs.ts'
import type { OpenedCase } from '../domain/case/case.ts'
import type { ReplyRoute } from '../domain/message/message.ts'
import type { Notice, Part } from '../domain/notices/notice.ts'

/** Everything of a notice that could tell a stranger something is left out: the reference, the words, the dates. */
const guarded = (notice: Notice, pages: string, landlord: string): Notice => ({
  ...notice,
  subject: `There is something new for you from ${landlord}`,
  parts: [
    {
      kind: 'paragraph',
      text: `Somebody gave us this email address in our chat. If that was you, we have something new about what you told us.`,
    },
    {
      kind: 'paragraph',
      text: `To read it, open this page and type the reference that the chat gave you. We then send a code to this address, to be sure that it is yours. You do this once: after that our letters come to you in full.\n${pages}/follow`,
    },
    {
      kind: 'paragraph',
      text: 'If it was not you, you need do nothing. This letter says nothing about anybody.',
    },
  ],
})

const tells = ({ kind }: Part): boolean => kind === 'quote' || kind === 'danger'

/**
 * The receipt that they asked for in the chat: its reference and dates, and nothing of what they said: not their words,
 * not their name, not what danger they told of.
 */
const withoutWords = ({ parts, ...notice }: Notice): Notice => ({
  ...notice,
  parts: parts
    .filter((part, place) => !tells(part) && parts[place + 1]?.kind !== 'quote')
    .map((part) =>
      part.kind === 'paragraph' ? { ...part, text: part.text.replace(/^Hello [^\n]+,$/m, 'Hello,') } : part,
    ),
})

/**
 * A notice as its mail may say it. An address that was only typed in the chat may be a stranger’s by a slip: until
 * somebody has shown that it is theirs, it gets the bare receipt and no other word of the case. To any other, the way to the case is added; the
 * address of that page names the reference and opens nothing.
 */
export const withPages = (
  notice: Notice,
  route: ReplyRoute,
  {
    state,
    pages,
    landlord,
  }: { readonly state: OpenedCase; readonly pages: string | undefined; readonly landlord: string },
): Notice => {
  if (pages === undefined) return notice
  if (route.channel === 'webchat' && route.email !== null && !isProven(state, route.email))
    return notice.kind.startsWith('receipt') ? withoutWords(notice) : guarded(notice, pages, landlord)
  const link = `See your case, add to it or take it further:\n${pages}/follow?reference=${state.reference}`
  return { ...notice, parts: [...notice.parts, { kind: 'paragraph', text: link }] }
}
