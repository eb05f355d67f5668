import type { Part } from '../domain/notices/notice.ts'

/** Something that a person presses. */
export interface Button {
  /** In words; never an icon alone. */
  readonly label: string
  /** What it opens or does: a name that `desk` knows. */
  readonly opens: string
  /** What it is about, such as a case's id. */
  readonly about: string
  readonly look?: 'main' | 'danger'
  /** What it means to somebody who does not see where it stands: “Open PR-7F3K-9QZ2”. */
  readonly says?: string
}

/** One stop on a case's line of stages. State is said in words beside its sign, never by colour. */
export interface Stop {
  readonly sign: 'done' | 'late' | 'next' | 'later'
  readonly what: string
  readonly when: string
}

/** What a page is made of: the parts of a notice, and what only a screen has. */
export type Piece =
  | Part
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'line'; readonly stops: readonly Stop[] }
  | { readonly kind: 'row'; readonly title: string; readonly text: string; readonly button?: Button }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly kind: 'small'; readonly text: string }

/** What is shown. The headline holds nothing personal: it shows in notifications and in previews. */
export interface Page {
  readonly headline: string
  readonly pieces: readonly Piece[]
}

export interface Option {
  readonly value: string
  readonly label: string
  /** A second, quieter line. */
  readonly note?: string
}

interface Asked {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
}

/** One thing that a form asks. */
export type Field =
  | (Asked & { readonly kind: 'text'; readonly value?: string; readonly long?: boolean })
  | (Asked & { readonly kind: 'choice'; readonly options: readonly Option[]; readonly value?: string })
  | (Asked & {
      readonly kind: 'ticks'
      readonly options: readonly Option[]
      readonly values: readonly string[]
    })
  /** Found as they type; `found` is offered before they have typed anything. */
  | (Asked & { readonly kind: 'search'; readonly found: readonly Option[]; readonly value?: string })
  | (Asked & { readonly kind: 'day'; readonly value?: string })
  /** Local day and time, `2026-11-28T23:40`. */
  | (Asked & { readonly kind: 'moment'; readonly value?: string })

/** A form: filled in as far as we know, with one way to send it. */
export interface Form {
  /** Which form it is, so that `desk` knows what to do with the answers. */
  readonly name: string
  readonly title: string
  readonly send: string
  /** What has to come back with the answers and is nobody's to change: ids, never words of a resident. */
  readonly carries: Readonly<Record<string, string>>
  readonly pieces: readonly Piece[]
  readonly fields: readonly Field[]
}

/** What was put in, by the id of the field; an empty field has none. */
export type Answers = Readonly<Record<string, readonly string[]>>

/** What is wrong, by the id of the field that it concerns. */
export type Wrong = Readonly<Record<string, string>>

/** The one answer of a field; empty where there is none. */
export const answer = (answers: Answers, id: string): string => answers[id]?.[0]?.trim() ?? ''

const signs: Readonly<Record<Stop['sign'], string>> = { done: '✓', late: '!', next: '●', later: '○' }
const inWords: Readonly<Record<Stop['sign'], string>> = {
  done: 'done',
  late: 'late',
  next: 'next',
  later: 'later',
}

/** A stop as one line of text, for every client: sign, what, when, and the sign again in words. */
export const stopInWords = ({ sign, what, when }: Stop): string =>
  `${signs[sign]} ${what}: ${when} (${inWords[sign]})`

const pieceInWords = (piece: Piece): string => {
  switch (piece.kind) {
    case 'steps':
      return piece.steps.map(({ when, what }) => `${when}: ${what}`).join('\n')
    case 'facts':
      return piece.facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
    case 'line':
      return piece.stops.map(stopInWords).join('\n')
    case 'row':
      return `${piece.title}\n${piece.text}`
    case 'buttons':
      return ''
    default:
      return piece.text
  }
}

/** A page as plain text, for a client that shows nothing else. */
export const inPlainText = (pieces: readonly Piece[]): string =>
  pieces
    .map(pieceInWords)
    .filter((text) => text !== '')
    .join('\n\n')
