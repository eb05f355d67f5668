import type { Labelled } from './corpus.ts'

/** What a mailbox rule would do: a list of words, the first kind that has one wins. For comparison only. */
const lists: readonly (readonly [Labelled['disposition'], RegExp])[] = [
  ['not_for_us', /out of office|automatic reply|unsubscribe|undeliver|mail delivery/i],
  [
    'complaint',
    /complain|unhappy|disgust|unacceptable|disappoint|appalling|terrible|rude|ignored|fed up|still (?:waiting|not|no)|again|not good enough|no one|nobody|never/i,
  ],
  ['other_procedure', /neighbour|noise|insurance|claim|solicitor|court|subject access|grievance|council/i],
  ['compliment', /thank|brilliant|excellent|lovely|great job/i],
  ['case_update', /\bref\b|reference|attached|update|stage 2|withdraw/i],
  ['enquiry', /\bhow\b|\bwhat\b|\bwhen\b|\bwhere\b|can i\b/i],
]

const flagLists: Readonly<Record<string, RegExp>> = {
  hazard_emergency: /gas|carbon monoxide|\bwires?\b|sewage|ceiling|flood|no heating|no hot water/i,
  safeguarding: /abuse|domestic violence|suicid|kill myself|self.?harm|neglect/i,
  vulnerability: /elderly|disab|pregnan|baby|asthma|wheelchair|deaf|blind|cancer/i,
  hazard_significant: /damp|mould|leak|mice|rats/i,
  legal: /solicitor|court|legal|tribunal/i,
}

export const byKeywords = ({ subject, text }: Pick<Labelled, 'subject' | 'text'>) => {
  const words = `${subject ?? ''} ${text}`
  const disposition = lists.find(([, list]) => list.test(words))?.[0] ?? 'service_request'
  return {
    disposition,
    flags: Object.keys(flagLists).filter((flag) => flagLists[flag]?.test(words)),
  }
}
