import type { Instant } from '../calendar/instant.ts'
import { alarms } from '../timeline/alarms.ts'
import type { Rules } from '../timeline/rules.ts'
import { type Case, isLive, isOpened, type OpenedCase } from './case.ts'
import type { CaseCommand, Refusal } from './command.ts'
import type { CaseEvent } from './event.ts'

export type Decision = { readonly events: readonly CaseEvent[] } | { readonly refusal: Refusal }

const refuse = (why: string, clause?: string): Decision => ({
  refusal: clause === undefined ? { why } : { why, clause },
})
const nothing: Decision = { events: [] }

type CommandOf<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>

const endsAtOnce = {
  compliment: 'Thanks passed on; nothing more is asked.',
  'not-for-us': 'Nothing in it for us to act on.',
} as const

const open = (command: CommandOf<'open-case'>): Decision => {
  const { at, by, message, reading, route, reference, policy } = command
  const clockFrom =
    message.saidAt !== null && message.saidAt < message.receivedAt ? message.saidAt : message.receivedAt
  const opened: readonly CaseEvent[] = [
    { type: 'message-received', at, by: message.author === 'staff' ? by : 'resident', message },
    { type: 'message-read', at, by: 'putright', reading },
    { type: 'case-opened', at, by, reference, landlord: message.landlord, policy, route, clockFrom },
  ]
  const { outcome } = route
  if ((outcome === 'compliment' || outcome === 'not-for-us') && !route.confirm) {
    return { events: [...opened, { type: 'closed', at, by: 'putright', why: endsAtOnce[outcome] }] }
  }
  return { events: opened }
}

const addMessage = ({ at, by, message, reading }: CommandOf<'add-message'>, state: OpenedCase): Decision =>
  state.messageIds.includes(message.channelMessageId)
    ? nothing
    : {
        events: [
          { type: 'message-received', at, by: message.author === 'staff' ? by : 'resident', message },
          { type: 'message-read', at, by: 'putright', reading },
        ],
      }

const confirmReading = ({ at, by, route }: CommandOf<'confirm-reading'>, state: OpenedCase): Decision =>
  state.status === 'to-confirm'
    ? { events: [{ type: 'reading-confirmed', at, by, route: { ...route, confirm: false } }] }
    : refuse('This reading has been confirmed already. To change it, correct it.')

const recordNotice = ({ at, by, notice }: CommandOf<'record-notice'>, state: OpenedCase): Decision =>
  state.noticesSent.includes(notice.key) ? nothing : { events: [{ type: 'notice-sent', at, by, ...notice }] }

const reachMilestones = (at: Instant, state: OpenedCase, rules: Rules): Decision => ({
  events: isLive(state)
    ? alarms(state, rules)
        .filter((alarm) => alarm.at <= at)
        .map((alarm): CaseEvent => ({ ...alarm.event, at, by: 'putright' }))
    : [],
})

const withdraw = ({ at, by, why }: CommandOf<'withdraw'>, state: OpenedCase): Decision =>
  isLive(state) ? { events: [{ type: 'withdrawn', at, by, why }] } : refuse('This case is over already.')

const decideOpened = (
  command: Exclude<CaseCommand, { type: 'open-case' }>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  switch (command.type) {
    case 'add-message':
      return addMessage(command, state)
    case 'confirm-reading':
      return confirmReading(command, state)
    case 'record-notice':
      return recordNotice(command, state)
    case 'acknowledge':
      return acknowledge(command, state)
    case 'respond':
      return respond(command, state)
    case 'reach-milestones':
      return reachMilestones(command.at, state, rules)
    case 'withdraw':
      return withdraw(command, state)
    case 'close':
      return close(command, state)
  }
}

const answered = (state: OpenedCase, stage: string): boolean =>
  state.facts.some((fact) => fact.type === 'responded' && fact.stage === stage)

const started = (state: OpenedCase, stage: string): boolean =>
  state.facts.some(
    (fact) => (fact.type === 'received' || fact.type === 'escalation-requested') && fact.stage === stage,
  )

const acknowledge = (command: CommandOf<'acknowledge'>, state: OpenedCase): Decision => {
  const { at, by, stage, means, definition, outcomesSought } = command
  if (!isLive(state)) return refuse('This case is over, so there is nothing to acknowledge.')
  if (!started(state, stage)) return refuse('That stage has not begun.')
  if (state.facts.some((fact) => fact.type === 'acknowledged' && fact.stage === stage)) {
    return refuse('This has been acknowledged already.')
  }
  if (definition.trim() === '') {
    return refuse(
      'An acknowledgement sets out what we understand the complaint to be, and the outcomes sought.',
      'Code 5.6',
    )
  }
  return { events: [{ type: 'acknowledged', at, by, stage, means, definition, outcomesSought }] }
}

const respond = (command: CommandOf<'respond'>, state: OpenedCase): Decision => {
  const { at, by, stage, decision, response } = command
  if (!isLive(state)) return refuse('This case is over, so it cannot be answered.')
  if (state.status === 'to-confirm') return refuse('A person must first confirm what this is.')
  if (!started(state, stage)) return refuse('That stage has not begun.')
  if (answered(state, stage)) return refuse('This stage has been answered already.')
  if (response.trim() === '') return refuse('The answer must address every point, with reasons.', 'Code 6.7')
  return { events: [{ type: 'responded', at, by, stage, decision, response }] }
}

const close = (command: CommandOf<'close'>, state: OpenedCase): Decision => {
  if (!isLive(state)) return refuse('This case is closed already.')
  const unanswered = state.facts.some(
    (fact) => fact.type === 'received' && fact.stage !== undefined && !answered(state, fact.stage),
  )
  if (unanswered) {
    return refuse('A complaint cannot be closed before it is answered.', 'Code 6.6')
  }
  return { events: [{ type: 'closed', at: command.at, by: command.by, why: command.why }] }
}

/** What a command makes of a case: the events that follow, or why not. Total and pure; nothing else changes a case. */
export const decide = (command: CaseCommand, state: Case, rules: Rules): Decision => {
  if (command.type === 'open-case') return state.status === 'unknown' ? open(command) : nothing
  return isOpened(state) ? decideOpened(command, state, rules) : refuse('There is no such case.')
}
