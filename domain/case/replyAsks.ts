import type { Reading } from '../classifier/reading.ts'
import type { Message } from '../message/message.ts'
import { asksToWithdraw, givesConsent, saysAccepted } from '../message/replyWords.ts'
import { isOngoing, type OpenedCase } from './case.ts'
import type { TaskKind } from './task.ts'

/** What a message that joined a case asks for: the next stage, evidence that was waited for, or a person's eye. */
export type ReplyAsk =
  | { readonly ask: 'next-stage' }
  | { readonly ask: 'evidence'; readonly id: string }
  | { readonly ask: 'task'; readonly what: TaskKind; readonly why: string }

const task = (what: TaskKind, why: string): ReplyAsk => ({ ask: 'task', what, why })

const newMatter = new Set(['complaint', 'service_request', 'other_procedure'])

/** A matter that the case is not about: another topic, or what belongs to another procedure. */
const isNewMatter = (state: OpenedCase, reading: Reading): boolean =>
  newMatter.has(reading.disposition) &&
  (reading.topic !== state.reading.topic || reading.disposition === 'other_procedure')

const isThanks = ({ disposition }: Reading): boolean => disposition === 'compliment'

const evidenceAsked = (state: OpenedCase) => state.evidence.filter((each) => each.receivedAt === null)

const evidence = (state: OpenedCase, { attachments }: Message): readonly ReplyAsk[] => {
  const waiting = evidenceAsked(state)
  const [only] = waiting
  if (attachments.length === 0 || only === undefined) return []
  return waiting.length === 1
    ? [{ ask: 'evidence', id: only.id }]
    : [
        task(
          'match-evidence',
          `They sent ${attachments.length === 1 ? 'a file' : `${attachments.length} files`}, and more than one thing was asked for.`,
        ),
      ]
}

const consent = (state: OpenedCase, { text }: Message): readonly ReplyAsk[] =>
  givesConsent(text) && (state.flags.includes('representative') || state.flags.includes('designated_person'))
    ? [task('check-consent', 'The resident seems to say who may speak for them. Check it, and record it.')]
    : []

/** What they say of an answer: accepted, or not. */
const ofAnswer = (message: Message, reading: Reading): ReplyAsk | null => {
  if (saysAccepted(message.text)) return task('confirm-acceptance', 'They seem to accept the answer.')
  return reading.disposition === 'complaint'
    ? task(
        'offer-next-stage',
        'They are not content with the answer and did not ask for the next stage. Offer it (Code 6.10).',
      )
    : null
}

/** What they bring to a case that somebody works. */
const ofGoingOn = (state: OpenedCase, message: Message, reading: Reading): ReplyAsk | null => {
  if (message.repeats === true && state.stages.length === 0)
    return task(
      'read-reply',
      'They sent the same words again. Where they are not content with what was done, it is a complaint now (Code 1.5).',
    )
  return isNewMatter(state, reading)
    ? task('sort-new-issue', 'They write of something new. Take it in, or start a case for it (Code 6.7).')
    : null
}

const toCaseThatIsOver = task(
  'read-reply',
  'They wrote to a case that is over. Read it, and open the case again if it is right.',
)

/** What they say of the whole: over, content, or going on. The first that holds. */
const course = (state: OpenedCase, message: Message, reading: Reading): ReplyAsk | null => {
  if (asksToWithdraw(message.text))
    return task('confirm-withdrawal', 'They seem to say that they do not want to go on.')
  if (reading.flags.includes('escalation')) return { ask: 'next-stage' }
  if (!isOngoing(state)) return isThanks(reading) ? null : toCaseThatIsOver
  const answer = state.status === 'responded' ? ofAnswer(message, reading) : null
  return answer ?? ofGoingOn(state, message, reading)
}

const asksNothing = ({ automatic, imported, sentTwice }: Message): boolean =>
  automatic !== null || imported === true || sentTwice === true

/**
 * What follows from a reply besides its standing on the case. A machine's mail, an old one and one sent twice ask for
 * nothing.
 */
export const replyAsks = (state: OpenedCase, message: Message, reading: Reading): readonly ReplyAsk[] => {
  if (asksNothing(message)) return []
  const asked = course(state, message, reading)
  return [...(asked === null ? [] : [asked]), ...evidence(state, message), ...consent(state, message)]
}
