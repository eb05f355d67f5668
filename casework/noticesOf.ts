import type { Instant } from '../domain/calendar/instant.ts'
import type { OpenedCase } from '../domain/case/case.ts'
import type { CaseEvent } from '../domain/case/event.ts'
import { milestones } from '../domain/deadlines/milestones.ts'
import type { NoticeOf } from '../domain/notices/noticeOf.ts'
import { type OwedNotice, owedNotices } from '../domain/notices/owedNotices.ts'
import { rulesFor } from './handleCommand.ts'
import type { LandlordRules } from './ports.ts'

/** What notices are made from, for a case as a commit left it at a moment. */
export const noticeOf = (rules: LandlordRules, state: OpenedCase, at: Instant): NoticeOf => {
  const { policy, calendar } = rulesFor(rules, state.policy)
  return {
    state,
    milestones: milestones(policy, calendar, state.facts, at).milestones,
    landlord: rules.landlord,
    policy,
    calendar,
    wording: rules.wording,
  }
}

/** What a commit's events owe; `state` is the case as that commit left it. */
export const noticesOf = (
  rules: LandlordRules,
  state: OpenedCase,
  commit: { readonly at: Instant; readonly events: readonly CaseEvent[] },
): readonly OwedNotice[] => owedNotices(commit.events, noticeOf(rules, state, commit.at))
