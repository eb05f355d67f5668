import type { Line } from '../body/line.ts'

/** “wrote”, as mail programs say it above a quotation. */
const wrote =
  /(?<!\p{L})(?:wrote|writes|ysgrifennodd|a écrit|a ecrit|schrieb|escribió|escribio|ha scritto|scrisse|napisał(?:\(a\)|a)?|pisze|a scris|escreveu|schreef|yazdı|yazmış|qoray|napsal\(?a?\)?|írta|kirjoitti|skrev|skreiv|напис(?:ал|ала|ав|али)|пише|пишет|έγραψε|viết|tulis|menulis|je napisao|napísal)(?=$|[\s:,：(])|كتب|لکھا|نے لکھا|লিখেছেন|লিখেছে|写道|寫道|写到|のメール|のメッセージ|작성|เขียน|כתב/iu

const timeOrDate = /\p{Nd}{1,2}[:.h時点점]\s?\p{Nd}{2}|\p{Nd}{4}|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2}/u
const address = /[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+/
/** Lotus and Zoho draw rules around it, GroupWise arrows. */
const ruled = /^-{3,}\s*\S.{0,200}\swrote:?\s*-{3,}$|^>>> .{5,200}>>>$/i

const joinedText = (lines: Line[], start: number, count: number): string =>
  lines
    .slice(start, start + count)
    .map((line) => line.text.trim())
    .join(' ')
    .replace(/^[-–—>\s*]+/, '')
    .trim()

const endsAsOne = (text: string): boolean =>
  /[:：](?:\s*[-–—]+)?\s*$/.test(text) || /[:：]\s*["“]?$/.test(text)

/** A line that says who wrote when, in any language: an address, a date or time, and a colon at its end. */
const isDated = (text: string): boolean => address.test(text) && timeOrDate.test(text)

/** Older Gmails: “2015-10-18 0:17 GMT+03:00 Ann”, “2013/10/2 Ann <ann@example.org>”. */
const startsWithDay =
  /^20\d\d[-/]\d{1,2}[-/]\d{1,2}(?: \d{1,2}:\d{2} GMT[+-]\d{1,2}:\d{2} \S.{0,80}| .{0,80}<[^<>\s]+@[^<>\s]+>):?$/

const isAttribution = (text: string, quoteFollows: boolean): boolean => {
  if (text.length < 200 && startsWithDay.test(text)) return true
  if (text.length < 8 || text.length > 400 || !endsAsOne(text)) return false
  if (isDated(text)) return true
  if (wrote.test(text) && (timeOrDate.test(text) || address.test(text))) return !/^["“']/.test(text)
  return quoteFollows && (wrote.test(text) || timeOrDate.test(text) || address.test(text))
}

const nextIsQuoted = (lines: Line[], from: number, depth: number): boolean => {
  const next = lines.slice(from, from + 3).find((line) => line.text !== '' || line.depth > depth)
  return next !== undefined && (next.depth > depth || next.loose)
}

/** Such words begin with a capital or with the day: the middle of a sentence does neither. */
const startsLikeOne = (text: string): boolean => {
  const line = bare(text)
  return (
    /^[\p{Lu}\p{Nd}\p{Lo}"'<«>]/u.test(line) ||
    isOpening(line) ||
    timeOrDate.test(line.slice(0, 40)) ||
    address.test(line)
  )
}

const bare = (text: string): string => text.trim().replace(/^[-–—*\s]+/, '')

/** “On …”, “Le …”, “Am …”. */
const isOpening = (text: string): boolean =>
  /^(?:on|at|ar|le|am|el|il|op|em|en|dnia|w dniu|în|in|den|dne|på|στις|в|у|vào|pada|maalin|in message)\s/i.test(
    bare(text),
  )

/** The sender's last line stands above the words, in no relation to them: “Thanks, Alex / On 26.06.2014, Ann wrote:”. */
const beginsLater = (lines: Line[], start: number, count: number, quoted: boolean): boolean => {
  const opens = isOpening(lines[start]?.text ?? '')
  for (let later = 1; later < count; later++) {
    const text = lines[start + later]?.text ?? ''
    const begins = isOpening(text) || (!opens && timeOrDate.test(text))
    if (begins && isAttribution(joinedText(lines, start + later, count - later), quoted)) return true
  }
  return false
}

const saysWhenOrWho = (text: string): boolean =>
  isOpening(text) || timeOrDate.test(text) || address.test(text)

const isWindow = (lines: Line[], start: number, count: number): boolean => {
  const [first, last] = [lines[start], lines[start + count - 1]]
  return last !== undefined && last.depth === first?.depth && last.text.trim() !== ''
}

const isWhole = (lines: Line[], start: number, count: number): boolean => {
  const quoted = nextIsQuoted(lines, start + count, lines[start]?.depth ?? 0)
  if (!isAttribution(joinedText(lines, start, count), quoted)) return false
  return count === 1 || (saysWhenOrWho(lines[start]?.text ?? '') && !beginsLater(lines, start, count, quoted))
}

/** The number of lines, at most four, that the words above a quotation take from `start`; 0 where there are none. */
export const attributionAt = (lines: Line[], start: number): number => {
  const text = lines[start]?.text.trim() ?? ''
  if (ruled.test(text)) return 1
  if (text === '' || text.length > 400 || !startsLikeOne(text)) return 0
  for (let count = 1; count <= 4 && isWindow(lines, start, count); count++) {
    if (isWhole(lines, start, count)) return count
  }
  return 0
}
