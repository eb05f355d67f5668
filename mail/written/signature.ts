import { isBlank, type Line } from '../body/line.ts'
import { isRule } from './divider.ts'

/** Words that close a letter. They, and the name under them, are the sender's own and stay. */
const closing =
  /^(?:(?:many |with |very |so much |and )*(?:thanks|thank you|thankyou|thx|ta|cheers)(?: again| in advance| so much| very much| for (?:your|the) \w+(?: \w+){0,3})?|(?:kind(?:est)?|best|warm(?:est)?|with(?: kind| best| warm)?|yours?)(?: and best)? ?(?:regards|wishes)|kr|br|regards|(?:yours|your) (?:sincerely|faithfully|truly|respectfully|hopefully|etc\.?)|sincerely|faithfully|respectfully|all the best|best|love|take care|god bless|diolch(?: yn fawr)?|cofion(?: gorau| cynnes)?|dymuniadau gorau|yn gywir|cordialement|bien (?:cordialement|à vous)|salutations|mit freundlichen gr(?:ü|ue)(?:ß|ss)en|viele gr(?:ü|ue)(?:ß|ss)e|mfg|lg|un saludo|saludos(?: cordiales)?|atentamente|cordiali saluti|distinti saluti|saluti|pozdrawiam|z poważaniem|cu (?:stimă|respect)|o zi bună|atenciosamente|cumprimentos|com os melhores cumprimentos|met vriendelijke groet(?:en)?|groet(?:en|jes)?|saygılarımla|iyi günler|mahadsanid|شكرا|مع تحياتي|مع التحية|شکریہ|আন্তরিক|ধন্যবাদ|谢谢|謝謝|此致|敬礼|祝好|よろしくお願いします|敬具|с уважением|з повагою)[\s,.!;:–—-]*$/iu

const isClosing = (text: string): boolean => text.length < 60 && closing.test(text.trim())

const delimiter = /^\s*(?:--|—|–-|- -)\s*$/
const isDelimiter = (line: Line): boolean => delimiter.test(line.text)

const web =
  /\b(?:https?:\/\/|www\.)\S+|^\S+\.(?:co\.uk|org\.uk|gov\.uk|ac\.uk|nhs\.uk|gov\.wales|com|org|net|co|io)\/?$/i
const mailbox = /[^\s<>@]+@[^\s<>@]+\.[a-z]{2,}/i
const labelledPhone =
  /^[\s|*•]*(?:(?:direct(?: (?:dial|line))?|main(?: line)?|switchboard|tele?(?:phone)?|phone|ph|mob(?:ile)?|cell|office|work|fax|ext(?:ension)?|d|t|m|f|p|ffôn|w|📞|☎️?|✆)\s*(?:no|number)?\.?\s*[:.|)\-–]?\s*)\+?[\d(][\d\s()./+-]{6,}/iu
const phoneAnywhere = /\+?\(?\d[\d\s()-]{8,}\d/
const officePhone = /\b(?:direct (?:dial|line)|ddi|switchboard|fax|ext(?:ension|n)?\.?\s?\d|main line)\b/i
const title =
  /\b(?:manager|officer|director|head of|assistant|advis[eo]r|executive|co-?ordinator|coordinator|administrator|consultant|solicitor|caseworker|case worker|case handler|councillor|cllr|member of parliament|MP for|secretary|engineer|surveyor|team leader|supervisor|specialist|partner|associate|paralegal|legal|support worker|social worker|advocate|chief|president|trustee|founder|technician|agent|representative|lead\b|nurse|doctor|GP|practitioner|teacher|lecturer|professor|analyst|developer|accountant|department|directorate|services|swyddog|rheolwr|cynghorydd)\b/i
const organisation =
  /\b(?:ltd|limited|llp|plc|cic|cio|gmbh|inc|council|borough|housing association|homes|housing|nhs|trust|university|citizens advice|law centre|shelter|age uk|solicitors|charity|foundation|parliament|house of commons|constituency|cyngor|group|partnership|police|ministry|agency|hospital|school|college)\b/i
const decoration =
  /^(?:[|•·*_=~–—-]{3,}|\[[^\]]*\]|(?:follow|find|like|connect with) us\b.*|(?:facebook|twitter|linkedin|instagram|x|youtube|tiktok)(?:\s*[|·•,-]\s*(?:facebook|twitter|linkedin|instagram|x|youtube|tiktok|web(?:site)?))*|(?:he|she|they|him|her|them)\/\S+.*|(?:my )?(?:working (?:days|hours|pattern)|office hours|i work)\b.*|pronouns?:.*)$/i
const postcode = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i

type Evidence = { office: number; contact: number; short: boolean }

const contactOf = (text: string): number => {
  if (labelledPhone.test(text) || mailbox.test(text) || officePhone.test(text)) return 1
  return phoneAnywhere.test(text) && text.length < 60 ? 1 : 0
}

const officeOf = (text: string): number => {
  const words = text.split(/\s+/).length
  if (web.test(text) && words < 9) return 1
  if (decoration.test(text) || officePhone.test(text)) return 1
  if (words <= 9 && !/[.!?]$/.test(text) && (title.test(text) || organisation.test(text))) return 1
  return / \| .*\S| • /.test(text) ? 1 : 0
}

const none: Evidence = { office: 0, contact: 0, short: false }

const evidenceOf = (text: string): Evidence => (text.length > 400 ? none : found(text))

const found = (text: string): Evidence => ({
  office: officeOf(text),
  contact: contactOf(text),
  short: text.split(/\s+/).length <= 12 || postcode.test(text),
})

/** A sentence is not part of a block of contact details. */
const isSentence = (text: string): boolean => {
  if (text.length > 400) return true
  const words = text.split(/\s+/).length
  return words > 6 && /[.!?]["”’)]?$/.test(text) && officeOf(text) === 0
}

const isOfficeBlock = (texts: string[]): boolean => {
  const evidence = texts.map(evidenceOf)
  const office = evidence.filter((each) => each.office > 0).length
  const contact = evidence.filter((each) => each.contact > 0).length
  return office >= 1 && office + contact >= 2 && contact + office * 2 >= 3 && !texts.some(isSentence)
}

const isName = (text: string): boolean => {
  if (text.length > 80) return false
  const words = text
    .replace(/[*_,.]+/g, ' ')
    .trim()
    .split(/\s+/)
  return (
    words.length <= 5 &&
    /^\p{L}/u.test(text.replace(/^[*_]+/, '')) &&
    !/\d|@|:|\||https?/.test(text) &&
    contactOf(text) === 0
  )
}

/** “Cllr Smith” is a name, though “Labour Councillor” is an office. */
const withoutHonorific = (text: string): string =>
  text.replace(/^(?:cllr|councillor|cyng|dr|mr|mrs|ms|miss|mx|rev|prof|sir|dame|lord|lady)\b\.?\s*/i, '')

const isNameLine = (text: string): boolean => isName(text) && officeOf(withoutHonorific(text)) === 0

/** Where the name under a closing ends; the closing itself where no name follows. */
const afterName = (lines: Line[], closingAt: number): number => {
  const name = lines.findIndex((line, at) => at > closingAt && !isBlank(line))
  if (name < 0 || name > closingAt + 3) return closingAt + 1
  const text = lines[name]?.text ?? ''
  return isNameLine(text) ? name + 1 : closingAt + 1
}

const textsFrom = (lines: Line[], start: number): string[] =>
  lines
    .slice(start)
    .map((line) => line.text.trim())
    .filter((text) => text !== '')

const startUnderClosing = (lines: Line[]): number | undefined => {
  const at = lines.findLastIndex((line) => isClosing(line.text))
  if (at < 0) return undefined
  const start = afterName(lines, at)
  const texts = textsFrom(lines, start)
  return texts.length > 0 && texts.length <= 30 && isOfficeBlock(texts) ? start : undefined
}

const blockStart = (lines: Line[]): number => lines.findLastIndex(isBlank) + 1

/** A block of details at the end without a closing above it: the name on its first line stays. */
const startOfLastBlock = (lines: Line[]): number | undefined => {
  const from = blockStart(lines)
  if (from === 0 || lines.length - from > 14) return undefined
  const first = lines[from]?.text ?? ''
  const start = isNameLine(first) ? from + 1 : from
  const texts = textsFrom(lines, start)
  return texts.length > 1 && isOfficeBlock(texts) ? start : undefined
}

const startOfDelimited = (lines: Line[]): number | undefined => {
  const at = lines.findLastIndex((line, index) => isDelimiter(line) && lines.length - index <= 40)
  if (at < 0) return undefined
  const earlier = lines.findIndex(isDelimiter)
  return lines.length - earlier <= 40 ? earlier : at
}

/** Lines after a signature that are the sender's again. */
const postscript = (lines: Line[]): Line[] => {
  const at = lines.findIndex((line) => /^p\.?\s?s\b[.:,\s-]/i.test(line.text))
  return at < 0 ? [] : lines.slice(at)
}

const cut = (lines: Line[], start: number | undefined): Line[] =>
  start === undefined ? lines : [...lines.slice(0, start), ...postscript(lines.slice(start))]

/** Without what stands under “-- ”: the convention leaves no doubt. */
export const withoutDelimited = (lines: Line[]): Line[] => cut(lines, startOfDelimited(lines))

/** Below a rule. */
const startUnderRule = (lines: Line[]): number | undefined => {
  const at = lines.findLastIndex((line) => isRule(line.text))
  const texts = at < 0 ? [] : textsFrom(lines, at + 1)
  return texts.length > 1 && texts.length <= 20 && isOfficeBlock(texts) ? at : undefined
}

/** Without a block of an organisation's contact details. A resident's own address and telephone number stay. */
export const withoutOfficeBlock = (lines: Line[]): Line[] =>
  cut(lines, startUnderClosing(lines) ?? startUnderRule(lines) ?? startOfLastBlock(lines))
