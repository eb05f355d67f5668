import { millisecondsOf } from '../../domain/calendar/instant.ts'
import { dayInWords } from '../../domain/calendar/words.ts'
import { hasOpenHazard } from '../../domain/case/case.ts'
import { isDuty } from '../../domain/deadlines/duty.ts'
import type { Milestone } from '../../domain/deadlines/milestone.ts'
import { sayDue } from '../../domain/notices/sayDate.ts'
import type { Page, Piece, Stop } from '../page.ts'
import { flagNames, milestoneNames, outcomeNames, statusNames, taskNames } from '../staffWords.ts'
import type { AtHand } from './atHand.ts'
import type { Desk } from './desk.ts'
import { offeredTasks } from './tasks.ts'

const said = (milestone: Milestone): string => `by ${sayDue(milestone.due)} (${milestone.clause})`

const signOf = (milestone: Milestone, next: Milestone | undefined): Stop['sign'] => {
  if (milestone.state === 'met') return 'done'
  if (milestone.state === 'missed') return 'late'
  return milestone === next ? 'next' : 'later'
}

/** The line of stages: received, then each date that has to be kept, in order, with where the case is now. */
export const stopsOf = ({ state, milestones }: AtHand, desk: Desk): readonly Stop[] => {
  const { zone } = desk.casework.rules.calendar
  const dates = milestones
    .filter((each) => isDuty(each) && each.state !== 'void')
    .toSorted((left, right) => Date.parse(left.due) - Date.parse(right.due))
  const next = dates.find(({ state: standing }) => standing === 'pending')
  const received = dayInWords(zone.localDay(millisecondsOf(state.clockFrom)))
  return [
    { sign: 'done', what: 'Received', when: received },
    ...dates.map((each) => ({
      sign: signOf(each, next),
      what: milestoneNames[each.milestone],
      when: said(each),
    })),
  ]
}

const staffName = (desk: Desk, actor: string | null | undefined): string => {
  if (actor == null) return 'Nobody yet'
  const id = actor.replace(/^staff:/, '')
  return desk.casework.rules.landlord.staff.find((member) => member.id === id)?.name ?? id
}

const person = ({ state: { people }, sight }: AtHand): readonly { label: string; value: string }[] => {
  const [first] = people
  if (sight === 'dates')
    return [{ label: 'Resident', value: 'Not shown here, because others read this channel' }]
  if (first === undefined) return []
  const value = [first.name, first.address, first.phone, first.email]
    .filter((each) => each !== null)
    .join(', ')
  return [{ label: 'Resident', value: value === '' ? 'Not known yet' : value }]
}

const facts = (at: AtHand, desk: Desk): Piece => {
  const { state, stage, sight } = at
  // Flags may tell of somebody’s health.
  const flags = sight === 'whole' ? state.flags.map((flag) => flagNames[flag]).join('; ') : ''
  const adjustments = state.adjustments.filter((each) => !each.ended).map(({ what }) => what)
  return {
    kind: 'facts',
    facts: [
      { label: 'Where it stands', value: statusNames[state.status] },
      { label: 'Held by', value: staffName(desk, stage?.handler) },
      ...person(at),
      { label: 'Why', value: `${state.route.why} (${state.route.clause})` },
      ...(flags === '' ? [] : [{ label: 'Notice', value: flags }]),
      ...(adjustments.length === 0 || sight === 'dates'
        ? []
        : [{ label: 'Do differently for them', value: adjustments.join('; ') }]),
    ],
  }
}

const definition = ({ stage, sight }: AtHand): readonly Piece[] =>
  stage?.definition == null || sight !== 'whole'
    ? []
    : [
        { kind: 'small', text: 'How we understand it, and what they want:' },
        { kind: 'quote', text: `${stage.definition.definition}\n${stage.definition.outcomesSought}` },
      ]

const words = ({ state, sight }: AtHand): readonly Piece[] =>
  sight !== 'whole' || state.text.trim() === ''
    ? []
    : [
        { kind: 'small', text: 'What they said:' },
        { kind: 'quote', text: state.text },
      ]

/** What is to be done besides its dates; the reason may name somebody. */
const tasks = ({ state, sight }: AtHand): readonly Piece[] =>
  state.tasks.map(({ what, why }) => ({
    kind: 'paragraph',
    text: `To do: ${taskNames[what]}.${sight === 'whole' ? ` ${why}` : ''}`,
  }))

/** At most five buttons stand in one row in Slack before they wrap badly. */
const inRow = 5

const inRows = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / inRow) }, (_, row) => all.slice(row * inRow, (row + 1) * inRow))

/** A case as a card: danger, where it stands, its line of stages, and what may be done now. */
export const casePage = (at: AtHand, desk: Desk): Page => {
  const { state, caseId } = at
  const { calendar } = desk.casework.rules
  const headline = `${state.reference}: ${outcomeNames[state.route.outcome]}`
  const doable = offeredTasks(at)
  const main = doable.find(({ look }) => look === 'main')
  const buttons = doable.map((task) => ({
    label: task.label,
    opens: task.name,
    about: caseId,
    // One thing stands out at a time: the first that is due.
    ...(task.look === undefined || (task.look === 'main' && task !== main) ? {} : { look: task.look }),
    says: `${task.label}, ${state.reference}`,
  }))
  return {
    headline,
    pieces: [
      ...(hasOpenHazard(state)
        ? [{ kind: 'danger' as const, text: 'A hazard in the home is not yet made safe.' }]
        : []),
      { kind: 'heading', text: headline },
      facts(at, desk),
      { kind: 'line', stops: stopsOf(at, desk) },
      {
        kind: 'small',
        text: `Today is ${dayInWords(calendar.zone.localDay(millisecondsOf(desk.casework.now())))}.`,
      },
      ...tasks(at),
      ...definition(at),
      ...words(at),
      ...inRows(buttons).map((row) => ({ kind: 'buttons' as const, buttons: row })),
    ],
  }
}
