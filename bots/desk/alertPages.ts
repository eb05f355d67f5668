import type { Alert } from '../../domain/attention/alert.ts'
import type { OpenedCase } from '../../domain/case/case.ts'
import { sayDue } from '../../domain/notices/sayDate.ts'
import type { Button, Page, Piece } from '../page.ts'
import { milestoneNames, outcomeNames } from '../staffWords.ts'

const days = (count: number): string => (count === 1 ? '1 working day' : `${count} working days`)

const datedText = (alert: Alert): string => {
  const { date } = alert
  if (date === null) return ''
  const what = `${milestoneNames[date.milestone]} ${alert.reference}`
  if (alert.news === 'due') return `${what} by ${sayDue(date.due)}: in ${days(date.days)}`
  return date.days === 0
    ? `${what}: late since ${sayDue(date.due)}`
    : `${what}: late by ${days(date.days)}, due ${sayDue(date.due)}`
}

const headlineOf = (alert: Alert, state: OpenedCase): string => {
  switch (alert.news) {
    case 'new':
      return `New: ${alert.reference}, ${outcomeNames[state.route.outcome]}${state.status === 'to-confirm' ? ', to be confirmed' : ''}`
    case 'hazard':
      return `Hazard: ${alert.reference}`
    default:
      return datedText(alert)
  }
}

/** Whom it is about, only where the landlord’s file says that nobody else reads the channel. */
const personPiece = ({ people: [person], text }: OpenedCase, isPrivate: boolean): readonly Piece[] => {
  if (!isPrivate || person === undefined) return []
  const who = [person.name, person.address, person.phone].filter((each) => each !== null).join(', ')
  return [
    ...(who === '' ? [] : [{ kind: 'paragraph' as const, text: who }]),
    ...(text.trim() === '' ? [] : [{ kind: 'quote' as const, text: text.slice(0, 700) }]),
  ]
}

const openButton = (caseId: string, reference: string): Button => ({
  label: 'Open',
  opens: 'case',
  about: caseId,
  says: `Open ${reference}`,
})

/** Told in a channel: what it is, without a name unless the channel is private, and the way to the case. */
export const alertPage = (
  alert: Alert,
  { caseId, state }: { readonly caseId: string; readonly state: OpenedCase },
  isPrivate: boolean,
): Page => ({
  headline: headlineOf(alert, state),
  pieces: [
    { kind: 'heading', text: headlineOf(alert, state) },
    ...(alert.news === 'new' ? personPiece(state, isPrivate) : []),
    { kind: 'buttons', buttons: [openButton(caseId, alert.reference)] },
  ],
})

export interface HazardSeen {
  /** Names of those who have seen it. */
  readonly seen: readonly string[]
  /** Who takes it; null until somebody does. */
  readonly takenBy: string | null
}

/** A hazard, with who has seen it and who takes it. It is told again until somebody does. */
export const hazardPage = (
  {
    caseId,
    state,
    due,
  }: { readonly caseId: string; readonly state: OpenedCase; readonly due: string | null },
  isPrivate: boolean,
  { seen, takenBy }: HazardSeen,
): Page => {
  const { reference, flags } = state
  const kind = flags.includes('hazard_emergency') ? 'a danger today' : 'a hazard to health'
  const headline = `Hazard: ${reference}${takenBy === null ? '' : `, taken by ${takenBy}`}`
  return {
    headline,
    pieces: [
      { kind: 'danger', text: `${reference} tells of ${kind} in the home.${due === null ? '' : ` ${due}`}` },
      ...personPiece(state, isPrivate),
      {
        kind: 'facts',
        facts: [
          { label: 'Seen by', value: seen.length === 0 ? 'nobody yet' : seen.join(', ') },
          { label: 'Taken by', value: takenBy ?? 'nobody yet: I ask again until somebody takes it' },
        ],
      },
      {
        kind: 'buttons',
        buttons: [
          ...(takenBy === null
            ? [
                { label: 'I take it', opens: 'take', about: caseId, look: 'main' as const },
                { label: 'I have seen it', opens: 'seen', about: caseId },
              ]
            : []),
          openButton(caseId, reference),
        ],
      },
    ],
  }
}
