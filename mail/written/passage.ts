import { isBlank, type Line } from '../body/line.ts'
import { isDisclaimer, isDisclaimerHeading } from './disclaimer.ts'
import { isRule } from './divider.ts'
import { isBanner, isBrokenFooter, isFooterLine } from './footer.ts'
import { withoutDelimited, withoutOfficeBlock } from './signature.ts'

const trimEnd = (lines: Line[]): Line[] => lines.slice(0, lines.findLastIndex((line) => !isBlank(line)) + 1)
const trimStart = (lines: Line[]): Line[] => {
  const first = lines.findIndex((line) => !isBlank(line))
  return first < 0 ? [] : lines.slice(first)
}

const withoutFooters = (lines: Line[]): Line[] =>
  lines.filter((line, at) => {
    const before = lines[at - 1]?.text ?? ''
    const after = lines[at + 1]?.text ?? ''
    return !(isFooterLine(line.text) || isBrokenFooter(line.text, after) || isBrokenFooter(before, line.text))
  })

const withoutTrailingRules = (lines: Line[]): Line[] => {
  const kept = trimEnd(lines)
  return kept.length > 0 && isRule(kept.at(-1)?.text ?? '') ? withoutTrailingRules(kept.slice(0, -1)) : kept
}

/** Paragraphs with the blank lines that follow them. */
const paragraphs = (lines: Line[]): Line[][] => {
  const found: Line[][] = []
  for (const [at, line] of lines.entries()) {
    const begins =
      at === 0 || (isBlank(lines[at - 1] ?? line) && !isBlank(line)) || isRule(lines[at - 1]?.text ?? '')
    begins ? found.push([line]) : found.at(-1)?.push(line)
  }
  return found
}

const joined = (lines: Line[]): string => lines.map((line) => line.text).join(' ')

const isSmallPrint = (paragraph: Line[]): boolean =>
  isDisclaimer(joined(paragraph)) ||
  paragraph.every((line) => isBlank(line) || isDisclaimerHeading(line.text))

/** A paragraph whose later lines are small print keeps what stands above it. */
const ownLines = (paragraph: Line[]): Line[] => {
  if (isSmallPrint(paragraph) && !paragraph.every(isBlank)) return []
  const at = paragraph.findIndex(
    (line, index) => index > 0 && line.text.length > 30 && isDisclaimer(line.text),
  )
  return at < 0 ? paragraph : paragraph.slice(0, at)
}

/** Small print stands at the end; the search goes up from there, so that a letter that begins with its words is kept. */
const withoutSmallPrint = (lines: Line[]): Line[] => {
  const all = paragraphs(lines)
  const first = all.findIndex(
    (paragraph, at) => at > 0 && isSmallPrint(paragraph) && !paragraph.every(isBlank),
  )
  return all.flatMap((paragraph, at) =>
    at === 0 || (first >= 0 && at < first - 1) ? paragraph : ownLines(paragraph),
  )
}

const withoutBanner = (lines: Line[]): Line[] => {
  const [first, ...rest] = paragraphs(trimStart(lines))
  if (first === undefined || rest.length === 0 || !isBanner(joined(first))) return lines
  const own = first.filter((line) => !isBlank(line))
  return own.length <= 6 ? withoutBanner(rest.flat()) : lines
}

const hasWords = (lines: Line[]): boolean => lines.some((line) => /[\p{L}\p{N}]/u.test(line.text))

/** Each step only where words remain: what would take everything was mistaken. */
const keepingWords = (lines: Line[], ...steps: ((lines: Line[]) => Line[])[]): Line[] =>
  steps.reduce((kept, step) => {
    const next = trimEnd(step(kept))
    return hasWords(next) ? next : kept
  }, lines)

/** One stretch of the sender's own lines without what their programs added around it. May be empty: a picture and “Sent from my iPhone”. */
export const ownWords = (lines: Line[]): Line[] => {
  const typed = withoutTrailingRules(withoutFooters(lines))
  return trimStart(
    withoutTrailingRules(
      keepingWords(
        typed,
        withoutBanner,
        (each) => each.filter((line) => !line.signature),
        withoutDelimited,
        withoutSmallPrint,
        withoutOfficeBlock,
        withoutTrailingRules,
      ),
    ),
  )
}
