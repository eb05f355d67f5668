import {
  welshAcceptance,
  welshConsent,
  welshGoesOnLiving,
  welshNoConsent,
  welshNotWilling,
  welshNoWithdrawal,
  welshStops,
  welshWithdrawal,
} from './welshReplyWords.ts'

/**
 * What a reply may ask for in so many words, in English and Welsh; other languages wait on the case for a person. These
 * only ever make a task for a person: a letter that is wrongly taken for content closes nothing. The words are looked
 * for by sentence, so that a “not” counts where it stands.
 */
const sentencesOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .replace(/[’‘]/g, "'")
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')

const saidIn =
  (pattern: RegExp, unless?: RegExp) =>
  (text: string): boolean =>
    sentencesOf(text).some((sentence) => pattern.test(sentence) && unless?.test(sentence) !== true)

const anyOf =
  (...said: readonly ((text: string) => boolean)[]) =>
  (text: string): boolean =>
    said.some((each) => each(text))

const notWilling =
  /\b(?:not|never|no longer happy|un(?:happy|satisfied)|dis(?:satisfied|agree)|hardly|far from|unless|until|if you|but|however|although|only if|as long as|provided|before|once|when|can't|cannot|won't|isn't|wasn't|n't)\b/i

/** “Please withdraw my complaint.” */
const withdraws = saidIn(
  /\b(?:withdraw|cancel|drop|retract|take back)\b.{0,30}\b(?:complaint|case|this)\b|\bplease (?:ignore|disregard) (?:my|the) (?:last |previous |earlier )?(?:complaint|email|message)\b/i,
  /\b(?:will not|won't|not going to|never|refuse to|not|don't) (?:withdraw|cancel|drop|retract)|\b(?:should|must|can|could|may) (?:i|we) (?:withdraw|cancel|drop)|\?$/i,
)

/** “I don't want to go on with my complaint.” Not “I don't want to go on like this”, nor “to take legal action”. */
const stops = saidIn(
  /\b(?:do not|don't|no longer) (?:want|wish|need) to (?:(?:pursue|proceed|continue|go on|carry on)(?: with)?(?: (?:it|this|that|the|my|our)(?: formal)?(?: complaint| case| matter)?)?(?: any (?:further|more))?|take (?:it|this|(?:the|my|our) (?:complaint|matter|case))(?: any)? further)(?= *(?:[.,;!]|$)| (?:now|any ?more|thank|because|as|since|so|please)\b)/i,
)

export const asksToWithdraw = anyOf(
  withdraws,
  stops,
  saidIn(welshWithdrawal, welshNoWithdrawal),
  saidIn(welshStops, welshGoesOnLiving),
)

/** “I'm happy with that, you can close it.” */
export const saysAccepted = anyOf(
  saidIn(
    /\bi(?:'m| am|'ll| will)? (?:now )?(?:very |quite |fully |more than )?(?:accept|happy|satisfied|content|pleased)\b.{0,40}\b(?:answer|response|outcome|offer|decision|resolution|this|that|how)\b|\b(?:happy|content) for (?:you|this|the case|my complaint) to (?:be )?clos|\b(?:you can|please|may) (?:now )?close (?:it|this|the case|my (?:case|complaint))\b|\bconsider (?:it|this|the matter) (?:closed|resolved|settled)\b/i,
    notWilling,
  ),
  saidIn(welshAcceptance, welshNotWilling),
)

/** “Councillor Osei may speak for me.” */
export const givesConsent = anyOf(
  saidIn(
    /\b(?:i|we) (?:hereby )?(?:give|grant|confirm)\b.{0,40}\b(?:consent|permission|authority|authorisation)\b|\b(?:consent|agree) to\b.{0,60}\b(?:acting|speaking|act|speak|deal|dealing|represent\w*)\b|\b(?:may|can) (?:act|speak|deal with you) (?:for me|on my behalf)\b|\b(?:allow|authorise|authorize) .{3,60} to (?:act|speak|deal|represent)\b/i,
    notWilling,
  ),
  saidIn(welshConsent, welshNoConsent),
)
