import type { Part } from './part.ts'

/** Control characters but for the end of a line, and the marks that turn the direction of what comes after them. */
const unseen = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu

const cleanText = (text: string): string => text.replaceAll('\r\n', '\n').replace(unseen, '')

/** Parts as they can stand in any channel: nothing that somebody wrote can turn around or break what is ours. */
export const cleanPart = (part: Part): Part =>
  part.kind === 'steps'
    ? {
        ...part,
        steps: part.steps.map(({ when, what }) => ({ when: cleanText(when), what: cleanText(what) })),
      }
    : { ...part, text: cleanText(part.text) }

/** A subject on one line. */
export const cleanSubject = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim()
