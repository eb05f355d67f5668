import { loadLandlord } from '../../../configuration/landlord.ts'
import { loadWording } from '../../../configuration/wording.ts'
import { isOpened, type OpenedCase } from '../../../domain/case/case.ts'
import type { CaseCommand } from '../../../domain/case/command.ts'
import type { CaseEvent } from '../../../domain/case/event.ts'
import { caseFrom } from '../../../domain/case/evolve.ts'
import { milestones } from '../../../domain/deadlines/milestones.ts'
import type { NoticeKind } from '../../../domain/notices/kinds.ts'
import type { Notice } from '../../../domain/notices/notice.ts'
import type { NoticeOf } from '../../../domain/notices/noticeOf.ts'
import { type OwedNotice, owedNotices } from '../../../domain/notices/owedNotices.ts'
import { renderText } from '../../../domain/notices/render.ts'
import { under } from '../case/policyStory.ts'

export const landlord = loadLandlord()
export const letterhead = {
  name: landlord.name,
  telephone: landlord.telephone,
  accent: landlord.brand.accent,
}

export const openedFrom = (events: readonly CaseEvent[]): OpenedCase => {
  const state = caseFrom(events)
  if (!isOpened(state)) throw new Error('not opened')
  return state
}

/** What notices are made from, for a case under a policy. */
export const noticeOf = (policyId: string, state: OpenedCase, at?: CaseCommand['at']): NoticeOf => {
  const { policy, calendar } = under(policyId).rules
  return {
    state,
    milestones: milestones(policy, calendar, state.facts, at).milestones,
    landlord,
    policy,
    calendar,
    wording: loadWording(),
  }
}

/** What the last of several commands owes somebody. */
export const owedByLast = (policyId: string, ...commands: readonly CaseCommand[]): readonly OwedNotice[] => {
  const all = under(policyId).events(...commands)
  const before = under(policyId).events(...commands.slice(0, -1))
  return owedNotices(all.slice(before.length), noticeOf(policyId, openedFrom(all), commands.at(-1)?.at))
}

export const textOf = (notice: Notice): string => `${notice.subject}\n\n${renderText(notice, letterhead)}`

/** The one letter of a kind that the last of several commands owes, as plain text with its subject. */
export const letterOf = (kind: NoticeKind, policyId: string, ...commands: readonly CaseCommand[]): string => {
  const found = owedByLast(policyId, ...commands).filter(({ notice }) => notice.kind === kind)
  const [only] = found
  if (only === undefined || found.length > 1) throw new Error(`${found.length} letters of the kind ${kind}`)
  return textOf(only.notice)
}
