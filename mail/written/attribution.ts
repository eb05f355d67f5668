import type { Line } from '../body/line.ts'

/** “wrote”, as mail programs say it above a quotation. */
const wrote =
  /\b(?:wrote|writes|ysgrifennodd|a écrit|a ecrit|schrieb|escribió|escribio|ha scritto|scrisse|napisał(?:\(a\)|a)?|pisze|a scris|escreveu|schreef|yazdı|yazmış|qoray|napsal\(?a?\)?|írta|kirjoitti|skrev|skreiv|напис(?:ал|ала|ав|али)|пише|пишет|έγραψε|viết|tulis|menulis|je napisao|napísal)(?=$|[\s:,：(])|كتب|لکھا|نے لکھا|লিখেছেন|লিখেছে|写道|寫道|写到|のメール|のメッセージ|작성|เขียน|כתב/iu

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

const isAttribution = (text: string, quoteFollows: boolean): boolean => {
  if (text.length < 8 || text.length > 400 || !endsAsOne(text)) return false
  if (isDated(text)) return true
  if (wrote.test(text) && (timeOrDate.test(text) || address.test(text))) return !/^["“']/.test(text)
  return quoteFollows && (wrote.test(text) || timeOrDate.test(text) || address.test(text))
}

const nextIsQuoted = (lines: Line[], from: number, depth: number): boolean => {
  const next = lines.slice(from, from + 3).find((line) => line.text !== '' || line.depth > depth)
  return next !== undefined && (next.depth > depth || next.loose)
}

const startsLikeOne =
  /^(?:on|ar|le|am|el|il|op|em|w dniu|dnia|în|in|a|den|på|på|dne|στις|в|у|vào|pada|maalin|markay|um|po|út|st|čt|pá|so|ne)\b|^[\p{Lu}\p{Nd}\p{Lo}"'<«]/iu

/** The number of lines, at most four, that the words above a quotation take from `start`; 0 where there are none. */
export const attributionAt = (lines: Line[], start: number): number => {
  const first = lines[start]
  if (first === undefined || first.text.trim() === '') return 0
  if (ruled.test(first.text.trim())) return 1
  if (!startsLikeOne.test(first.text.trim().replace(/^[-–—*\s]+/, ''))) return 0
  for (let count = 1; count <= 4; count++) {
    const last = lines[start + count - 1]
    if (last === undefined || last.depth !== first.depth || last.text.trim() === '') return 0
    if (isAttribution(joinedText(lines, start, count), nextIsQuoted(lines, start + count, first.depth)))
      return count
  }
  return 0
}
