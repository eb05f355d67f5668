import type { IncomingMessage, ServerResponse } from 'node:http'
import { loadCase } from '../../casework/handleCommand.ts'
import type { CaseKeeping, CaseSummary } from '../../casework/ports.ts'
import { millisecondsOf } from '../../domain/calendar/instant.ts'
import { isOpened, type OpenedCase } from '../../domain/case/case.ts'
import { dispositionOf } from '../../domain/case/disposition.ts'
import type { CaseEvent } from '../../domain/case/event.ts'
import type { MovedDate } from '../../domain/case/events/dates.ts'
import type { Reading } from '../../domain/classifier/reading.ts'
import type { Milestone } from '../../domain/deadlines/milestone.ts'
import { milestones } from '../../domain/deadlines/milestones.ts'
import { escapeHtml } from '../../domain/notices/render.ts'
import { sayDue } from '../../domain/notices/sayDate.ts'
import { duty } from '../../domain/notices/staffWords.ts'
import { page, sendPage } from './layout.ts'

const firstMonth = '2020-01'

const say = (casework: CaseKeeping, instant: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: casework.rules.landlord.timeZone,
  }).format(Date.parse(instant))

const words = (text: string): string => escapeHtml(plain(text))

const row = (casework: CaseKeeping, summary: CaseSummary): string =>
  `<tr><td><a href="/local/cases/${summary.reference}">${summary.reference}</a></td><td>${words(summary.disposition)}</td><td>${words(summary.status)}</td><td>${words(summary.channel)}</td><td>${say(casework, summary.openedAt)}</td></tr>`

/** `/local/cases`: every case, newest first. */
export const casesPage =
  (open: () => Promise<CaseKeeping>) =>
  async (_: IncomingMessage, response: ServerResponse): Promise<void> => {
    const casework = await open()
    const summaries: CaseSummary[] = []
    const months = { from: firstMonth, to: casework.now().slice(0, 7) }
    for await (const summary of casework.directory.list(casework.rules.landlord.id, months))
      summaries.unshift(summary)
    const table = `<div class="scroll" role="region" aria-label="Cases" tabindex="0"><table><thead><tr><th scope="col">Reference</th><th scope="col">What it is</th><th scope="col">Status</th><th scope="col">Came by</th><th scope="col">Opened</th></tr></thead><tbody>${summaries.map((summary) => row(casework, summary)).join('')}</tbody></table></div>`
    const none = '<p>No cases yet. <a href="/chat">Say something in the chat</a>, or send a mail.</p>'
    sendPage(response, 200, page('Cases', `<h1>Cases</h1>${summaries.length === 0 ? none : table}`))
  }

const stateWords: Readonly<Record<Milestone['state'], string>> = {
  pending: 'To do',
  met: 'Done',
  missed: 'Late',
  void: 'No longer due',
}

const step = (milestone: Milestone): string =>
  `<li class="${milestone.state}"><span class="state">${stateWords[milestone.state]}</span><br>${duty[milestone.milestone]} <span class="quiet">(${words(milestone.stage)})</span><br>${escapeHtml(sayDue(milestone.due))}<br><span class="quiet">${escapeHtml(milestone.basis)} ${escapeHtml(milestone.clause)}</span></li>`

const today = (casework: CaseKeeping): string =>
  `<li class="today"><span class="state">Today</span><br>${escapeHtml(say(casework, casework.now()))}</li>`

/** The case as a line of its dates, in order, with today among them. */
const line = (casework: CaseKeeping, dates: readonly Milestone[]): string => {
  const now = millisecondsOf(casework.now())
  const ordered = dates.toSorted((left, right) => Date.parse(left.due) - Date.parse(right.due))
  const past = ordered.filter((date) => Date.parse(date.due) < now)
  const coming = ordered.filter((date) => Date.parse(date.due) >= now)
  return `<ol class="line">${past.map(step).join('')}${today(casework)}${coming.map(step).join('')}</ol>`
}

const plain = (text: string): string => text.replaceAll('-', ' ').replaceAll('_', ' ')

/** A reading as staff would say it, with the passage that carried it. */
const readingInWords = ({ disposition, confidence, flags, evidence }: Reading): string => {
  const sure = confidence === 'sure' ? '' : ' (to be confirmed)'
  const noticed = flags.length === 0 ? '' : `; ${flags.map(plain).join(', ')}`
  const [passage] = evidence
  return `read as ${plain(disposition)}${sure}${noticed}${passage === undefined ? '' : `, for “${passage.text}”`}`
}

const movedDate = ({ stage, milestone, from, to, kept, why }: MovedDate & { kept: boolean }): string => {
  if (from === null || to === null)
    return `${milestone} (${stage}): ${from === null ? 'new, by' : 'gone, was by'} ${sayDue(from ?? to ?? '')}. ${why}`
  return kept
    ? `${milestone} (${stage}): ${sayDue(from)} was promised and stays; it would be ${sayDue(to)}. ${why}`
    : `${milestone} (${stage}): ${sayDue(from)} became ${sayDue(to)}. ${why}`
}

const detail = (event: CaseEvent): string => {
  switch (event.type) {
    case 'case-opened':
      return `${plain(event.route.outcome)}: ${event.route.why} (${event.policy} ${event.route.clause})`
    case 'message-read':
      return readingInWords(event.reading)
    case 'message-received':
      return event.message.subject ?? ''
    case 'notice-sent':
      return `${event.key} by ${event.channel}`
    case 'reminded':
    case 'milestone-missed':
      return `${event.milestone} (${event.stage}), due ${sayDue(event.due)}`
    case 'still-overdue':
      return `${event.milestone} (${event.stage}), ${event.workingDaysLate} working days late`
    case 'window-closed':
      return `${event.milestone} (${event.stage}), ended ${sayDue(event.due)}`
    case 'dates-moved':
      return event.moved.map(movedDate).join(' ')
    case 'acknowledged':
      return event.definition
    case 'responded':
      return event.decision
    default:
      return ''
  }
}

const historyRow = (casework: CaseKeeping, event: CaseEvent): string =>
  `<tr><td>${say(casework, event.at)}</td><td>${words(event.type)}</td><td>${escapeHtml(detail(event))}</td><td>${words(event.by)}</td></tr>`

const casePage = (casework: CaseKeeping, state: OpenedCase, events: readonly CaseEvent[]): string => {
  const policy = casework.rules.policyById(state.policy)
  const dates = milestones(policy, casework.rules.calendar, state.facts, casework.now()).milestones
  return `<h1>${state.reference}</h1>
<p>${words(dispositionOf(state))} · ${words(state.status)} · under ${escapeHtml(policy.title)}${state.flags.length > 0 ? ` · <strong>${state.flags.map(words).join(', ')}</strong>` : ''}</p>
${dates.length === 0 ? '<p>No date runs: this is not under a stage of the policy.</p>' : line(casework, dates)}
<h2>What ${escapeHtml(state.people[0]?.name ?? 'they')} said</h2><blockquote>${escapeHtml(state.text)}</blockquote>
<h2>What happened</h2><div class="scroll" role="region" aria-label="History" tabindex="0"><table><thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">In detail</th><th scope="col">By</th></tr></thead><tbody>${events.map((event) => historyRow(casework, event)).join('')}</tbody></table></div>`
}

/** `/local/cases/{reference}`: one case, its dates and its history. */
export const onePage =
  (open: () => Promise<CaseKeeping>) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const casework = await open()
    const reference = (request.url ?? '').split('?')[0]?.split('/').at(-1)?.toUpperCase() ?? ''
    const caseId = await casework.directory.findByReference(reference)
    const loaded = caseId === null ? null : await loadCase(casework, caseId)
    if (loaded === null || !isOpened(loaded.state)) {
      return sendPage(
        response,
        404,
        page('No such case', '<h1>No such case</h1><p><a href="/local/cases">See all cases</a></p>'),
      )
    }
    const events = loaded.commits.flatMap((commit) => commit.events)
    sendPage(response, 200, page(reference, casePage(casework, loaded.state, events)))
  }
