import { type Case, isOpened } from '../domain/case/case.ts'
import type { CaseCommand, Refusal } from '../domain/case/command.ts'
import { decide } from '../domain/case/decide.ts'
import { evolve } from '../domain/case/evolve.ts'
import type { Milestone } from '../domain/deadlines/milestone.ts'
import type { OwedNotice } from '../domain/notices/compose.ts'
import type { Part } from '../domain/notices/notice.ts'
import { renderHtml, renderText } from '../domain/notices/render.ts'
import { routeWithoutKey } from './chatKey.ts'
import { loadCase, rulesFor } from './handleCommand.ts'
import { letterheadOf } from './letter.ts'
import { noticeOf, noticesOf } from './noticesOf.ts'
import type { CaseKeeping, LandlordRules } from './ports.ts'

/** A notice as a command would send it, for a person to read before they confirm. */
interface PreviewedNotice {
  readonly to: OwedNotice['to']
  readonly copies: readonly string[]
  readonly kind: OwedNotice['notice']['kind']
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly parts: readonly Part[]
}

/** What a command would do: the notices it would send and the dates that would then hold; or why it may not be done. */
export type Preview =
  | { readonly refusal: Refusal }
  | { readonly notices: readonly PreviewedNotice[]; readonly milestones: readonly Milestone[] }

const previewed = ({ notice, to, copies }: OwedNotice, rules: LandlordRules): PreviewedNotice => {
  const { kind, subject, parts } = notice
  const letterhead = letterheadOf(rules.landlord)
  return {
    to: 'route' in to ? { ...to, route: routeWithoutKey(to.route) } : to,
    copies,
    kind,
    subject,
    text: renderText(notice, letterhead),
    html: renderHtml(notice, letterhead),
    parts,
  }
}

const noCase = { refusal: { why: 'There is no such case.' } } as const

const policyOf = (command: CaseCommand, state: Case): string | null => {
  if (command.type === 'open-case') return command.policy
  return isOpened(state) ? state.policy : null
}

/** Decides a command as the engine would, and stores and sends nothing. */
export const previewCommand =
  (casework: Pick<CaseKeeping, 'store' | 'rules'>) =>
  async (caseId: string, command: CaseCommand): Promise<Preview> => {
    const { rules } = casework
    const { state: before } = await loadCase(casework, caseId)
    const policy = policyOf(command, before)
    if (policy === null) return noCase
    const decision = decide(command, before, rulesFor(rules, policy))
    if ('refusal' in decision) return decision
    const { at } = command
    const { events } = decision
    const after = events.reduce(evolve, before)
    if (!isOpened(after)) return noCase
    return {
      notices: noticesOf(rules, after, { at, events }).map((owed) => previewed(owed, rules)),
      milestones: noticeOf(rules, after, at).milestones,
    }
  }
