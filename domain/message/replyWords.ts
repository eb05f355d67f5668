/**
 * What a reply may ask for in so many words. These only ever make a task for a person: a letter that is wrongly taken
 * for content closes nothing. The words are looked for by sentence, so that a “not” counts where it stands.
 */
const sentencesOf = (text: string): readonly string[] =>
  text
    .replace(/[’‘]/g, "'")
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')

const saidIn =
  (pattern: RegExp, unless?: RegExp) =>
  (text: string): boolean =>
    sentencesOf(text).some((sentence) => pattern.test(sentence) && unless?.test(sentence) !== true)

const notWilling =
  /\b(?:not|never|no longer happy|un(?:happy|satisfied)|dis(?:satisfied|agree)|hardly|far from|unless|until|if you|can't|cannot|won't|isn't|wasn't|n't)\b/i

/** “I don't want to go on with my complaint.” Here the “not” belongs to it. */
export const asksToWithdraw = saidIn(
  /\b(?:withdraw|cancel|drop|retract|take back)\b.{0,30}\b(?:complaint|case|this)\b|\b(?:do not|don't|no longer) (?:want|wish|need) to (?:pursue|proceed|continue|go on|carry on|take)\b|\bplease (?:ignore|disregard) (?:my|the) (?:last |previous |earlier )?(?:complaint|email|message)\b|\b(?:tynnu|dileu) (?:fy|y) ?(?:nghwyn|gŵyn)\b/i,
  /\b(?:will not|won't|not going to|never|refuse to|not) (?:withdraw|cancel|drop|retract)|\b(?:should|must|can|could|may) (?:i|we) (?:withdraw|cancel|drop)|\?$/i,
)

/** “I'm happy with that, you can close it.” */
export const saysAccepted = saidIn(
  /\bi(?:'m| am|'ll| will)? (?:now )?(?:very |quite |fully |more than )?(?:accept|happy|satisfied|content|pleased)\b.{0,40}\b(?:answer|response|outcome|offer|decision|resolution|this|that|how)\b|\b(?:happy|content) for (?:you|this|the case|my complaint) to (?:be )?clos|\b(?:you can|please|may) (?:now )?close (?:it|this|the case|my (?:case|complaint))\b|\bconsider (?:it|this|the matter) (?:closed|resolved|settled)\b/i,
  notWilling,
)

/** “Councillor Osei may speak for me.” */
export const givesConsent = saidIn(
  /\b(?:i|we) (?:hereby )?(?:give|grant|confirm)\b.{0,40}\b(?:consent|permission|authority|authorisation)\b|\b(?:consent|agree) to\b.{0,60}\b(?:acting|speaking|act|speak|deal|dealing|represent\w*)\b|\b(?:may|can) (?:act|speak|deal with you) (?:for me|on my behalf)\b|\b(?:allow|authorise|authorize) .{3,60} to (?:act|speak|deal|represent)\b/i,
  notWilling,
)
