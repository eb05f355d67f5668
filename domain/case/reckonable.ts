import { firstYear, lastYear } from '../calendar/calendar.ts'
import type { CaseCommand, Refusal } from './command.ts'
import { when } from './decision.ts'

/** Years kept free at both ends of the calendars, so that every limit counted from a day still ends inside them. */
const room = 5

const datesIn = (command: CaseCommand): readonly (string | null | undefined)[] => [
  command.at,
  'happenedAt' in command ? command.happenedAt : null,
  'on' in command ? command.on : null,
  'until' in command ? command.until : null,
  'action' in command ? command.action.until : null,
  ...('actions' in command ? (command.actions ?? []).map((action) => action.until) : []),
  ...('orders' in command ? command.orders.map((order) => order.until) : []),
  ...('message' in command ? [command.message.receivedAt] : []),
]

/** Whether dates can be counted from a day. */
export const isReckonable = (date: string): boolean => {
  const year = Number(date.slice(0, 4))
  return year >= firstYear + room && year <= lastYear - room
}

/** No dates can be computed for a year that the calendars do not hold: a slip of the keyboard, said at once. */
export const outsideCalendar = (command: CaseCommand): Refusal | null =>
  when(
    datesIn(command).some((date) => date != null && !isReckonable(date)),
    'One of the dates is in a year that we cannot count in. Check it.',
  )
