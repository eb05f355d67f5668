import { z } from 'zod'
import type { ChoiceValue, Field } from './reply.ts'
import {
  welshApart,
  welshAvoidsCalls,
  welshBareComplaint,
  welshCommands,
  welshGreeting,
  welshNo,
  welshPuzzled,
  welshThanks,
  welshTogether,
  welshWhoAreYou,
  welshYes,
} from './welshWords.ts'

/** What can be said in words instead of pressing a button. Whole short lines only: a story is never a command. */
const commands: readonly (readonly [ChoiceValue, RegExp])[] = [
  [
    'human',
    /^(?:(?:please|can|could|may|i|i'd|id|i would|want|wanna|need|like|to|let|me|just) )*(?:(?:speak|talk|chat) (?:to|with)|ring|get|call|phone)? ?(?:an? |the |some)?(?:real |actual |live )?(?:human|person|somebody|someone|staff|agent|adviser|advisor|officer|member of staff|human being)(?: being)?(?: please)?$|^(?:please )?(?:ring|call|phone) me(?: back)?(?: please)?$|^call ?back(?: please)?$/,
  ],
  [
    'skip',
    /^(?:skip(?: (?:this|that|it))?|pass|next|i ?do ?n[o']?t know|dont know|dunno|no idea|not sure|rather not(?: say)?|(?:i'd |id |i would )?prefer not(?: to)?(?: say)?|idk|n\/?a)$/,
  ],
  [
    'leave',
    /^(?:(?:actually|ok|okay|no|oh|just|please),? )*(?:leave me alone|go away|(?:piss|fuck|sod|bugger) off|get lost|shut up|exit|quit|stop|cancel|never ?mind|forget it|leave it|bye|goodbye|good bye|i give up|end chat|i want to (?:stop|leave|go)|no more)$/,
  ],
  ['both', /^(?:(?:i want |i'd like |please )?(?:do )?both(?: of (?:them|those))?(?: please)?)$/],
  [
    'just-fix-it',
    /^(?:please )?(?:(?:no,? ?)?(?:i )?(?:just|only) (?:want (?:it|this|you to) ?|get it |please )?(?:fix(?:ed)?(?: it)?|get it (?:fixed|done|sorted)|repair(?:ed)?(?: it)?|sort(?:ed)?(?: it)?(?: out)?)|fix it|get it fixed|no complaint)(?: please)?$/,
  ],
  [
    'complaint',
    /^(?:yes,? ?)?(?:please )?(?:(?:a )?complaint|complain|log (?:it as )?a complaint|log (?:the|my|this)(?: as a)? complaint|make it a complaint|i(?:'d| would)? (?:want|like|wish) to (?:complain|make a (?:formal )?complaint|make it a complaint))(?: please)?$/,
  ],
  ['log-now', /^(?:log it(?: now)?|log it as it is|send it(?: now)?|that's all|thats all|nothing else)$/],
  ['something-else', /^(?:something else|another thing|start again|new)$/],
]

const changeable: readonly (readonly [Field, RegExp])[] = [
  ['name', /name|enw/],
  ['address', /address|where|flat|postcode|street|cod post|stryd|ble mae/],
  ['contact', /contact|phone|number|e-?mail|reach|cysylltu|ffôn|e-bost/],
  ['sought', /put.*right|outcome|remedy|sought/],
  ['adjustments', /adjust|harder|access|help/],
  ['choice', /choice|complaint|fix|cwyn|[dn]ewis/],
  ['reference', /reference|ref\b|cyfeirnod/],
  ['story', /story|what (?:happened|i said)|words|message|geiriau|stori|neges/],
]

const changeOf = (line: string): ChoiceValue | null => {
  const asked =
    /^(?:please )?(?:i (?:want|need) to )?(?:change|edit|correct|fix my|wrong|newid) (.{2,40})$/.exec(
      line,
    )?.[1]
  const field = asked === undefined ? undefined : changeable.find(([, words]) => words.test(asked))?.[0]
  return field === undefined ? null : `change:${field}`
}

const longestCommand = 60

const lineOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[.!?,\s]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim()

/** The button that a short line stands for, or null where it is something told to us. */
export const commandIn = (text: string): ChoiceValue | null => {
  if (text.length > longestCommand) return null
  const line = lineOf(text)
  return [...commands, ...welshCommands].find(([, words]) => words.test(line))?.[0] ?? changeOf(line)
}

const yes =
  /^(?:yes|yeah|yep|yup|ok|okay|correct|right|that's right|thats right|confirm|sure|go ahead|please do|y|yes please|fine|perfect|looks? (?:good|right))$/
const no = /^(?:no|nope|nah|not? (?:really|thanks|thank you)|no,? thanks?|n|none|nothing|no thank you)$/

export const isYes = (text: string): boolean => [yes, welshYes].some((words) => words.test(lineOf(text)))
export const isNo = (text: string): boolean => [no, welshNo].some((words) => words.test(lineOf(text)))

const apart =
  /^(?:yes,? )?(?:please )?(?:(?:take|keep) them (?:apart|separate)|one (?:after the other|by one|at a time)|separate(?:ly)?|apart)(?: please)?$/
const together =
  /^(?:no,? )?(?:please )?(?:(?:keep|leave) (?:it|them) )?(?:all )?(?:together|as one|(?:it(?:'s| is)|they(?:'re| are)) (?:all )?(?:one|the same) (?:thing|matter))(?: please)?$/

/** How they want two things dealt with that they told at once. */
export const isApart = (text: string): boolean =>
  [apart, welshApart].some((words) => words.test(lineOf(text)))
export const isTogether = (text: string): boolean =>
  [together, welshTogether].some((words) => words.test(lineOf(text)))

/** A greeting and nothing else. */
export const isGreeting = (text: string): boolean =>
  welshGreeting.test(lineOf(text)) ||
  /^(?:hi|hiya|hello|hey|good (?:morning|afternoon|evening)|hello there|hi there|help|help me|test|start)$/.test(
    lineOf(text),
  )

export const isThanks = (text: string): boolean =>
  welshThanks.test(lineOf(text)) ||
  /^(?:thanks?|thank you|ta|cheers|ok|okay|great|bye|goodbye|thank you very much|thanks? (?:a lot|so much)|ok thanks?)$/.test(
    lineOf(text),
  )

const puzzled =
  /^(?:(?:what|wot|wat|huh|eh|ey|pardon|sorry|come again|how do you mean|explain)(?: (?:that|please|now))?|(?:say|tell me) (?:that |it )?again|what'?s (?:that|this)(?: mean| for)?|(?:what|wot) (?:do|does|is|are) (?:you|u|ya|ye|that|this|it)(?: (?:mean|for|on about|asking))?(?: by (?:that|this))?|(?:i )?(?:do ?n[o']?t|dont) (?:really )?(?:understand|follow|get (?:it|that|you|this))(?: (?:that|this|you|the question))?|(?:i'?m |i am )?(?:confused|lost|puzzled)|why|what for|(?:why|what) do (?:you|u) (?:need|want|ask)(?: (?:it|that|this|to know|for|me|my (?:name|address|number|email|phone|contact)))*(?: for)?)$/

/** Asks what we mean, or why we ask. Whole short lines only. */
export const isPuzzled = (text: string): boolean =>
  text.length <= longestCommand && [puzzled, welshPuzzled].some((words) => words.test(lineOf(text)))

const whoAreYou =
  /^(?:(?:are|r) (?:you|u) (?:an? )?(?:real|robot|bot|human|machine|computer|ai|chat ?bot|(?:real |actual )?person)(?: (?:person|human))?(?: or (?:an? )?(?:robot|bot|human|machine|computer|(?:real )?person))?|(?:am i|is this) (?:(?:talking|speaking|chatting) (?:to|with) )?an? (?:real |actual )?(?:robot|bot|human|machine|computer|person|chat ?bot)(?: or (?:an? )?(?:robot|bot|human|machine|computer|(?:real )?person))?|who (?:are|r) (?:you|u)|who am i (?:talking|speaking|chatting) (?:to|with)|who(?: is|'s) this)$/

/** Asks who or what they are talking to. */
export const isWhoAreYou = (text: string): boolean =>
  text.length <= longestCommand && [whoAreYou, welshWhoAreYou].some((words) => words.test(lineOf(text)))

const bareComplaint =
  /^(?:hi,? |hello,? )?(?:i(?:'d| would)? (?:want|like|wish|need) to |can i |how do i |please )?(?:complain|(?:make|log|raise|file|lodge|open) a (?:formal |official )?complaint|complaint)(?: about (?:you|something|my landlord|(?:your )?service))?(?: please)?$/

/** Says they want to complain, and not yet what about. */
export const isBareComplaint = (text: string): boolean =>
  text.length <= longestCommand &&
  [bareComplaint, welshBareComplaint].some((words) => words.test(lineOf(text)))

/** At most 64 and 253 characters (RFC 5321, 4.5.3.1), from where a word begins: a long word costs its length once. */
const email = /(?<![^\s@<>,;:()[\]"])[^\s@<>,;:()[\]"]{1,64}@[^\s@<>,;:()[\]"]{1,253}\.[a-z]{2,}/i
const emailSchema = z.email()
/** Nine to fifteen digits (ITU-T E.164 allows no more), however they are spaced. */
const phone = /(?:\+|\b)\d(?:[\s()-]{0,2}\d){8,14}\b/

export interface Contact {
  readonly email: string | null
  readonly phone: string | null
}

/** The first address in what they wrote; null where no mail can go there, as to one with an accent by a slip. */
const emailIn = (text: string): string | null => {
  const found = email.exec(text)?.[0].replace(/^[^\p{L}\p{N}_+]+/u, '')
  return emailSchema.safeParse(found).data ?? null
}

/** The email address and the telephone number in what they wrote. */
export const contactIn = (text: string): Contact => ({
  email: emailIn(text),
  phone: phone.exec(text)?.[0].replace(/\s+/g, ' ').trim() ?? null,
})

/** A reference of ours, however it is typed: `PR-7F3K-9QZ2`. */
export const referenceIn = (text: string): string | null => {
  const found = /\bPR[\s-]?([0-9A-HJKMNP-TV-Z]{4})[\s-]?([0-9A-HJKMNP-TV-Z]{4})\b/i.exec(text)
  return found === null ? null : `PR-${found[1]}-${found[2]}`.toUpperCase()
}

const avoided =
  /\b(?:no|not|n't|n’t|can't|can’t|cannot|don't|don’t|hard|difficult|deaf|hate|anxious|hearing)\b.{0,40}\b(?:phone|calls?|ring|rung|telephone|talk|hear)|\b(?:phone|calls?|telephone|hearing)\b.{0,30}\b(?:hard|difficult|impossible|anxious|scar\w*|frighten\w*|no good)|\bdeaf\b/i

/** They say that telephone calls are hard for them. */
export const avoidsCalls = (text: string | null): boolean =>
  text !== null && (welshAvoidsCalls.test(text) || avoided.test(text))

const angryWords =
  /\b(?:idiots?|morons?|useless|pathetic|stupid|liars?|scum|crap|disgrac\w+|disgusting|hate you|bloody|bastards?|bitch|arse\w*|shit\w*|piss\w*|wankers?|fuck\w*|f[*]+\w*)|!{2,}|\b(?:kill|hurt|smash|burn|punch) (?:you|your|them|him|her)\b/i
const shouting = /\b[A-Z]{4,}\s+[A-Z]{4,}\b/

/** Words that one only uses in anger; a flag alone may be mistaken, and nobody is told how they feel by mistake. */
export const isAngry = (text: string): boolean => angryWords.test(text) || shouting.test(text)

type Chosen = 'complaint' | 'just-fix-it' | 'both'

const refuses = /\b(?:no|not|don't|dont|without)\b.{0,20}\bcomplain/
const mends = /\b(?:fix|fixed|repair|repaired|sort|sorted|mend|done)\b/

const chosenIn = (line: string): Chosen | null => {
  if (/\bboth\b/.test(line)) return 'both'
  if (refuses.test(line)) return 'just-fix-it'
  if (/\bcomplain/.test(line)) return mends.test(line) ? 'both' : 'complaint'
  return mends.test(line) && line.length <= longestCommand ? 'just-fix-it' : null
}

/** Which of the three they choose, said in their own words; yes and no answer “shall I log this as a complaint?”. */
export const choiceIn = (text: string): Chosen | null => {
  if (isYes(text)) return 'complaint'
  if (isNo(text)) return 'just-fix-it'
  return text.length > 2 * longestCommand ? null : chosenIn(lineOf(text))
}
